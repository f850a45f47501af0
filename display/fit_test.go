package display

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/assets/look"
)

// written is a text where it stands on the screen: the room that its letters
// take, and the room that it was given.
type written struct {
	text string
	size float32
	ink  box
	room box
}

func texts(o fyne.CanvasObject, x, y float32) []written {
	x, y = x+o.Position().X, y+o.Position().Y
	switch o := o.(type) {
	case *fyne.Container:
		var all []written
		for _, child := range o.Objects {
			if child.Visible() {
				all = append(all, texts(child, x, y)...)
			}
		}
		return all
	case *canvas.Text:
		size, least := o.Size(), o.MinSize()
		w := written{text: o.Text, size: o.TextSize, room: box{x, y, size.Width, size.Height}}
		w.ink = box{x, y + (size.Height-0.72*o.TextSize)/2, least.Width, 0.72 * o.TextSize}
		switch o.Alignment {
		case fyne.TextAlignLeading:
		case fyne.TextAlignCenter:
			w.ink.x += (size.Width - least.Width) / 2
		case fyne.TextAlignTrailing:
			w.ink.x += size.Width - least.Width
		}
		return []written{w}
	}
	return nil
}

// checkFit says everything on the board that is cut off, lies over something
// else, or is too small to be read.
func checkFit(t *testing.T, b *Board, page string) {
	t.Helper()
	f := b.frame
	all := texts(b.Root(), 0, 0)
	if len(all) < 3 {
		t.Errorf("%s: the board is nearly blank: %v", page, all)
	}
	for i, w := range all {
		if w.ink.w > w.room.w+1 {
			t.Errorf("%s: %q is %.0f wide in a room of %.0f", page, w.text, w.ink.w, w.room.w)
		}
		if w.ink.x < 0 || w.ink.y < 0 || w.ink.x+w.ink.w > f.Screen.Width || w.ink.y+w.ink.h > f.Screen.Height {
			t.Errorf("%s: %q leaves the screen: %+v", page, w.text, w.ink)
		}
		if !b.covered() && w.ink.y > f.header.h && w.ink.y < f.strip.y && w.ink.y+w.ink.h > f.stage.y+f.stage.h-f.PX(16) {
			t.Errorf("%s: %q leaves its card: %+v", page, w.text, w.ink)
		}
		for _, v := range all[i+1:] {
			if w.text != "" && v.text != "" && overlap(w.ink, v.ink) {
				t.Errorf("%s: %q lies over %q", page, w.text, v.text)
			}
		}
	}
}

func overlap(a, b box) bool {
	return a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h
}

// everyPage turns the board through a whole round.
func everyPage(t *testing.T, w *wall, visit func(page string)) {
	t.Helper()
	seen := map[string]bool{}
	for range 10 * len(w.sheets) {
		if page := w.Showing(); !seen[page] {
			seen[page] = true
			visit(page)
		}
		w.now = w.program.At(w.now).Until
		w.Tick(w.now)
	}
	for _, s := range w.sheets {
		if n := string(s.page.ID); !seen[n] && s.page.Spans.On(w.now) {
			t.Errorf("%s was never on", n)
		}
	}
}

func TestNothingIsCutOffOnAnyPage(t *testing.T) {
	for screen, s := range map[string]look.Screen{
		"landscape": landscape, "portrait": portrait,
		"a 55 inch television":      {Width: 1920, Height: 1080, Diagonal: 55},
		"a 32 inch screen":          {Width: 1920, Height: 1080, Diagonal: 32},
		"a small one that is 4 : 3": {Width: 1024, Height: 768, Diagonal: 19},
		"4K":                        {Width: 3840, Height: 2160},
	} {
		t.Run(screen, func(t *testing.T) {
			w := newWall(t, s)
			checkFit(t, w.Board, "built-in")
			w.Use(radomir(t))
			everyPage(t, w, func(page string) { checkFit(t, w.Board, page) })
		})
	}
}

func TestNothingIsCutOffWithoutPublicPagesAndNotices(t *testing.T) {
	for _, s := range []look.Screen{landscape, portrait} {
		w := newWall(t, s)
		c := radomir(t)
		c.Town.Public, c.Notices = "", nil
		w.Use(c)
		everyPage(t, w, func(page string) { checkFit(t, w.Board, page) })
		if !w.says("www.radomir.bg") {
			t.Error("the calm strip does not name the web site")
		}
	}
}

func TestTextIsReadableFromFiveMetres(t *testing.T) {
	for _, s := range []look.Screen{landscape, portrait} {
		w := newWall(t, s)
		w.Use(radomir(t))
		if got := w.frame.Size(look.Body); got < 44 {
			t.Errorf("the body is %v px", got)
		}
		everyPage(t, w, func(page string) {
			var largest float32
			for _, text := range texts(w.stage, 0, 0) {
				largest = max(largest, text.size)
				if text.size < 28 {
					t.Errorf("%s: %q is %v px", page, text.text, text.size)
				}
			}
			if largest < 60 {
				t.Errorf("%s: the title is %v px", page, largest)
			}
		})
	}
}

// listing is the board as lines of text: where, how large, what.
func listing(o fyne.CanvasObject) string {
	var out strings.Builder
	for _, w := range texts(o, 0, 0) {
		fmt.Fprintf(&out, "%4.0f %4.0f  %3.0f  %s\n", w.ink.x, w.ink.y, w.size, w.text)
	}
	return out.String()
}
