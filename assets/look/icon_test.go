package look

import (
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

func TestWhatIsKeptHasABound(t *testing.T) {
	var squares kept[int, int]
	made := 0
	square := func(n int) int { return squares.of(n, 10, func() int { made++; return n * n }) }
	for n := range 25 {
		first, again := square(n), square(n)
		if first != n*n || again != first || len(squares.all) > 10 {
			t.Fatalf("of %d: %d and %d, %d are kept", n, first, again, len(squares.all))
		}
	}
	if made != 25 {
		t.Errorf("%d were made, want 25", made)
	}
}
