package main

import (
	"context"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/console"
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
