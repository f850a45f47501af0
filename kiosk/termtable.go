package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// termsCard is a table of every term: how fast or for what, and how long.
func (v *visit) termsCard(s data.Service, width float32) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(36)
	title := phrases.KioskAllTerms
	if len(s.Terms) == 1 {
		title = phrases.Term
	}
	column := look.Column(l.PX(12), v.cardTitle(v.say(title), s.IsExample(data.PartTerms), inner))
	for i, term := range s.Terms {
		if i > 0 {
			column.Add(l.Divider(inner))
		}
		column.Add(v.termLine(term, inner))
	}
	return l.Card(36, 30, column)
}

// termLine is one row of the table; a long term stands below what it is for.
func (v *visit) termLine(t data.Term, width float32) fyne.CanvasObject {
	l := v.look()
	label, text := v.termLabel(t), phrases.TermText(v.language, t.Text)
	if label == "" {
		return l.Lines(look.Body, text, width, look.Ink)
	}
	label = phrases.Capital(label)
	right := l.Width(look.Strong, text) + 1
	if right > width/2 {
		return look.Column(l.PX(2), l.Lines(look.Body, label, width, look.Ink), l.Lines(look.Strong, text, width, look.Ink))
	}
	gap := l.PX(24)
	return look.Row(gap, l.Lines(look.Body, label, width-right-gap, look.Ink), look.Upright(l.Trailing(look.Strong, text, right, look.Ink)))
}
