//go:build rig

package cmd

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"example.org/parter/assets/look"
)

// press presses a key of the plugged-in keyboard, alone or with others held, on
// the glass and on the twin. The twin gets what Fyne makes of it: Tab is only
// pressed down, and what is held with Control, Alt or Super is no key.
func (w *twin) press(names string) {
	w.t.Helper()
	if err := w.glass.hands.Key(names); err != nil {
		w.t.Fatal(err)
	}
	held, name := "", names
	if i := strings.LastIndex(names, "+"); i >= 0 {
		held, name = names[:i], names[i+1:]
	}
	event := &fyne.KeyEvent{Name: fyneKey(name)}
	if held == "shift" {
		w.kiosk.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		defer w.kiosk.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
	w.kiosk.KeyDown(event)
	if name != "Tab" && strings.TrimPrefix(held, "shift") == "" {
		w.kiosk.TypedKey(event)
	}
	w.kiosk.KeyUp(event)
}

// fyneKey is Fyne's name of the key.
func fyneKey(name string) fyne.KeyName {
	switch name {
	case "Page_Up":
		return fyne.KeyPageUp
	case "Page_Down":
		return fyne.KeyPageDown
	case "super", "Menu", "Print":
		return fyne.KeyUnknown // nothing that the kiosk knows
	default:
		return fyne.KeyName(name) // both name the rest alike
	}
}

// mostSteps is how far a button may be with one key, also in a long list.
const mostSteps = 80

// reach goes on with the key until it stands on the button of the name, and
// presses Enter; then the real window shows what the twin shows.
func (w *twin) reach(name, key string) {
	w.t.Helper()
	for range mostSteps {
		if w.stands() == name {
			w.press("Return")
			w.same("after Enter on „" + name + "“")
			return
		}
		w.press(key)
	}
	w.t.Fatalf("at %s %s does not reach „%s“", w.kiosk.Route(), key, name)
}

// stands is the name of the button that the keys are on.
func (w *twin) stands() (name string) {
	walk(w.kiosk.Root(), func(o fyne.CanvasObject) {
		if b, ok := o.(*look.Button); ok && b.Visible() && b.Focused() {
			name = b.Name
		}
	})
	return name
}

// personPause is between two letters of a quick person.
const personPause = 90 * time.Millisecond

// typed types on the twin, whose clock stands still but for the pauses.
func (w *twin) typed(letters string, pause time.Duration) {
	w.now = time.Now()
	for _, letter := range letters {
		w.kiosk.TypedRune(letter)
		w.now = w.now.Add(pause)
	}
}

// write types the letters of a plugged-in keyboard, as slowly as a quick person.
func (w *twin) write(letters string) {
	w.t.Helper()
	if err := w.glass.hands.Type(letters, personPause); err != nil {
		w.t.Fatal(err)
	}
	w.typed(letters, personPause)
	w.now = time.Time{}
	w.same("after writing " + letters)
}

// scan holds a code under the scanner, and checks which screen it opens.
func (w *twin) scan(code, opens string) {
	w.t.Helper()
	if err := w.glass.hands.Scan(code); err != nil {
		w.t.Fatal(err)
	}
	w.typed(code, 0)
	w.kiosk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.now = time.Time{}
	if got := w.kiosk.Route(); got != opens {
		w.t.Fatalf("%s opened %s, want %s", code, got, opens)
	}
	w.same("after a scan that opens " + opens)
}
