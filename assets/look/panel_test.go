package look

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

func TestPanelHasRoundCornersAnEdgeAndAFill(t *testing.T) {
	test.NewTempApp(t)
	white, fill, edge := color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, usual.Colour(Mint), usual.Colour(Pine)
	picture := painted(usual.Panel(Mint, Pine, 3, 24), 300, 104)
	for place, want := range map[image.Point]color.NRGBA{
		{0, 0}: white, {299, 0}: white, {0, 103}: white, {299, 103}: white, // outside of the corners
		{150, 0}: edge, {150, 103}: edge, {0, 52}: edge, {299, 52}: edge, {150, 2}: edge, // the edge
		{150, 3}: fill, {3, 52}: fill, {150, 52}: fill, {20, 20}: fill, {296, 52}: fill, // inside
	} {
		if got := picture.NRGBAAt(place.X, place.Y); got != want {
			t.Errorf("at %v: got %v, want %v", place, got, want)
		}
	}
	flat := painted(usual.Panel(Mint, Pine, 0, 0), 50, 20)
	for _, place := range []image.Point{{0, 0}, {49, 19}, {25, 10}} {
		if got := flat.NRGBAAt(place.X, place.Y); got != fill {
			t.Errorf("a flat panel at %v: got %v, want %v", place, got, fill)
		}
	}
}

func TestPressedButtonChangesItsPanel(t *testing.T) {
	test.NewTempApp(t)
	b := usual.TextButton(Plain, "", "Назад", func() {})
	before, _ := Fill(b.sheet)
	b.showPressed(true)
	if after, ok := Fill(b.sheet); !ok || after == before || after != usual.Colour(MintDeep) {
		t.Errorf("got %v, was %v", after, before)
	}
	row := usual.NewButton(ListRow, "ред", Gap(10, 10), func() {})
	if _, filled := Fill(row.sheet); filled {
		t.Error("a row that is not pressed is painted over its card")
	}
}

// painted is the object on white paper.
func painted(o fyne.CanvasObject, width, height float32) *image.NRGBA {
	c := software.NewCanvas()
	c.SetPadded(false)
	paper := canvas.NewRectangle(color.White)
	c.SetContent(Fixed(width, height, Place(paper, 0, 0, width, height), Place(o, 0, 0, width, height)))
	c.Resize(fyne.NewSize(width, height))
	return c.Capture().(*image.NRGBA)
}

func TestAWindowPaintsPlainAreasByAShader(t *testing.T) {
	test.NewTempApp(t)
	l := New(Kiosk, Screen{Width: 1920, Height: 1080, Shaders: true})
	box := l.Panel(Mint, Pine, 3, 24)
	box.Resize(fyne.NewSize(300, 104))
	red := color.NRGBA{0xFF, 0, 0, 0x80}
	repaint(box, red, red)
	inner, bled := box.Objects[middle].(*fyne.Container)
	if !bled {
		t.Fatalf("the middle is %+v", box.Objects[middle])
	}
	area, ok := inner.Objects[0].(*canvas.Shader)
	if !ok || area.Uniforms["red"] != 1 || area.Uniforms["green"] != 0 || area.Uniforms["alpha"] != float32(0x80)/0xFF {
		t.Errorf("the middle is %+v", box.Objects[middle])
	}
	if at, size := box.Objects[middle].Position(), box.Objects[middle].Size(); at != fyne.NewPos(24, 24) || size != fyne.NewSize(252, 56) {
		t.Errorf("the middle lies at %v, %v", at, size)
	}
	if at, size := area.Position(), area.Size(); at != fyne.NewPos(1, 1) || size != fyne.NewSize(250, 54) {
		t.Errorf("Fyne would paint it over the edge: at %v, %v", at, size)
	}
}
