package kiosk

import (
	"slices"
	"testing"

	"example.org/parter/data"
)

// termsOf is the sample town whose first service has these terms.
func termsOf(terms ...data.Term) *sheets {
	town := personFees()
	for i := range town.Services {
		if town.Services[i].ID == "1001" {
			town.Services[i].Terms = terms
		}
	}
	return town
}

func term(s data.Speed, text string) data.Term { return data.Term{Speed: s, Text: data.Text{BG: text}} }

func TestTermsBySpeedStandOnTheirCard(t *testing.T) {
	bySpeed := []data.Term{term(data.Ordinary, "14 работни дни"), term(data.Fast, "3 работни дни"), term(data.Express, "4 часа")}
	elsewhere := data.Term{For: data.Text{BG: "при данни в друга община"}, Text: data.Text{BG: "30 дни"}}
	for _, c := range []struct {
		name       string
		terms      []data.Term
		text, more string
	}{
		{"one", bySpeed[:1], "14 работни дни", ""},
		{"by speed", bySpeed, "14 работни дни", "бърза 3 раб. дни · експресна 4 ч."},
		{"only fast", bySpeed[1:2], "3 работни дни", "бърза"},
		{"more than fit", append(slices.Clone(bySpeed), elsewhere), "14 работни дни", "бърза 3 раб. дни · експресна 4 ч. · вижте по-долу"},
		{"long", []data.Term{term("", "до 14 дни от подаването на заявлението")}, "вижте по-долу", ""},
	} {
		h := newHall(t, landscape)
		h.use(t, termsOf(c.terms...))
		got := h.visit.mainTerm(data.Service{Terms: c.terms})
		if unspaced(got.text) != c.text || unspaced(got.more) != c.more {
			t.Errorf("%s: got %q and %q, want %q and %q", c.name, got.text, got.more, c.text, c.more)
		}
	}
}

func TestTermsStandInATable(t *testing.T) {
	for name, screen := range screens() {
		for _, large := range []bool{false, true} {
			h := newHall(t, screen)
			h.use(t, termsOf(term(data.Ordinary, "14 работни дни"), term(data.Fast, "3 работни дни"),
				data.Term{For: data.Text{BG: "при данни в друга община"}, Text: data.Text{BG: "до 30 дни от получаването на документите"}}))
			h.visit.large = large
			goTo(h, Route{AtService, "1001"}, data.Bulgarian)
			checkLayout(t, name, h.Root(), screen)
			var got []seen
			for _, want := range []string{"Обикновена", "14 работни дни", "Бърза", "3 работни дни"} {
				got = append(got, lastSaid(t, h, want))
			}
			if got[0].boxAt.X != got[2].boxAt.X || got[0].at.Y >= got[2].at.Y {
				t.Errorf("%s: the speeds do not stand below each other: %v and %v", name, got[0].at, got[2].at)
			}
			if end := func(s seen) float32 { return s.at.X + s.size.Width }; end(got[1]) != end(got[3]) {
				t.Errorf("%s: the terms do not end on one line: %v and %v", name, end(got[1]), end(got[3]))
			}
			if middle := func(s seen) float32 { return s.at.Y + s.size.Height/2 }; middle(got[0]) != middle(got[1]) {
				t.Errorf("%s: speed and term stand at %v and %v", name, middle(got[0]), middle(got[1]))
			}
			mustSay(t, h, "до 30 дни от получаването на документите")
		}
	}
}

// lastSaid is the lowest place of the text.
func lastSaid(t *testing.T, h *hall, text string) seen {
	t.Helper()
	for _, s := range slices.Backward(inspect(h.Root())) {
		if s.text != nil && unspaced(s.text.Text) == text {
			return s
		}
	}
	t.Fatalf("no %q on\n%s", text, listing(h.Root()))
	return seen{}
}
