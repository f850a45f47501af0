package kiosk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// openPhones shows whom to call, where to hand in, and who is there now.
func (v *visit) openPhones() { v.showNow(v.phonesPage()) }

func (v *visit) phonesPage() page {
	ask := v.say(phrases.KioskPhonesAsk)
	return page{under: v.say(phrases.KioskPhones), heading: ask, changes: v.hoursChange(), body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			days := v.textButton(look.Plain, "calendar-event", v.say(phrases.KioskReceptions), v.opens(Route{Place: AtDays}))
			return look.Column(l.PX(20), v.headline(ask, days, width), v.contacts(width, append(v.phones(), v.counter())))
		})
	}}
}

// headline is the heading of a screen with a button behind it, or below it where
// there is no room; in low reach the heading is read elsewhere.
func (v *visit) headline(text string, button fyne.CanvasObject, width float32) fyne.CanvasObject {
	l := v.look()
	if v.low {
		return look.Row(0, button)
	}
	gap, side := l.PX(24), button.MinSize().Width
	if l.Width(look.Heading, text)+gap+side > width {
		return look.Column(l.PX(16), l.Lines(look.Heading, text, width, look.Ink), look.Row(0, button))
	}
	return look.Row(gap, look.Upright(l.Lines(look.Heading, text, width-gap-side, look.Ink)), button)
}

// contact is whom one reaches, for what, how, where and when.
type contact struct {
	icon, name, about, phone, place, website, source string
	hours                                            *data.Hours       // nil: it has none
	keeps                                            data.DepartmentID // whose telephone can be kept; empty: none
}

func (v *visit) phones() []contact {
	var all []contact
	for _, d := range v.kiosk.lobby.departments {
		all = append(all, v.contactOf(d))
	}
	return all
}

func (v *visit) contactOf(d data.Department) contact {
	c := contact{
		icon: "phone", name: v.in(d.Name), about: v.in(d.About), phone: unbroken(d.Phone),
		place: v.placeOf(d.Counter), source: d.Source, hours: &d.Hours,
	}
	if d.Card(v.kiosk.lobby.town, v.language) != "" {
		c.keeps = d.ID
	}
	return c
}

// placeOf is a counter and where it stands.
func (v *visit) placeOf(c data.Counter) string {
	if c.Name == (data.Text{}) {
		return v.in(c.Place)
	}
	return join(phrases.Capital(v.in(c.Name)), v.in(c.Place))
}

// counter is where applications are handed in, with the hours of the department
// there, their phone, and the town's web site.
func (v *visit) counter() contact {
	town, desk := v.kiosk.lobby.town, v.kiosk.lobby.desk()
	return contact{
		icon: "map-pin", name: v.placeOf(town.Counter), about: v.say(phrases.KioskCounterAbout),
		phone: unbroken(desk.Phone), website: town.Website, source: town.Source, hours: &desk.Hours,
	}
}

// contacts are cards, two beside each other where there is room, below the mark
// of hours that are all examples and above who published what they say.
func (v *visit) contacts(width float32, all []contact) fyne.CanvasObject {
	l := v.look()
	columns := 2
	if l.Portrait() || l.Large {
		columns = 1
	}
	column := look.Column(l.PX(20))
	examples, sources := v.hoursOf(all)
	if examples {
		column.Add(look.Row(0, v.mark(v.say(phrases.KioskExampleHours), width)))
	}
	column.Add(v.cards(width, columns, len(all), func(i int, each float32) fyne.CanvasObject { return v.contactCard(all[i], !examples, each) }))
	if line := v.sources(sources, width); line != nil {
		column.Add(line)
	}
	return column
}

// hoursOf reports whether all hours are examples, and names who published what
// the cards say.
func (v *visit) hoursOf(all []contact) (examples bool, sources []string) {
	var stand []standing
	var hours []string
	for _, c := range all {
		sources = append(sources, phrases.SourceIn(v.language, c.source))
		if c.hours != nil && v.opening(*c.hours).known {
			stand = append(stand, standingOf(c.hours.Example))
			hours = append(hours, v.from(phrases.KioskSourceHours, c.hours.Source))
		}
	}
	return allExamples(stand), append(sources, hours...)
}

