package kiosk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// shelf is the services that belong together, in a group or a life event.
type shelf struct {
	name     data.Text
	icon     string
	services []data.Service
}

func (v *visit) shelfPage(s shelf, parent phrases.Key) page {
	under := v.say(parent) + " › " + v.in(s.name)
	return page{under: under, heading: v.in(s.name), body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			side, gap := l.PX(72), l.PX(24)
			words := width - side - gap
			heading := look.Column(0,
				l.Lines(look.Heading, v.in(s.name), words, look.Ink),
				l.Lines(look.Caption, phrases.CountServices(v.language, len(s.services)), words, look.Muted))
			if v.low {
				return v.rows(width, v.serviceRows(s.services))
			}
			return look.Column(l.PX(20),
				look.Row(gap, look.Middle(l.IconTile(s.icon, side, look.Pine, look.Mint)), heading),
				v.rows(width, v.serviceRows(s.services)))
		})
	}}
}

func (v *visit) serviceRows(services []data.Service) []row {
	var rows []row
	for _, s := range services {
		rows = append(rows, v.serviceRow(s))
	}
	return rows
}

// serviceRow tells apart services that sound alike: number, fee and term.
func (v *visit) serviceRow(s data.Service) row {
	r := row{name: v.in(s.Name), tapped: v.opens(Route{AtService, string(s.ID)})}
	if s.Number != "" {
		r.about = v.say(phrases.ServiceNumber, string(s.Number))
	}
	fee := v.mainFee(s)
	example, source := false, ""
	if fee.known {
		r.fact, example = fee.text, fee.example
		if fee.example {
			source = fee.source
		}
	}
	if len(s.Terms) > 0 && short(s.Terms[0]) {
		r.fact = join(r.fact, phrases.TermText(v.language, s.Terms[0].Text))
		example = example || s.IsExample(data.PartTerms)
	}
	if example {
		r.mark = v.shortMark(source)
	}
	return r
}

// row is one line of a list: what it is, a remark, a fact at the right with
// the mark of example data. Of all but the name, each may be left out.
type row struct {
	icon, name, about, fact, mark string
	tapped                        func()
}

// rows is a card with the rows below each other.
func (v *visit) rows(width float32, all []row) fyne.CanvasObject {
	l := v.look()
	var column []fyne.CanvasObject // a container would be laid out anew with each row
	inset := l.PX(14)
	inner := width - 2*inset
	for i, r := range all {
		if i > 0 {
			column = append(column, look.Inset(l.PX(22), 0, l.Divider(inner-2*l.PX(22))))
		}
		column = append(column, v.rowButton(r, inner))
	}
	return container.NewStack(l.Panel(look.Card, look.Line, 2, 24), look.Inset(inset, inset, look.Column(0, column...)))
}

func (v *visit) rowButton(r row, width float32) *look.Button {
	l := v.look()
	side, gap, arrow := l.PX(22), l.PX(24), l.PX(40)
	inner := width - 2*side - arrow - gap
	right := v.rowFact(r, inner*0.36)
	if l.Portrait() || l.Large {
		right = nil // there is no room beside the name
	}
	words, from := inner, side
	if r.icon != "" {
		from += l.PX(56) + gap
		words -= l.PX(56) + gap
	}
	if right != nil {
		words -= right.MinSize().Width + gap
	}
	left := v.rowWords(r, words, right == nil)
	height := left.MinSize().Height
	if right != nil {
		height = max(height, right.MinSize().Height)
	}
	height = max(height+2*l.PX(14), l.MM(25))
	middle := func(o fyne.CanvasObject, x float32) fyne.CanvasObject {
		size := o.MinSize()
		return look.Place(o, x, (height-size.Height)/2, size.Width, size.Height)
	}
	content := look.Fixed(width, height, middle(left, from), middle(l.Icon("chevron-right", arrow, look.Muted), width-side-arrow))
	if right != nil {
		content.Add(middle(right, side+inner-right.MinSize().Width))
	}
	if r.icon != "" {
		content.Add(middle(l.IconTile(r.icon, l.PX(56), look.Pine, look.Mint), side))
	}
	return v.button(look.ListRow, r.name, content, r.tapped)
}

// rowWords is the name with what stands below it.
func (v *visit) rowWords(r row, width float32, factBelow bool) *fyne.Container {
	l := v.look()
	words := look.Column(l.PX(2), l.Lines(look.Body, r.name, width, look.Ink))
	if r.about != "" {
		words.Add(l.Lines(look.Caption, r.about, width, look.Muted))
	}
	if factBelow && r.fact+r.mark != "" {
		words.Add(v.factBelow(r, width))
	}
	return words
}

// rowFact is what stands at the right of a row, as narrow as its words; nil:
// nothing.
func (v *visit) rowFact(r row, most float32) *fyne.Container {
	l := v.look()
	switch {
	case r.fact == "" && r.mark == "":
		return nil
	case r.fact == "":
		return look.Row(0, v.mark(r.mark, most))
	}
	width := widest(l, look.Label, l.Break(look.Label, r.fact, most))
	if r.mark == "" {
		return look.Column(0, l.Trailing(look.Label, r.fact, width, look.Pine))
	}
	mark := v.mark(r.mark, most)
	width = max(width, mark.MinSize().Width)
	return look.Column(l.PX(6), l.Trailing(look.Label, r.fact, width, look.Pine), look.Row(0, look.Spring(), mark))
}

// factBelow is the same below the name.
func (v *visit) factBelow(r row, width float32) fyne.CanvasObject {
	l := v.look()
	column := look.Column(l.PX(6))
	if r.fact != "" {
		column.Add(l.Lines(look.Label, r.fact, width, look.Pine))
	}
	if r.mark != "" {
		column.Add(look.Row(0, v.mark(r.mark, width)))
	}
	return column
}
