package kiosk

import (
	"slices"
	"strings"
	"testing"

	"example.org/parter/data"
)

// The charter prints its numbers in two ways; one of them looked like a mistake.
func TestPhonesOfTheCharterAreShownAlike(t *testing.T) {
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: starter(t)})
	for _, r := range []Route{{Place: AtPhones}, {Place: AtHelp}} {
		goTo(h, r, data.Bulgarian)
		mustSay(t, h, "0777 / 80 381", "0777 / 80 147", "0777 / 80 512")
		if says(h, "0777/") {
			t.Errorf("%s: a number as it is stored on\n%s", r, listing(h.Root()))
		}
	}
}

func TestCounterNamesItsPhoneBeforeItsSite(t *testing.T) {
	for name, screen := range screens() {
		h, _ := townHall(t)
		h.Resize(screen)
		goTo(h, Route{Place: AtPhones}, data.Bulgarian)
		all := texts(h)
		counter := slices.Index(all, "Гише „Деловодство“ · партер")
		if counter < 0 {
			t.Fatalf("%s: no counter on\n%s", name, listing(h.Root()))
		}
		card := strings.Join(all[counter:], " ")
		phone, site := strings.Index(card, "0999 / 11 111"), strings.Index(card, "www.")
		if phone < 0 || site < phone {
			t.Errorf("%s: got %q", name, card)
		}
	}
}

func TestHomePromisesNoRooms(t *testing.T) {
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: starter(t)})
	for _, l := range data.Languages() {
		goTo(h, Route{Place: AtHome}, l)
		if says(h, "стаи") || says(h, "rooms") {
			t.Errorf("%s: nobody knows the rooms:\n%s", l, listing(h.Root()))
		}
	}
}
