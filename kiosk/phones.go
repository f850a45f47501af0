package kiosk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// openPhones shows whom to call and where to hand in.
func (v *visit) openPhones() {
	v.showNow(page{under: v.say(phrases.KioskPhones), body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			return look.Column(l.PX(24),
				l.Lines(look.Heading, v.say(phrases.KioskPhonesAsk), width, look.Ink),
				v.contacts(width, append(v.phones(), v.counter())),
			)
		})
	}})
}

// phoneCards is a card for each department.
func (v *visit) phoneCards(width float32) fyne.CanvasObject {
	return v.contacts(width, v.phones())
}

// contact is whom one reaches, for what, and how.
type contact struct{ icon, name, about, reach, source string }

func (v *visit) phones() []contact {
	var all []contact
	for _, d := range v.kiosk.lobby.departments {
		all = append(all, contact{"phone", v.in(d.Name), v.in(d.About), string(d.Phone), d.Source})
	}
	return all
}

// counter is where applications are handed in, and the town's web site.
func (v *visit) counter() contact {
	town := v.kiosk.lobby.town
	name := join(capital(v.in(town.Counter.Name)), v.in(town.Counter.Place))
	return contact{"map-pin", name, v.say(phrases.KioskCounterAbout), town.Website, town.Source}
}

// contacts are cards, two beside each other where there is room.
func (v *visit) contacts(width float32, all []contact) fyne.CanvasObject {
	l := v.look()
	gap, columns := l.PX(20), 2
	if l.Portrait() || l.Large {
		columns = 1
	}
	each := (width - gap*float32(columns-1)) / float32(columns)
	column := look.Column(gap)
	for i := 0; i < len(all); i += columns {
		row := container.New(sideBySide{each, gap})
		for _, c := range all[i:min(i+columns, len(all))] {
			row.Add(v.contactCard(c, each))
		}
		column.Add(row)
	}
	return column
}

func (v *visit) contactCard(c contact, width float32) fyne.CanvasObject {
	l := v.look()
	side, gap, sides := l.PX(96), l.PX(28), l.PX(36)
	words := width - 2*sides - side - gap
	column := look.Column(l.PX(6),
		l.Lines(look.Subtitle, c.name, words, look.Ink),
		l.Lines(look.Title, c.reach, words, look.Pine),
		l.Lines(look.Body, c.about, words, look.Muted))
	if c.source != "" {
		column.Add(l.Lines(look.Caption, v.say(phrases.Source, c.source), words, look.Muted))
	}
	row := look.Row(gap, look.Column(0, l.IconTile(c.icon, side, look.Pine, look.Mint)), column)
	return container.NewStack(l.Sheet(look.Card, look.Line, 2, 24), look.Inset(sides, l.PX(28), row))
}
