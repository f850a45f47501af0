package look

import (
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// listIn is a list of the things in a room of the height.
func listIn(t *testing.T, high float32, things ...fyne.CanvasObject) *Scroll {
	t.Helper()
	test.NewTempApp(t)
	s := NewScroll(time.Now, Column(0, things...))
	s.Resize(fyne.NewSize(400, high))
	return s
}

// high is a button of the height.
func high(height float32) fyne.CanvasObject {
	return usual.NewButton(ListRow, "ред", Gap(400, height), func() {})
}

func TestPageStopsAtWholeRows(t *testing.T) {
	rows := []fyne.CanvasObject{high(90)}
	for range 19 {
		rows = append(rows, high(100))
	}
	s := listIn(t, 540, rows...)
	var down, up []float32
	for !s.AtBottom() {
		s.Page(1)
		down = append(down, s.Offset.Y)
	}
	for !s.AtTop() {
		s.Page(-1)
		up = append(up, s.Offset.Y)
	}
	if want := []float32{490, 990, 1450}; !slices.Equal(down, want) {
		t.Errorf("down: at %v, want %v", down, want)
	}
	if want := []float32{990, 490, 0}; !slices.Equal(up, want) {
		t.Errorf("up: at %v, want %v", up, want)
	}
}

func TestPageGoesThroughWhatIsHigherThanTheList(t *testing.T) {
	s := listIn(t, 500, high(100), high(2000), high(300))
	for want := range slices.Values([]float32{400, 800, 1200, 1600, 1900}) {
		if s.Page(1); s.Offset.Y != want {
			t.Errorf("at %v, want %v", s.Offset.Y, want)
		}
	}
}

func TestListEndsSoftlyAndInHighContrastWithALine(t *testing.T) {
	for _, top := range []bool{true, false} {
		veil, ok := usual.ListEdge(top, 800).(*fyne.Container).Objects[0].(*canvas.Image)
		if !ok {
			t.Fatalf("top %v: no veil", top)
		}
		if size := veil.Image.Bounds().Size(); size.X != 1 {
			t.Errorf("top %v: %v pixels are painted", top, size)
		}
		first, last := alphaOf(veil.Image, 0), alphaOf(veil.Image, veil.Image.Bounds().Dy()-1)
		if (first > last) != top || max(first, last) < 0xF0 || min(first, last) > 0x10 {
			t.Errorf("top %v: from %d to %d", top, first, last)
		}
		contrast := usual
		contrast.Contrast = true
		line, ok := contrast.ListEdge(top, 800).(*fyne.Container).Objects[0].(*canvas.Rectangle)
		if !ok || line.FillColor != contrast.Colour(Pine) || line.Size() != fyne.NewSize(800, 4) {
			t.Errorf("top %v: in high contrast got %v", top, line)
		}
	}
}

func alphaOf(picture image.Image, y int) uint32 {
	_, _, _, a := picture.At(0, y).RGBA()
	return a >> 8
}
