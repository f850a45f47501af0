package main

import (
	"bytes"
	"context"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
)

// TestPreviewOfAPublishedNoticeCountsItOnce paints the same board whether the
// notice stands in it already or not.
func TestPreviewOfAPublishedNoticeCountsItOnce(t *testing.T) {
	content, err := machine.Starter()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	n := data.Notice{ID: "n1", Title: "Спиране на водата", Body: "От 9 до 16 часа.", From: now.Add(-time.Hour), Until: now.Add(time.Hour)}
	content.Notices = nil
	p := &painter{content: func(context.Context) (data.Content, error) { return content, nil }}
	for {
		began := time.Now().Minute()
		content.Notices = nil
		before, _, err := p.Preview(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		content.Notices = []data.Notice{n}
		after, _, err := p.Preview(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		if time.Now().Minute() != began {
			continue // the clock on the board went on
		}
		if !bytes.Equal(before, after) {
			t.Error("the board with the published notice looks different")
		}
		return
	}
}

func TestDatesStillBeingTypedTurnedTheBoardsClockBack(t *testing.T) {
	now := time.Now()
	for name, n := range map[string]data.Notice{
		"none":       {},
		"no end":     {From: now.Add(time.Hour)},
		"no start":   {Until: now.Add(-time.Hour)},
		"end before": {From: now, Until: now.Add(-time.Hour)},
	} {
		if got := dated(n, now); !got.ShownAt(now) || !got.From.IsZero() {
			t.Errorf("%s: shown from %s until %s", name, got.From, got.Until)
		}
	}
	whole := data.Notice{From: now.Add(time.Hour), Until: now.Add(2 * time.Hour)}
	if got := dated(whole, now); !got.From.Equal(whole.From) || !got.Until.Equal(whole.Until) {
		t.Errorf("dates that are whole became %s and %s", got.From, got.Until)
	}
}
