//go:build rig

package cmd

import (
	"fmt"
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/rig"
)

// TestNoWayOutOfTheKiosk tries what people try at a computer that is not theirs.
// Ctrl-Alt-Backspace and Ctrl-Alt-F1 are not among it: those the X server takes,
// and it is told not to (DontZap, DontVTSwitch).
func TestNoWayOutOfTheKiosk(t *testing.T) {
	g := newGround(t)
	g.serve()
	on, process := g.kioskOn(image.Pt(1920, 1080))
	w := newTwin(g, on)
	w.same("at the start")
	w.tap(inheritance)
	for _, names := range []string{
		"alt+F4", "ctrl+w", "ctrl+q", "ctrl+a", "ctrl+c", "ctrl+x", "ctrl+v", "alt+Tab", "alt+space", "ctrl+Escape", "ctrl+alt+Delete",
		"super", "super+l", "Menu", "Print", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12", "Insert", "Delete", "End",
	} {
		w.press(names)
	}
	w.same("after keys that lead nowhere")
	w.pressOtherButtons()
	w.askToClose(g)
	w.press("Escape")
	w.press("Escape")
	w.press("F1")
	w.same("at the help, by its key")
	if !g.lives(process) {
		t.Error("the kiosk has ended")
	}
}

// pressOtherButtons presses the middle and the right button of a mouse on a
// button of the screen and beside it.
func (w *twin) pressOtherButtons() {
	w.t.Helper()
	for _, b := range []rig.Button{rig.MiddleButton, rig.RightButton} {
		for _, at := range []image.Point{w.place(w.find(heirs)), w.place(w.find(said(phrases.KioskDone))), image.Pt(20, 500)} {
			if err := w.glass.hands.Click(b, at, 60*time.Millisecond); err != nil {
				w.t.Fatal(err)
			}
		}
	}
	w.same("after the other buttons of a mouse")
}

// askToClose asks every window to close, and looks whether one still covers the
// whole screen.
func (w *twin) askToClose(g *ground) {
	w.t.Helper()
	before, err := w.glass.hands.Windows()
	if err != nil {
		w.t.Fatal(err)
	}
	for window := range before {
		if err := w.glass.hands.AskToClose(window); err != nil {
			w.t.Fatal(err)
		}
	}
	w.same("after being asked to close")
	now, err := w.glass.hands.Windows()
	if err != nil {
		w.t.Fatal(err)
	}
	covered := slices.Collect(func(yield func(image.Rectangle) bool) {
		for _, area := range now {
			if area == (image.Rectangle{Max: w.glass.size}) && !yield(area) {
				return
			}
		}
	})
	if len(covered) != 1 || len(now) != len(before) {
		w.t.Errorf("the windows are %v, and were %v", now, before)
	}
}

// TestStaffLeaveTheKiosk knocks on the mark, is asked for the PIN, and stops the
// kiosk or starts it anew, also where there is nothing to show.
func TestStaffLeaveTheKiosk(t *testing.T) {
	for name, c := range map[string]struct {
		office bool
		button phrases.Key
		code   int
	}{
		"stop":                          {true, phrases.StaffStop, machine.StayDown},
		"start anew without an edition": {false, phrases.StaffRestart, 0},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGround(t)
			if c.office {
				g.serve()
			}
			on, process := g.kioskOn(image.Pt(1920, 1080))
			w := newTwin(g, on)
			w.same("at the start")
			pin, err := machine.WritePIN(machine.Folder(g.dir).KioskPIN())
			if err != nil {
				t.Fatal(err)
			}
			w.knock()
			w.spell(another(pin))
			w.tap(said(phrases.KeyReady))
			if g.logged("kiosk", "was opened") != 0 {
				t.Fatal("a wrong PIN opened the page")
			}
			w.spell(pin)
			w.touchOnly(w.find(said(phrases.KeyReady)))
			g.until("the staff's page", func() (bool, error) { return g.logged("kiosk", "the staff's page was opened") == 1, nil })
			w.touchOnly(w.find(said(c.button)))
			if code := g.code(process); code != c.code {
				t.Errorf("the kiosk ended with %d, want %d", code, c.code)
			}
		})
	}
}

// another is a PIN of the same length.
func another(pin string) string {
	last := pin[len(pin)-1] - '0'
	return fmt.Sprint(pin[:len(pin)-1], (last+1)%10)
}

// knock touches the mark in the header five times.
func (w *twin) knock() {
	w.t.Helper()
	mark := image.Pt(60, 56)
	for range 5 {
		if err := w.glass.touch(mark.X, mark.Y); err != nil {
			w.t.Fatal(err)
		}
		w.under(mark).MouseDown(&desktop.MouseEvent{})
	}
	w.same("after knocking")
	if got := w.kiosk.Route(); got != "staff" {
		w.t.Fatalf("knocking leads to %s", got)
	}
}

// under is what takes a touch at the point and is no button.
func (w *twin) under(at image.Point) (highest desktop.Mouseable) {
	walk(w.kiosk.Root(), func(o fyne.CanvasObject) {
		_, button := o.(*look.Button)
		takes, ok := o.(desktop.Mouseable)
		corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		size := o.Size()
		if ok && !button && at.In(image.Rect(int(corner.X), int(corner.Y), int(corner.X+size.Width), int(corner.Y+size.Height))) {
			highest = takes
		}
	})
	return highest
}

// touchOnly touches the glass and then the twin, and does not compare: the
// staff's page tells times.
func (w *twin) touchOnly(b *look.Button) {
	w.t.Helper()
	at := w.place(b)
	if err := w.glass.touch(at.X, at.Y); err != nil {
		w.t.Fatal(err)
	}
	b.Tap()
}
