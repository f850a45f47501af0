package display

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
)

// checkFit fails for everything on the board that is cut off or lies over something
// else.
func checkFit(t *testing.T, b *Board, page string) {
	t.Helper()
	if all := texts(b.Root(), 0, 0); len(all) < 3 {
		t.Errorf("%s: the board is nearly blank: %v", page, all)
	}
	for _, text := range b.misfits() {
		t.Errorf("%s: %q does not fit", page, text)
	}
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
	if testing.Short() {
		t.Skip("shows pages by the hundred")
	}
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
