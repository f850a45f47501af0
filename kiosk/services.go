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
	under, heading, count := v.say(parent)+" › "+v.in(s.name), v.in(s.name), phrases.CountServices(v.language, len(s.services))
	if v.choosing() {
		under, heading, count = v.say(phrases.FeedbackTitle)+" › "+heading, v.say(phrases.FeedbackForService), heading+" · "+count
	}
	return page{under: under, heading: heading, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			side, gap := l.PX(72), l.PX(24)
			words := width - side - gap
			rows := v.serviceRows(s.services)
			if v.low {
				return v.marking(rows, width)
			}
			under := l.Lines(look.Caption, count, words, look.Muted)
			if rows.examples() {
				under = v.marked(look.Caption, count, rows.mark, words, look.Muted)
			}
			title := look.Column(0, l.Lines(look.Heading, heading, words, look.Ink), under)
			return look.Column(l.PX(20),
				look.Row(gap, look.Middle(l.IconTile(s.icon, side, look.Pine, look.Mint)), title),
				v.rows(width, rows.all))
		})
	}}
}

func (v *visit) serviceRows(services []data.Service) list {
	rows := list{mark: phrases.KioskExampleFees}
	for _, s := range services {
		rows.all = append(rows.all, v.serviceRow(s))
	}
	return rows
}

// serviceRow tells apart services that sound alike: number, fee and term.
func (v *visit) serviceRow(s data.Service) row {
	r := row{name: v.in(s.Name), tapped: v.toService(s)}
	if s.Number != "" {
		r.about = v.say(phrases.ServiceNumber, string(s.Number))
	}
	isExample := false
	if fee := v.mainFee(s); fee.known {
		r.fact, isExample = fee.text, fee.example
	}
	if len(s.Terms) > 0 && short(s.Terms[0]) {
		r.fact = join(r.fact, phrases.TermText(v.language, s.Terms[0].Text))
		isExample = isExample || s.IsExample(data.PartTerms)
	}
	if r.fact != "" {
		r.stands = standingOf(isExample)
	}
	return r
}

// row is one line of a list: what it is, a remark, a fact at the right. Of all
// but the name, each may be left out.
type row struct {
	icon, name, about, fact string
	stands                  standing
	marked                  bool // it is an example among others that are not
	tapped                  func()
}

// list is rows that stand below a title.
type list struct {
	all  []row
	mark phrases.Key // what the title says where each row is an example
}

// examples reports whether the title says for the whole list that it is one.
func (s list) examples() bool { return allExamples(standings(s.all)) }

func standings(rows []row) []standing {
	var all []standing
	for _, r := range rows {
		all = append(all, r.stands)
	}
	return all
}

// marking is a list without a title: the mark of one that is all examples stands
// above it.
func (v *visit) marking(rows list, width float32) fyne.CanvasObject {
	if !rows.examples() {
		return v.rows(width, rows.all)
	}
	return look.Column(v.look().PX(12), look.Row(0, v.mark(v.say(rows.mark), width)), v.rows(width, rows.all))
}

// rows is a card with the rows below each other. Examples among other rows are
// marked; a list of nothing else has its mark above it.
func (v *visit) rows(width float32, all []row) fyne.CanvasObject {
	l, mixed := v.look(), !allExamples(standings(all))
	var column []fyne.CanvasObject // a container would be laid out anew with each row
	inset := l.PX(14)
	inner := width - 2*inset
	for i, r := range all {
		if i > 0 {
			column = append(column, look.Inset(l.PX(22), 0, l.Divider(inner-2*l.PX(22))))
		}
		r.marked = mixed && r.stands == example
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
	if factBelow && (r.fact != "" || r.marked) {
		words.Add(v.factBelow(r, width))
	}
	return words
}

// rowFact is what stands at the right of a row, as narrow as its words; nil:
// nothing.
func (v *visit) rowFact(r row, most float32) *fyne.Container {
	l := v.look()
	if r.fact == "" && !r.marked {
		return nil
	}
	column := look.Column(l.PX(4))
	var width float32
	if r.fact != "" {
		width = widest(l, look.Label, l.Break(look.Label, r.fact, most))
	}
	if !r.marked {
		column.Add(l.Trailing(look.Label, r.fact, width, look.Pine))
		return column
	}
	mark := v.aside(phrases.KioskExample, most)
	if width = max(width, mark.MinSize().Width); r.fact != "" {
		column.Add(l.Trailing(look.Label, r.fact, width, look.Pine))
	}
	column.Add(look.Row(0, look.Spring(), mark))
	return column
}

// factBelow is the same below the name.
func (v *visit) factBelow(r row, width float32) fyne.CanvasObject {
	switch {
	case !r.marked:
		return v.look().Lines(look.Label, r.fact, width, look.Pine)
	case r.fact == "":
		return look.Row(0, v.aside(phrases.KioskExample, width))
	default:
		return v.marked(look.Label, r.fact, phrases.KioskExample, width, look.Pine)
	}
}
