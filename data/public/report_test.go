package public

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
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
	r.Surveys = []data.SurveyResult{surveyed()}
	return r, nil
}

// surveyed is a survey with enough answers to its first question, some to its second and
// too few to the others.
func surveyed() data.SurveyResult {
	return data.SurveyResult{
		Survey: datatest.Survey(), All: 64, Hidden: map[data.HiddenFor]int{data.HiddenInterval: 3}, ByChannel: map[data.Channel]int{data.ViaKiosk: 50, data.ViaPaper: 14},
		Counts: [][]int{{2, 6, 26, 30}, {9, 3}, {0, 2, 1, 1, 0}, {0, 0}, {0, 0, 0, 0}},
	}
}

func TestPublishedReportIsOnThePhone(t *testing.T) {
	v := visit(t)
	if got := v.get("/R").Body.String(); !strings.Contains(got, `href="/R/2026-1"`) || !strings.Contains(got, "първото полугодие на 2026") {
		t.Errorf("got %s", got)
	}
	got := v.get("/R/2026-1").Body.String()
	for _, want := range []string{"Доволни са 93 %", "между 86 и 97 %", "Скрити: повторни", "90 %", "Второ гише в петък", "Публикуван на 15.07.2026", "Отговорили: 64 · Скрити: 3", "47 % (между 35 и 59 %)", "Отговори: 12. Недостатъчно за извод", "Отговори: 4. Твърде малко"} {
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
