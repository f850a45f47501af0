package look

import (
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestIconIsPaintedOnce(t *testing.T) {
	test.NewTempApp(t)
	first, second := usual.Icon("home", 38, Ink).(*canvas.Image), usual.Icon("home", 38, Ink).(*canvas.Image)
	if first == second {
		t.Fatal("one object cannot stand at two places")
	}
	if first.Image == nil || first.Image != second.Image {
		t.Error("the same icon was painted twice")
	}
	if got := first.Image.Bounds().Dx(); got != 38 {
		t.Errorf("an icon of 38 pixels has %d", got)
	}
	if other := usual.Icon("home", 38, Pine).(*canvas.Image); other.Image == first.Image {
		t.Error("another colour looks the same")
	}
}

func TestKeptIconsHaveABound(t *testing.T) {
	test.NewTempApp(t)
	kept := drawings{pixels: map[drawing]image.Image{}}
	for i := range mostDrawings + 10 {
		kept.draw(drawing{"x", fmt.Sprintf("#%06X", i), 2})
		if len(kept.pixels) > mostDrawings {
			t.Fatalf("%d icons are kept", len(kept.pixels))
		}
	}
	if len(kept.pixels) == 0 {
		t.Error("nothing is kept")
	}
}
