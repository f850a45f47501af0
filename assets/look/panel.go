package look

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// panel is a filled area with round corners and an edge. A rectangle of Fyne's
// computes for each pixel how far it is from a round corner, and without a
// graphics card a screen full of them takes three times as long. So its ends are
// pictures, and what lies between them are areas of one colour.
type panel struct {
	fill, edge color.NRGBA
	width      int // of the edge, in pixels; 0: none
	radius     int // of the corners, in pixels; roundEnds: half the height
}

// roundEnds makes a panel end in half circles.
const roundEnds = -1

// Panel is a filled area with round corners; a border of 0 has none.
func (l Look) Panel(fill, border Colour, borderWidth, radius float32) *fyne.Container {
	return l.newPanel(panel{l.Colour(fill), l.Colour(border), int(borderWidth), int(l.PX(radius))})
}

// Ground is what lies under a whole screen of the kiosk: nothing where the window's
// own background has the colour.
func (l Look) Ground() fyne.CanvasObject {
	if l.Contrast {
		return l.Panel(Paper, Line, 0, 0)
	}
	return Gap(0, 0)
}

func (l Look) newPanel(p panel) *fyne.Container {
	return &fyne.Container{Layout: &panelLayout{panel: p}, Objects: []fyne.CanvasObject{
		upperEnd: stretched(), lowerEnd: stretched(),
		middle: l.Plain(p.fill), leftEdge: l.Plain(p.edge), rightEdge: l.Plain(p.edge),
	}}
}

// The parts of a panel, in the order in which they are painted.
const (
	upperEnd = iota
	lowerEnd
	middle
	leftEdge
	rightEdge
)

// repaint gives the panel other colours.
func repaint(box *fyne.Container, fill, edge color.NRGBA) {
	if l, ok := box.Layout.(*panelLayout); ok && (l.panel.fill != fill || l.panel.edge != edge) {
		l.panel.fill, l.panel.edge = fill, edge
		dye(box.Objects[middle], fill)
		dye(box.Objects[leftEdge], edge)
		dye(box.Objects[rightEdge], edge)
		l.Layout(box.Objects, box.Size())
		box.Refresh()
	}
}

// Fill is the colour of a panel; false: the object is none, or is not filled.
func Fill(o fyne.CanvasObject) (color.NRGBA, bool) {
	if box, ok := o.(*fyne.Container); ok {
		if l, ok := box.Layout.(*panelLayout); ok {
			return l.panel.fill, l.panel.fill.A > 0
		}
	}
	return color.NRGBA{}, false
}

// smallPanel is up to how many pixels a panel is one picture: a key and a button
// of the bar are drawn in one go.
const smallPanel = 24_000

// panelLayout puts the parts of a panel in their places; a small panel is its
// upper end alone.
type panelLayout struct {
	panel   panel
	painted pane // what the ends show
}

// pane is a panel in a size.
type pane struct {
	panel         panel
	width, height int // pixels; a height of 0: as high as there must be for any
}

// MinSize is nothing: a panel is as large as what lies on it.
func (l *panelLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout stretches what lies between the ends.
func (l *panelLayout) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	p := l.panel
	if p.fill.A == 0 && p.width == 0 {
		for _, part := range parts {
			part.Hide()
		}
		return
	}
	if p.radius == roundEnds {
		p.radius = int(size.Height / 2)
	}
	p.radius = min(p.radius, int(min(size.Width, size.Height)/2))
	now := pane{panel: p, width: int(math.Round(float64(size.Width)))}
	deep, edge := float32(p.corner()), float32(p.width)
	if size.Width*size.Height <= smallPanel {
		now.height = int(math.Round(float64(size.Height)))
		put(parts[upperEnd], 0, 0, size.Width, size.Height)
		deep = size.Height
	}
	put(parts[upperEnd], 0, 0, size.Width, deep)
	put(parts[lowerEnd], 0, size.Height-deep, size.Width, min(deep, size.Height-deep))
	high := size.Height - 2*deep
	put(parts[leftEdge], 0, deep, edge, high)
	put(parts[rightEdge], size.Width-edge, deep, edge, high)
	put(parts[middle], edge, deep, size.Width-2*edge, high)
	if p.fill.A == 0 {
		parts[middle].Hide()
	}
	if now != l.painted && parts[upperEnd].Visible() {
		l.painted = now
		ends := panels.of(now, mostPanels, now.paint)
		show(parts[upperEnd], ends.upper)
		show(parts[lowerEnd], ends.lower)
	}
}

