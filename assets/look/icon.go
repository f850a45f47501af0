package look

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets"
)

// Icon is a line icon of a size in pixels. An unknown name is an empty box: a
// test of the caller's names belongs beside them.
func (l Look) Icon(name string, side float32, c Colour) fyne.CanvasObject {
	picture := icons.draw(drawing{name, hex(l.Colour(c)), side})
	if picture == nil {
		return Gap(side, side)
	}
	picture.FillMode = canvas.ImageFillContain
	picture.SetMinSize(fyne.NewSize(side, side))
	return picture
}

// drawing is an icon in a colour and a size.
type drawing struct {
	name, ink string
	side      float32
}

// drawings keeps the pixels of icons, since every screen is built anew and reading
// and painting its icons takes half of that time. It may be used from several
// goroutines.
type drawings struct {
	mutex  sync.Mutex
	pixels map[drawing]image.Image
}

var icons = drawings{pixels: map[drawing]image.Image{}}

// mostDrawings is how many pictures are kept: all icons in some sizes and
// colours, a few MB. Then it begins anew.
const mostDrawings = 512

// draw is the drawing as an object; nil: there is no icon of the name.
func (d *drawings) draw(what drawing) *canvas.Image {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if pixels := d.pixels[what]; pixels != nil {
		return canvas.NewImageFromImage(pixels)
	}
	svg, err := assets.Icons.ReadFile("icons/" + what.name + ".svg")
	if err != nil {
		return nil
	}
	pen := fmt.Sprintf(`stroke-width="%.1f"`, what.side*2/24) // Fyne scales the drawing, not its pen
	painted := strings.NewReplacer("currentColor", what.ink, `stroke-width="2"`, pen).Replace(string(svg))
	picture := canvas.NewImageFromResource(fyne.NewStaticResource(fmt.Sprintf("%s%s-%.0f.svg", what.name, what.ink, what.side), []byte(painted)))
	if !rasterise(picture, what.side) {
		return picture
	}
	if len(d.pixels) >= mostDrawings {
		clear(d.pixels)
	}
	d.pixels[what] = picture.Image
	return canvas.NewImageFromImage(picture.Image)
}

// rasterise paints the picture with as many pixels as its side has. What is on no
// screen yet Fyne may paint twice as large; it is no use where that leaves no
// whole pixels.
func rasterise(picture *canvas.Image, side float32) bool {
	wide := func() float32 {
		if picture.Image == nil {
			return 0
		}
		return float32(picture.Image.Bounds().Dx())
	}
	picture.Resize(fyne.NewSize(side, side))
	if got := wide(); got > side {
		picture.Resize(fyne.NewSize(side*side/got, side*side/got))
	}
	return wide() == side
}

// IconTile is an icon on a rounded square of a quiet colour.
func (l Look) IconTile(name string, side float32, ink, ground Colour) fyne.CanvasObject {
	sheet := l.Sheet(ground, Line, 0, 28)
	sheet.CornerRadius = side / 4
	if l.Contrast {
		sheet.StrokeColor, sheet.StrokeWidth = l.Colour(ink), 2
	}
	return AtLeast(side, side, container.NewStack(sheet, Middle(l.Icon(name, float32(int(side*0.57)), ink))))
}

// HasIcon reports whether there is an icon of the name.
func HasIcon(name string) bool {
	f, err := assets.Icons.Open("icons/" + name + ".svg")
	if err != nil {
		return false
	}
	return f.Close() == nil
}

// Mark is the neutral letter mark that stands where the municipality's own coat
// of arms will: arms are never drawn by us.
func (l Look) Mark(letter string, height float32) fyne.CanvasObject {
	const shield = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 76"><path fill="#FFFFFF" d="M8 0h48a8 8 0 0 1 8 8v36a32 32 0 0 1-64 0V8a8 8 0 0 1 8-8z"/></svg>`
	picture := canvas.NewImageFromResource(fyne.NewStaticResource("mark.svg", []byte(shield)))
	picture.FillMode = canvas.ImageFillContain
	name := canvas.NewText(letter, palette[Pine].normal)
	name.FontSource = fonts()[ExtraBold]
	name.TextSize = height * 0.47
	return AtLeast(height*64/76, height, container.NewStack(picture, Middle(name)))
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }
