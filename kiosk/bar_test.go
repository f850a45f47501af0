package kiosk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// barNames are the tools of the bar in either language, by what they do.
func barNames() []phrases.Key {
	return []phrases.Key{
		phrases.KioskHome, phrases.KioskBack, phrases.KioskDone, phrases.KioskHelp, phrases.KioskRead,
		phrases.KioskLarge, phrases.KioskContrast, phrases.KioskLow, phrases.KioskOtherLanguage,
	}
}

type place struct {
	at   fyne.Position
	size fyne.Size
}

// barPlaces is where each tool of the bar stands now.
func barPlaces(h *hall) map[phrases.Key]place {
	places := map[phrases.Key]place{}
	for _, b := range look.Buttons(h.visit.frame.bar) {
		for _, k := range barNames() {
			if b.Name == h.visit.say(k) {
				places[k] = place{b.At, b.Size()}
			}
		}
	}
	return places
}

// Whoever touches „Едър текст“ twice at the same place must be where he was: the
// bar once had one row, and two in large text.
func TestEachToolOfTheBarHasOnePlace(t *testing.T) {
	manyScreens(t)
	for orientation, screen := range screens() {
		for _, diagonal := range []float32{21.5, 27, 32} {
			screen.Diagonal = diagonal
			h := galleryHall(t, screen)
			goTo(h, Route{Place: AtPhones}, data.Bulgarian)
			want := barPlaces(h)
			if len(want) != len(barNames()) {
				t.Fatalf("%s %.1f″: %d tools, want %d", orientation, diagonal, len(want), len(barNames()))
			}
			for _, r := range []Route{{Place: AtHome}, {Place: AtPhones}, {Place: AtSearch}, {AtService, "1001"}} {
				for mode := range 16 {
					v := h.visit
					v.large, v.contrast, v.low = mode&1 > 0, mode&2 > 0, mode&4 > 0
					goTo(h, r, data.Languages()[mode>>3])
					for k, got := range barPlaces(h) {
						if got != want[k] {
							t.Errorf("%s %.1f″ %s %04b: %s is at %v, want %v", orientation, diagonal, r, mode, k, got, want[k])
						}
					}
				}
			}
		}
	}
}

func TestHomeHasNoWaysThatLeadNowhere(t *testing.T) {
	home, back, done := "Начало", "Назад", "Приключих"
	for orientation, screen := range screens() {
		for _, large := range []bool{false, true} {
			h := galleryHall(t, screen)
			h.visit.end()
			check := func(when string, want ...string) {
				h.settle()
				for _, name := range []string{home, back, done, "Помощ"} {
					if got := slices.Contains(names(h), name); got != (name == "Помощ" || slices.Contains(want, name)) {
						t.Errorf("%s large=%v %s: „%s“ is there: %v", orientation, large, when, name, got)
					}
				}
			}
			check("nobody has touched it")
			if large {
				press(t, h, "Едър текст")
			} else {
				h.visit.touch()
				h.visit.refresh()
			}
			check("it was touched", done)
			press(t, h, "Услуги")
			check("somewhere", home, back, done)
			press(t, h, back)
			check("back at home", done)
		}
	}
}

func TestBarSaysWholeWordsWhereTheyFit(t *testing.T) {
	for orientation, screen := range screens() {
		for _, l := range data.Languages() {
			for _, large := range []bool{false, true} {
				h := galleryHall(t, screen)
				h.visit.large = large
				goTo(h, Route{Place: AtPhones}, l)
				said := fmt.Sprint(look.Words(h.visit.frame.bar))
				for _, k := range barNames() {
					if !strings.Contains(said, h.visit.say(k)) {
						t.Errorf("%s %s large=%v: no „%s“ in %s", orientation, l, large, h.visit.say(k), said)
					}
				}
			}
		}
	}
}

// On the page that is shown without an edition, help was a dead end.
func TestHelpIsLeftWithoutAnyEdition(t *testing.T) {
	h := newHall(t, landscape)
	h.settle()
	press(t, h, "Помощ")
	press(t, h, "Назад")
	if got := h.Route(); got != "built-in" {
		t.Errorf("got %s", got)
	}
}