// put places the part, or hides it where it has no room.
func put(o fyne.CanvasObject, x, y, width, height float32) {
	if width <= 0 || height <= 0 {
		o.Hide()
		return
	}
	Place(o, x, y, width, height)
	o.Show()
}

// show gives the part of a panel its picture.
func show(o fyne.CanvasObject, picture image.Image) {
	part := o.(*canvas.Image)
	part.Image = picture
	part.Refresh()
}

// corner is the side of a corner's picture.
func (p panel) corner() int { return max(p.radius, p.width) }

// ends are the pictures of a panel; a small one has no lower.
type ends struct{ upper, lower image.Image }

// panels keeps the pictures: there are few kinds of panels on many screens.
var panels kept[pane, ends]

// mostPanels is how many are kept, some MB.
const mostPanels = 256

// paint is the whole panel, or its ends.
func (p pane) paint() ends {
	deep := p.panel.corner()
	if p.height > 0 {
		return ends{upper: p.lines(0, p.height, p.height)}
	}
	high := 2*deep + 1
	return ends{p.lines(0, deep, high), p.lines(high-deep, high, high)}
}

// lines are some of the lines of the panel in a height. Its middle line and its
// middle column are repeated, so that no more is drawn than its corners.
func (p pane) lines(from, until, high int) image.Image {
	side := 2*p.panel.corner() + 1
	wide, tall := min(side, p.width), min(side, high)
	small := p.panel.draw(wide, tall)
	picture := image.NewRGBA(image.Rect(0, 0, p.width, until-from))
	for y := from; y < until; y++ {
		for x := range p.width {
			picture.SetRGBA(x, y-from, small.RGBAAt(within(x, p.width, wide), within(y, high, tall)))
		}
	}
	return picture
}

// within is where a place on a length lies on one that was shortened in its middle.
func within(at, length, short int) int {
	if at < length/2 {
		return min(at, short/2)
	}
	return max(at-(length-short), short/2)
}

// draw is the panel in a size, smooth at the corners. Of the kinds of pictures only
// this one becomes a texture as it is; Fyne would convert any other for each panel
// of each screen.
func (p panel) draw(width, height int) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			dx, dy := math.Abs(float64(x)+0.5-float64(width)/2), math.Abs(float64(y)+0.5-float64(height)/2)
			inside := p.coverage(float64(width)/2-dx, float64(height)/2-dy, 0)
			c := p.fill
			if p.width > 0 {
				c = blend(p.fill, p.edge, p.coverage(float64(width)/2-dx, float64(height)/2-dy, p.width))
			}
			c.A = uint8(math.Round(float64(c.A) * inside))
			picture.Set(x, y, c)
		}
	}
	return picture
}

// coverage is how much of a pixel lies inside the panel that is smaller by the
// inset at every side, from 0 to 1. The pixel is so far from the nearest sides.
func (p panel) coverage(fromSide, fromEnd float64, inset int) float64 {
	radius := math.Max(float64(p.radius-inset), 0)
	dx, dy := radius+float64(inset)-fromSide, radius+float64(inset)-fromEnd
	distance := math.Hypot(math.Max(dx, 0), math.Max(dy, 0)) + math.Min(math.Max(dx, dy), 0) - radius
	return math.Min(math.Max(0.5-distance, 0), 1)
}

// blend is so much of a over b; what is transparent has no colour of its own.
func blend(a, b color.NRGBA, share float64) color.NRGBA {
	switch {
	case a.A == 0:
		b.A = uint8(math.Round(float64(b.A) * (1 - share)))
		return b
	case b.A == 0:
		return a
	}
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*share + float64(y)*(1-share))) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: mix(a.A, b.A)}
}
