package machine

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"testing"
)

func TestStaffSeeTheLastWarnings(t *testing.T) {
	recent := &Recent{}
	log := slog.New(keeping{slog.NewJSONHandler(io.Discard, nil), recent}).With("piece", "kiosk")
	log.Info("nothing of note")
	if got := recent.Lines(); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	for i := range mostRecent + 5 {
		log.Warn("edition refused", "error", errors.New(fmt.Sprint(i)))
	}
	got := recent.Lines()
	if len(got) != mostRecent || got[0].Text != "edition refused · error: 24" || got[0].At.IsZero() {
		t.Errorf("got %d lines, first %+v", len(got), got[0])
	}
}
