package look

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// panel is a filled area with round corners and an edge. It is painted as nine
// pictures: four corners, four sides one pixel deep that are stretched, and one
// pixel for all the rest. A rectangle of Fyne's computes for each pixel how far
// it is from a round corner, and without a graphics card a screen full of them
// takes three times as long.
type panel struct {
	fill, edge color.NRGBA
	width      int // of the edge, in pixels; 0: none
	radius     int // of the corners, in pixels; roundEnds: half the height
}

// roundEnds makes a panel end in half circles.
const roundEnds = -1

// Panel is a filled area with round corners; a border of 0 has none.
func (l Look) Panel(fill, border Colour, borderWidth, radius float32) *fyne.Container {
	return newPanel(panel{l.Colour(fill), l.Colour(border), int(borderWidth), int(l.PX(radius))})
}

func newPanel(p panel) *fyne.Container {
	box := &fyne.Container{Layout: &panelLayout{panel: p}}
	for range len(patches{}) {
		part := canvas.NewImageFromImage(nil)
		part.FillMode, part.ScaleMode = canvas.ImageFillStretch, canvas.ImageScalePixels
		box.Objects = append(box.Objects, part)
	}
	return box
}

// repaint gives the panel other colours.
func repaint(box *fyne.Container, fill, edge color.NRGBA) {
	if l, ok := box.Layout.(*panelLayout); ok && (l.panel.fill != fill || l.panel.edge != edge) {
		l.panel.fill, l.panel.edge = fill, edge
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

// panelLayout puts the nine pictures of a panel beside each other.
type panelLayout struct {
	panel   panel
	painted panel // what the pictures show
}

// MinSize is nothing: a panel is as large as what lies on it.
func (l *panelLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout stretches the sides and the middle.
func (l *panelLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p := l.panel
	if p.radius == roundEnds {
		p.radius = int(size.Height / 2)
	}
	p.radius = min(p.radius, int(min(size.Width, size.Height)/2))
	deep := float32(p.corner())
	at := [3]float32{0, deep, 0}
	across, down := [3]float32{deep, size.Width - 2*deep, deep}, [3]float32{deep, size.Height - 2*deep, deep}
	for i, o := range objects {
		column, row := i%3, i/3
		x, y := at[column], at[row]
		if column == 2 {
			x = size.Width - deep
		}
		if row == 2 {
			y = size.Height - deep
		}
		Place(o, x, y, across[column], down[row])
		show(o, across[column] > 0 && down[row] > 0 && (p.fill.A > 0 || p.width > 0))
	}
	if p != l.painted {
		l.painted = p
		l.paint(objects)
	}
}

func (l *panelLayout) paint(objects []fyne.CanvasObject) {
	for i, picture := range panels.of(l.painted, mostPanels, l.painted.paint) {
		part := objects[i].(*canvas.Image)
		part.Image = picture
		part.Refresh()
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

// patches are the pictures of a panel, row by row.
type patches [9]image.Image

// panels keeps the pictures: there are few kinds of panels on many screens.
var panels kept[panel, patches]

// mostPanels is how many kinds are kept, about a hundred kB.
const mostPanels = 256

// paint cuts a small panel into its nine pictures.
func (p panel) paint() patches {
	deep := p.corner()
	side := 2*deep + 1
	small := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			small.SetNRGBA(x, y, p.at(x, y, side))
		}
	}
	cuts := [4]int{0, deep, deep + 1, side}
	var all patches
	for i := range all {
		column, row := i%3, i/3
		all[i] = crop(small, image.Rect(cuts[column], cuts[row], cuts[column+1], cuts[row+1]))
	}
	return all
}

// at is the colour of a pixel of the small panel, smooth at the corners.
func (p panel) at(x, y, side int) color.NRGBA {
	inside := p.coverage(x, y, side, 0)
	filled := p.coverage(x, y, side, p.width)
	if p.width == 0 {
		filled = inside
	}
	c := blend(p.fill, p.edge, filled)
	c.A = uint8(math.Round(float64(c.A) * inside))
	return c
}

// coverage is how much of the pixel lies inside the panel that is smaller by the
// inset at every side, from 0 to 1.
func (p panel) coverage(x, y, side, inset int) float64 {
	half := float64(side)/2 - float64(inset)
	radius := math.Max(float64(p.radius-inset), 0)
	dx := math.Abs(float64(x)+0.5-float64(side)/2) - (half - radius)
	dy := math.Abs(float64(y)+0.5-float64(side)/2) - (half - radius)
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
func crop(of *image.NRGBA, area image.Rectangle) image.Image {
	part := image.NewNRGBA(image.Rect(0, 0, area.Dx(), area.Dy()))
	for y := range area.Dy() {
		for x := range area.Dx() {
			part.SetNRGBA(x, y, of.NRGBAAt(area.Min.X+x, area.Min.Y+y))
		}
	}
	return part
}
