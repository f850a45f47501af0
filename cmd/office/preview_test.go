package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/display"
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
		before, err := p.Preview(t.Context(), n, console.OnBoard)
		if err != nil {
			t.Fatal(err)
		}
		content.Notices = []data.Notice{n}
		after, err := p.Preview(t.Context(), n, console.OnBoard)
		if err != nil {
			t.Fatal(err)
		}
		if time.Now().Minute() != began {
			continue // the clock on the board went on
		}
		if !bytes.Equal(before.PNG, after.PNG) {
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

// wide is as wide a text as any of its length.
func wide(letters int) string { return strings.Repeat("Щ", letters) }

// TestWhatDoesNotFitIsFoundBeforeTheWall looks at the longest that may be entered,
// which fits on boards that lie and that stand, and at what is longer.
func TestWhatDoesNotFitIsFoundBeforeTheWall(t *testing.T) {
	content, err := machine.Starter()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	p := &painter{content: func(context.Context) (data.Content, error) { return content, nil }}
	agenda := func(points int, what string) data.BoardItem {
		item := data.BoardItem{Kind: data.BoardAgenda, Title: data.Text{BG: "Събор"}, Permanent: true}
		for i := range points {
			item.Agenda = append(item.Agenda, data.Point{At: now.Add(time.Duration(i) * time.Minute), What: data.Text{BG: what}})
		}
		return item
	}
	for name, draft := range map[string]func(data.Content, time.Time) display.Draft{
		"the longest notice": func(c data.Content, now time.Time) display.Draft {
			n := data.Notice{ID: "n", Title: wide(data.MaxNoticeTitle), Body: wide(data.MaxNoticeBody), From: now, Until: now.Add(time.Hour)}
			return display.DraftNotice(c, n, now)
		},
		"the longest posting": func(c data.Content, now time.Time) display.Draft {
			return display.DraftPosting(c, data.PublicPosting{ID: "p", Act: wide(data.MaxNoticeTitle), Title: wide(data.MaxNoticeTitle), Body: wide(data.MaxNoticeBody)}, now)
		},
		"the longest agenda": func(c data.Content, now time.Time) display.Draft {
			return display.DraftItem(c, agenda(30, wide(data.MaxNoticeTitle)), now)
		},
	} {
		if unfit, err := p.Unfit(t.Context(), draft); unfit != "" || err != nil {
			t.Errorf("%s: %q does not fit, %v", name, unfit, err)
		}
	}
	long := data.Notice{ID: "n", Title: wide(5 * data.MaxNoticeTitle), Body: "Текст.", From: now, Until: now.Add(time.Hour)}
	if shown, err := p.Preview(t.Context(), long, console.OnBoard); shown.Unfit == "" || len(shown.PNG) == 0 || err != nil {
		t.Errorf("a title of %d letters fits, %v", 5*data.MaxNoticeTitle, err)
	}
	d := desk{painter: p}
	err = d.fits(t.Context(), map[string]string{"title": long.Title}, func(c data.Content, now time.Time) display.Draft { return display.DraftNotice(c, long, now) })
	var problems data.Problems
	if !errors.As(err, &problems) || problems.Of("title") != data.DoesNotFit {
		t.Errorf("it is published: %v", err)
	}
}
