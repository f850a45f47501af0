package handout

import (
	"fmt"
	"image"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"example.org/parter/assets"
	"example.org/parter/data"
)

// head is the pen of a receipt printer: its picture has the dots of the print
// head, each black or white. It has no margin, since the head is narrower than
// the paper.
type head struct {
	picture *image.Gray
	fonts   map[bool]*opentype.Font // by bold
	faces   map[style]font.Face     // by size and bold
	err     error                   // the first fault; what follows is drawn in vain
}

func newHead(across int) (*head, error) {
	if across < 8 || across%8 != 0 {
		return nil, fmt.Errorf("print head of %d dots: %w", across, data.ErrInvalid)
	}
	h := &head{
		picture: image.NewGray(image.Rect(0, 0, across, 0)),
		fonts:   map[bool]*opentype.Font{}, faces: map[style]font.Face{},
	}
	for bold, file := range map[bool]string{false: regular, true: strong} {
		ttf, err := assets.Fonts.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("font of a handout: %w", err)
		}
		if h.fonts[bold], err = opentype.Parse(ttf); err != nil {
			return nil, fmt.Errorf("font of a handout: %w", err)
		}
	}
	return h, nil
}

// inDots is the length in whole dots.
func inDots(millimetres float64) int { return int(math.Round(millimetres / dot)) }

// begin gives the picture its length in white.
func (h *head) begin(length float64) {
	h.picture = image.NewGray(image.Rect(0, 0, h.picture.Rect.Dx(), inDots(length)))
	for i := range h.picture.Pix {
		h.picture.Pix[i] = 255
	}
}

// face is nil after a fault.
func (h *head) face(s style) font.Face {
	key := style{size: s.size, bold: s.bold}
	if h.faces[key] == nil && h.err == nil {
		face, err := opentype.NewFace(h.fonts[s.bold], &opentype.FaceOptions{Size: s.size, DPI: 25.4 / dot})
		if err != nil {
			h.err = fmt.Errorf("font of a handout: %w", err)
			return nil
		}
		h.faces[key] = face
	}
	return h.faces[key]
}

func (h *head) width(s style, text string) float64 {
	face := h.face(s)
	if face == nil {
		return 0
	}
	return float64(font.MeasureString(face, text)) / 64 * dot
}

// line draws every letter from whole dots: what covers half of one is black. The
// picture of a letter is used at once, because the face draws the next one over it.
func (h *head) line(s style, text string, at box) {
	face := h.face(s)
	if face == nil {
		return
	}
	left := at.left
	if s.align == "C" {
		left += (at.width - h.width(s, text)) / 2
	}
	place := fixed.P(inDots(left), inDots(at.baseline(s)))
	last := rune(-1)
	for _, letter := range text {
		if last >= 0 {
			place.X += face.Kern(last, letter)
		}
		where, mask, from, advance, _ := face.Glyph(place, letter) // a letter that the font lacks is an empty box
		if letter, is := mask.(*image.Alpha); is {
			h.stamp(where, letter, from)
		}
		place.X += advance
		last = letter
	}
}

// stamp blackens the dots of one letter.
func (h *head) stamp(where image.Rectangle, letter *image.Alpha, from image.Point) {
	inside := where.Intersect(h.picture.Rect)
	for y := inside.Min.Y; y < inside.Max.Y; y++ {
		for x := inside.Min.X; x < inside.Max.X; x++ {
			if letter.AlphaAt(x-where.Min.X+from.X, y-where.Min.Y+from.Y).A >= 128 {
				h.picture.Pix[h.picture.PixOffset(x, y)] = 0
			}
		}
	}
}

// black blackens dots.
func (h *head) black(dots image.Rectangle) {
	dots = dots.Intersect(h.picture.Rect)
	for y := dots.Min.Y; y < dots.Max.Y; y++ {
		row := h.picture.Pix[h.picture.PixOffset(dots.Min.X, y):h.picture.PixOffset(dots.Max.X, y)]
		for x := range row {
			row[x] = 0
		}
	}
}

// dots is the place in whole dots.
func (b box) dots() image.Rectangle {
	corner := image.Pt(inDots(b.left), inDots(b.top))
	return image.Rectangle{corner, corner.Add(image.Pt(inDots(b.width), inDots(b.height)))}
}

func (h *head) bar(at box) { h.black(at.dots()) }

func (h *head) frame(at box) {
	const thick = 2
	outside := at.dots()
	inside := outside.Inset(thick)
	h.black(image.Rect(outside.Min.X, outside.Min.Y, outside.Max.X, inside.Min.Y))
	h.black(image.Rect(outside.Min.X, inside.Max.Y, outside.Max.X, outside.Max.Y))
	h.black(image.Rect(outside.Min.X, inside.Min.Y, inside.Min.X, inside.Max.Y))
	h.black(image.Rect(inside.Max.X, inside.Min.Y, outside.Max.X, inside.Max.Y))
}

func (h *head) code(modules [][]bool, left, top, module float64) {
	corner, wide := image.Pt(inDots(left), inDots(top)), inDots(module)
	for _, m := range mergedModules(modules) {
		h.black(image.Rectangle{corner.Add(m.Min.Mul(wide)), corner.Add(m.Max.Mul(wide))})
	}
}
