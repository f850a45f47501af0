package kiosk

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// scrolled is the content in the room: as it is when it fits, and otherwise a
// list to drag, with large buttons up and down beside it. It stays where it was
// when the screen is built anew.
func (v *visit) scrolled(room fyne.Size, build func(width float32) fyne.CanvasObject) fyne.CanvasObject {
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
	route := v.route()
	ends := func() {
		show(up, !scroll.AtTop())
		show(down, !scroll.AtBottom())
	}
	box := look.Fixed(room.Width, room.Height,
		look.Place(scroll, -edge, -edge, width+2*edge+gap/2, room.Height+edge),
		look.Place(up, room.Width-side, 0, side, side),
		look.Place(down, room.Width-side, room.Height-side, side, side),
	)
	v.scroll = scroll
	scroll.By(v.offsets[route])
	ends()
	scroll.OnScrolled = func() {
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

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// capital is the text with its first letter large, where a name of a counter
// begins a line.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
