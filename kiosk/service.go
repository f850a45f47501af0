package kiosk

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type serviceReader interface {
	Service(ctx context.Context, id data.ServiceID) (data.Service, error)
}

// described is a service with the name of its group.
type described struct {
	data.Service
	group data.Text
}

// openService shows everything about the service.
func (v *visit) openService(id data.ServiceID) {
	load(v, func(c Catalogue, ctx context.Context) (described, error) {
		service, err := c.Service(ctx, id)
		if err != nil {
			return described{}, err
		}
		groups, err := c.Groups(ctx)
		for _, g := range groups {
			if g.ID == service.Group {
				return described{service, g.Name}, err
			}
		}
		return described{Service: service}, err
	}, v.servicePage)
}

func (v *visit) servicePage(s described) page {
	under := v.say(phrases.Services) + " › " + v.in(s.group)
	return page{under: under, reads: true, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			return look.Column(v.look().PX(24), v.serviceTitle(s.Service, width), v.serviceFacts(s.Service, width), v.serviceCards(s.Service, width))
		})
	}}
}

// serviceTitle is number, mark, the day it was checked, and the name.
func (v *visit) serviceTitle(s data.Service, width float32) fyne.CanvasObject {
	l := v.look()
	var line []fyne.CanvasObject
	if s.Number != "" {
		line = append(line, v.besideMark(v.say(phrases.ServiceNumber, string(s.Number)), look.Pine))
	}
	if s.HasExamples() {
		line = append(line, v.mark(v.say(phrases.ExampleData), width))
	}
	if !s.Checked.IsZero() {
		line = append(line, v.besideMark(v.say(phrases.Checked, phrases.Date(v.language, s.Checked)), look.Muted))
	}
	title := l.Lines(look.Heading, v.in(s.Name), width, look.Ink)
	column := look.Column(l.PX(6))
	if len(line) > 0 {
		column.Add(flow(l.PX(18), width, line...))
	}
	column.Add(title)
	if v.language != data.Bulgarian {
		column.Add(l.Lines(look.Caption, v.say(phrases.KioskOriginal), width, look.Muted))
	}
	return column
}

// besideMark is a line as high as a mark, so that both stand on one line.
func (v *visit) besideMark(text string, c look.Colour) fyne.CanvasObject {
	l := v.look()
	return look.Inset(0, l.PX(2), l.Lines(look.Caption, text, l.Width(look.Caption, text)+1, c))
}

