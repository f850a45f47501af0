package public

import (
	"context"
	"fmt"
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
	r.Rules = data.UsualFeedbackRules().OfReport()
	r.Period, r.Before = p, data.Tally{0, 5, 5, 5, 5}
	r.Opinion.All, r.Opinion.Hidden = data.Tally{0, 2, 5, 30, 63}, map[data.HiddenFor]int{data.HiddenLater: 4}
	r.YearAgo = data.Tally{0, 10, 10, 20, 20}
	r.Opinion.ByService = map[data.ServiceID]data.Tally{"1001": {0, 1, 2, 20, 40}, "gone": {0, 0, 1, 0, 2}}
	r.Opinion.ByDepartment = map[data.DepartmentID]data.Tally{"registry": {0, 2, 5, 20, 40}}
	r.Opinion.ByChannel = map[data.Channel]data.Tally{data.ViaKiosk: {0, 2, 5, 20, 60}, data.ViaPaper: {0, 0, 0, 10, 3}}
	r.Services, r.Departments = map[data.ServiceID]data.Text{"1001": {BG: "Скица", EN: "Plan"}}, map[data.DepartmentID]data.Text{"registry": {BG: "Деловодство", EN: "Registry"}}
	r.Expected = []data.CharterBlock{{Promise: "III.1.1", Text: data.Text{BG: "да се отнасят към служителите учтиво;", EN: "to be polite;"}}}
	for _, part := range t.content.Charter.Parts {
		for _, section := range part.Sections {
			for i, promised := range section.Promises() {
				row := data.LedgerRow{Commitment: data.Commitment{Promise: promised.Promise, Measure: data.MeasuredInTerm}, Text: promised.Text}
				if i == 0 {
					row.Value, row.Before, row.YearAgo = data.NewShare(900, 1000), data.NewShare(700, 1000), data.NewShare(10, 10)
					row.Target, row.Published = 95, r.At
				}
				r.Ledger = append(r.Ledger, row)
			}
		}
	}
	r.Ledger[0].Measure, r.Ledger[0].Value = data.MeasuredKiosks, data.NewShare(59_000, 60_000)
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
	for _, want := range []string{
		"Доволни са 93 %", "между 86 и 97 %", "Скрити: повторни", "90 %", "Второ гише в петък", "Публикуван на 15.07.2026",
		"Второто полугодие на 2025 г.: 10 от 20 са доволни. Недостатъчно за извод", "Първото полугодие на 2025 г.: Доволни са 67 %", // earlier periods
		"По звена", "Деловодство", "По услуги", "Скица", "gone", "Откъде", "Киоск", "Средно: 3,57 от 4", // tables
		"95 %, неизпълнено", "Спрямо преди: 70 % (700 от 1000), по-добре", "Спрямо преди година: 100 % (10 от 10), без сигурна разлика", "Публикувано на 15.07.2026",
		"98 % (983 от 1000 часа)", "Обещания без данни за периода", "Какво очаква общината от гражданите", "да се отнасят към служителите учтиво",
		"съобщение се поема до 14 дни", "Отговорили: 64 · Скрити: 3", "47 % (между 35 и 59 %)", "Отговори: 12. Недостатъчно за извод", "Отговори: 4. Твърде малко", // surveys
		"<svg", "/R/2026-1/otchet.pdf", "За екранен четец най-удобна е тази страница",
	} {
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

func TestPublishedReportIsSentOnPaper(t *testing.T) {
	v := visit(t)
	w := v.get("/R/2026-1/otchet.pdf?l=en")
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/pdf" || w.Body.String() != "%PDF of 2026-1 in en" {
		t.Errorf("got %d, %v, %q", w.Code, w.Header(), w.Body)
	}
	for _, path := range []string{"/R/2026-2/otchet.pdf", "/R/x/otchet.pdf"} {
		if w := v.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func reportPDF(_ context.Context, p data.Period, l data.Language) ([]byte, error) {
	if p != (data.Period{Year: 2026, Half: 1}) {
		return nil, data.ErrNotFound
	}
	return fmt.Appendf(nil, "%%PDF of %s in %s", p, l), nil
}
