package look

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/skip2/go-qrcode"

	"example.org/parter/data"
)

// QR is the code of an address, no wider than the side in pixels, with whole
// pixels for each module and a quiet zone of four. Level Q survives a scratch
// and a reflection. An address too long for a code is an empty box.
func (l Look) QR(address string, side float32) fyne.CanvasObject {
	return code(data.QR(address), qrcode.High, side)
}

// CardQR is the code of a business card, whose small letters count, so that it is large.
// Level M leaves more pixels to each module, and a screen has no scratches.
func (l Look) CardQR(card string, side float32) fyne.CanvasObject {
	return code(card, qrcode.Medium, side)
}

func code(text string, level qrcode.RecoveryLevel, side float32) fyne.CanvasObject {
	code, err := qrcode.New(text, level)
	if err != nil {
		return Gap(side, side)
	}
	picture := canvas.NewImageFromImage(modules(code.Bitmap(), int(side)))
	picture.ScaleMode = canvas.ImageScalePixels
	picture.FillMode = canvas.ImageFillContain
	return AtLeast(side, side, picture)
}

// modules paints the bitmap on a white square of the side.
func modules(bitmap [][]bool, side int) image.Image {
	step := max(side/len(bitmap), 1)
	margin := max(side-step*len(bitmap), 0) / 2
	square := image.NewPaletted(image.Rect(0, 0, max(side, step*len(bitmap)), max(side, step*len(bitmap))), color.Palette{color.White, color.Black})
	for y, row := range bitmap {
		for x, dark := range row {
			if dark {
				paint(square, margin+x*step, margin+y*step, step)
			}
		}
	}
	return square
}

func paint(square *image.Paletted, left, top, step int) {
	for y := top; y < top+step; y++ {
		for x := left; x < left+step; x++ {
			square.SetColorIndex(x, y, 1)
		}
	}
}
