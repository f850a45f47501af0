package kiosk

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestEndOfVisitForgetsEverything(t *testing.T) {
	h, _ := townHall(t)
	press(t, h, "English")
	press(t, h, "Large text")
	press(t, h, "Contrast")
	press(t, h, "Services")
	h.visit.typed = typed{query: "данък", number: "94-00-1", code: "ABCD"}
	before := h.visit
	press(t, h, "I have finished")
	v := h.visit
	if v == before || v.language != data.Bulgarian || v.large || v.contrast || v.typed != (typed{}) || h.Route() != "home" {
		t.Errorf("the next visitor meets the last one: %+v", v.typed)
	}
	if before.typed != (typed{}) || !before.ended() {
		t.Error("the last visit still knows what was typed")
	}
	if slices.Contains(names(h), "Приключих") {
		t.Error("nobody has begun and yet can finish")
	}
}

func TestNextVisitBeginsWhileItsFirstScreenIsRead(t *testing.T) {
	h, _ := townHall(t)
	press(t, h, "Услуги")
	h.hold = true
	press(t, h, "Приключих")
	h.Tick(h.now)
	press(t, h, "Помощ") // of the visit that has ended, whose screen is still seen
	if says(h, phrases.In(data.Bulgarian, phrases.KioskCall)) {
		t.Error("an ended visit goes on")
	}
	h.release()
	if got := h.Route(); got != "home" || !says(h, phrases.In(data.Bulgarian, phrases.KioskQuestion)) {
		t.Errorf("got %s", got)
	}
}

// A list that a finger had thrown ran on after its visitor had gone, and ended
// the program.
func TestListRunsOnAfterItsVisitorHasGone(t *testing.T) {
	h := newHall(t, portrait)
	h.use(t, &sheets{Content: datatest.Town()})
	h.visit.large = true
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	thrown := h.visit.scroll
	h.visit.end()
	thrown.By(40)
	if h.visit.begun || len(h.visit.offsets) != 0 {
		t.Error("the next visit begins with the last one's list")
	}
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	thrown = h.visit.scroll
	press(t, h, "Назад")
	h.now = h.now.Add(50 * time.Second)
	thrown.By(40)
	if !h.visit.touched.Before(h.now) {
		t.Error("a list that is not seen any more is a sign of life")
	}
}

func TestScreenThatIsLeftIsDeaf(t *testing.T) {
	for _, from := range []Place{AtLookup, AtSearch} {
		h, _ := townHall(t)
		goTo(h, Route{Place: from}, data.Bulgarian)
		h.TypedRune('7')
		h.settle()
		h.hold = true
		press(t, h, "Начало")
		h.TypedRune('8') // meant for the screen before
		for _, key := range []fyne.KeyName{fyne.KeyBackspace, fyne.KeyReturn} {
			h.TypedKey(&fyne.KeyEvent{Name: key})
		}
		h.release()
		if got := h.Route(); got != "home" || h.visit.typed != (typed{}) {
			t.Errorf("%s still listens: %s, %+v", from, got, h.visit.typed)
		}
	}
}

func TestCaseIsPrivateAndLeavesNoTrace(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	h.visit.typed.number = "94-00-1"
	if !h.Private() {
		t.Error("typing a code is not private")
	}
	press(t, h, "Начало")
	h.painted()
	if h.Private() || h.visit.typed.number != "" {
		t.Error("the number stays behind")
	}
}

// TestEveryScreenHasAWayOut proves for every screen in every state that a visitor
// can end the visit there and can ask for a person.
func TestEveryScreenHasAWayOut(t *testing.T) {
	h := galleryHall(t, landscape)
	for _, s := range sights() {
		h.lookAt(s, data.Bulgarian, func(*visit) {})
		all := names(h)
		if !slices.Contains(all, "Приключих") {
			t.Errorf("%s: the visit cannot be ended: %q", s.name, all)
		}
		if !slices.Contains(all, "Помощ") && s.name != "state-still-there" {
			t.Errorf("%s: nobody can be called: %q", s.name, all)
		}
	}
}
