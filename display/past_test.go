package display

import (
	"errors"
	"testing"
	"time"

	"example.org/parter/data"
)

// Everything that a board told of in an hour is painted anew as it was, from the
// content of its time.
func TestPastIsPaintedAsItWas(t *testing.T) {
	w := newWall(t, portrait)
	c := radomir(t)
	w.Use(c)
	seen := map[string]bool{}
	for end := w.now.Add(time.Hour); w.now.Before(end); {
		if page := w.Showing(); !seen[page] {
			seen[page] = true
			told := w.proof[len(w.proof)-1]
			told.Edition = 4
			scene, version, err := Past(Options{Screen: portrait}, c, told, w.now)
			if err != nil || version != told.Version {
				t.Fatalf("%s: version %q, told %q, %v", page, version, told.Version, err)
			}
			if got, want := pagePart(listing(scene)), pagePart(listing(w.Root())); got != want {
				t.Errorf("%s: painted anew\n%s\nit was\n%s", page, got, want)
			}
		}
		w.now = w.program.At(w.now).Until
		w.Tick(w.now)
	}
	if len(seen) < 20 {
		t.Errorf("saw %d pages", len(seen))
	}
}

func TestPastOfAPageThatIsNotThereIsUnknown(t *testing.T) {
	newWall(t, landscape)
	for _, page := range []string{"notice/gone/1", "", "nonsense"} {
		if _, _, err := Past(Options{Screen: landscape}, radomir(t), data.Painted{Page: page, Edition: 4}, morning); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%q: %v", page, err)
		}
	}
	scene, _, err := Past(Options{Screen: landscape, Fallback: radomir(t)}, data.Content{}, data.Painted{Page: "built-in"}, morning)
	if err != nil || scene == nil {
		t.Errorf("the built-in page: %v", err)
	}
}
