package kiosk

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type receptionReader interface {
	Receptions(ctx context.Context) ([]data.Reception, error)
}

// received is a reception with the next time at which it is.
type received struct {
	data.Reception
	from, until time.Time // both zero: none is known
}

// openReceptions shows who receives citizens, the next first.
func (v *visit) openReceptions() {
	load(v, Catalogue.Receptions, func(all []data.Reception) page { return v.receptionsPage(v.nextReceptions(all)) })
}

// nextReceptions puts them in the order of their next times; those without one
// come last.
func (v *visit) nextReceptions(all []data.Reception) []received {
	now := v.kiosk.o.Clock()
	var next []received
	for _, r := range all {
		from, until := v.kiosk.lobby.calendar.NextReception(r, now)
		next = append(next, received{r, from, until})
	}
	slices.SortStableFunc(next, func(a, b received) int {
		switch {
		case a.from.IsZero() != b.from.IsZero() && a.from.IsZero():
			return 1
		case a.from.IsZero() != b.from.IsZero():
			return -1
		default:
			return a.from.Compare(b.from)
		}
	})
	return next
}

func (v *visit) receptionsPage(all []received) page {
	ask := v.say(phrases.KioskReceptionsAsk)
	p := page{under: v.say(phrases.KioskPhones) + " › " + v.say(phrases.KioskReceptions), heading: ask}
	for _, r := range all {
		p.changes = sooner(p.changes, r.until)
		if r.from.After(v.kiosk.o.Clock()) {
			p.changes = sooner(p.changes, r.from)
		}
	}
	p.body = func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			column := v.titled(ask, width)
			if len(all) == 0 {
				column.Add(l.Lines(look.Body, v.say(phrases.KioskNoReceptions), width, look.Muted))
				column.Add(v.wayOut(width))
				return column
			}
			columns := 2
			if l.Portrait() || l.Large {
				columns = 1
			}
			var stand []standing
			var sources []string
			for _, r := range all {
				stand, sources = append(stand, standingOf(r.Example)), append(sources, phrases.SourceIn(v.language, r.Source))
			}
			examples := allExamples(stand)
			if examples {
				column.Add(look.Row(0, v.mark(v.say(phrases.ExampleData), width)))
			}
			column.Add(v.cards(width, columns, len(all), func(i int, each float32) fyne.CanvasObject {
				return v.receptionCard(all[i], all[i].Example && !examples, each)
			}))
			if line := v.sources(sources, width); line != nil {
				column.Add(line)
			}
			return column
		})
	}
	return p
}

// titled is a column that begins with the heading of the screen; in low reach
// that is read elsewhere.
func (v *visit) titled(heading string, width float32) *fyne.Container {
	l := v.look()
	column := look.Column(l.PX(20))
	if !v.low {
		column.Add(l.Lines(look.Heading, heading, width, look.Ink))
	}
	return column
}

// receptionCard is who receives, when, where, and how one asks for a turn.
func (v *visit) receptionCard(r received, marked bool, width float32) fyne.CanvasObject {
	l := v.look()
	return v.pictureCard("calendar-event", width, func(words float32) fyne.CanvasObject {
		column := look.Column(l.PX(8), l.Lines(look.Subtitle, v.in(r.Who), words, look.Ink), v.receptionTime(r, words))
		if place := v.in(r.Place); place != "" {
			column.Add(v.iconLine("map-pin", place, look.Body, words))
		}
		if booking := v.in(r.Booking); booking != "" {
			column.Add(l.Lines(look.Body, booking, words, look.Muted))
		}
		phone := r.Phone
		if phone == "" {
			phone = v.kiosk.lobby.department("").Phone
		}
		if phone != "" {
			column.Add(v.iconLine("phone", unbroken(phone), look.Strong, words))
		}
		if marked {
			column.Add(look.Row(0, v.aside(phrases.KioskExample, words)))
		}
		return column
	})
}

// receptionTime is the next day and its hours in words.
func (v *visit) receptionTime(r received, width float32) fyne.CanvasObject {
	l := v.look()
	switch {
	case r.from.IsZero():
		return l.Lines(look.Body, v.say(phrases.KioskNoNext), width, look.Muted)
	case !r.from.After(v.kiosk.o.Clock()):
		return l.Lines(look.Title, v.say(phrases.HoursNow, phrases.HourMinute(r.until)), width, look.Pine)
	default:
		when := phrases.Weekday(v.language, r.from) + ", " + phrases.Span(v.language, r.From, r.Until)
		return l.Lines(look.Strong, when, width, look.Pine)
	}
}
