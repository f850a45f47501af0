package look

import (
	"fmt"
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"example.org/parter/assets"
)

// Icon is a line icon of a size in pixels. An unknown name is an empty box: a
// test of the caller's names belongs beside them.
func (l Look) Icon(name string, side float32, c Colour) fyne.CanvasObject {
	what := drawing{name, hex(l.Colour(c)), int(side)}
	drawn := drawings.of(what, mostDrawings, what.paint)
	if drawn == nil {
		return Gap(side, side)
	}
	picture := canvas.NewImageFromImage(drawn)
	return Fixed(side, side, Place(picture, 0, 0, side, side))
}

// drawing is an icon in one colour and size.
type drawing struct {
	name, ink string
	side      int // pixels
}

// drawings keeps what was drawn. Fyne reads the whole drawing of an icon each
// time that it is asked for its size, which was most of the time that a screen
// takes to build.
var drawings kept[drawing, image.Image]

// mostDrawings is how many pictures are kept: all icons in some sizes and
// colours, a few MB.
const mostDrawings = 512

// paint is the picture, or nil where there is no icon of the name.
func (d drawing) paint() image.Image {
	svg, err := assets.Icons.ReadFile("icons/" + d.name + ".svg")
	if err != nil || d.side <= 0 {
		return nil
	}
	pen := fmt.Sprintf(`stroke-width="%.1f"`, float64(d.side)*2/24) // the drawing is scaled, its pen is not
	painted := strings.NewReplacer("currentColor", d.ink, `stroke-width="2"`, pen).Replace(string(svg))
	icon, err := oksvg.ReadIconStream(strings.NewReader(painted))
	if err != nil {
		panic(err) // the icons are linked into the binary
	}
	icon.SetTarget(0, 0, float64(d.side), float64(d.side))
	picture := image.NewRGBA(image.Rect(0, 0, d.side, d.side))
	scanner := rasterx.NewScannerGV(d.side, d.side, picture, picture.Bounds())
	icon.Draw(rasterx.NewDasher(d.side, d.side, scanner), 1)
	return picture
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
