package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// openHome shows the one question of the house.
func (v *visit) openHome() { load(v, Catalogue.LifeEvents, v.homePage) }

func (v *visit) homePage(events []data.LifeEvent) page {
	return page{body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject { return v.home(events, width, room.Height) })
	}}
}

// homeForm is what home has beside its buttons.
type homeForm struct{ about, heading bool }

// home is the question, the field that opens the search, the ways in and the
// life events. The tiles take what height is left. In low reach there is only
// half of the height, and everything must be reached without scrolling: so what
// is only read is left out where there is no room for it.
func (v *visit) home(events []data.LifeEvent, width, height float32) fyne.CanvasObject {
	forms := []homeForm{{about: true, heading: true}}
	if v.low {
		forms = append(forms, homeForm{about: true}, homeForm{heading: true}, homeForm{})
	}
	var home fyne.CanvasObject
	for _, f := range forms {
		home = v.homeIn(f, events, width, height)
		if home.MinSize().Height <= height {
			break
		}
	}
	return home
}

func (v *visit) homeIn(f homeForm, events []data.LifeEvent, width, height float32) fyne.CanvasObject {
	l := v.look()
	gap := l.PX(28)
	if v.low {
		gap = l.PX(12)
	}
	above := look.Column(gap)
	if !v.low {
		above.Add(l.Lines(look.Question, v.say(phrases.KioskQuestion), width, look.Ink))
	}
	above.Add(v.searchField(width))
	below := look.Column(l.PX(12))
	if len(events) > 0 && f.heading {
		below.Add(l.Lines(look.Caption, v.say(phrases.KioskEvents), width, look.Muted))
	}
	below.Add(v.eventChips(events, width))
	left := height - above.MinSize().Height - below.MinSize().Height - 2*gap
	return look.Column(gap, above, v.homeTiles(f, width, left), below)
}

// searchField looks like the field of the search screen and leads there.
func (v *visit) searchField(width float32) fyne.CanvasObject {
	l := v.look()
	icon, side, gap := l.PX(48), l.PX(34), l.PX(24)
	words := width - 2*side - icon - gap
	hint := v.say(phrases.KioskSearchHint)
	if l.Width(look.Figure, hint) > words {
		hint = v.say(phrases.KioskSearchHintOne)
	}
	lines := l.Lines(look.Body, hint, words, look.Muted)
	height := max(l.PX(104), lines.MinSize().Height+2*l.PX(20))
	if v.low {
		height = max(l.PX(80), lines.MinSize().Height+2*l.PX(10))
	}
	content := look.Fixed(width, height,
		look.Place(l.Icon("search", icon, look.Pine), side, (height-icon)/2, icon, icon),
		look.Place(lines, side+icon+gap, (height-lines.MinSize().Height)/2, words, lines.MinSize().Height),
	)
	return v.button(look.Field, hint, content, v.opens(Route{Place: AtSearch}))
}

// homeTiles are the six ways in, three beside each other; one under the other on
// an upright screen, and two beside each other in its lower half.
func (v *visit) homeTiles(f homeForm, width, height float32) fyne.CanvasObject {
	l := v.look()
	all := []tile{
		{icon: "file-text", name: v.say(phrases.Services), about: v.say(phrases.KioskServicesAbout), tapped: v.opens(Route{Place: AtGroups})},
		{icon: "list-search", name: v.say(phrases.KioskMyCase), about: v.say(v.caseAbout()), tapped: v.opens(Route{Place: AtLookup}), lead: true},
		{icon: "clipboard-check", name: v.say(phrases.Forms), about: v.say(phrases.KioskFormsAbout), tapped: v.opens(Route{Place: AtForms})},
		{icon: "phone", name: v.say(phrases.KioskPhones), about: v.say(phrases.KioskPhonesAbout), tapped: v.opens(Route{Place: AtPhones})},
		{icon: "bell", name: v.say(phrases.Notices), about: v.say(phrases.KioskNoticesAbout), tapped: v.opens(Route{Place: AtNotices})},
		{icon: "mood-smile", name: v.say(phrases.FeedbackTitle), about: v.say(phrases.FeedbackAbout), tapped: v.opens(Route{Place: AtFeedback})},
	}
	for i := range all {
		all[i].small = l.Large || v.low // so that nothing lies below the screen
		if !f.about {
			all[i].about = ""
		}
	}
	switch {
	case l.Portrait() && v.low:
		return v.tiles(width, height, l.PX(190), 2, all)
	case l.Portrait():
		return v.tiles(width, height, l.PX(190), 1, all)
	}
	return v.tiles(width, height, l.PX(230), 3, all)
}

// caseAbout is what the way to the case says of it: whether a number is typed there.
func (v *visit) caseAbout() phrases.Key {
	if v.kiosk.lobby.town.Lookup.ByCode() {
		return phrases.KioskMyCaseAbout
	}
	return phrases.LookupSlipAbout
}

// eventChips are the life events that fit in a row, in two on the whole of an
// upright screen; where there are more, a chip leads to all of them. Behind them is the
// charter.
func (v *visit) eventChips(events []data.LifeEvent, width float32) fyne.CanvasObject {
	l := v.look()
	charter := v.textButton(look.Plain, "rosette-discount-check", v.say(phrases.Charter), v.opens(Route{Place: AtCharter}))
	var chips []fyne.CanvasObject
	for _, e := range events {
		chips = append(chips, v.textButton(look.Chip, "", v.in(e.Name), v.opens(Route{AtEvent, string(e.ID)})))
	}
	rows := float32(1)
	if l.Portrait() && !v.low {
		rows = 2
	}
	gap, high := l.PX(16), charter.MinSize().Height
	most := rows*high + (rows-1)*gap
	row := flow(gap, width, append(chips[:len(chips):len(chips)], charter)...)
	for n := len(chips) - 1; n >= 0 && row.MinSize().Height > most; n-- {
		all := v.textButton(look.Chip, "chevron-right", v.say(phrases.KioskAllEvents), v.opens(Route{Place: AtEvents}))
		row = flow(gap, width, append(chips[:n:n], all, charter)...)
	}
	return row
}
