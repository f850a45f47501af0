package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// cardQR is how wide the code of a business card is at most, in px: it has twice as
// many modules in a row as that of an address.
const cardQR = 560

// openPhone shows the telephone of a department as a code that phones take into
// their contacts. It needs no edition, and no public pages.
func (v *visit) openPhone(id data.DepartmentID) {
	v.showNow(v.phonePage(v.kiosk.lobby.department(id)))
}

func (v *visit) phonePage(d data.Department) page {
	keep := v.say(phrases.HandoutKeepPhone)
	p := page{under: v.say(phrases.KioskPhones), heading: keep, changes: v.opening(d.Hours).changes}
	p.read = func(room fyne.Size) fyne.CanvasObject { return v.phoneCard(d, room) }
	p.body = func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			ask := v.textButton(look.Plain, "mood-smile", v.say(phrases.FeedbackOfDepartment), v.saysOf(aboutDepartment(d)))
			if v.low {
				return look.Column(l.PX(20), l.Lines(look.Body, v.say(phrases.HandoutKeepHow), width, look.Ink), look.Row(0, ask))
			}
			column := look.Column(l.PX(20), v.headline(keep, ask, width))
			left := room.Height - column.MinSize().Height - l.PX(20)
			column.Add(v.phoneCard(d, fyne.NewSize(width, left)))
			return column
		})
	}
	return p
}

// phoneCard is the code beside whose number it is, or below it where the room is
// high. The whole code is in the room: a camera cannot scroll.
func (v *visit) phoneCard(d data.Department, room fyne.Size) fyne.CanvasObject {
	l := v.look()
	sides, above, gap := l.PX(36), l.PX(24), l.PX(40)
	inner := room.Width - 2*sides
	code := func(height float32) fyne.CanvasObject {
		side := min(l.PX(cardQR), height-2*above, inner)
		return look.Middle(l.CardQR(d.Card(v.kiosk.lobby.town, v.language), side))
	}
	if room.Height > room.Width {
		about := v.phoneAbout(d, inner)
		return l.Card(36, 24, look.Column(gap, about, code(room.Height-about.MinSize().Height-gap)))
	}
	beside := code(room.Height)
	return l.Card(36, 24, look.Row(gap, beside, look.Upright(v.phoneAbout(d, inner-beside.MinSize().Width-gap))))
}

// phoneAbout is whose number it is, when they are there, and how one keeps it.
func (v *visit) phoneAbout(d data.Department, width float32) fyne.CanvasObject {
	l := v.look()
	about := look.Column(l.PX(14), l.Lines(look.Title, v.in(d.Name), width, look.Ink))
	if d.Phone != "" {
		role := look.Question
		if l.Width(role, unbroken(d.Phone)) > width {
			role = look.Title
		}
		about.Add(l.Lines(role, unbroken(d.Phone), width, look.Pine))
	}
	about.Add(v.hoursLines(d.Hours, true, width))
	if !v.low {
		about.Add(l.Lines(look.Body, v.say(phrases.HandoutKeepHow), width, look.Muted))
	}
	return about
}
