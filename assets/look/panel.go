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
// graphics card a screen full of them takes three times as long. So it is painted
// in nine parts: four pictures of corners, four of sides one pixel deep that are
// stretched, and a plain area for all the rest.
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

func (l Look) newPanel(p panel) *fyne.Container {
	box := &fyne.Container{Layout: &panelLayout{panel: p}}
	for range len(patches{}) {
		box.Objects = append(box.Objects, stretched())
	}
	box.Objects[middle] = l.Plain(p.fill)
	return box
}

// The parts of a panel lie row by row. A small one is its first part alone.
const (
	whole  = 0
	middle = 4
)

// Ground is what lies under a whole screen: nothing where the window's own
// background has the colour.
func (l Look) Ground() fyne.CanvasObject {
	switch {
	case l.Contrast:
		return l.Panel(Paper, Line, 0, 0)
	case l.Kind == Board && !l.Screen.Shaders:
		return l.Panel(PineDeep, Line, 0, 0) // in a picture, which has no window
	default:
		return Gap(0, 0)
	}
}

// repaint gives the panel other colours.
func repaint(box *fyne.Container, fill, edge color.NRGBA) {
	if l, ok := box.Layout.(*panelLayout); ok && (l.panel.fill != fill || l.panel.edge != edge) {
		l.panel.fill, l.panel.edge = fill, edge
		Dye(box.Objects[middle], fill)
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
// of the bar are drawn in one go instead of nine.
const smallPanel = 24_000

// panelLayout puts the parts of a panel beside each other.
type panelLayout struct {
	panel   panel
	painted pane // what the pictures show
}

// pane is a panel in a size; of a large one the size does not matter.
type pane struct {
	panel         panel
	width, height int // pixels; 0: nine parts
}

// MinSize is nothing: a panel is as large as what lies on it.
func (l *panelLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout stretches the sides and the middle.
func (l *panelLayout) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	p := l.panel
	if p.radius == roundEnds {
		p.radius = int(size.Height / 2)
	}
	p.radius = min(p.radius, int(min(size.Width, size.Height)/2))
	now, deep := pane{panel: p}, float32(p.corner())
	if size.Width*size.Height <= smallPanel {
		now.width, now.height = int(math.Round(float64(size.Width))), int(math.Round(float64(size.Height)))
	}
	for i, part := range parts {
		xs, ys := cuts(size.Width, deep), cuts(size.Height, deep)
		if now.width > 0 {
			xs, ys = [4]float32{0, size.Width, size.Width, size.Width}, [4]float32{0, size.Height, size.Height, size.Height}
		}
		width, height := xs[i%3+1]-xs[i%3], ys[i/3+1]-ys[i/3]
		Place(part, xs[i%3], ys[i/3], width, height)
		show(part, width > 0 && height > 0 && (p.fill.A > 0 || p.width > 0))
	}
	if now != l.painted {
		l.painted = now
		now.show(parts)
	}
}

// cuts are where a length is cut: after the corner, before the other one.
func cuts(length, deep float32) [4]float32 { return [4]float32{0, deep, length - deep, length} }

func (p pane) show(parts []fyne.CanvasObject) {
	for i, picture := range panels.of(p, mostPanels, p.paint) {
		if part, ok := parts[i].(*canvas.Image); ok && i != middle {
			part.Image = picture
			part.Refresh()
		}
	}
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// corner is the side of a corner's picture.
func (p panel) corner() int { return max(p.radius, p.width) }

// patches are the pictures of a panel, row by row; the middle has none.
type patches [9]image.Image

// panels keeps the pictures: there are few kinds of panels on many screens.
var panels kept[pane, patches]

// mostPanels is how many kinds are kept, a few MB.
const mostPanels = 256

// paint is the whole panel, or as small a one as there can be, cut into nine.
func (p pane) paint() patches {
	if p.width > 0 {
		return patches{whole: p.inOne()}
	}
	var all patches
	deep := p.panel.corner()
	side := 2*deep + 1
	small := p.panel.draw(side, side)
	cuts := [4]int{0, deep, deep + 1, side}
	for i := range all {
		all[i] = crop(small, image.Rect(cuts[i%3], cuts[i/3], cuts[i%3+1], cuts[i/3+1]))
	}
	return all
}

// inOne is the whole panel. No more is drawn than its corners: the line and the
// column in the middle are repeated.
func (p pane) inOne() image.Image {
	side := 2*p.panel.corner() + 1
	wide, high := min(side, p.width), min(side, p.height)
	small := p.panel.draw(wide, high)
	picture := image.NewRGBA(image.Rect(0, 0, p.width, p.height))
	for y := range p.height {
		for x := range p.width {
			picture.SetRGBA(x, y, small.RGBAAt(within(x, p.width, wide), within(y, p.height, high)))
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

// crop is a picture of its own, since a texture is made of all its pixels.
func crop(of *image.RGBA, area image.Rectangle) image.Image {
	part := image.NewRGBA(image.Rect(0, 0, area.Dx(), area.Dy()))
	for y := range area.Dy() {
		for x := range area.Dx() {
			part.SetRGBA(x, y, of.RGBAAt(area.Min.X+x, area.Min.Y+y))
		}
	}
	return part
}