// cards are some cards in columns; those beside each other are equally high.
func (v *visit) cards(width float32, columns, n int, card func(i int, width float32) fyne.CanvasObject) fyne.CanvasObject {
	gap := v.look().PX(20)
	each := (width - gap*float32(columns-1)) / float32(columns)
	column := look.Column(gap)
	for i := 0; i < n; i += columns {
		row := container.New(sideBySide{each, gap})
		for j := i; j < min(i+columns, n); j++ {
			row.Add(card(j, each))
		}
		column.Add(row)
	}
	return column
}

func (v *visit) contactCard(c contact, marked bool, width float32) fyne.CanvasObject {
	l := v.look()
	return v.pictureCard(c.icon, width, func(words float32) fyne.CanvasObject {
		column := look.Column(l.PX(4), l.Lines(look.Subtitle, c.name, words, look.Ink))
		if c.phone != "" {
			column.Add(v.contactNumber(c, words))
		}
		if c.hours != nil {
			column.Add(v.hoursLines(*c.hours, marked, words))
		}
		if c.place != "" {
			column.Add(v.iconLine("map-pin", c.place, look.Caption, words))
		}
		if c.website != "" {
			column.Add(v.iconLine("world", c.website, look.Caption, words))
		}
		column.Add(l.Lines(look.Caption, c.about, words, look.Muted))
		return column
	})
}

// contactNumber is the telephone, with the button that keeps it behind it, or below
// it where there is no room.
func (v *visit) contactNumber(c contact, width float32) fyne.CanvasObject {
	l := v.look()
	if c.keeps == "" {
		return l.Lines(look.Title, c.phone, width, look.Pine)
	}
	keep := v.textButton(look.Plain, "qrcode", v.say(phrases.HandoutKeepPhone), v.opens(Route{AtPhone, string(c.keeps)}))
	keep.Name += ": " + c.name // several look alike, and one is said aloud
	gap, wide := l.PX(16), l.Width(look.Title, c.phone)+1
	if wide+gap+keep.MinSize().Width > width {
		return look.Column(l.PX(8), l.Lines(look.Title, c.phone, width, look.Pine), look.Row(0, keep))
	}
	return look.Row(gap, look.Upright(l.Lines(look.Title, c.phone, wide, look.Pine)), look.Spring(), keep)
}

// pictureCard is a card with an icon at the left of what it says.
func (v *visit) pictureCard(icon string, width float32, build func(words float32) fyne.CanvasObject) fyne.CanvasObject {
	l := v.look()
	side, gap, sides := l.PX(84), l.PX(26), l.PX(32)
	row := look.Row(gap, look.Column(0, l.IconTile(icon, side, look.Pine, look.Mint)), build(width-2*sides-side-gap))
	return container.NewStack(l.Panel(look.Card, look.Line, 2, 24), look.Inset(sides, l.PX(20), row))
}

// hoursLines are whether it is open, the hours of today, and the quiet mark of
// hours that are an example, unless the screen has one for all.
func (v *visit) hoursLines(h data.Hours, marked bool, width float32) fyne.CanvasObject {
	l, o := v.look(), v.opening(h)
	line := join(o.line, o.today)
	if l.Width(look.Label, line) > width-l.LineHeight(look.Label)-l.PX(8) {
		line = o.line
	}
	column := look.Column(l.PX(4), v.iconLine("clock", line, look.Label, width))
	if o.today != "" && line == o.line {
		column.Add(l.Lines(look.Caption, o.today, width, look.Muted))
	}
	if marked && h.Example && o.known {
		column.Add(look.Row(0, v.aside(phrases.KioskExampleHours, width)))
	}
	return column
}

// iconLine is a text behind a small icon.
func (v *visit) iconLine(icon, text string, r look.Role, width float32) fyne.CanvasObject {
	l := v.look()
	side, gap := l.LineHeight(r), l.PX(8)
	return look.Row(gap, look.Column(0, l.Icon(icon, side, look.Pine)), l.Lines(r, text, width-side-gap, look.Ink))
}
