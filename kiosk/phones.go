package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
)

// phoneCards is a card for each department: what one asks it about, and its
// number.
func (v *visit) phoneCards(width float32) fyne.CanvasObject {
	l := v.look()
	column := look.Column(l.PX(20))
	for _, d := range v.kiosk.lobby.departments {
		inner := width - 2*l.PX(36)
		column.Add(l.Card(36, 28, look.Column(l.PX(6),
			l.Lines(look.Title, v.in(d.Name), inner, look.Ink),
			l.Lines(look.Body, v.in(d.About), inner, look.Muted),
			l.Lines(look.Title, string(d.Phone), inner, look.Pine),
		)))
	}
	return column
}
