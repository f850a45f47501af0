package main

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
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
	if err := d.fitsNotice(t.Context(), long); err != nil {
		t.Errorf("the board is to blame for a notice that is too long: %v", err)
	}
}

// TestUnchangedTextIsNotPaintedAgain asks for the same picture twice, and for a text
// that nobody waits for any more.
func TestUnchangedTextIsNotPaintedAgain(t *testing.T) {
	content, err := machine.Starter()
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	edition := data.EditionNumber(1)
	p := &painter{
		content: func(context.Context) (data.Content, error) { read++; return content, nil },
		edition: func() data.EditionNumber { return edition },
	}
	n := typing(1, time.Now())
	began := time.Now().Minute()
	for range 3 {
		if _, err := p.Preview(t.Context(), n, console.OnKiosk); err != nil {
			t.Fatal(err)
		}
	}
	if read != 1 && time.Now().Minute() == began {
		t.Errorf("it was painted %d times", read)
	}
	read, edition = 0, 2
	if _, err := p.Preview(t.Context(), n, console.OnKiosk); err != nil || read != 1 {
		t.Errorf("with another edition it was painted %d times, %v", read, err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Preview(gone, typing(2, time.Now()), console.OnKiosk); err == nil {
		t.Error("a text was painted that nobody waits for")
	}
}

// TestEverySurfaceShowsItsOwnScreen looks at the sizes and at what is told of each.
func TestEverySurfaceShowsItsOwnScreen(t *testing.T) {
	content, err := machine.Starter()
	if err != nil {
		t.Fatal(err)
	}
	p := &painter{content: func(context.Context) (data.Content, error) { return content, nil }}
	n := typing(1, time.Now())
	n.Body = strings.Repeat("Заинтересованите могат да разгледат проекта в стая 204. ", 60)
	for on, want := range map[console.Surface]image.Point{console.OnBoard: {X: 960, Y: 540}, console.OnUpright: {X: 540, Y: 960}, console.OnKiosk: {X: 960, Y: 540}} {
		shown, err := p.Preview(t.Context(), n, on)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.DecodeConfig(bytes.NewReader(shown.PNG))
		if err != nil || picture.Width != want.X || picture.Height != want.Y {
			t.Errorf("%s is %d by %d, %v", on, picture.Width, picture.Height, err)
		}
		if shown.Pages < 2 || shown.Lasts < time.Minute || shown.GoesOn != (on == console.OnKiosk) || shown.Often == nil {
			t.Errorf("%s: %d pages for %v, goes on: %v", on, shown.Pages, shown.Lasts, shown.GoesOn)
		}
	}
	document := data.BoardItem{Kind: data.BoardPDF, Title: data.Text{BG: "Наредба"}, Pictures: []data.Picture{{SHA256: "x", Width: 1527, Height: 2160}}}
	lying, standing := display.LeastPoints(wall, document), display.LeastPoints(upright, document)
	if lying < 40 || lying > 70 || standing < 20 || standing >= lying {
		t.Errorf("letters of a sheet must have %d points, upright %d", lying, standing)
	}
}
