package handout

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"

	"codeberg.org/go-pdf/fpdf"
	qrcode "github.com/skip2/go-qrcode"

	"example.org/parter/data"
)

// QRModules returns the QR code of the address as rows of modules, true for
// black, with the quiet zone of four modules that phones need on each side. It
// has level Q: it survives dead dots and creases that level M does not, and
// level H only made it larger. The error is data.ErrInvalid for an address that
// is empty or does not fit any code.
func QRModules(address string) ([][]bool, error) { return modulesOf(data.QR(address), qrcode.High) }

func modulesOf(text string, level qrcode.RecoveryLevel) ([][]bool, error) {
	code, err := qrcode.New(text, level)
	if err != nil {
		return nil, fmt.Errorf("QR code of %d characters: %w: %w", len(text), data.ErrInvalid, err)
	}
	return code.Bitmap(), nil
}

// QRPNG returns the QR code as a PNG whose modules are modulePixels wide, so
// that no module is blurred. Screens need at least 4 pixels.
func QRPNG(address string, modulePixels int) ([]byte, error) {
	modules, err := QRModules(address)
	if err != nil {
		return nil, err
	}
	return pngOf(modules, modulePixels)
}

// CardPNG is the QR code of a business card, as data.Department.Card writes one. Its
// letters are kept as they are, so it is large, and has level M: screens have no dead
// dots.
func CardPNG(card string, modulePixels int) ([]byte, error) {
	modules, err := modulesOf(card, qrcode.Medium)
	if err != nil {
		return nil, err
	}
	return pngOf(modules, modulePixels)
}

func pngOf(modules [][]bool, modulePixels int) ([]byte, error) {
	if modulePixels < 1 {
		return nil, fmt.Errorf("QR code: %d pixels a module: %w", modulePixels, data.ErrInvalid)
	}
	side := len(modules) * modulePixels
	picture := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y := range side {
		for x := range side {
			if modules[y/modulePixels][x/modulePixels] {
				picture.SetColorIndex(x, y, 1)
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("QR code: %w", err)
	}
	return out.Bytes(), nil
}

// moduleOf is how wide a module is where a row has so many, in millimetres: whole
// dots, at least moduleWidth, and so many that the code is at least so wide.
func moduleOf(modules int, least float64) float64 {
	return max(moduleWidth, math.Ceil(least/float64(modules)/dot)*dot)
}

// inset keeps a rectangle inside its dots by 4 µm: a document writes its lengths to
// 2 µm, and a printer blackens every dot that is touched.
const inset = 0.004

// fill draws the code as one filled outline, so that no renderer leaves hairlines
// between its rectangles. Left and top are whole dots.
func fill(pdf *fpdf.Fpdf, modules [][]bool, left, top, module float64) {
	for _, m := range mergedModules(modules) {
		x0, y0 := left+float64(m.Min.X)*module+inset, top+float64(m.Min.Y)*module+inset
		x1, y1 := left+float64(m.Max.X)*module-inset, top+float64(m.Max.Y)*module-inset
		pdf.MoveTo(x0, y0)
		pdf.LineTo(x1, y0)
		pdf.LineTo(x1, y1)
		pdf.LineTo(x0, y1)
		pdf.ClosePath()
	}
	pdf.DrawPath("F")
}

// mergedModules covers the black modules with as few rectangles as simple means
// find: runs of a row, joined with the same run in the rows below. A printer
// then has few edges to get wrong.
func mergedModules(modules [][]bool) []image.Rectangle {
	var merged []image.Rectangle
	open := map[[2]int]int{} // columns of a run in the row above → its index in merged
	for y, row := range modules {
		next := map[[2]int]int{}
		for x := 0; x < len(row); x++ {
			if !row[x] {
				continue
			}
			from := x
			for x < len(row) && row[x] {
				x++
			}
			run := [2]int{from, x}
			index, above := open[run]
			if !above {
				index = len(merged)
				merged = append(merged, image.Rect(from, y, x, y))
			}
			merged[index].Max.Y = y + 1
			next[run] = index
		}
		open = next
	}
	return merged
}
