package handout

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	qrcode "github.com/skip2/go-qrcode"

	"example.org/parter/data"
)

// QRModules returns the QR code of the address as rows of modules, true for
// black, with the quiet zone of four modules that phones need on each side. It
// has level Q: it survives dead dots and creases that level M does not, and
// level H only made it larger. The error is data.ErrInvalid for an address that
// is empty or does not fit any code.
func QRModules(address string) ([][]bool, error) {
	code, err := qrcode.New(data.QR(address), qrcode.High)
	if err != nil {
		return nil, fmt.Errorf("QR code of %d characters: %w: %w", len(address), data.ErrInvalid, err)
	}
	return code.Bitmap(), nil
}

// QRPNG returns the QR code as a PNG whose modules are modulePixels wide, so
// that no module is blurred. Screens need at least 4 pixels.
func QRPNG(address string, modulePixels int) ([]byte, error) {
	if modulePixels < 1 {
		return nil, fmt.Errorf("QR code: %d pixels a module: %w", modulePixels, data.ErrInvalid)
	}
	modules, err := QRModules(address)
	if err != nil {
		return nil, err
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
