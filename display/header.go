package display

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// header tells whose house this is and what time it is. Its clock is changed in
// place, never built anew.
type header struct {
	object      *fyne.Container
	clock, date *canvas.Text
}

func newHeader(f frame, town data.Town, now time.Time) *header {
	h := &header{
		clock: f.line(look.ClockFace, phrases.Clock(now), look.OnPine, fyne.TextAlignTrailing),
		date:  f.line(look.Caption, phrases.LongDate(spoken, now), look.OnPineSoft, fyne.TextAlignTrailing),
	}
	b := f.header
	mark := f.PX(90)
	markWidth := float32(int(mark * 64 / 76))
	left := b.x + markWidth + f.PX(28)
	clockWidth := f.Width(look.ClockFace, "00:00") + f.PX(4)
	right := b.x + b.w - clockWidth
	objects := []fyne.CanvasObject{
		look.Place(f.Mark(town.Letter, mark), b.x, b.y+(b.h-mark)/2, markWidth, mark),
		look.Place(h.clock, right, b.y, clockWidth, f.clockHeight()),
	}
	room := right - f.PX(28) - left
	if f.Portrait() {
		h.date.Alignment = fyne.TextAlignTrailing
		y := b.y + f.PX(122)
		objects = append(objects, look.Place(h.date, b.x+b.w/3, y, b.w*2/3, f.LineHeight(look.Caption)))
		look.Place(h.clock, right, b.y+f.PX(10), clockWidth, f.PX(116))
	} else {
		dateWidth := f.Width(look.Caption, longestDate)
		objects = append(objects, look.Place(h.date, right-f.PX(36)-dateWidth, b.y, dateWidth, b.h))
		room -= dateWidth + f.PX(36)
	}
	h.object = look.Fixed(f.Screen.Width, b.h, append(objects, townLines(f, town, left, room)...)...)
	return h
}

// longestDate is the widest long date of any year.
const longestDate = "понеделник, 28 септември 2028 г."

func (f frame) clockHeight() float32 { return f.header.h }

// townLines are the name and the place, in as many lines as they need.
func townLines(f frame, town data.Town, left, room float32) []fyne.CanvasObject {
	name, place := town.Name.In(spoken), town.Place.In(spoken)
	heights := f.Height(look.Subtitle, name, room)
	if place != "" {
		heights += f.Height(look.Caption, place, room)
	}
	w := f.flow(box{left, (f.header.h - heights) / 2, room, heights})
	if name != "" {
		w.text(look.Subtitle, name, look.OnPine)
	}
	if place != "" {
		w.text(look.Caption, place, look.OnPineSoft)
	}
	return w.objects
}

// tell sets the clock and the date.
func (h *header) tell(now time.Time) {
	change(h.clock, phrases.Clock(now))
	change(h.date, phrases.LongDate(spoken, now))
}

func change(line *canvas.Text, words string) {
	if line.Text != words {
		line.Text = words
		line.Refresh()
	}
}
