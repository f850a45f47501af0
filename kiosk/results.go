package kiosk

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// measured is the charter's promise to measure and publish.
const measured data.PromiseID = "II.7.3"

type resultReader interface {
	Results(ctx context.Context) ([]data.Result, error)
	// Report is what is told of the last published report; empty: none was published.
	Report(ctx context.Context) (data.ToldReport, error)
}

// kept is how the charter was kept, and what it promises about that.
type kept struct {
	report  data.ToldReport // empty: none was published
	results []data.Result
	promise data.Text // empty: the charter does not speak of it
}

// openResults shows the figures by which the municipality answers for its
// charter.
func (v *visit) openResults() {
	load(v, func(c Catalogue, ctx context.Context) (kept, error) {
		results, err := c.Results(ctx)
		if err != nil {
			return kept{}, err
		}
		report, err := c.Report(ctx)
		if err != nil {
			return kept{}, err
		}
		charter, err := c.Charter(ctx)
		return kept{report, results, promised(charter, measured)}, err
	}, v.resultsPage)
}

// promised is the text of the promise; empty where the charter has none of the ID.
func promised(c data.Charter, id data.PromiseID) data.Text {
	for _, part := range c.Parts {
		for _, section := range part.Sections {
			for _, promise := range section.Promises() {
				if promise.Promise == id {
					return promise.Text
				}
			}
		}
	}
	return data.Text{}
}

func (v *visit) resultsPage(k kept) page {
	ask := v.say(phrases.KioskResultsAsk)
	under := v.say(phrases.Charter) + " › " + v.say(phrases.KioskResults)
	return page{under: under, heading: ask, reads: true, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			column := v.titled(ask, width)
			v.addReport(column, k.report, width)
			none := len(k.results) == 0 && !k.report.Any()
			if none {
				column.Add(v.nothingYet("chart-bar", phrases.KioskNoResults, phrases.KioskNoResultsMore, width))
			}
			if k.promise != (data.Text{}) {
				column.Add(v.promiseLine(v.in(k.promise), width))
			}
			if none {
				v.waysOn(column, fyne.NewSize(width, room.Height))
				return column
			}
			column.Add(v.cards(width, 1, len(k.results), func(i int, each float32) fyne.CanvasObject { return v.resultCard(k.results[i], each) }))
			return column
		})
	}}
}

// promiseLine is what was promised, on a card of its own, without the sign behind
// which the charter goes on.
func (v *visit) promiseLine(text string, width float32) fyne.CanvasObject {
	l := v.look()
	return v.pictureCard("rosette-discount-check", width, func(words float32) fyne.CanvasObject {
		return look.Column(l.PX(4), l.Lines(look.Caption, v.say(phrases.KioskPromised), words, look.Muted), l.Lines(look.Body, strings.TrimRight(text, ";"), words, look.Ink))
	})
}

// resultCard is one figure with its period and what is to be known of it.
func (v *visit) resultCard(r data.Result, width float32) fyne.CanvasObject {
	l := v.look()
	return v.pictureCard("chart-bar", width, func(words float32) fyne.CanvasObject {
		column := look.Column(l.PX(4),
			l.Lines(look.Caption, v.in(r.Period), words, look.Muted),
			l.Lines(look.Subtitle, v.in(r.Name), words, look.Ink),
			l.Lines(look.Title, v.in(r.Value), words, look.Pine))
		if note := v.in(r.Note); note != "" {
			column.Add(l.Lines(look.Body, note, words, look.Muted))
		}
		published := v.say(phrases.KioskPublished, phrases.Date(v.language, r.Published))
		column.Add(l.Lines(look.Caption, join(published, v.source(r.Source)), words, look.Muted))
		return column
	})
}
