package kiosk

import (
	"regexp"
	"testing"

	"example.org/parter/data"
)

// bulgarianWords finds what only a reader of Bulgarian understands: abbreviations
// of laws and numbers, as „ЗУТ“, „ЗДвП“ and „54а“, have no two small letters.
var bulgarianWords = regexp.MustCompile(`\p{Cyrillic}*[а-я]{2}\p{Cyrillic}*`)

func TestEnglishScreensOfRadomirSayNothingInBulgarian(t *testing.T) {
	manyScreens(t)
	address := regexp.MustCompile(`\S+\.bg/\S*`)
	content, h := starter(t), newHall(t, landscape)
	h.use(t, &sheets{Content: content})
	routes := []Route{{Place: AtHome}, {Place: AtGroups}, {Place: AtEvents}, {Place: AtForms}, {Place: AtPhones}, {Place: AtDays}}
	for _, s := range content.Services {
		routes = append(routes, Route{AtService, string(s.ID)})
	}
	for _, g := range content.Groups {
		routes = append(routes, Route{AtGroup, string(g.ID)})
	}
	for _, e := range content.LifeEvents {
		routes = append(routes, Route{AtEvent, string(e.ID)})
	}
	for _, f := range content.Forms {
		routes = append(routes, Route{AtForm, string(f.ID)})
	}
	for _, route := range routes {
		goTo(h, route, data.English)
		for _, text := range texts(h) {
			if words := bulgarianWords.FindString(address.ReplaceAllString(text, "")); words != "" && text != "Български" {
				t.Errorf("%s: %q in %q", route, words, text)
			}
		}
		if says(h, "Some of the text is in Bulgarian") {
			t.Errorf("%s says that it is partly in Bulgarian", route)
		}
	}
}

// Abbreviations of institutions are in Latin letters, as a foreigner hears them;
// an ordinance keeps the letters of its number.
func TestEnglishScreensOfWhatIsDoneElsewhereHaveNoCyrillic(t *testing.T) {
	cyrillic, ordinance := regexp.MustCompile(`\p{Cyrillic}{2,}`), regexp.MustCompile(`No\. РД-[\d-]+`)
	content, h := starter(t), newHall(t, landscape)
	h.use(t, published(t, content))
	look := func(route Route) {
		goTo(h, route, data.English)
		for _, text := range texts(h) {
			if words := cyrillic.FindString(ordinance.ReplaceAllString(text, "")); words != "" && text != "Български" {
				t.Errorf("%s: %q in %q", route, words, text)
			}
		}
	}
	look(Route{Place: AtPhones})
	look(Route{Place: AtDays})
	for _, e := range content.Elsewhere {
		look(Route{AtAway, string(e.ID)})
		h.visit.typed.query, h.visit.keysAway = e.Name.EN, true
		look(Route{Place: AtSearch})
	}
}
