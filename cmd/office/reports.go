package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/data/sqlite"
	"example.org/parter/kiosk/handout"
)

// reportPaper draws a report with the names that services and departments have in what
// is published.
func reportPaper(
	content func(context.Context) (data.Content, error),
	draw func(data.PublishedReport, data.Content, data.Language, time.Time) ([]byte, error),
) console.ReportPaper {
	return func(ctx context.Context, r data.PublishedReport, l data.Language) ([]byte, error) {
		c, err := content(ctx)
		if err != nil {
			return nil, err
		}
		return draw(r, c, l, time.Now())
	}
}

// reportDesk is the store as the console publishes reports with it: boards and kiosks tell
// of a report at once.
type reportDesk struct {
	*sqlite.Store
	released func(context.Context) // tells screens and public pages of a new edition
	log      *slog.Logger
}

// PublishReport publishes the report, and then an edition that carries it. Where that
// fails the report stands nevertheless, and the next edition carries it.
func (d reportDesk) PublishReport(ctx context.Context, by string, p data.Period) (data.PublishedReport, error) {
	r, err := d.Store.PublishReport(ctx, by, p)
	if err != nil {
		return r, err
	}
	lasting := context.WithoutCancel(ctx)
	if _, err := d.PublishEdition(lasting, by); err != nil {
		d.log.Warn("the report is published; boards and kiosks tell of it after the next publication", "error", err)
	}
	d.released(lasting)
	return r, nil
}

// publishedReports are the published reports on paper, as phones ask for them. A report
// never changes, so each is drawn once. One is drawn at a time: however many phones ask at
// once, the screens keep a processor.
type publishedReports struct {
	report  func(context.Context, data.Period) (data.PublishedReport, error)
	content func(context.Context) (data.Content, error)

	mu   sync.Mutex
	made map[reportOnPaper][]byte
}

// reportOnPaper names one of them.
type reportOnPaper struct {
	period   data.Period
	language data.Language
}

// pdf is the report of the period; one that is not published is data.ErrNotFound.
func (p *publishedReports) pdf(ctx context.Context, period data.Period, l data.Language) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	asked := reportOnPaper{period, l}
	if pdf, known := p.made[asked]; known {
		return pdf, nil
	}
	r, err := p.report(ctx, period)
	if err != nil {
		return nil, err
	}
	pdf, err := reportPaper(p.content, handout.ReportPDF)(ctx, r, l)
	if err != nil {
		return nil, err
	}
	if p.made == nil {
		p.made = map[reportOnPaper][]byte{}
	}
	p.made[asked] = pdf
	return pdf, nil
}

// leafletPaper draws the leaflet with the address that is published.
func leafletPaper(town func(context.Context) (data.Town, error)) func(context.Context) ([]byte, error) {
	return func(ctx context.Context) ([]byte, error) {
		t, err := town(ctx)
		if err != nil {
			return nil, err
		}
		return handout.OpinionPDF(t, time.Now())
	}
}
