package kiosk

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type charterReader interface {
	Charter(ctx context.Context) (data.Charter, error)
}

// openCharter shows the charter's parts, the points of a part, or the text of
// a point: the ID is empty, of a part, or of a section.
func (v *visit) openCharter(id string) {
	load(v, Catalogue.Charter, func(c data.Charter) page {
		if id == "" {
			return v.charterPage(c)
		}
		for _, part := range c.Parts {
			switch {
			case part.ID == id && len(part.Sections) == 1:
				return v.sectionPage(part, part.Sections[0])
			case part.ID == id:
				return v.partPage(part)
			}
			for _, section := range part.Sections {
				if section.ID == id {
					return v.sectionPage(part, section)
				}
			}
		}
		return v.notTherePage()
	})
}

// expectations is the part that says what the municipality expects of citizens,
// under a title that does not tell so.
const expectations = "III"

func (v *visit) charterPage(c data.Charter) page {
	var rows []row
	for _, part := range c.Parts {
		rows = append(rows, v.partRow(part))
	}
	rows = append(rows, row{
		icon: "chart-bar", name: v.say(phrases.KioskResults), about: v.say(phrases.KioskResultsAbout),
		tapped: v.opens(Route{Place: AtResults}),
	})
	return v.rowsPage(v.say(phrases.Charter), v.say(phrases.Charter), v.source(c.Source), rows)
}

// partRow is a part with how many promises it makes.
func (v *visit) partRow(part data.CharterPart) row {
	r := row{icon: "info-circle", name: part.ID + ". " + sentence(v.in(part.Title)), about: v.promises(part), tapped: v.opens(Route{AtCharter, part.ID})}
	switch {
	case part.ID == expectations:
		r.icon, r.name, r.about = "heart-handshake", v.say(phrases.KioskExpected), r.name
	case r.about != "":
		r.icon = "rosette-discount-check"
	}
	return r
}

func (v *visit) partPage(part data.CharterPart) page {
	var rows []row
	for _, section := range part.Sections {
		rows = append(rows, row{name: sentence(v.in(section.Title)), tapped: v.opens(Route{AtCharter, section.ID})})
	}
	return v.rowsPage(v.say(phrases.Charter)+" › "+part.ID, part.ID+". "+sentence(v.in(part.Title)), "", rows)
}

// promises says how many promises the part makes.
func (v *visit) promises(part data.CharterPart) string {
	n := 0
	for _, section := range part.Sections {
		n += len(section.Promises())
	}
	if n == 0 {
		return ""
	}
	return phrases.CountPromises(v.language, n)
}

// rowsPage is a heading, a remark and a list.
func (v *visit) rowsPage(under, heading, remark string, rows []row) page {
	return page{under: under, heading: heading, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			column := v.titled(heading, width)
			if remark != "" {
				column.Add(l.Lines(look.Caption, remark, width, look.Muted))
			}
			column.Add(v.rows(width, rows))
			return column
		})
	}}
}

// sectionPage is the whole text of a point, its promises checked.
func (v *visit) sectionPage(part data.CharterPart, s data.CharterSection) page {
	under := v.say(phrases.Charter) + " › " + part.ID
	heading, original := sentence(v.in(s.Title)), ""
	if part.ID == expectations {
		heading, original = v.say(phrases.KioskExpected), part.ID+". "+heading
	}
	return page{under: under, heading: heading, reads: true, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			whole := width - 2*l.PX(48)
			inner := min(whole, l.PX(1400))
			column := v.titled(heading, inner)
			if original != "" {
				column.Add(l.Lines(look.Caption, original, inner, look.Muted))
			}
			check, gap := l.PX(44), l.PX(22)
			for _, block := range s.Blocks {
				if block.Promise == "" {
					column.Add(v.paragraphs(v.in(block.Text), inner))
					continue
				}
				column.Add(look.Row(gap, look.Column(0, l.IconTile("check", check, look.Pine, look.Mint)),
					l.Lines(look.Body, v.in(block.Text), inner-check-gap, look.Ink)))
			}
			if part.ID != expectations && len(s.Promises()) > 0 {
				column.Add(look.Row(0, v.textButton(look.Plain, "messages", v.say(phrases.FeedbackBroken), v.opens(Route{AtBreach, s.ID}))))
			}
			return l.Card(48, 40, look.AtLeast(whole, 0, column))
		})
	}}
}

// paragraphs is a text whose empty lines become gaps.
func (v *visit) paragraphs(text string, width float32) fyne.CanvasObject {
	l := v.look()
	column := look.Column(l.PX(20))
	for _, paragraph := range strings.Split(text, "\n\n") {
		if strings.TrimSpace(paragraph) != "" {
			column.Add(l.Lines(look.Body, strings.TrimSpace(paragraph), width, look.Ink))
		}
	}
	return column
}

// sentence is a title that was printed in capitals, or before a list, as one
// reads it easily.
func sentence(title string) string {
	title = strings.TrimRight(title, ":")
	if title != strings.ToUpper(title) {
		return title
	}
	return phrases.Capital(strings.ToLower(title))
}
