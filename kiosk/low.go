package kiosk

import (
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// aboveReach is the upper half of the screen in low reach: what is read, and
// nothing that is touched.
func (v *visit) aboveReach(p page, room fyne.Size) fyne.CanvasObject {
	l := v.look()
	side, end := l.PX(48), l.PX(24)
	inner := fyne.NewSize(room.Width-2*side, room.Height-2*end)
	build := p.read
	if build == nil {
		build = func(room fyne.Size) fyne.CanvasObject { return v.screenName(p, room.Width) }
	}
	content := build(inner)
	size := content.MinSize()
	return look.Fixed(room.Width, room.Height,
		look.Place(content, side, end+max(inner.Height-size.Height, 0)/2, inner.Width, size.Height))
}

// screenName is the heading of the screen, or the last step of the way to it,
// and where to touch.
func (v *visit) screenName(p page, width float32) fyne.CanvasObject {
	l := v.look()
	steps := strings.Split(p.under, " › ")
	name := steps[len(steps)-1]
	switch {
	case p.heading != "":
		name = p.heading
	case name == "":
		name = v.say(phrases.KioskQuestion)
	}
	return look.Column(l.PX(12), l.Centred(look.Heading, name, width, look.Ink), look.Unsaid(l.Centred(look.Body, v.say(phrases.KioskLowHint), width, look.Muted)))
}
