package main

import (
	"context"
	"sync"
	"time"

	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
)

// brochures are those of the present edition as they are today, each made when it is
// first asked for. One is made at a time: however many phones ask at once, the screens
// keep a processor.
type brochures struct {
	pages *published
	clock func() time.Time

	mu      sync.Mutex
	edition data.EditionNumber // of what is made
	day     string
	made    map[brochure][]byte
}

// brochure names one among those of an edition.
type brochure struct {
	service  data.ServiceID
	language data.Language
}

// of is the brochure of the service; one that is not published is data.ErrNotFound.
func (b *brochures) of(ctx context.Context, id data.ServiceID, l data.Language) ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	content, err := b.pages.Content(ctx)
	if err != nil {
		return nil, err
	}
	now, edition := b.clock(), b.pages.Number()
	day := now.In(data.Sofia()).Format(time.DateOnly)
	if b.made == nil || b.edition != edition || b.day != day {
		b.edition, b.day, b.made = edition, day, map[brochure][]byte{}
	}
	asked := brochure{id, l}
	if pdf, known := b.made[asked]; known {
		return pdf, nil
	}
	pdf, err := handout.BrochurePDF(content, id, l, now)
	if err == nil {
		b.made[asked] = pdf
	}
	return pdf, err
}
