package kiosk

import (
	"errors"
	"fmt"
	"testing"

	"example.org/parter/data"
)

// TestLowReachMovesEveryButtonIntoTheLowerHalf proves the promise of the mode
// on every screen: what is above the middle is only read.
func TestLowReachMovesEveryButtonIntoTheLowerHalf(t *testing.T) {
	content := starter(t)
	for orientation, screen := range screens() {
		for _, large := range []bool{false, true} {
			h, _, _ := lobbyAt(t, screen)
			h.use(t, &sheets{Content: content})
			h.visit.low, h.visit.large = true, large
			h.visit.typed = typed{query: "наслед", number: "94-00-1287", code: "7K3M"}
			h.visit.answer = extendedCase()
			routes := append(screensOf(content), Route{AtService, "2016"}, Route{Place: AtSearch}, Route{Place: AtLookup}, Route{Place: AtCase}, Route{Place: AtHelp})
			for _, r := range routes {
				goTo(h, r, data.Bulgarian)
				name := fmt.Sprintf("%s %s large=%v", r, orientation, large)
				checkLayout(t, name, h.Root(), screen)
				for _, s := range inspect(h.Root()) {
					if s.button != nil && window(s).at.Y < screen.Height/2 {
						t.Errorf("%s: %q can be touched at %.0f, above the middle", name, s.button.Name, s.at.Y)
					}
				}
			}
		}
	}
}

func TestLowReachLastsOneVisit(t *testing.T) {
	h, _ := townHall(t)
	press(t, h, "По-ниско")
	if !h.visit.low {
		t.Fatal("nothing came down")
	}
	press(t, h, "Приключих")
	if h.visit.low {
		t.Error("the next visitor has to look for the way up")
	}
}

func TestCaseIsAskedForInLowReach(t *testing.T) {
	for _, screen := range screens() {
		h, _, _ := lobbyAt(t, screen)
		press(t, h, "По-ниско")
		write(t, h, "94-00-1287")
		press(t, h, "Код за достъп")
		write(t, h, "7K3MQ9XW")
		press(t, h, "Провери")
		if got := h.Route(); got != "case" {
			t.Errorf("got %s:\n%s", got, listing(h.Root()))
		}
	}
}

func TestSearchInLowReachShowsWhatItFindsAbove(t *testing.T) {
	h, _ := townHall(t)
	press(t, h, "По-ниско")
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	write(t, h, "скица")
	if !says(h, "Издаване на скица за недвижим имот") {
		t.Errorf("nothing is found:\n%s", listing(h.Root()))
	}
	press(t, h, "Търси")
	press(t, h, "Издаване на скица за недвижим имот")
	if got := h.Route(); got != "service/1005" {
		t.Errorf("got %s", got)
	}
}

// The life events lay below the lower half, and the tiles one under the other.
func TestHomeIsWholeInLowReach(t *testing.T) {
	for orientation, screen := range screens() {
		for _, large := range []bool{false, true} {
			for _, l := range data.Languages() {
				h := newHall(t, screen)
				h.use(t, &sheets{Content: starter(t)})
				h.visit.low, h.visit.large = true, large
				goTo(h, Route{Place: AtHome}, l)
				checkLayout(t, fmt.Sprintf("%s %s large=%v", orientation, l, large), h.Root(), screen)
				if h.visit.scroll != nil {
					t.Errorf("%s %s large=%v must be scrolled", orientation, l, large)
				}
				var tiles int
				for _, s := range inspect(h.Root()) {
					if s.button != nil && s.size.Height > h.visit.look().MM(25) && s.size.Width < screen.Width*0.6 {
						tiles++
					}
				}
				if tiles < 6 {
					t.Errorf("%s %s large=%v: %d tiles are 25 mm high, want 6:\n%s", orientation, l, large, tiles, listing(h.Root()))
				}
			}
		}
	}
}

// What is found stands above reach and cannot be touched there.
func TestSearchInLowReachSaysHowToChoose(t *testing.T) {
	const hint = "За да изберете, натиснете „Търси“."
	for _, screen := range screens() {
		h, _ := newSearchHall(t, screen)
		h.visit.low = true
		goTo(h, Route{Place: AtSearch}, data.Bulgarian)
		mustSay(t, h, hint, "Или изберете раздел")
		write(t, h, "скица")
		mustSay(t, h, hint, "Издаване на скица за недвижим имот")
		press(t, h, "Търси")
		if says(h, hint) {
			t.Error("it can be chosen now")
		}
	}
}

// Nothing was offered to whom nothing was found for, and a search that failed was
// told as one that finds nothing.
func TestSearchInLowReachHelpsWhomItFindsNothingFor(t *testing.T) {
	for orientation, screen := range screens() {
		for _, large := range []bool{false, true} {
			h, catalogue := newSearchHall(t, screen)
			h.visit.low, h.visit.large = true, large
			goTo(h, Route{Place: AtSearch}, data.Bulgarian)
			write(t, h, "ццц")
			mustSay(t, h, "Нищо не намерихме", "0999 / 11 111", "натиснете „Търси“")
			checkLayout(t, fmt.Sprintf("%s large=%v", orientation, large), h.Root(), screen)
			catalogue.failure = errors.New("disk")
			write(t, h, "ц")
			mustSay(t, h, "Търсенето не работи")
			press(t, h, "Търси")
			mustSay(t, h, "Гражданско състояние")
		}
	}
}
