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
	high := f.PX(90)
	wide := float32(int(high * 64 / 76))
	clock := box{b.x, b.y, f.Width(look.ClockFace, "00:00") + f.PX(4), b.h}
	clock.x += b.w - clock.w
	name := box{b.x + wide + f.PX(28), b.y, 0, b.h}
	name.w = clock.x - f.PX(28) - name.x
	var objects []fyne.CanvasObject
	if f.Portrait() {
		h.date.Alignment = fyne.TextAlignLeading
		name.h -= f.LineHeight(look.Caption)
		objects = townLines(f, town, name)
		below := objects[len(objects)-1]
		y := below.Position().Y + below.Size().Height
		objects = append(objects, look.Place(h.date, name.x, y, name.w, f.LineHeight(look.Caption)))
	} else {
		date := f.Width(look.Caption, longestDate)
		name.w -= date + f.PX(36)
		objects = townLines(f, town, name)
		objects = append(objects, look.Place(h.date, clock.x-f.PX(36)-date, b.y, date, b.h))
	}
	objects = append(objects, look.Place(f.Mark(town.Letter, high), b.x, b.y+(b.h-high)/2, wide, high), at(h.clock, clock))
	h.object = look.Fixed(f.Screen.Width, b.h, objects...)
	return h
}

// longestDate is the widest long date of any year.
const longestDate = "понеделник, 28 септември 2028 г."

// townLines are the name and the place, in as many lines as they need.
func townLines(f frame, town data.Town, b box) []fyne.CanvasObject {
	name, place := town.Name.In(spoken), town.Place.In(spoken)
	high := f.Height(look.Subtitle, name, b.w)
	if place != "" {
		high += f.Height(look.Caption, place, b.w)
	}
	w := f.flow(box{b.x, b.y + (b.h-high)/2, b.w, high})
	w.text(look.Subtitle, name, look.OnPine)
	if place != "" {
		w.text(look.Caption, place, look.OnPineSoft)
	}
	return w.objects
}

// tell sets the clock and the date, or hides them where nobody can say that they are
// right: a wrong clock in a town hall is worse than none.
func (h *header) tell(now time.Time, right bool) {
	if !right {
		change(h.clock, "")
		change(h.date, "")
		return
	}
	change(h.clock, phrases.Clock(now))
	change(h.date, phrases.LongDate(spoken, now))
}

func change(line *canvas.Text, words string) {
	if line.Text != words {
		line.Text = words
		line.Refresh()
	}
}
