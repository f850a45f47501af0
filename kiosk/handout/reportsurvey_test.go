package handout_test

import (
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestReportHasTheSurveysOfThePeriod(t *testing.T) {
	r, content := sampleReport(t)
	survey := datatest.Survey()
	r.Surveys = []data.SurveyResult{{
		Survey: survey, All: 64, Hidden: map[data.HiddenFor]int{data.HiddenInterval: 3}, ByChannel: map[data.Channel]int{data.ViaKiosk: 64},
		Counts: [][]int{{2, 6, 26, 30}, {9, 3}, {0, 2, 1, 1, 0}, {0, 0}, {0, 0, 0, 0}},
	}}
	_, pages := reportText(t, r, content, data.Bulgarian, datatest.Now())
	text := strings.Join(pages, " ")
	mustSay(t, text, "Анкета: За гишето", "02.11.2026 г. до 31.12.2026 г.", "Отговорили: 64. Скрити: 3.", "Отлично 30 47 % (между 35 и 59 %)",
		"Отговори: 12. Недостатъчно за извод: нужни са поне 30. Отговор Брой Дял (при 95 % сигурност) Да 9 Не 3", "Отговори: 4. Твърде малко, за да се покажат")
	if strings.Contains(text, "Под 5 минути") {
		t.Error("what too few answered is shown")
	}
	_, pages = reportText(t, r, content, data.English, datatest.Now())
	mustSay(t, strings.Join(pages, " "), "Survey: About the counter", "Yes 9")
}
