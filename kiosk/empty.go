package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// nothingYet is the card of a screen on which nothing stands: that this is no
// mistake, and what will stand there.
func (v *visit) nothingYet(icon string, what, more phrases.Key, width float32) fyne.CanvasObject {
	l := v.look()
	return v.pictureCard(icon, width, func(words float32) fyne.CanvasObject {
		return look.Column(l.PX(8), l.Lines(look.Title, v.say(what), words, look.Ink), l.Lines(look.Body, v.say(more), words, look.Muted))
	})
}

// waysOn adds what else the visitor may have come for, as large as the room
// below the column allows.
func (v *visit) waysOn(column *fyne.Container, room fyne.Size) {
	l := v.look()
	column.Add(l.Lines(look.Subtitle, v.say(phrases.KioskPerhaps), room.Width, look.Ink))
	all := []tile{
		{icon: "list-search", name: v.say(phrases.KioskMyCase), about: v.say(v.caseAbout()), tapped: v.opens(Route{Place: AtLookup})},
		{icon: "phone", name: v.say(phrases.KioskPhones), about: v.say(phrases.KioskPhonesAbout), tapped: v.opens(Route{Place: AtPhones})},
		{icon: "rosette-discount-check", name: v.say(phrases.Charter), about: v.say(phrases.KioskCharterAbout), tapped: v.opens(Route{Place: AtCharter})},
	}
	for i := range all {
		all[i].small = l.Large || v.low
	}
	columns, most := 3, l.PX(230)
	if l.Portrait() {
		columns, most = 1, l.PX(190)
	}
	column.Add(v.tiles(room.Width, room.Height-column.MinSize().Height-l.PX(20), most, columns, all))
}
