package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// scrolled is the content in the room: as it is when it fits, and otherwise a
// list to drag, with large buttons up and down beside it and a soft edge where it
// goes on. It stays where it was when the screen is built anew.
func (v *visit) scrolled(room fyne.Size, build func(width float32) fyne.CanvasObject) fyne.CanvasObject {
	v.scroll = nil
	content := build(room.Width)
	if content.MinSize().Height <= room.Height {
		return look.Fixed(room.Width, room.Height, look.Place(content, 0, 0, room.Width, content.MinSize().Height))
	}
	l := v.look()
	side, gap := l.MM(25), l.PX(24)
	width := room.Width - side - gap
	content = build(width)
	const edge = 4 // the borders of cards are drawn half outside
	high := content.MinSize().Height
	scroll := look.NewScroll(v.kiosk.o.Clock, look.Fixed(width+2*edge, high+2*edge, look.Place(content, edge, edge, width, high)))
	up := v.arrow("chevron-up", phrases.KioskUp, side, func() { scroll.Page(-1) })
	down := v.arrow("chevron-down", phrases.KioskDown, side, func() { scroll.Page(1) })
	above, below := l.ListEdge(true, width+2*edge), l.ListEdge(false, width+2*edge)
	route := v.route()
	ends := func() {
		for _, o := range []fyne.CanvasObject{up, above} {
			show(o, !scroll.AtTop())
		}
		for _, o := range []fyne.CanvasObject{down, below} {
			show(o, !scroll.AtBottom())
		}
	}
	box := look.Fixed(room.Width, room.Height,
		look.Place(scroll, -edge, -edge, width+2*edge+gap/2, room.Height+edge),
		look.Place(above, -edge, -edge, width+2*edge, above.MinSize().Height),
		look.Place(below, -edge, room.Height-below.MinSize().Height, width+2*edge, below.MinSize().Height),
		look.Place(up, room.Width-side, 0, side, side),
		look.Place(down, room.Width-side, room.Height-side, side, side),
	)
	v.scroll = scroll
	scroll.By(v.offsets[route])
	ends()
	scroll.OnScrolled = func() {
		if v.scroll != scroll { // it still runs on, and the visitor is elsewhere or gone
			scroll.Stop()
			return
		}
		v.touch()
		v.offsets[route] = scroll.Offset.Y
		ends()
	}
	return box
}

func (v *visit) arrow(icon string, name phrases.Key, side float32, tapped func()) *look.Button {
	l := v.look()
	return v.button(look.Plain, v.say(name), look.AtLeast(side, side, look.Middle(l.Icon(icon, l.PX(52), look.Pine))), tapped)
}

// scrollTo brings the object to the upper end of the list.
func (v *visit) scrollTo(o fyne.CanvasObject) {
	if v.scroll == nil {
		return
	}
	if y, ok := below(v.scroll.Content, o); ok {
		v.scroll.By(y - v.scroll.Offset.Y)
	}
}

// below is how far the object lies below the upper edge of the one around it.
func below(around, o fyne.CanvasObject) (y float32, ok bool) {
	if around == o {
		return 0, true
	}
	box, isBox := around.(*fyne.Container)
	if !isBox {
		return 0, false
	}
	for _, child := range box.Objects {
		if y, ok := below(child, o); ok {
			return y + child.Position().Y, true
		}
	}
	return 0, false
}

func show(o fyne.CanvasObject, on bool) {
	switch {
	case on == o.Visible():
	case on:
		o.Show()
	default:
		o.Hide()
	}
}
