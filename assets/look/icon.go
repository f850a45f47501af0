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
	return drawing{name, hex(l.Colour(c)), int(side), int(side)}.object()
}

// drawing is an icon in one colour and size.
type drawing struct {
	name, ink     string
	width, height int // pixels
}

func (d drawing) object() fyne.CanvasObject {
	width, height := float32(d.width), float32(d.height)
	drawn := drawings.of(d, mostDrawings, d.paint)
	if drawn == nil {
		return Gap(width, height)
	}
	return Fixed(width, height, Place(canvas.NewImageFromImage(drawn), 0, 0, width, height))
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
	if err != nil || min(d.width, d.height) <= 0 {
		return nil
	}
	pen := fmt.Sprintf(`stroke-width="%.1f"`, float64(d.width)*2/24) // the drawing is scaled, its pen is not
	painted := strings.NewReplacer("currentColor", d.ink, `stroke-width="2"`, pen).Replace(string(svg))
	icon, err := oksvg.ReadIconStream(strings.NewReader(painted))
	if err != nil {
		panic(err) // the icons are linked into the binary
	}
	icon.SetTarget(0, 0, float64(d.width), float64(d.height))
	picture := image.NewRGBA(image.Rect(0, 0, d.width, d.height))
	scanner := rasterx.NewScannerGV(d.width, d.height, picture, picture.Bounds())
	icon.Draw(rasterx.NewDasher(d.width, d.height, scanner), 1)
	return picture
}

// IconTile is an icon on a rounded square of a quiet colour.
func (l Look) IconTile(name string, side float32, ink, ground Colour) fyne.CanvasObject {
	sheet := panel{fill: l.Colour(ground), edge: l.Colour(ink), radius: int(side / 4)}
	if l.Contrast {
		sheet.width = 2
	}
	return AtLeast(side, side, container.NewStack(l.newPanel(sheet), Middle(l.Icon(name, float32(int(side*0.57)), ink))))
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
	width := height * 64 / 76
	shield := drawing{"mark", "#FFFFFF", int(width), int(height)}.object()
	name := canvas.NewText(letter, palette[Pine].normal)
	name.FontSource = fonts()[ExtraBold]
	name.TextSize = height * 0.47
	return AtLeast(width, height, container.NewStack(Middle(shield), Middle(name)))
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }
