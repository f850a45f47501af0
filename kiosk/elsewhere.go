package kiosk

import (
	"context"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type elsewhereReader interface {
	ElsewhereByID(ctx context.Context, id data.ElsewhereID) (data.Elsewhere, error)
}

// openElsewhere says where to go with what another authority does.
func (v *visit) openElsewhere(id data.ElsewhereID) {
	load(v, func(c Catalogue, ctx context.Context) (data.Elsewhere, error) { return c.ElsewhereByID(ctx, id) }, v.elsewherePage)
}

func (v *visit) elsewherePage(e data.Elsewhere) page {
	name := v.in(e.Name)
	return page{under: v.say(phrases.KioskElsewhere), heading: name, reads: true, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			column := v.titled(name, width)
			column.Add(v.warning(v.say(phrases.KioskNotHere), "", width))
			site := v.siteCard(e)
			side, gap := l.PX(420), l.PX(24)
			switch {
			case site == nil:
				column.Add(v.wayThere(e, width))
			case l.Portrait() || l.Large:
				column.Add(v.wayThere(e, width))
				column.Add(site(width))
			default:
				column.Add(look.Row(gap, v.wayThere(e, width-side-gap), look.Column(0, site(side))))
			}
			return column
		})
	}}
}

// wayThere is who does it, how one gets there, and who says so.
func (v *visit) wayThere(e data.Elsewhere, width float32) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(36)
	column := look.Column(l.PX(8),
		v.iconLine("building-bank", v.say(phrases.KioskWho), look.Caption, inner),
		l.Lines(look.Title, v.in(e.Who), inner, look.Ink),
		look.Gap(1, l.PX(10)),
		v.iconLine("directions", v.say(phrases.KioskHow), look.Caption, inner),
		l.Lines(look.Body, v.in(e.Where), inner, look.Ink),
		look.Gap(1, l.PX(10)))
	source := v.sourceName(e.Source)
	switch {
	case e.Example && source == "":
		column.Add(look.Row(0, v.mark(v.say(phrases.ExampleData), inner)))
	case e.Example:
		column.Add(look.Row(0, v.mark(v.say(phrases.ExampleSource, source), inner)))
	case source != "":
		column.Add(l.Lines(look.Caption, v.say(phrases.Source, source), inner, look.Muted))
	}
	return l.Card(36, 30, column)
}

// sourceName is the source in the visitor's language, as far as it is known in it.
func (v *visit) sourceName(source data.Text) string {
	if v.language == data.English && source.EN != "" {
		return source.EN
	}
	return phrases.SourceIn(v.language, source.BG)
}

// siteCard builds the card with the authority's site, to read and to scan; nil
// where it has none.
func (v *visit) siteCard(e data.Elsewhere) func(width float32) fyne.CanvasObject {
	if e.Website == "" {
		return nil
	}
	return func(width float32) fyne.CanvasObject {
		l := v.look()
		inner := width - 2*l.PX(30)
		role := look.Subtitle
		if l.Width(role, e.Website) > inner {
			role = look.Caption
		}
		return l.Card(30, 24, look.Column(l.PX(8),
			l.Centred(look.Caption, v.say(phrases.KioskSite), inner, look.Muted),
			l.Centred(role, e.Website, inner, look.Ink),
			look.Middle(l.QR("https://"+e.Website, l.PX(230))),
			l.Centred(look.Caption, v.say(phrases.KioskScan), inner, look.Muted)))
	}
}
