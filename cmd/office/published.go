package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/edition"
)

// built is what this office put into the edition that it built last, so that it need
// not read again what it wrote a moment ago. Nobody may change it.
type built struct {
	mu      sync.Mutex
	edition data.EditionSummary
	content data.Content
}

func (b *built) keep(e data.EditionSummary, c data.Content) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.edition, b.content = e, c.Local()
}

// of is what is in the edition; ok is false when that is not known here.
func (b *built) of(e *edition.Edition) (c data.Content, ok bool) {
	if b == nil {
		return c, false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.content, b.edition.Number == e.Number() && b.edition.SHA256 == e.SHA256()
}

// published is the edition that the public pages read: what the screens show,
// and nothing else.
type published struct {
	shelf    edition.Shelf
	built    *built       // nil: everything is read
	renewing sync.Mutex   // held by whoever changes now
	mu       sync.RWMutex // held by its readers
	now      *edition.Edition
	whole    struct { // what now holds, once it was asked for
		sync.Mutex
		number  data.EditionNumber
		content data.Content
	}
}

// Number is that of the present edition; 0: there is none.
func (p *published) Number() data.EditionNumber {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.now == nil {
		return 0
	}
	return p.now.Number()
}

// renew takes a newer edition if there is one. Two clerks may publish at once:
// one renews after the other, and never back to an older edition.
func (p *published) renew(ctx context.Context) error {
	p.renewing.Lock()
	defer p.renewing.Unlock()
	var shown data.EditionNumber
	if p.now != nil {
		shown = p.now.Number()
	}
	newer, err := p.shelf.Newest(ctx, shown)
	if newer == nil {
		return err
	}
	p.mu.Lock()
	before := p.now
	p.now = newer
	p.mu.Unlock()
	if before != nil {
		return errors.Join(err, before.Close())
	}
	return err
}

// from reads from the present edition.
func from[T any](p *published, read func(*edition.Edition) (T, error)) (T, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.now == nil {
		var none T
		return none, data.ErrUnavailable
	}
	return read(p.now)
}

func (p *published) Town(ctx context.Context) (data.Town, error) {
	c, err := p.Content(ctx)
	return c.Town, err
}

func (p *published) Departments(ctx context.Context) ([]data.Department, error) {
	return from(p, func(e *edition.Edition) ([]data.Department, error) { return e.Departments(ctx) })
}

func (p *published) Groups(ctx context.Context) ([]data.Group, error) {
	return from(p, func(e *edition.Edition) ([]data.Group, error) { return e.Groups(ctx) })
}

func (p *published) ServicesIn(ctx context.Context, g data.GroupID) ([]data.Service, error) {
	return from(p, func(e *edition.Edition) ([]data.Service, error) { return e.ServicesIn(ctx, g) })
}

func (p *published) Services(ctx context.Context) ([]data.Service, error) {
	c, err := p.Content(ctx)
	return c.Services, err
}

func (p *published) Service(ctx context.Context, id data.ServiceID) (data.Service, error) {
	return from(p, func(e *edition.Edition) (data.Service, error) { return e.Service(ctx, id) })
}

func (p *published) Form(ctx context.Context, id data.FormID) (data.Form, error) {
	return from(p, func(e *edition.Edition) (data.Form, error) { return e.Form(ctx, id) })
}

func (p *published) ServicesWith(ctx context.Context, id data.FormID) ([]data.Service, error) {
	return from(p, func(e *edition.Edition) ([]data.Service, error) { return e.ServicesWith(ctx, id) })
}

func (p *published) ElsewhereByID(ctx context.Context, id data.ElsewhereID) (data.Elsewhere, error) {
	return from(p, func(e *edition.Edition) (data.Elsewhere, error) { return e.ElsewhereByID(ctx, id) })
}

func (p *published) Notice(ctx context.Context, id data.NoticeID) (data.Notice, error) {
	return from(p, func(e *edition.Edition) (data.Notice, error) { return e.Notice(ctx, id) })
}

func (p *published) Stages(ctx context.Context) ([]data.StageWords, error) {
	return from(p, func(e *edition.Edition) ([]data.StageWords, error) { return e.Stages(ctx) })
}

func (p *published) Search(ctx context.Context, query string, limit int) ([]data.Hit, error) {
	return from(p, func(e *edition.Edition) ([]data.Hit, error) { return e.Search(ctx, time.Now(), query, limit) })
}

// findServices are the services that answer the words, the best first.
func (p *published) findServices(ctx context.Context, words string) (ids []data.ServiceID, err error) {
	const most = 200
	hits, err := p.Search(ctx, words, most)
	for _, hit := range hits {
		if hit.Kind == data.HitService {
			ids = append(ids, data.ServiceID(hit.ID))
		}
	}
	return ids, err
}

// Content is all of the edition. It is read once; nobody may change it.
func (p *published) Content(ctx context.Context) (data.Content, error) {
	return from(p, func(e *edition.Edition) (data.Content, error) {
		p.whole.Lock()
		defer p.whole.Unlock()
		if p.whole.number == e.Number() {
			return p.whole.content, nil
		}
		c, known := p.built.of(e)
		var err error
		if !known {
			c, err = e.Content(ctx)
		}
		if err == nil {
			p.whole.number, p.whole.content = e.Number(), c
		}
		return c, err
	})
}
