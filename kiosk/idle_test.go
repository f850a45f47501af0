package kiosk

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

const stillHere = "Още ли сте тук?"

// TestEveryUseIsASignOfLife does one thing of each kind a moment before the
// visitor would be asked, and waits as long again.
func TestEveryUseIsASignOfLife(t *testing.T) {
	for name, use := range map[string]func(h *hall){
		"nothing": func(*hall) {},
		"a touch": func(h *hall) { newGround(look.Gap(0, 0), h.visit.touch).MouseDown(&desktop.MouseEvent{}) },
		"a key":   func(h *hall) { h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF7}) },
		"a step with the keys": func(h *hall) {
			h.KeyDown(&fyne.KeyEvent{Name: fyne.KeyTab})
		},
		"a letter": func(h *hall) { h.TypedRune('я') },
		"a scroll": func(h *hall) { h.visit.scroll.By(40) },
		"a scan":   func(h *hall) { h.visit.scanned("5901234123457", false) },
		"a paper on its way": func(h *hall) {
			h.printing = true
			h.Tick(h.now)
			h.printing = false
		},
		"a voice": func(h *hall) { h.visit.readAloud() },
	} {
		h, _, _ := lobbyAt(t, landscape)
		h.o.Speaker = &voice{}
		h.visit.large = true
		goTo(h, Route{AtService, "1001"}, data.Bulgarian)
		h.pass(119 * time.Second)
		use(h)
		h.settle()
		h.pass(15 * time.Second)
		if asked := says(h, stillHere); asked != (name == "nothing") {
			t.Errorf("%s: asked %v on %s", name, asked, h.Route())
		}
	}
}

func TestTownSetsHowLongSilenceMayBe(t *testing.T) {
	h, _ := townHall(t)
	h.o.Silence = Silence{Menu: 10 * time.Second, Answer: 5 * time.Second}
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	h.pass(9 * time.Second)
	if says(h, stillHere) {
		t.Error("asked too early")
	}
	h.pass(time.Second)
	if !says(h, stillHere) || !says(h, "5 с") {
		t.Errorf("not asked in time:\n%s", listing(h.Root()))
	}
	h.pass(5 * time.Second)
	if got := h.Route(); got != "home" {
		t.Errorf("got %s", got)
	}
}

func TestMoreTimeIsGivenWithoutLimit(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	for range 12 {
		h.pass(65 * time.Second)
		press(t, h, "Трябва ми още време")
		if got := h.Route(); got != "groups" || says(h, stillHere) {
			t.Fatalf("got %s", got)
		}
	}
}

func TestQuestionIsHeardToo(t *testing.T) {
	h, spoken := speakingHall(t)
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	h.pass(61 * time.Second)
	if len(spoken.said) == 0 || spoken.said[0] != stillHere {
		t.Errorf("said %q", spoken.said)
	}
}

func TestSilentVisitIsAskedAndEnds(t *testing.T) {
	for _, c := range []struct {
		name   string
		route  Route
		silent time.Duration
	}{
		{"menu", Route{Place: AtGroups}, 60 * time.Second},
		{"long text", Route{AtService, "1001"}, 120 * time.Second},
		{"case", Route{Place: AtLookup}, 45 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, _ := townHall(t)
			goTo(h, c.route, data.Bulgarian)
			h.pass(c.silent - time.Second)
			if says(h, "Още ли сте тук?") {
				t.Error("asked too early")
			}
			h.pass(time.Second)
			if !says(h, "Още ли сте тук?") || !says(h, "20 с") {
				t.Fatal("was not asked")
			}
			h.pass(5 * time.Second)
			if !says(h, "15 с") {
				t.Error("does not count down")
			}
			press(t, h, "Трябва ми още време")
			if says(h, "Още ли сте тук?") || h.Route() != c.route.String() {
				t.Errorf("more time was not given at %s", h.Route())
			}
			h.pass(c.silent + (20 * time.Second))
			if got := h.Route(); got != "home" {
				t.Errorf("the visit went on at %s", got)
			}
		})
	}
}

func TestTouchingThePaperIsASignOfLife(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	h.pass(59 * time.Second)
	newGround(look.Gap(0, 0), h.visit.touch).MouseDown(&desktop.MouseEvent{})
	h.pass(30 * time.Second)
	if says(h, "Още ли сте тук?") {
		t.Error("a visitor who touched the screen was asked")
	}
}

func TestFreshHomeNeverAsks(t *testing.T) {
	h, _ := townHall(t)
	h.pass(time.Hour)
	if says(h, "Още ли сте тук?") {
		t.Error("nobody is there to answer")
	}
}

// Esc went back under the question, and the question stayed with its number.
func TestAnyKeyOrTouchAnswersTheQuestion(t *testing.T) {
	for name, answer := range map[string]func(h *hall){
		"Esc":      func(h *hall) { h.key(fyne.KeyEscape) },
		"F1":       func(h *hall) { h.key(fyne.KeyF1) },
		"a letter": func(h *hall) { h.types('я') },
	} {
		h, _ := townHall(t)
		goTo(h, Route{Place: AtGroups}, data.Bulgarian)
		h.pass(61 * time.Second)
		answer(h)
		h.settle()
		if got := h.Route(); got != "groups" || says(h, stillHere) {
			t.Errorf("%s: got %s, asked %v", name, got, says(h, stillHere))
		}
	}
}

// Somebody whose hand trembles answers it, and somebody in a wheelchair reads how
// much time is left.
func TestQuestionIsAnsweredByLargeButtonsInTheLowerHalf(t *testing.T) {
	for orientation, screen := range screens() {
		for _, diagonal := range []float32{21.5, 27, 32} {
			screen.Diagonal = diagonal
			for _, large := range []bool{false, true} {
				h := newHall(t, screen)
				h.use(t, &sheets{Content: datatest.Town()})
				h.visit.large = large
				goTo(h, Route{Place: AtGroups}, data.Bulgarian)
				h.visit.ask(20)
				h.settle()
				checkLayout(t, orientation, h.Root(), screen)
				l := h.visit.look()
				for _, b := range h.visit.buttons() {
					if size := b.Size(); size.Height < l.MM(40) || size.Width < l.MM(150) || b.At.Y < screen.Height/2 {
						t.Errorf("%s %.1f″: %q is %v at %v", orientation, diagonal, b.Name, size, b.At)
					}
				}
				if got := h.visit.asking.count.TextSize; got < l.Size(look.Question) {
					t.Errorf("%s %.1f″: the seconds are %.0f px high", orientation, diagonal, got)
				}
			}
		}
	}
}

// The seconds stood still as soon as the keys moved on, and nothing said why.
func TestKeysOnTheWayToAnAnswerHaveTheWholeTimeAgain(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	h.pass(60 * time.Second)
	h.pass(15 * time.Second)
	if !says(h, "5 с") {
		t.Fatalf("not asked:\n%s", listing(h.Root()))
	}
	h.key(fyne.KeyTab)
	h.pass(time.Second)
	if !says(h, stillHere) || !says(h, "19 с") {
		t.Errorf("after a step:\n%s", listing(h.Root()))
	}
	h.pass(19 * time.Second)
	if got := h.Route(); got != "home" || says(h, stillHere) {
		t.Errorf("nobody answered, and it is at %s", got)
	}
}

func TestEnterSaysThatSomebodyIsThere(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	h.pass(60 * time.Second)
	h.key(fyne.KeyReturn)
	h.pass(30 * time.Second)
	if got := h.Route(); got != "groups" || says(h, stillHere) {
		t.Errorf("at %s, asked %v", got, says(h, stillHere))
	}
}
