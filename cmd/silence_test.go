//go:build rig

package cmd

import (
	"context"
	"image"
	"testing"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/rig"
)

// TestQuestionLeavesTheGlass waits until the kiosk asks whether somebody is still
// there, touches the paper beside its buttons, and looks whether the window is as
// it was before. It once stayed painted.
func TestQuestionLeavesTheGlass(t *testing.T) {
	g := newGround(t)
	g.serve()
	size := image.Pt(1920, 1080)
	on, _ := g.kioskOn(size, "--idle-menu", "6s")
	w := newTwin(g, on)
	w.same("at the start")
	w.tap(said(phrases.Services))
	before := w.look()
	w.until("the question", func() bool { return differs(w.look(), before) })
	for _, beside := range []image.Point{{X: 30, Y: 700}, {X: 1890, Y: 60}} {
		if err := w.glass.touch(beside.X, beside.Y); err != nil {
			t.Fatal(err)
		}
		w.until("the screen before", func() bool { return !differs(w.look(), before) })
		w.until("the question again", func() bool { return differs(w.look(), before) })
	}
	w.press("space")
	w.until("the screen before, after a key", func() bool { return !differs(w.look(), before) })
}

// differs reports whether more than a blink of a letter is different.
func differs(a, b image.Image) bool {
	mean, strays := unlike(a, b)
	return mean > 0.0005 || strays > 0
}

// look is what the glass shows now.
func (w *twin) look() image.Image {
	w.t.Helper()
	seen, err := w.glass.see()
	if err != nil {
		w.t.Fatal(err)
	}
	return seen
}

// until waits for what is seen on the glass alone.
func (w *twin) until(what string, happened func() bool) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), patience)
	defer cancel()
	if err := rig.Until(ctx, what, func() (bool, error) { return happened(), nil }); err != nil {
		w.picture("seen")
		w.t.Fatal(err)
	}
}