// serviceFacts are the four answers that most visitors come for.
func (v *visit) serviceFacts(s data.Service, width float32) fyne.CanvasObject {
	l, town, department := v.look(), v.kiosk.lobby.town, v.kiosk.lobby.department(s.Department)
	facts := []factCard{
		{"currency-euro", v.say(phrases.Fee), v.mainFee(s)},
		{"clock", v.say(phrases.Term), v.mainTerm(s)},
		{"map-pin", v.say(phrases.Where), figure{text: capital(v.in(town.Counter.Name)), more: v.in(town.Counter.Place)}},
		{"phone", v.say(phrases.Phone), figure{text: string(department.Phone), more: v.in(department.Name)}},
	}
	columns := 4
	switch {
	case l.Portrait() && l.Large:
		columns = 1
	case l.Portrait() || l.Large:
		columns = 2
	}
	gap := l.PX(20)
	each := (width - gap*float32(columns-1)) / float32(columns)
	rows := look.Column(gap)
	for i := 0; i < len(facts); i += columns {
		row := container.New(sideBySide{each, gap})
		for _, fact := range facts[i : i+columns] {
			row.Add(v.fact(fact, each))
		}
		rows.Add(row)
	}
	return rows
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

func (v *visit) fact(f factCard, width float32) fyne.CanvasObject {
	l := v.look()
	sides, icon, gap := l.PX(26), l.PX(44), l.PX(14)
	inner := width - 2*sides
	role := look.Figure
	if len(l.Break(role, f.text, inner)) > 1 {
		role = look.Strong
	}
	label := look.Row(gap, l.Icon(f.icon, icon, look.Pine), look.Upright(l.Lines(look.Caption, f.label, inner-icon-gap, look.Muted)))
	words := look.Column(l.PX(2), label, l.Lines(role, f.text, inner, look.Ink))
	if f.more != "" {
		words.Add(l.Lines(look.Caption, f.more, inner, look.Muted))
	}
	if f.example && f.known {
		words.Add(look.Inset(0, l.PX(4), look.Row(0, v.mark(v.markText(f.source), inner))))
	}
	return container.NewStack(l.Sheet(look.Card, look.Line, 2, 24), look.Inset(sides, l.PX(18), words))
}

// serviceCards are what to bring, the code to take along, and all the rest.
func (v *visit) serviceCards(s data.Service, width float32) fyne.CanvasObject {
	l := v.look()
	gap, side := l.PX(24), l.PX(420)
	take := v.takeAlong(s)
	if take == nil || l.Portrait() {
		column := look.Column(gap, v.documentsCard(s, width))
		if take != nil {
			column.Add(take(width))
		}
		return v.addDetails(column, s, width)
	}
	main := width - side - gap
	left := v.addDetails(look.Column(gap, v.documentsCard(s, main)), s, main)
	right := take(side)
	return look.Fixed(width, max(left.MinSize().Height, right.MinSize().Height),
		look.Place(left, 0, 0, main, left.MinSize().Height),
		look.Place(right, main+gap, 0, side, right.MinSize().Height))
}

// documentsCard lists what the applicant brings.
func (v *visit) documentsCard(s data.Service, width float32) fyne.CanvasObject {
	l := v.look()
	side := l.PX(36)
	inner := width - 2*side
	column := look.Column(l.PX(20), v.cardTitle(v.say(phrases.Documents), s.IsExample(data.PartDocuments), inner))
	check, gap := l.PX(44), l.PX(22)
	for _, d := range s.Documents {
		column.Add(look.Row(gap, look.Column(0, l.IconTile("check", check, look.Pine, look.Mint)),
			l.Lines(look.Body, v.in(d.Text), inner-check-gap, look.Ink)))
	}
	if len(s.Documents) == 0 {
		column.Add(l.Lines(look.Body, v.say(phrases.KioskDocumentsUnknown), inner, look.Muted))
	}
	return l.Card(36, 30, column)
}

func (v *visit) cardTitle(title string, example bool, width float32) fyne.CanvasObject {
	l := v.look()
	if !example {
		return l.Lines(look.Subtitle, title, width, look.Ink)
	}
	return flow(l.PX(18), width, l.Line(look.Subtitle, title, look.Ink), look.Upright(v.mark(v.say(phrases.ExampleData), width)))
}

// takeAlong builds the card with the code of the service's public page and the
// button that prints the checklist; nil
// where the town has no public pages.
func (v *visit) takeAlong(s data.Service) func(width float32) fyne.CanvasObject {
	public := v.kiosk.lobby.town.Public
	if public == "" {
		return nil
	}
	return func(width float32) fyne.CanvasObject {
		l := v.look()
		inner := width - 2*l.PX(30)
		address := public.Service(s.ID)
		if l.Portrait() {
			qr := l.QR(address, l.PX(250))
			words := inner - qr.MinSize().Width - l.PX(30)
			return l.Card(30, 20, look.Row(l.PX(30), qr, look.Upright(look.Column(l.PX(10),
				l.Lines(look.Subtitle, v.say(phrases.KioskTakeAlong), words, look.Ink),
				l.Lines(look.Body, v.say(phrases.KioskScan), words, look.Muted),
				v.printButton(s, words)))))
		}
		return l.Card(30, 20, look.Column(0,
			l.Centred(look.Subtitle, v.say(phrases.KioskTakeAlong), inner, look.Ink),
			look.Middle(l.QR(address, l.PX(210))),
			l.Centred(look.Caption, v.say(phrases.KioskScan), inner, look.Muted),
			look.Gap(1, l.PX(12)),
			v.printButton(s, inner),
		))
	}
}
