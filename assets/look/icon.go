package look

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets"
)

// Icon is a line icon of a size in pixels. An unknown name is an empty box: a
// test of the caller's names belongs beside them.
func (l Look) Icon(name string, side float32, c Colour) fyne.CanvasObject {
	svg, err := assets.Icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return Gap(side, side)
	}
	ink := hex(l.Colour(c))
	pen := fmt.Sprintf(`stroke-width="%.1f"`, side*2/24) // Fyne scales the drawing, not its pen
	painted := strings.NewReplacer("currentColor", ink, `stroke-width="2"`, pen).Replace(string(svg))
	picture := canvas.NewImageFromResource(fyne.NewStaticResource(fmt.Sprintf("%s%s-%.0f.svg", name, ink, side), []byte(painted)))
	picture.FillMode = canvas.ImageFillContain
	picture.SetMinSize(fyne.NewSize(side, side))
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
