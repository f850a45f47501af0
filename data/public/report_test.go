package public

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

// PublishedPeriods and PublishedReport make the town tell how it kept its promises.
func (t *town) PublishedPeriods(context.Context) ([]data.Period, error) {
	return []data.Period{{Year: 2026, Half: 1}}, nil
}

func (t *town) PublishedReport(_ context.Context, p data.Period) (data.PublishedReport, error) {
	if p != (data.Period{Year: 2026, Half: 1}) {
		return data.PublishedReport{}, data.ErrNotFound
	}
	r := data.PublishedReport{By: "ana", At: time.Date(2026, time.July, 15, 9, 0, 0, 0, data.Sofia())}
	r.Rules = data.UsualFeedbackRules().OfReport()
	r.Period, r.Before = p, data.Tally{0, 5, 5, 5, 5}
	r.Opinion.All, r.Opinion.Hidden = data.Tally{0, 2, 5, 30, 63}, map[data.HiddenFor]int{data.HiddenLater: 4}
	for _, part := range t.content.Charter.Parts {
		for _, section := range part.Sections {
			for i, promised := range section.Promises() {
				row := data.LedgerRow{Commitment: data.Commitment{Promise: promised.Promise, Measure: data.MeasuredInTerm}, Text: promised.Text}
				if i == 0 {
					row.Value = data.NewShare(9, 10)
				}
				r.Ledger = append(r.Ledger, row)
			}
		}
	}
	r.Actions = []data.CorrectiveAction{{What: "Второ гише в петък", Responsible: "Секретар", Until: r.At, Done: r.At}}
	return r, nil
}

func TestPublishedReportIsOnThePhone(t *testing.T) {
	v := visit(t)
	if got := v.get("/R").Body.String(); !strings.Contains(got, `href="/R/2026-1"`) || !strings.Contains(got, "първото полугодие на 2026") {
		t.Errorf("got %s", got)
	}
	got := v.get("/R/2026-1").Body.String()
	for _, want := range []string{"Доволни са 93 %", "между 86 и 97 %", "Скрити: повторни", "90 %", "Второ гише в петък", "съобщение се поема до 14 дни", "Публикуван на 15.07.2026"} {
		if !strings.Contains(got, want) {
			t.Errorf("without %q: %s", want, got)
		}
	}
	for _, path := range []string{"/R/2026-2", "/R/2025", "/R/x"} {
		if w := v.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}
