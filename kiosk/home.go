package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// openHome shows the one question of the house.
func (v *visit) openHome() { load(v, v.catalogue().LifeEvents, v.homePage) }

func (v *visit) homePage(events []data.LifeEvent) page {
	return page{body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			return v.home(events, width)
		})
	}}
}

func (v *visit) home(_ []data.LifeEvent, width float32) fyne.CanvasObject {
	l := v.look()
	return look.Column(l.PX(28), l.Lines(look.Question, v.say(phrases.KioskQuestion), width, look.Ink))
}
