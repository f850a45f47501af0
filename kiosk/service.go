package kiosk

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// mostNear is how many other services of a life event are named beside one.
const mostNear = 4

type serviceReader interface {
	Service(ctx context.Context, id data.ServiceID) (data.Service, error)
}

// described is a service with what stands around it.
type described struct {
	data.Service
	group   data.Text
	forms   map[data.FormID]data.Form // all that there are
	near    []data.Service
	related bool // they are named as related; else they share a life event
}

// openService shows everything about the service.
func (v *visit) openService(id data.ServiceID) {
	load(v, func(c Catalogue, ctx context.Context) (described, error) { return describe(ctx, c, id) }, v.servicePage)
}

// describe reads the service and what stands around it.
func describe(ctx context.Context, c Catalogue, id data.ServiceID) (described, error) {
	service, err := c.Service(ctx, id)
	if err != nil {
		return described{}, err
	}
	d := described{Service: service, forms: map[data.FormID]data.Form{}}
	groups, err := c.Groups(ctx)
	if err != nil {
		return d, fmt.Errorf("group of a service: %w", err)
	}
	for _, g := range groups {
		if g.ID == service.Group {
			d.group = g.Name
		}
	}
	forms, err := c.Forms(ctx)
	if err != nil {
		return d, fmt.Errorf("forms of a service: %w", err)
	}
	for _, f := range forms {
		d.forms[f.ID] = f
	}
	d.near, err = c.ServicesNamed(ctx, service.Related)
	if err != nil {
		return d, fmt.Errorf("related services: %w", err)
	}
	if len(d.near) > 0 {
		d.related = true
		return d, nil
	}
	d.near, err = besides(ctx, c, service)
	return d, err
}

// besides are a few other services of the first life event in which one needs
// the service.
func besides(ctx context.Context, c Catalogue, s data.Service) ([]data.Service, error) {
	events, err := c.LifeEvents(ctx)
	if err != nil {
		return nil, fmt.Errorf("life events of a service: %w", err)
	}
	for _, e := range events {
		if !slices.Contains(e.Services, s.ID) {
			continue
		}
		services, err := c.ServicesOf(ctx, e.ID)
		if err != nil {
			return nil, fmt.Errorf("services of a life event: %w", err)
		}
		others := slices.DeleteFunc(services, func(o data.Service) bool { return o.ID == s.ID })
		return others[:min(len(others), mostNear)], nil
	}
	return nil, nil
}

func (v *visit) servicePage(s described) page {
	under := v.say(phrases.Services) + " › " + v.in(s.group)
	p := page{under: under, heading: v.in(s.Name), reads: true, news: v.paperNews(v.listOf(s.Service), v.kiosk.listWords())}
	p.changes = sooner(v.opening(v.kiosk.lobby.desk().Hours).changes, data.Content{Services: []data.Service{s.Service}}.NextFee(v.kiosk.o.Clock()))
	p.changes = sooner(p.changes, v.nextPaper())
	p.read = func(room fyne.Size) fyne.CanvasObject { return v.serviceAbove(s, room) }
	p.body = func(room fyne.Size) fyne.CanvasObject {
		body := v.scrolled(room, func(width float32) fyne.CanvasObject { return v.serviceBody(s, width, true) })
		if v.scroll != nil {
			return body
		}
		return v.scrolled(room, func(width float32) fyne.CanvasObject { return v.serviceBody(s, width, false) })
	}
	return p
}

// serviceBody is the whole screen, with shortcuts to what lies below it.
func (v *visit) serviceBody(s described, width float32, shortcuts bool) fyne.CanvasObject {
	cards := v.serviceCards(s, width, shortcuts)
	if v.low {
		return cards
	}
	return look.Column(v.look().PX(24), v.serviceTitle(s, width), v.serviceFacts(s.Service, width), cards)
}

// serviceTitle is number, mark, the day it was checked, and the name.
func (v *visit) serviceTitle(s described, width float32) fyne.CanvasObject {
	l := v.look()
	column := look.Column(l.PX(6))
	if line := v.serviceLine(s.Service, width); len(line) > 0 {
		column.Add(flow(l.PX(18), width, line...))
	}
	column.Add(l.Lines(look.Heading, v.in(s.Name), width, look.Ink))
	if v.keepsBulgarian(s) {
		column.Add(l.Lines(look.Caption, v.say(phrases.KioskOriginal), width, look.Muted))
	}
	return column
}

// serviceLine is what stands above the name.
func (v *visit) serviceLine(s data.Service, width float32) []fyne.CanvasObject {
	var line []fyne.CanvasObject
	if s.Number != "" {
		line = append(line, v.besideMark(v.say(phrases.ServiceNumber, string(s.Number)), look.Pine))
	}
	if s.HasExamples() || slices.ContainsFunc(s.Fees, func(f data.Fee) bool { return f.Example }) {
		line = append(line, v.mark(v.say(phrases.ExampleData), width))
	}
	if !s.Checked.IsZero() {
		line = append(line, v.besideMark(v.say(phrases.Checked, phrases.Date(v.language, s.Checked)), look.Muted))
	}
	return line
}

// besideMark is a line as high as a mark, so that both stand on one line.
func (v *visit) besideMark(text string, c look.Colour) fyne.CanvasObject {
	l := v.look()
	return look.Inset(0, l.PX(2), l.Lines(look.Caption, text, l.Width(look.Caption, text)+1, c))
}

// serviceAbove is the service in short, to be read in low reach: as large as
// there is room for.
func (v *visit) serviceAbove(s described, room fyne.Size) fyne.CanvasObject {
	l := v.look()
	columns := 2
	if l.Portrait() {
		columns = 1
	}
	var above fyne.CanvasObject
	for _, roles := range [][2]look.Role{{look.Heading, look.Strong}, {look.Title, look.Strong}, {look.Strong, look.Label}, {look.Label, look.Caption}} {
		column := look.Column(l.PX(10))
		if line := v.serviceLine(s.Service, room.Width); len(line) > 0 {
			column.Add(flow(l.PX(18), room.Width, line...))
		}
		column.Add(l.Lines(roles[0], v.in(s.Name), room.Width, look.Ink))
		facts := v.factsOf(s.Service)
		column.Add(v.cards(room.Width, columns, len(facts), func(i int, each float32) fyne.CanvasObject {
			return v.iconLine(facts[i].icon, v.inShort(facts[i]), roles[1], each)
		}))
		above = column
		if column.MinSize().Height <= room.Height {
			break
		}
	}
	return above
}
