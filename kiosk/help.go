package kiosk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// openHelp shows where a person helps. It needs no edition.
func (v *visit) openHelp() { v.showNow(v.helpPage()) }

func (v *visit) helpPage() page {
	call := v.say(phrases.KioskCall)
	return page{under: v.say(phrases.KioskHelp), heading: call, changes: v.hoursChange(), body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			column := look.Column(l.PX(20))
			if !v.low {
				column.Add(look.Row(l.PX(24), look.Middle(l.IconTile("headset", l.PX(84), look.Pine, look.Mint)),
					look.Upright(l.Lines(look.Heading, call, width-l.PX(84+24), look.Ink))))
				if !v.closed() {
					column.Add(l.Lines(look.Body, v.say(phrases.KioskCallNext), width, look.Muted))
				}
			}
			column.Add(v.deskCard(width))
			if others := v.otherPhones(); len(others) > 0 {
				column.Add(l.Lines(look.Subtitle, v.say(phrases.KioskOthers), width, look.Ink))
				column.Add(v.shortPhones(others, width))
			}
			column.Add(l.Lines(look.Caption, v.say(phrases.KioskHelpHow), width, look.Muted))
			if from := v.from(phrases.KioskSourceHours, v.kiosk.lobby.desk().Hours.Source); from != "" {
				column.Add(v.sources([]string{from}, width))
			}
			return column
		})
	}}
}

// closed reports whether nobody is at the counter now, as far as one knows.
func (v *visit) closed() bool {
	state := v.kiosk.lobby.calendar.Opening(v.kiosk.lobby.desk().Hours, v.kiosk.o.Clock())
	return state.Known && !state.Open
}

// deskCard is the counter with its hours and, as large as nothing else, the
// phone.
func (v *visit) deskCard(width float32) fyne.CanvasObject {
	l, town, desk := v.look(), v.kiosk.lobby.town, v.kiosk.lobby.desk()
	side, gap := l.PX(36), l.PX(40)
	columns := float32(2)
	if l.Portrait() || l.Large {
		columns = 1
	}
	each := (width - 2*side - gap*(columns-1)) / columns
	where := look.Column(l.PX(6), v.iconLine("map-pin", phrases.Capital(v.in(town.Counter.Name)), look.Title, each))
	if place := v.in(town.Counter.Place); place != "" {
		where.Add(l.Lines(look.Body, place, each, look.Muted))
	}
	where.Add(v.hoursLines(desk.Hours, true, each))
	call := look.Column(l.PX(6))
	if desk.Phone != "" {
		call.Add(v.iconLine("phone", unbroken(desk.Phone), look.Question, each))
		call.Add(l.Lines(look.Body, v.in(desk.Name), each, look.Muted))
	}
	var both fyne.CanvasObject = look.Column(l.PX(24), where, call)
	if columns == 2 {
		both = container.New(sideBySide{each, gap}, where, look.Upright(call))
	}
	return l.Card(36, 28, both)
}

// otherPhones are the departments besides the one at the counter.
func (v *visit) otherPhones() []data.Department {
	var others []data.Department
	for _, d := range v.kiosk.lobby.departments {
		if d.ID != v.kiosk.lobby.desk().ID && d.Phone != "" {
			others = append(others, d)
		}
	}
	return others
}

// shortPhones are names and numbers alone.
func (v *visit) shortPhones(all []data.Department, width float32) fyne.CanvasObject {
	l := v.look()
	columns := 2
	if l.Portrait() || l.Large {
		columns = 1
	}
	return v.cards(width, columns, len(all), func(i int, each float32) fyne.CanvasObject {
		words := each - 2*l.PX(32)
		return l.Card(32, 18, look.Column(l.PX(2),
			l.Lines(look.Caption, v.in(all[i].Name), words, look.Muted),
			l.Lines(look.Title, unbroken(all[i].Phone), words, look.Pine)))
	})
}
