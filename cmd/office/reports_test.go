package main

import (
	"bytes"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
)

// What the store reckons is drawn with the names of the edition, before and after it is
// published.
func TestReportOfTheStoreIsDrawnOnPaper(t *testing.T) {
	o := openOffice(t)
	pages := &published{shelf: o.shelf}
	if err := pages.renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	period := data.HalfYearOf(time.Now()).Before()
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
