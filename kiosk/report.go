package kiosk

import (
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// addReport shows the last published report: how many are content, how the promises were
// kept, what was done and is to be done, and the code of the whole report.
func (v *visit) addReport(column *fyne.Container, r data.ToldReport, width float32) {
	if !r.Any() {
		return
	}
	cards := []func(width float32) fyne.CanvasObject{func(width float32) fyne.CanvasObject { return v.facesCard(r, width) }}
	for _, row := range r.Promises {
		cards = append(cards, func(width float32) fyne.CanvasObject { return v.promiseCard(row, width) })
	}
	for _, a := range r.Actions {
		cards = append(cards, func(width float32) fyne.CanvasObject { return v.actionCard(a, width) })
	}
	if public := v.kiosk.lobby.town.Public; public != "" {
		cards = append(cards, func(width float32) fyne.CanvasObject { return v.wholeReport(public.Report(r.Period), width) })
	}
	column.Add(v.cards(width, 1, len(cards), func(i int, each float32) fyne.CanvasObject { return cards[i](each) }))
}

// facesCard is the share of those who are content, and how it was before.
func (v *visit) facesCard(r data.ToldReport, width float32) fyne.CanvasObject {
	l := v.look()
	return v.pictureCard("face-4", width, func(words float32) fyne.CanvasObject {
		share := r.Faces.Satisfied()
		column := look.Column(l.PX(4),
			l.Lines(look.Caption, phrases.Capital(phrases.PeriodName(v.language, r.Period)), words, look.Muted),
			l.Lines(look.Subtitle, v.say(phrases.BoardReportSatisfaction), words, look.Ink))
		if share.Concludes() {
			column.Add(l.Lines(look.Title, v.say(phrases.BoardReportShare, phrases.Percent(share.Value())), words, look.Pine))
		}
		column.Add(l.Lines(look.Body, phrases.Shared(v.language, share), words, look.Ink))
		for _, c := range r.Earlier {
			column.Add(l.Lines(look.Body, phrases.ComparedWith(v.language, c.Period, c.Tally.Satisfied()), words, look.Muted))
		}
		column.Add(l.Lines(look.Caption, v.say(phrases.KioskPublished, phrases.Date(v.language, r.At)), words, look.Muted))
		return column
	})
}

// promiseCard is a promise with how it was kept.
func (v *visit) promiseCard(row data.LedgerRow, width float32) fyne.CanvasObject {
	l, icon := v.look(), "rosette-discount-check"
	if kept, known := row.Kept(); known && !kept {
		icon = "alert-triangle"
	}
	return v.pictureCard(icon, width, func(words float32) fyne.CanvasObject {
		column := look.Column(l.PX(4),
			l.Lines(look.Subtitle, phrases.Capital(strings.TrimRight(v.in(row.Text), ";,. ")), words, look.Ink),
			l.Lines(look.Title, phrases.Valued(v.language, row.Measure, row.Value), words, look.Pine),
			l.Lines(look.Body, phrases.Measured(v.language, row.Commitment), words, look.Muted))
		if row.Target > 0 {
			column.Add(l.Lines(look.Body, v.say(phrases.BoardReportTarget, phrases.Target(v.language, row)), words, look.Ink))
		}
		for _, trend := range phrases.Trends(v.language, row) {
			column.Add(l.Lines(look.Body, trend, words, look.Muted))
		}
		return column
	})
}

// actionCard is what was done, or is to be.
func (v *visit) actionCard(a data.CorrectiveAction, width float32) fyne.CanvasObject {
	l := v.look()
	icon, title, when := "check", phrases.BoardReportDone, v.say(phrases.BoardReportDoneOn, phrases.Date(v.language, a.Done))
	if a.Done.IsZero() {
		icon, title, when = "calendar-event", phrases.BoardReportPlans, v.say(phrases.BoardReportUntil, phrases.Date(v.language, a.Until))
	}
	return v.pictureCard(icon, width, func(words float32) fyne.CanvasObject {
		return look.Column(l.PX(4),
			l.Lines(look.Caption, v.say(title), words, look.Muted), l.Lines(look.Subtitle, a.What, words, look.Ink), l.Lines(look.Body, when, words, look.Muted))
	})
}

// wholeReport is the code by which a phone opens the whole report.
func (v *visit) wholeReport(address string, width float32) fyne.CanvasObject {
	l := v.look()
	qr := l.QR(address, l.PX(250))
	words := width - 2*l.PX(30) - qr.MinSize().Width - l.PX(30)
	return l.Card(30, 20, look.Row(l.PX(30), qr, look.Upright(look.Column(l.PX(10),
		l.Lines(look.Subtitle, v.say(phrases.KioskReportMore), words, look.Ink), l.Lines(look.Body, v.say(phrases.KioskReportMoreHow), words, look.Muted)))))
}

// toReport leads from the question to what became of the answers.
func (v *visit) toReport() fyne.CanvasObject {
	return v.textButton(look.Plain, "chart-bar", v.say(phrases.KioskReportAbout), v.opens(Route{Place: AtResults}))
}
