package main

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/display"
	"example.org/parter/kiosk"
)

// uprightGlass is the size of a kiosk that stands.
var uprightGlass = look.Screen{Width: 1080, Height: 1920}

// PreviewEntry is the entry as the surface will show it, in the published content
// and in the place of the published entry. One that the surface does not show is
// data.ErrNotFound.
func (p *painter) PreviewEntry(ctx context.Context, e data.Entry, on console.Surface) (console.Previewed, error) {
	e = called(e)
	return p.remembered(ctx, e, on, func(c data.Content, now time.Time) (console.Previewed, error) {
		switch c = c.With(e); on {
		case console.OnKiosk:
			return paintOnKiosk(glass, c, e, now)
		case console.OnUprightKiosk:
			return paintOnKiosk(uprightGlass, c, e, now)
		default:
			return p.paintOnBoard(screenOf(on), c, e, now)
		}
	})
}

// newEntry is the ID of an entry that has none yet.
const newEntry = "preview"

// called is the entry with an ID, by which the screens can name it.
func called(e data.Entry) data.Entry {
	switch e := e.(type) {
	case data.Service:
		if e.ID == "" {
			e.ID = newEntry
		}
		return e
	case data.Department:
		if e.ID == "" {
			e.ID = newEntry
		}
		return e
	case data.LifeEvent:
		if e.ID == "" {
			e.ID = newEntry
		}
		return e
	default:
		return e
	}
}

func paintOnKiosk(screen look.Screen, c data.Content, e data.Entry, now time.Time) (v console.Previewed, err error) {
	var scene fyne.CanvasObject
	if scene, v.GoesOn, err = kiosk.Preview(screen, c, e, now); err != nil {
		return v, err
	}
	v.PNG, err = encode(photographOf(inWindow(screen, scene), screen, half))
	return v, err
}

// paintOnBoard paints the first page of the board on which the entry stands.
func (p *painter) paintOnBoard(screen look.Screen, c data.Content, e data.Entry, now time.Time) (v console.Previewed, err error) {
	d, any := pagesOf(e, c, now)
	if !any {
		return v, fmt.Errorf("%s is on no board: %w", e.Ref(), data.ErrNotFound)
	}
	sketch := p.easel(screen).Sketch(p.options(screen, c), d)
	if sketch.First == nil {
		return v, fmt.Errorf("no board has a page of %s: %w", e.Ref(), data.ErrNotFound)
	}
	v.Pages, v.Lasts, v.Unfit = sketch.Pages, sketch.Lasts, sketch.Unfit
	v.PNG, err = encode(photographOf(sketch.First, screen, half))
	return v, err
}

// pagesOf are the pages of the board that say what is in the entry.
func pagesOf(e data.Entry, c data.Content, now time.Time) (d display.Draft, any bool) {
	switch e := e.(type) {
	case data.Service:
		return display.DraftFees(c, e, now), true
	case data.Receptions:
		return display.DraftPages(c, data.BoardReceptions, now), true
	case data.DaysOffList:
		return display.DraftPages(c, data.BoardHours, now), true
	default:
		return d, false
	}
}
