package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/data/sqlite"
)

// past answers what hung on a screen, from what the screen told.
type past struct {
	store   *sqlite.Store
	painter *painter
}

// At is what hung on the screen at the moment, with the picture rebuilt from what
// was published then. Where nothing is known it is data.ErrNotFound; a picture that
// cannot be rebuilt any more is none.
func (p past) At(ctx context.Context, screen data.ScreenID, at time.Time) (console.Past, error) {
	all, err := p.store.Showings(ctx, screen, at, at.Add(time.Millisecond))
	if err != nil {
		return console.Past{}, err
	}
	for _, s := range all {
		if at.Before(s.From) || !at.Before(s.Until) {
			continue
		}
		return p.of(ctx, s, at)
	}
	return p.instead(ctx, screen, at)
}

// lookedBack is how long before the moment the screen may have told why no page hung.
const lookedBack = 24 * time.Hour

// instead is why no page hung at the moment, as the screen told last before it.
func (p past) instead(ctx context.Context, screen data.ScreenID, at time.Time) (console.Past, error) {
	events, err := p.store.ProofEvents(ctx, screen, at.Add(-lookedBack), at)
	if err != nil {
		return console.Past{}, err
	}
	var last data.Event
	var size data.Painted
	for _, e := range events {
		if e.At.After(at) {
			break
		}
		last = e
		if e.Kind == data.EventPagePainted {
			_ = json.Unmarshal(e.Detail, &size) // a size that cannot be read is the usual one
		}
	}
	why := data.WhyAway(last.Kind)
	switch why {
	case "":
		return console.Past{}, fmt.Errorf("what hung on %s: %w", screen, data.ErrNotFound)
	case data.GapAlert:
		return p.alert(ctx, last, size)
	default:
		return console.Past{Why: why}, nil
	}
}

// alert is the alert that the event tells of. Of one that is not kept only that there
// was one is known.
func (p past) alert(ctx context.Context, e data.Event, size data.Painted) (console.Past, error) {
	told := console.Past{Why: data.GapAlert}
	var detail struct {
		Text data.AlertID `json:"text"`
	}
	if json.Unmarshal(e.Detail, &detail) != nil {
		return told, nil
	}
	a, err := p.store.Alert(ctx, detail.Text)
	if errors.Is(err, data.ErrNotFound) {
		return told, nil
	}
	if err != nil {
		return told, err
	}
	c, err := p.store.Content(ctx)
	if err != nil {
		return told, err
	}
	told.Alert = &a
	told.PNG, err = p.painter.PastAlert(c.Town, a, size)
	return told, err
}

func (p past) of(ctx context.Context, s data.Showing, at time.Time) (console.Past, error) {
	told := console.Past{Showing: s}
	c, err := p.store.EditionContent(ctx, s.Edition)
	switch {
	case errors.Is(err, data.ErrNotFound) && s.Edition > 0:
		return told, nil
	case errors.Is(err, data.ErrNotFound):
		c, err = p.store.Content(ctx) // the built-in page shows the town and its phones
	}
	if err != nil {
		return told, err
	}
	told.Title = c.TitleOf(s.Page)
	picture, version, err := p.painter.Past(c, s.Painted, at)
	if errors.Is(err, data.ErrNotFound) {
		return told, nil
	}
	told.PNG, told.Same = picture, version == s.Version
	return told, err
}
