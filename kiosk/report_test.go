package kiosk

import (
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// reported is a town that has published a report.
func reported() data.Content {
	c := datatest.Town()
	c.Report = datatest.Told()
	return c
}

// reportSights are the results with a report.
func reportSights() []sight {
	return []sight{{"results-report", func(h *hall) {
		before := h.catalogue
		h.catalogue = &sheets{Content: reported()}
		h.visit.open(Route{Place: AtResults})
		h.settle()
		h.catalogue = before
	}}}
}

func TestPublishedReportIsOnTheKiosk(t *testing.T) {
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: reported()})
	h.settle()
	press(t, h, "Харта на клиента")
	press(t, h, "Резултати")
	mustSay(t, h, "Първото полугодие на 2026 г.", "Доволни са 92 %", "между 90 и 94 %", "Второто полугодие на 2025 г.: Доволни са 74 %", "Първото полугодие на 2025 г.: 9 от 14 са доволни. Недостатъчно за извод",
		"98 % (1210 от 1240)", "Цел: 95 %, изпълнено", "Цел: 100 %, неизпълнено", "99 % (1020 от 1032 часа)", "Второ гише в петък", "Готово на 24.04.2026", "Какво ще подобрим", "До 01.09.2026", "Целият отчет на телефона")
	goTo(h, Route{Place: AtResults}, data.English)
	mustSay(t, h, "The whole report on your phone", "Answers to written enquiries")
}

func TestQuestionLeadsToWhatBecameOfTheAnswers(t *testing.T) {
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: reported()})
	goTo(h, Route{Place: AtFeedback}, data.Bulgarian)
	press(t, h, "Какво казаха другите")
	mustSay(t, h, "Доволни са 92 %")
}

func TestTownWithoutPublicPagesShowsNoCodeOfTheReport(t *testing.T) {
	c := reported()
	c.Town.Public = ""
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: c})
	goTo(h, Route{Place: AtResults}, data.Bulgarian)
	if got := listing(h.Root()); strings.Contains(got, "Целият отчет на телефона") || !strings.Contains(got, "92 %") {
		t.Errorf("got %s", got)
	}
}
