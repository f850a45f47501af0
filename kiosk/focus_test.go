package kiosk

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func (h *hall) key(name fyne.KeyName) {
	h.now = h.now.Add(150 * time.Millisecond)
	if name == fyne.KeyTab {
		h.KeyDown(&fyne.KeyEvent{Name: name})
	} else {
		h.TypedKey(&fyne.KeyEvent{Name: name})
	}
	h.settle()
}

// focusName is the button that the ring is on.
func focusName(h *hall) string {
	if b := h.visit.focused(); b != nil && b.Focused() {
		return b.Name
	}
	return ""
}

// goWithKeys presses Tab until the ring is on the button, and presses it.
func goWithKeys(t *testing.T, h *hall, name string) {
	t.Helper()
	for range 200 {
		if focusName(h) == name {
			h.key(fyne.KeyReturn)
			return
		}
		h.key(fyne.KeyTab)
	}
	t.Fatalf("the keys do not reach %q on %s:\n%s", name, h.Route(), listing(h.Root()))
}

func TestKeypadReachesTheServiceAndTheEnd(t *testing.T) {
	for _, screen := range []look.Screen{landscape, portrait} {
		h := newHall(t, screen)
		h.use(t, &sheets{Content: datatest.Town()})
		h.settle()
		for _, step := range []struct{ press, want string }{
			{"Услуги", "groups"},
			{"Гражданско състояние", "group/people"},
			{"Издаване на дубликат на удостоверение за раждане", "service/1001"},
			{"Помощ", "help"},
			{"Назад", "service/1001"},
			{"English", "service/1001"},
			{"I have finished", "home"},
		} {
			goWithKeys(t, h, step.press)
			if got := h.Route(); got != step.want {
				t.Fatalf("after %q: got %s, want %s", step.press, got, step.want)
			}
		}
	}
}

// TestTabReachesEveryButton walks each screen in each of its states once round and
// meets every button that can be touched, and none twice: also on a case, on the
// keys of a PIN, and in what is asked before a case is read aloud.
func TestTabReachesEveryButton(t *testing.T) {
	manyScreens(t)
	for orientation, screen := range screens() {
		h := galleryHall(t, screen)
		for _, s := range sights() {
			for _, low := range []bool{false, true} {
				h.lookAt(s, data.Bulgarian, func(v *visit) { v.low = low })
				h.settle()
				all, touched := h.visit.buttons(), len(names(h))
				met := map[fyne.CanvasObject]bool{}
				for range all {
					h.visit.step(1)
					met[h.visit.focused()] = true
				}
				if len(met) != len(all) || touched != len(all) {
					t.Errorf("%s %s low=%v: the keys meet %d of %d buttons, %d can be touched", s.name, orientation, low, len(met), len(all), touched)
				}
			}
		}
	}
}

func TestShiftTabAndArrowsGoBack(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	h.key(fyne.KeyTab)
	first := focusName(h)
	h.key(fyne.KeyRight)
	second := focusName(h)
	h.key(fyne.KeyLeft)
	if got := focusName(h); first == "" || got != first || second == first {
		t.Errorf("went %q, %q, %q", first, second, got)
	}
	h.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	h.key(fyne.KeyTab)
	h.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if got, want := focusName(h), "English"; got != want {
		t.Errorf("before the first comes %q, want %q", got, want)
	}
	h.key(fyne.KeyUp)
	if got := focusName(h); !slices.Contains([]string{first, second, "Местни данъци и такси"}, got) {
		t.Errorf("above the bar stands %q", got)
	}
}

func TestListFollowsTheKeys(t *testing.T) {
	h := newHall(t, portrait)
	h.use(t, &sheets{Content: datatest.Town()})
	h.visit.large = true
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	if h.visit.scroll == nil {
		t.Fatal("the service fits, and was to be scrolled")
	}
	h.key(fyne.KeyPageDown)
	if h.visit.scroll.Offset.Y == 0 {
		t.Error("Page Down does not move the list")
	}
	h.key(fyne.KeyPageUp)
	if h.visit.scroll.Offset.Y != 0 {
		t.Error("Page Up does not move it back")
	}
	goTo(h, Route{AtGroup, "people"}, data.Bulgarian)
	for range h.visit.buttons() {
		h.key(fyne.KeyTab)
		b := h.visit.buttons()[h.visit.focus.present(h.visit.buttons())]
		if b.At.Y < 0 || b.At.Y+b.Size().Height > portrait.Height {
			t.Errorf("%q has the ring at %.0f and is not seen", b.Name, b.At.Y)
		}
	}
}

func TestEscapeAndErasingGoBack(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyBackspace} {
		h, _ := townHall(t)
		goTo(h, Route{Place: AtGroups}, data.Bulgarian)
		goTo(h, Route{AtGroup, "people"}, data.Bulgarian)
		h.key(key)
		if got := h.Route(); got != "groups" {
			t.Errorf("%s: got %s, want groups", key, got)
		}
	}
}

func TestNoOtherKeyDoesAnything(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	before := listing(h.Root())
	for _, key := range []fyne.KeyName{
		fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF11, fyne.KeyF12, fyne.KeyInsert, fyne.KeyDelete,
		desktop.KeyAltLeft, desktop.KeyControlLeft, desktop.KeySuperLeft, desktop.KeyMenu, desktop.KeyPrintScreen,
	} {
		h.key(key)
		h.KeyDown(&fyne.KeyEvent{Name: key})
		if listing(h.Root()) != before {
			t.Errorf("%s changes the screen", key)
		}
	}
}

// A second press did not undo the first: the ring had gone to the first button,
// because the one it was on is called differently now.
func TestRingStaysOnAButtonThatChangesItsName(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	goWithKeys(t, h, "English")
	if got := focusName(h); got != "Български" {
		t.Errorf("the ring is on %q", got)
	}
	h.key(fyne.KeyReturn)
	if h.visit.language != data.Bulgarian {
		t.Error("a second press does not undo the first")
	}
}

// What was dropped with the screen before was painted once more.
func TestKeysWhileAScreenIsReadPaintNothingThatIsGone(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	h.o.Speaker = &voice{}
	h.hold = true
	h.key(fyne.KeyHome)
	for _, key := range []fyne.KeyName{fyne.KeyF2, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyTab, fyne.KeyReturn} {
		h.key(key)
	}
	h.release()
	if got := h.Route(); got != "home" {
		t.Errorf("at %s", got)
	}
}
