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

func (v *visit) charterPage(c data.Charter) page {
	var rows []row
	for _, part := range c.Parts {
		rows = append(rows, row{name: part.ID + ". " + sentence(v.in(part.Title)), about: v.promises(part), tapped: v.opens(Route{AtCharter, part.ID})})
	}
	return v.rowsPage(v.say(phrases.Charter), v.say(phrases.Charter), v.say(phrases.Source, c.Source), rows)
}

func (v *visit) partPage(part data.CharterPart) page {
	var rows []row
	for _, section := range part.Sections {
		rows = append(rows, row{name: v.in(section.Title), tapped: v.opens(Route{AtCharter, section.ID})})
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
	return page{under: under, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			column := look.Column(l.PX(20), l.Lines(look.Heading, heading, width, look.Ink))
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
	return page{under: under, reads: true, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			whole := width - 2*l.PX(48)
			inner := min(whole, l.PX(1400))
			column := look.Column(l.PX(20), l.Lines(look.Heading, sentence(v.in(s.Title)), inner, look.Ink))
			check, gap := l.PX(44), l.PX(22)
			for _, block := range s.Blocks {
				if block.Promise == "" {
					column.Add(v.paragraphs(v.in(block.Text), inner))
					continue
				}
				column.Add(look.Row(gap, look.Column(0, l.IconTile("check", check, look.Pine, look.Mint)),
					l.Lines(look.Body, v.in(block.Text), inner-check-gap, look.Ink)))
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

// sentence is a title that was printed in capitals as one reads it easily.
func sentence(title string) string {
	if title != strings.ToUpper(title) {
		return title
	}
	return capital(strings.ToLower(title))
}
