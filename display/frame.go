package display

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/assets/look"
	"example.org/parter/data"
)

// spoken is the language of the wall: the official one.
const spoken = data.Bulgarian

// box is a place on the screen, in pixels.
type box struct{ x, y, w, h float32 }

func (b box) inset(sides, top, bottom float32) box {
	return box{b.x + sides, b.y + top, b.w - 2*sides, b.h - top - bottom}
}

// frame is how one screen is divided: what VISUAL.md draws for 1920×1080, and
// for a screen that stands upright.
type frame struct {
	look.Look
	header, stage, strip box
	main, side           box // of a page with a second card; the side may be empty
	pad                  float32
	lines                int // of the strip
}

// least is the short side for which the board is drawn, in pixels of the usual
// screen. On a smaller one everything is smaller, rather than cut off.
const least = 1080

func newFrame(s look.Screen) frame {
	if s.Width <= 0 || s.Height <= 0 {
		s.Width, s.Height = 1920, 1080
	}
	l := look.New(look.Board, s)
	if short := min(s.Width, s.Height); l.PX(least) > short {
		s = l.Screen
		s.Distance *= short / l.PX(least)
		l = look.New(look.Board, s)
	}
	f := frame{Look: l, pad: l.PX(52), lines: 1}
	margin, header, strip := l.PX(56), l.PX(136), l.PX(96)
	if l.Portrait() {
		f.pad, f.lines = l.PX(48), 2
		margin, header, strip = l.PX(44), l.PX(176), l.PX(188)
	}
	f.header = box{margin, 0, s.Width - 2*margin, header}
	f.strip = box{0, s.Height - strip, s.Width, strip}
	f.stage = box{margin, header, s.Width - 2*margin, s.Height - header - strip - l.PX(24)}
	f.main = f.stage
	gap := l.PX(32)
	switch {
	case l.Portrait() && f.stage.h >= l.PX(1400):
		f.side = box{f.stage.x, f.stage.y + f.stage.h - l.PX(456), f.stage.w, l.PX(456)}
		f.main.h -= f.side.h + gap
	case f.stage.w >= l.PX(1600):
		f.side = box{f.stage.x + f.stage.w - l.PX(520), f.stage.y, l.PX(520), f.stage.h}
		f.main.w -= f.side.w + gap
	}
	return f
}

// cardCorner is the radius of a card's corners, in pixels of the usual screen.
const cardCorner = 28

// sheet is a card that fills the box.
func (f frame) sheet(b box, fill look.Colour) fyne.CanvasObject {
	return at(f.Panel(fill, look.Line, 0, cardCorner), b)
}

// footer is how much of a page's lower end belongs to the page dots.
func (f frame) footer() float32 { return f.PX(78) }

// inside is the part of a page's card that its content may fill.
func (f frame) inside(card box) box { return card.inset(f.pad, f.PX(44), f.footer()) }

func at(o fyne.CanvasObject, b box) fyne.CanvasObject { return look.Place(o, b.x, b.y, b.w, b.h) }

// flow puts things below each other inside a box, from the top.
type flow struct {
	frame
	room    box
	y       float32
	objects []fyne.CanvasObject
}

func (f frame) flow(room box) *flow { return &flow{frame: f, room: room, y: room.y} }

func (w *flow) put(o fyne.CanvasObject, height float32) {
	w.objects = append(w.objects, look.Place(o, w.room.x, w.y, w.room.w, height))
	w.y += height
}

func (w *flow) text(r look.Role, words string, c look.Colour) {
	w.put(w.Lines(r, words, w.room.w, c), w.Height(r, words, w.room.w))
}

func (w *flow) gap(px float32) { w.y += w.PX(px) }

// line is one line of text at a place, aligned to an end of the width.
func (f frame) line(r look.Role, words string, c look.Colour, align fyne.TextAlign) *canvas.Text {
	line := f.Line(r, words, c)
	line.Alignment = align
	return line
}
