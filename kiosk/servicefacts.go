package kiosk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// factsOf are the four answers that most visitors come for.
func (v *visit) factsOf(s data.Service) []factCard {
	town, department := v.kiosk.lobby.town, v.kiosk.lobby.department(s.Department)
	return []factCard{
		{"currency-euro", v.say(phrases.Fee), v.mainFee(s)},
		{"clock", v.say(phrases.Term), v.mainTerm(s)},
		{"map-pin", v.say(phrases.Where), figure{text: phrases.Capital(v.in(town.Counter.Name)), more: v.in(town.Counter.Place), next: v.deskNow()}},
		{"phone", v.say(phrases.Phone), figure{text: unbroken(department.Phone), more: v.in(department.Name)}},
	}
}

// deskNow is whether people are received at the counter now; empty: one does not
// know.
func (v *visit) deskNow() string {
	hours := v.kiosk.lobby.desk().Hours
	o := v.opening(hours)
	switch {
	case !o.known:
		return ""
	case hours.Example:
		return join(o.line, v.say(phrases.KioskExample))
	default:
		return o.line
	}
}

// serviceFacts are those answers as cards.
func (v *visit) serviceFacts(s data.Service, width float32) fyne.CanvasObject {
	l, facts := v.look(), v.factsOf(s)
	columns := 4
	switch {
	case l.Portrait() && l.Large:
		columns = 1
	case l.Portrait() || l.Large:
		columns = 2
	}
	return v.cards(width, columns, len(facts), func(i int, each float32) fyne.CanvasObject { return v.fact(facts[i], each) })
}

// sideBySide gives every object the same width and the height of the highest.
type sideBySide struct{ each, gap float32 }

func (s sideBySide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for i, o := range objects {
		look.Place(o, float32(i)*(s.each+s.gap), 0, s.each, size.Height)
	}
}

func (s sideBySide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		size = fyne.NewSize(float32(i)*(s.each+s.gap)+s.each, max(size.Height, o.MinSize().Height))
	}
	return size
}

type factCard struct {
	icon, label string
	figure
}

// inShort is the fact in a line: with what comes instead of a fee, and with the
// remark of what is no fee or term; those stand in full on their own cards.
func (v *visit) inShort(f factCard) string {
	text := f.label + ": " + f.text
	switch {
	case !f.known:
		return join(text, f.more)
	case f.example:
		return join(join(text, f.next), v.say(phrases.KioskExample))
	default:
		return join(text, f.next)
	}
}

func (v *visit) fact(f factCard, width float32) fyne.CanvasObject {
	l := v.look()
	sides, icon, gap := l.PX(26), l.PX(44), l.PX(14)
	inner := width - 2*sides
	role := look.Figure
	if len(l.Break(role, f.text, inner)) > 1 {
		role = look.Strong
	}
	name := l.Lines(look.Caption, f.label, inner-icon-gap, look.Muted)
	if f.isExample() {
		name = v.marked(look.Caption, f.label, phrases.KioskExample, inner-icon-gap, look.Muted)
	}
	label := look.Row(gap, l.Icon(f.icon, icon, look.Pine), look.Upright(name))
	words := look.Column(l.PX(2), label, l.Lines(role, f.text, inner, look.Ink))
	if f.more != "" {
		words.Add(l.Lines(look.Caption, f.more, inner, look.Muted))
	}
	if f.next != "" {
		words.Add(l.Lines(look.Caption, f.next, inner, look.Pine))
	}
	return container.NewStack(l.Panel(look.Card, look.Line, 2, 24), look.Inset(sides, l.PX(18), words))
}
