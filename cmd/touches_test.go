//go:build rig && bench

package cmd

import (
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/rig"
)

// rounds is how often the way of touchToPaint is gone.
const rounds = 18

// touchToPaint touches a real window and looks into the server's memory: when a
// button first looks pressed, when the first pixel of the next screen is there,
// and when its last one is.
func touchToPaint(t *testing.T) {
	g := newGround(t)
	g.serve()
	on, _ := g.kioskOn(image.Pt(1920, 1080))
	w := newTwin(g, on)
	w.same("at the start")
	back := said(phrases.KioskBack)
	way := []string{
		said(phrases.Services), "Гражданско състояние и адрес", heirs, back, back, back,
		inheritance, heirs, back, back, said(phrases.KioskSearchHint),
	}
	var screens, letters touches
	for range rounds {
		for _, name := range way {
			screens.add(w.touchAndLook(name))
		}
		for _, letter := range "скица" {
			letters.add(w.touchAndLook(string(letter)))
		}
		screens.add(w.touchAndLook(said(phrases.KioskDone)))
	}
	screens.report(t, "next screen", "")
	letters.report(t, "results", " (a key of the search)")
	report(t, "kiosk: finger up → painted, all touches", "≤ 50 ms p99", slices.Concat(screens.done, letters.done))
}

// touches is how long each of many took.
type touches struct{ pressed, begun, done []time.Duration }

func (all *touches) add(pressed, begun, done time.Duration) {
	all.pressed, all.begun, all.done = append(all.pressed, pressed), append(all.begun, begun), append(all.done, done)
}

func (all *touches) report(t *testing.T, next, of string) {
	t.Helper()
	report(t, "kiosk: finger down → pressed look on the glass"+of, "≤ 50 ms p99", all.pressed)
	report(t, "kiosk: finger up → first new pixel"+of, "≤ 50 ms p99", all.begun)
	report(t, "kiosk: finger up → whole "+next+of, "≤ 50 ms p99", all.done)
}

// touchAndLook touches the button of the name on the glass, and then on the
// twin, which costs the machine time.
func (w *twin) touchAndLook(name string) (pressed, begun, done time.Duration) {
	w.t.Helper()
	b := w.find(name)
	at, whole := w.place(b), image.Rectangle{Min: image.Pt(0, 112), Max: w.glass.size}
	if err := w.glass.hands.Move(at); err != nil {
		w.t.Fatal(err)
	}
	w.rest(whole)
	pressed, _ = w.paints(w.area(b), w.glass.hands.Down)
	w.rest(whole)
	begun, done = w.paints(whole, w.glass.hands.Up)
	b.Tap()
	return pressed, begun, done
}

// area is where the button lies, a little inside of its edge.
func (w *twin) area(b *look.Button) image.Rectangle {
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(b), b.Size()
	return image.Rect(int(at.X)+4, int(at.Y)+4, int(at.X+size.Width)-4, int(at.Y+size.Height)-4).
		Intersect(image.Rectangle{Max: w.glass.size})
}

// stillness is how long a picture stands when it is whole: several frames.
const stillness = 80 * time.Millisecond

// paints does something with the left button and tells when the area's first
// pixel changed after it, and when the last one did.
func (w *twin) paints(area image.Rectangle, does func(rig.Button) error) (begun, done time.Duration) {
	w.t.Helper()
	last := w.glance(area)
	start := time.Now()
	if err := does(rig.LeftButton); err != nil {
		w.t.Fatal(err)
	}
	for time.Since(start) < patience {
		now, seen := w.glance(area), time.Since(start)
		switch {
		case now != last && begun == 0:
			begun, done, last = seen, seen, now
		case now != last:
			done, last = seen, now
		case begun > 0 && seen-done > stillness:
			return begun, done
		}
		time.Sleep(2 * time.Millisecond) // the picture has no bell to wait for
	}
	w.t.Fatalf("at %s nothing was painted", w.kiosk.Route())
	return 0, 0
}

// rest waits until the area stands still.
func (w *twin) rest(area image.Rectangle) {
	w.t.Helper()
	last, since := w.glance(area), time.Now()
	for time.Since(since) < stillness {
		if now := w.glance(area); now != last {
			last, since = now, time.Now()
		}
		time.Sleep(2 * time.Millisecond) // the picture has no bell to wait for
	}
}

func (w *twin) glance(area image.Rectangle) uint64 {
	w.t.Helper()
	sum, err := w.glass.memory.Glance(area)
	if err != nil {
		w.t.Fatal(err)
	}
	return sum
}
