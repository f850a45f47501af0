package look

import (
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func TestIconIsPaintedOnce(t *testing.T) {
	picture := func(c Colour) *canvas.Image {
		return usual.Icon("home", 38, c).(*fyne.Container).Objects[0].(*canvas.Image)
	}
	first, second := picture(Ink), picture(Ink)
	if first == second {
		t.Fatal("one object cannot stand at two places")
	}
	if first.Image == nil || first.Image != second.Image {
		t.Error("the same icon was painted twice")
	}
	if got := first.Image.Bounds().Dx(); got != 38 {
		t.Errorf("an icon of 38 pixels has %d", got)
	}
	if picture(Pine).Image == first.Image {
		t.Error("another colour looks the same")
	}
}

func TestKeptIconsHaveABound(t *testing.T) {
	kept := gallery{drawn: map[drawing]image.Image{}}
	for i := range mostDrawings + 10 {
		kept.draw(drawing{"x", fmt.Sprintf("#%06X", i), 2})
		if len(kept.drawn) > mostDrawings {
			t.Fatalf("%d icons are kept", len(kept.drawn))
		}
	}
	if len(kept.drawn) == 0 {
		t.Error("nothing is kept")
	}
}
