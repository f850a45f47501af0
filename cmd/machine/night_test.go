package machine

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"strings"
	"testing"
)

func TestMonitorIsSwitchedOnlyWhenItIsNotAsItShouldBe(t *testing.T) {
	var ran []string
	var fail error
	n := NewNight(nil, func(on bool) { ran = append(ran, "on "+strconv.FormatBool(on)) }, slog.New(slog.DiscardHandler))
	n.run = func(_ context.Context, args ...string) error {
		ran = append(ran, strings.Join(args, " "))
		return fail
	}
	n.turn(t.Context(), true)
	n.turn(t.Context(), true)
	if got := strings.Join(ran, ", "); got != "dpms force on, -dpms, on true" {
		t.Errorf("at the start, when nobody knows how it is: %s", got)
	}
	ran = nil
	n.turn(t.Context(), false)
	n.turn(t.Context(), false)
	if got := strings.Join(ran, ", "); got != "+dpms, dpms 0 0 0, dpms force off, on false" {
		t.Errorf("in the evening: %s", got)
	}
	ran, fail = nil, errors.New("no answer")
	n.turn(t.Context(), true)
	if got := strings.Join(ran, ", "); got != "dpms force on" {
		t.Errorf("in the morning, with a fault: %s", got)
	}
	ran, fail = nil, nil
	n.turn(t.Context(), true)
	if got := strings.Join(ran, ", "); got != "dpms force on, -dpms, on true" {
		t.Errorf("tried again: %s", got)
	}
}
