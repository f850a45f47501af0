package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// notTherePage says that the thing is not published, or not any more.
func (v *visit) notTherePage() page {
	return v.messagePage("file-off", phrases.KioskNotThere, phrases.KioskNotThereNext, nil)
}

// brokenPage says that the screen cannot be shown now.
func (v *visit) brokenPage() page {
	return v.messagePage("plug-connected-x", phrases.KioskBroken, phrases.KioskBrokenNext, v.refresh)
}

// loadingPage says to wait; it is seen only when something is slow.
func (v *visit) loadingPage() page {
	return page{passing: true, body: func(room fyne.Size) fyne.CanvasObject {
		return look.Middle(v.look().Centred(look.Heading, v.say(phrases.KioskLoading), room.Width, look.Muted))
	}}
}

// messagePage says what happened and what to do next, and always names a
// counter and a phone. With a function it offers to try again.
func (v *visit) messagePage(icon string, what, next phrases.Key, again func()) page {
	return page{heading: v.say(what), body: func(room fyne.Size) fyne.CanvasObject {
		l := v.look()
		width := min(room.Width, l.PX(1200))
		return v.scrolled(room, func(full float32) fyne.CanvasObject {
			width := min(full, width)
			column := look.Column(l.PX(28))
			if !v.low {
				column.Add(look.Middle(l.IconTile(icon, l.PX(112), look.Pine, look.Mint)))
				column.Add(l.Centred(look.Heading, v.say(what), width, look.Ink))
			}
			column.Add(l.Centred(look.Body, v.say(next), width, look.Muted))
			column.Add(v.wayOut(width))
			if again != nil {
				column.Add(look.Middle(v.textButton(look.Primary, "", v.say(phrases.KioskAgain), again)))
			}
			return look.AtLeast(full, room.Height, look.Middle(column))
		})
	}}
}

// wayOut is the card with the counter and the phone where people help.
func (v *visit) wayOut(width float32) fyne.CanvasObject {
	l := v.look()
	counter, help := v.kiosk.lobby.town.Counter, v.kiosk.lobby.department("")
	inner := width - 2*l.PX(36)
	column := look.Column(l.PX(6), l.Centred(look.Caption, v.say(phrases.KioskHelp), inner, look.Muted))
	if place := v.placeOf(counter); place != "" {
		column.Add(l.Centred(look.Title, place, inner, look.Ink))
	}
	if help.Phone != "" {
		column.Add(l.Centred(look.Title, unbroken(help.Phone), inner, look.Pine))
	}
	return l.Card(36, 28, column)
}

// builtInPage is what the kiosk knows without any edition: whom to call.
func (v *visit) builtInPage() page {
	heading := v.say(phrases.KioskBuiltIn)
	return page{heading: heading, changes: v.hoursChange(), body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			column := v.titled(heading, width)
			column.Add(v.look().Lines(look.Body, v.say(phrases.KioskBuiltInNext), width, look.Muted))
			column.Add(v.contacts(width, v.phones()))
			return column
		})
	}}
}
