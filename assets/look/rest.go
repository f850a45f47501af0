package look

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A list that goes on ends softly: so deep, in pixels, at its upper and at its
// lower end.
const (
	softTop    = 20
	softBottom = 48
)

// ListEdge is what lies over an end of a list that goes on there: the paper
// grows over what is cut. It is one column of pixels that is stretched, since
// without a graphics card a gradient is computed anew each time. In high
// contrast it is a line.
func (l Look) ListEdge(top bool, width float32) fyne.CanvasObject {
	deep := softBottom
	if top {
		deep = softTop
	}
	if l.Contrast {
		line := Place(canvas.NewRectangle(l.Colour(Pine)), 0, 0, width, 4)
		if !top {
			line.Move(fyne.NewPos(0, float32(deep-4)))
		}
		return Fixed(width, float32(deep), line)
	}
	veil := canvas.NewImageFromImage(veil(l.Colour(Paper), deep, top))
	veil.FillMode, veil.ScaleMode = canvas.ImageFillStretch, canvas.ImageScalePixels
	return Fixed(width, float32(deep), Place(veil, 0, 0, width, float32(deep)))
}

// veil is a column of pixels from nothing to the colour.
func veil(c color.NRGBA, deep int, fromTop bool) image.Image {
	column := image.NewRGBA(image.Rect(0, 0, 1, deep))
	for y := range deep {
		share := (float64(y) + 0.5) / float64(deep)
		if fromTop {
			share = 1 - share
		}
		c.A = uint8(math.Round(255 * share * share * (3 - 2*share)))
		column.Set(0, y, c)
	}
	return column
}

// A span is how high something stands in a list, from the list's upper end, and
// where the list would stand for it to be the first.
type span struct{ top, bottom, rest float32 }

// Page moves the list on by what was seen whole, so that the first thing that
// was not stands at the upper end; -1 is up, 1 is down. What is higher than the
// list is moved on by most of what is seen.
func (s *Scroll) Page(direction float32) {
	s.Stop()
	high := s.Size().Height
	const seen = softBottom / 2 // less of the soft end hides nothing
	to, most := s.Offset.Y+direction*high*0.8, float32(0)
	for _, rest := range s.rests() {
		moved := direction * (rest - s.Offset.Y)
		if moved > most && moved >= high*0.3 && moved <= high-seen {
			to, most = rest, moved
		}
	}
	s.By(to - s.Offset.Y)
}

// rests are where the list stands between two things of its content: what
// stands side by side is one.
func (s *Scroll) rests() []float32 {
	var all []span
	spans(s.Content, 0, &all)
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.top, b.top) })
	rests, bottom := []float32{0}, float32(0)
	for _, next := range all {
		if next.top >= bottom && next.rest > 0 {
			rests = append(rests, next.rest)
		}
		bottom = max(bottom, next.bottom)
	}
	return rests
}

// spans adds every text, picture and button of the object.
func spans(o fyne.CanvasObject, y float32, all *[]span) {
	if !o.Visible() {
		return
	}
	bottom := y + o.Size().Height
	switch o := o.(type) {
	case *Button: // its words begin lower
		*all = append(*all, span{y, bottom, y})
	case *canvas.Text, *canvas.Image:
		*all = append(*all, span{y, bottom, y - softTop})
	case *fyne.Container:
		if _, ground := o.Layout.(*panelLayout); ground {
			return
		}
		for _, child := range o.Objects {
			spans(child, y+child.Position().Y, all)
		}
	}
}
