package kiosk

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// mostOfForm is how many services are named with a form: the common application
// is for more than a hundred, and nobody looks for one of them there.
const mostOfForm = 20

type formReader interface {
	Forms(ctx context.Context) ([]data.Form, error)
	Form(ctx context.Context, id data.FormID) (data.Form, error)
	ServicesWith(ctx context.Context, id data.FormID) ([]data.Service, error)
}

// blank is a form with the services that need it.
type blank struct {
	data.Form
	services []data.Service
}

// openForms shows every blank application.
func (v *visit) openForms() { load(v, Catalogue.Forms, v.formsPage) }

func (v *visit) formsPage(forms []data.Form) page {
	ask := v.say(phrases.KioskFormsAsk)
	return page{under: v.say(phrases.Forms), heading: ask, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			column := v.titled(ask, width)
			if len(forms) == 0 {
				column.Add(l.Lines(look.Body, v.say(phrases.KioskNoForms), width, look.Muted))
				column.Add(v.wayOut(width))
				return column
			}
			column.Add(v.iconLine("map-pin", v.formsFrom(), look.Body, width))
			column.Add(v.marking(v.formRows(v.alphabetical(forms)), width))
			return column
		})
	}}
}

// formsFrom says where blank applications are given out.
func (v *visit) formsFrom() string {
	counter := v.kiosk.lobby.town.Counter
	where := v.in(counter.Name)
	if place := v.in(counter.Place); place != "" {
		where += ", " + place
	}
	return v.say(phrases.KioskFormsWhere, where)
}

// alphabetical is the order of a list without any other.
func (v *visit) alphabetical(forms []data.Form) []data.Form {
	sorted := slices.Clone(forms)
	slices.SortStableFunc(sorted, func(a, b data.Form) int {
		return strings.Compare(strings.ToLower(v.in(a.Name)), strings.ToLower(v.in(b.Name)))
	})
	return sorted
}

func (v *visit) formRows(forms []data.Form) list {
	rows := list{mark: phrases.ExampleData}
	for _, f := range forms {
		rows.all = append(rows.all, row{
			name: v.in(f.Name), about: v.in(f.About), icon: "clipboard-check",
			stands: standingOf(f.Example), tapped: v.opens(Route{AtForm, string(f.ID)}),
		})
	}
	return rows
}

// openForm shows what a blank application is for and where it lies.
func (v *visit) openForm(id data.FormID) {
	load(v, func(c Catalogue, ctx context.Context) (blank, error) {
		form, err := c.Form(ctx, id)
		if err != nil {
			return blank{}, err
		}
		services, err := c.ServicesWith(ctx, id)
		return blank{form, services}, err
	}, v.formPage)
}

func (v *visit) formPage(b blank) page {
	name := v.in(b.Name)
	return page{under: v.say(phrases.Forms), heading: name, reads: true, changes: v.hoursChange(), body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			column := v.titled(name, width)
			if about := v.in(b.About); about != "" {
				column.Add(l.Lines(look.Body, about, width, look.Ink))
			}
			if b.Example {
				column.Add(look.Row(0, v.mark(v.say(phrases.ExampleData), width)))
			}
			column.Add(v.formPlace(width))
			if card := v.formOnPhone(b.Form, width); card != nil {
				column.Add(card)
			}
			services := v.serviceRows(b.services[:min(len(b.services), mostOfForm)])
			if card := v.rowsCard(phrases.KioskFormFor, services, width); card != nil {
				column.Add(card)
			}
			if more := len(b.services) - mostOfForm; more > 0 {
				column.Add(l.Lines(look.Body, v.say(phrases.AskMore, more), width, look.Muted))
			}
			hours := v.from(phrases.KioskSourceHours, v.kiosk.lobby.desk().Hours.Source)
			if sources := v.sources([]string{phrases.SourceIn(v.language, b.Source), hours}, width); sources != nil {
				column.Add(sources)
			}
			return column
		})
	}}
}

// formOnPhone is the code of the form's public page, where its file is; nil where there
// is no file, or the town has no public pages.
func (v *visit) formOnPhone(f data.Form, width float32) fyne.CanvasObject {
	public := v.kiosk.lobby.town.Public
	if f.File.SHA256 == "" || public == "" {
		return nil
	}
	l := v.look()
	qr := l.QR(public.Form(f.ID), l.PX(210))
	words := width - 2*l.PX(30) - qr.MinSize().Width - l.PX(30)
	return l.Card(30, 20, look.Row(l.PX(30), qr, look.Upright(look.Column(l.PX(10),
		l.Lines(look.Subtitle, v.say(phrases.KioskTakeAlong), words, look.Ink),
		l.Lines(look.Body, v.say(phrases.KioskFormPhone), words, look.Muted),
		l.Lines(look.Caption, "PDF · "+phrases.FormFileSize(v.language, f.File), words, look.Muted)))))
}

// formPlace is the counter that gives the form out, its hours and its phone.
func (v *visit) formPlace(width float32) fyne.CanvasObject {
	l, desk := v.look(), v.kiosk.lobby.desk()
	return v.pictureCard("map-pin", width, func(words float32) fyne.CanvasObject {
		column := look.Column(l.PX(6),
			l.Lines(look.Caption, v.say(phrases.KioskFormFrom), words, look.Muted),
			l.Lines(look.Subtitle, v.placeOf(v.kiosk.lobby.town.Counter), words, look.Ink),
			v.hoursLines(desk.Hours, true, words))
		if desk.Phone != "" {
			column.Add(v.iconLine("phone", unbroken(desk.Phone), look.Strong, words))
		}
		return column
	})
}
