package kiosk

import (
	"slices"
	"strings"
	"testing"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

func TestCodeStandsInGroupsWhileItIsTyped(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	press(t, h, "Код за достъп")
	press(t, h, "Покажи кода")
	for i, want := range []string{"7", "7K", "7K3", "7K3M", "7K3M-Q", "7K3M-Q9", "7K3M-Q9X", "7K3M-Q9XW", "7K3M-Q9XW"} {
		h.types([]rune("7K3MQ9XWZ")[i])
		h.settle()
		if !slices.Contains(texts(h), want) {
			t.Errorf("after %d letters: no %q on\n%s", i+1, want, listing(h.Root()))
		}
	}
}

func TestWrongCodePointsAtTheEye(t *testing.T) {
	for name, screen := range screens() {
		for _, l := range data.Languages() {
			for _, large := range []bool{false, true} {
				checkWrongInLowReach(t, screen, l, large)
				h, _, _ := lobbyAt(t, screen)
				ask(t, h, "94-00-1288", "7K3MQ9XW")
				h.visit.large = large
				goTo(h, Route{Place: AtLookup}, l)
				checkLayout(t, name, h.Root(), screen)
				if h.visit.scroll != nil {
					t.Errorf("%s %s large=%v: it does not fit", name, l, large)
				}
				eye, slips := phrases.In(l, phrases.AskEye), unspaced(phrases.In(l, phrases.AskSlips))
				if !says(h, eye) || !says(h, slips) {
					t.Errorf("%s %s: got\n%s", name, l, listing(h.Root()))
				}
				press(t, h, phrases.In(l, phrases.AskShowCode))
				if says(h, eye) || !says(h, slips) || !says(h, "7K3M-Q9XW") {
					t.Errorf("%s %s: with the code shown got\n%s", name, l, listing(h.Root()))
				}
			}
		}
	}
}

// checkWrongInLowReach proves that what is read does not lie over what is touched.
func checkWrongInLowReach(t *testing.T, screen look.Screen, l data.Language, large bool) {
	t.Helper()
	h, _, _ := lobbyAt(t, screen)
	h.visit.low, h.visit.large = true, large
	h.visit.lookup.inCode, h.visit.lookup.fault = true, wrong()
	goTo(h, Route{Place: AtLookup}, l)
	mustSay(t, h, phrases.In(l, phrases.AskEye))
	var lowest, highest float32 = 0, screen.Height
	for _, s := range inspect(h.Root()) {
		switch {
		case s.button != nil && s.at.Y > screen.Height/3:
			highest = min(highest, s.at.Y)
		case s.text != nil && s.around == nil:
			lowest = max(lowest, s.at.Y+s.size.Height)
		}
	}
	if lowest+8 > highest {
		t.Errorf("%s large=%v: text down to %.0f, buttons from %.0f on", l, large, lowest, highest)
	}
}

func TestQuestionSaysThatTheSlipCanBeScanned(t *testing.T) {
	for name, screen := range screens() {
		h, _, _ := lobbyAt(t, screen)
		for _, l := range data.Languages() {
			goTo(h, Route{Place: AtLookup}, l)
			mustSay(t, h, phrases.In(l, phrases.AskCaseScan))
			checkLayout(t, name, h.Root(), screen)
		}
	}
}

// The letters that are said to be mistaken must be letters of codes.
func TestMistakenLettersAreOfTheAlphabet(t *testing.T) {
	for _, pair := range []string{"8B", "5S", "2Z"} {
		if _, ok := data.ParseAccessCode(strings.Repeat(pair, 4)); !ok {
			t.Errorf("no code has %q", pair)
		}
		first, _ := data.ParseAccessCode(strings.Repeat(pair[:1], 8))
		second, _ := data.ParseAccessCode(strings.Repeat(pair[1:], 8))
		if first == second {
			t.Errorf("%q are the same", pair)
		}
	}
	for _, same := range []string{"OOOOOOOO", "ОООООООО"} {
		if code, ok := data.ParseAccessCode(same); !ok || code != "00000000" {
			t.Errorf("%q is read as %q", same, code)
		}
	}
}

// A wrong answer took the guidance away, and the fields moved.
func TestWrongAnswerLeavesTheFormWhereItWas(t *testing.T) {
	for name, screen := range screens() {
		h, _, _ := dateHall(t, screen)
		at := func() (y float32) {
			for _, s := range inspect(h.Root()) {
				if s.button != nil && s.button.Name == phrases.In(data.Bulgarian, phrases.LookupDate) {
					y = s.at.Y
				}
			}
			return y
		}
		before := at()
		askByDate(t, h, "94-00-1288", "02112026")
		mustSay(t, h, "Не намерихме преписка с този номер и дата.", "Номерът и датата са на талона", "Ако до екрана има четец")
		if after := at(); before == 0 || after != before {
			t.Errorf("%s: the date was at %.0f and is at %.0f", name, before, after)
		}
	}
}

// The hint named a letter that the keys do not have.
func TestHintAboutTheCodeNamesOnlyWhatCanBeTyped(t *testing.T) {
	for _, l := range data.Languages() {
		if words := phrases.In(l, phrases.AskSlips); strings.Contains(words, "едно и също") || strings.Contains(words, "the same") {
			t.Errorf("%s: %q", l, words)
		}
	}
}
