package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
)

// counted enters a figure of the period, without which there is nothing to publish.
func counted(t *testing.T, o *opened, p data.Period) {
	t.Helper()
	if err := o.store.EnterFigure(t.Context(), data.HandFigure{Promise: "II.1.2", Period: p, Of: 8, N: 10, Evidence: "дневник", By: "Иванова"}); err != nil {
		t.Fatal(err)
	}
}

// What the store reckons is drawn with the names of the edition, before and after it is
// published.
func TestReportOfTheStoreIsDrawnOnPaper(t *testing.T) {
	o := openOffice(t)
	pages := &published{shelf: o.shelf}
	if err := pages.renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	period := data.HalfYearOf(time.Now()).Before()
	counted(t, o, period)
	now, err := o.store.Report(t.Context(), period)
	if err != nil {
		t.Fatal(err)
	}
	stays, err := o.store.PublishReport(t.Context(), "Иванова", period)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range data.Languages() {
		for _, r := range []data.PublishedReport{{Report: now}, stays} {
			sheets, err := reportPaper(pages.Content, handout.ReportPDF)(t.Context(), r, l)
			if err != nil || !bytes.HasPrefix(sheets, []byte("%PDF")) {
				t.Errorf("%s: sheets of %d bytes, %v", l, len(sheets), err)
			}
			poster, err := reportPaper(pages.Content, handout.PosterPDF)(t.Context(), r, l)
			if err != nil || !bytes.HasPrefix(poster, []byte("%PDF")) || bytes.Equal(poster, sheets) {
				t.Errorf("%s: poster of %d bytes, %v", l, len(poster), err)
			}
		}
	}
}

// Nobody types the report again: publishing it is what brings it to the screens.
func TestPublishedReportIsOnTheScreensAtOnce(t *testing.T) {
	o := openOffice(t)
	pages := &published{shelf: o.shelf}
	released := 0
	d := reportDesk{o.store, func(ctx context.Context) {
		released++
		if err := pages.renew(ctx); err != nil {
			t.Error(err)
		}
	}, slog.New(slog.DiscardHandler)}
	period := data.HalfYearOf(time.Now()).Before()
	counted(t, o, period)
	stays, err := d.PublishReport(t.Context(), "Иванова", period)
	if err != nil {
		t.Fatal(err)
	}
	c, err := pages.Content(t.Context())
	if err != nil || c.Report.Period != period || released != 1 {
		t.Errorf("screens have the report of %v, told %d times, %v", c.Report.Period, released, err)
	}
	shown, err := o.shelf.Newest(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = shown.Close() }()
	told, err := shown.Report(t.Context())
	if diff := cmp.Diff(stays.Told().Local(), told, cmpopts.EquateEmpty(), cmpopts.EquateApproxTime(time.Millisecond)); diff != "" || err != nil {
		t.Errorf("%v (-published +edition)\n%s", err, diff)
	}
	if _, err := d.PublishReport(t.Context(), "Иванова", period); !errors.Is(err, data.ErrConflict) || released != 1 {
		t.Errorf("published twice: %v", err)
	}
	papers := &publishedReports{report: o.store.PublishedReport, content: pages.Content}
	first, err := papers.pdf(t.Context(), period, data.Bulgarian)
	again, wrong := papers.pdf(t.Context(), period, data.Bulgarian)
	if err := errors.Join(err, wrong); err != nil || !bytes.HasPrefix(first, []byte("%PDF")) || &first[0] != &again[0] {
		t.Errorf("the report was drawn twice: %v", err)
	}
	if _, err := papers.pdf(t.Context(), period.Before(), data.Bulgarian); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("got %v, want nothing to be published", err)
	}
}
