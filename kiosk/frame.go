package kiosk

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// page is what one screen puts between the header and the bar.
type page struct {
	under   string                                 // second line of the header: where the visitor is
	body    func(room fyne.Size) fyne.CanvasObject // built for exactly this room
	heading string                                 // what is asked or shown, where the body leaves that out in low reach
	read    func(room fyne.Size) fyne.CanvasObject // what stands above the body in low reach; nil: the heading
	full    bool                                   // the room reaches the edges of the screen
	reads   bool                                   // there is much to read: the visitor is asked later
	changes time.Time                              // when it must be read anew by itself; zero: never
	lead    string                                 // what is said before the rest of the body; empty: it is said as it stands
	keys    typist                                 // takes the plugged-in keyboard; may be nil
	writes  string                                 // the name of the field that it writes in
	prompt  func() string                          // what a guided visitor hears of that field; nil: its name
	news    string                                 // what has just happened here; a guided visitor hears it
	passing bool                                   // another page comes by itself
}

// typist takes keys.
type typist interface {
	TypedRune(r rune)
	TypedKey(e *fyne.KeyEvent)
}

// frame is the header, the bar and what stands between them.
type frame struct {
	object  fyne.CanvasObject
	band    fyne.CanvasObject // an alert; nil: there is none
	above   fyne.CanvasObject // in low reach, what is read there and not in the body; nil: nothing is
	body    fyne.CanvasObject
	caption *caption // of what is said aloud; nil: nothing is
	bar     fyne.CanvasObject
	clock   *canvas.Text
}

// parts are what can hold buttons, in the order in which the keys go through
// them.
func (f frame) parts() []fyne.CanvasObject {
	if f.caption == nil {
		return []fyne.CanvasObject{f.body, f.bar}
	}
	return []fyne.CanvasObject{f.body, f.caption.object, f.bar}
}

func (v *visit) newFrame(p page) frame {
	l := v.look()
	width, height := l.Screen.Width, l.Screen.Height
	header, clock := v.header(p.under)
	f := frame{clock: clock, bar: v.bar(), caption: v.newCaption()}
	top, bottom := header.MinSize().Height, height-f.bar.MinSize().Height
	objects := []fyne.CanvasObject{
		look.Place(newGround(l.Ground(), v.touch), 0, 0, width, height),
		look.Place(header, 0, 0, width, top),
	}
	if f.band = v.newBand(); f.band != nil {
		high := f.band.MinSize().Height
		objects = append(objects, look.Place(f.band, 0, top, width, high))
		top += high
	}
	bar := look.Place(f.bar, 0, bottom, width, height-bottom)
	if f.caption != nil {
		high := f.caption.object.MinSize().Height
		bottom -= high
		objects = append(objects, look.Place(f.caption.object, 0, bottom, width, high))
	}
	from := top
	if v.low {
		from = max(top, height/2)
		above := v.aboveReach(p, fyne.NewSize(width, from-top))
		objects = append(objects, look.Place(above, 0, top, width, from-top))
		if p.read != nil || p.heading != "" || p.under == "" {
			f.above = above
		}
	}
	room, at := v.room(p, from, bottom)
	f.body = look.Place(p.body(room), at.X, at.Y, room.Width, room.Height)
	f.object = look.Fixed(width, height, append(objects, f.body, bar)...)
	return f
}

// room is how much of the height from one line to another the page's body has,
// and where.
func (v *visit) room(p page, from, until float32) (fyne.Size, fyne.Position) {
	l := v.look()
	sides, above, below := l.PX(48), l.PX(36), l.PX(24)
	switch {
	case p.full:
		sides, above, below = 0, 0, 0
	case v.low:
		above, below = l.PX(12), l.PX(12)
	}
	return fyne.NewSize(l.Screen.Width-2*sides, until-from-above-below), fyne.NewPos(sides, from+above)
}

// header names the house and the place in it, and tells the time.
func (v *visit) header(under string) (fyne.CanvasObject, *canvas.Text) {
	l, town := v.look(), v.kiosk.lobby.town
	if under == "" {
		under = v.in(town.Place)
	}
	clock := l.Line(look.ClockFace, phrases.Clock(v.kiosk.o.Clock()), look.OnHeader)
	clock.Alignment = fyne.TextAlignTrailing
	side, gap := l.PX(48), l.PX(28)
	clockWidth := l.Width(look.ClockFace, "00:00")
	mark := l.Mark(town.Letter, l.PX(76))
	left := side + mark.MinSize().Width + gap
	width := l.Screen.Width - left - gap - clockWidth - side
	words := look.Column(0, l.Lines(look.Figure, v.in(town.Name), width, look.OnHeader), l.Lines(look.Caption, under, width, look.OnHeaderSoft))
	height := max(l.PX(112), words.MinSize().Height+l.PX(20))
	sheet, edge := l.Panel(look.Header, look.Line, 0, 0), l.Panel(look.Pine, look.Line, 0, 0)
	middle := func(o fyne.CanvasObject, x, w float32) fyne.CanvasObject {
		h := o.MinSize().Height
		return look.Place(o, x, (height-h)/2, w, h)
	}
	return look.Fixed(l.Screen.Width, height,
		look.Place(sheet, 0, 0, l.Screen.Width, height),
		look.Place(edge, 0, height-4, l.Screen.Width, 4), // seen in high contrast
		middle(mark, side, mark.MinSize().Width),
		middle(words, left, width),
		middle(clock, l.Screen.Width-side-clockWidth, clockWidth),
		look.Place(newGround(look.Gap(0, 0), v.knock), 0, 0, left, height),
	), clock
}

// ground is what lies under everything, or over a place that is no button. It
// takes the touches that hit nothing else, as a sign that somebody is there.
type ground struct {
	widget.BaseWidget
	paper   fyne.CanvasObject
	touched func()
}

var _ desktop.Mouseable = (*ground)(nil)

func newGround(paper fyne.CanvasObject, touched func()) *ground {
	g := &ground{paper: paper, touched: touched}
	g.ExtendBaseWidget(g)
	return g
}

// MouseDown is a finger on nothing.
func (g *ground) MouseDown(*desktop.MouseEvent) { g.touched() }

// MouseUp does nothing.
func (g *ground) MouseUp(*desktop.MouseEvent) {}

// CreateRenderer paints the paper.
func (g *ground) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.paper) }
