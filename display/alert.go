package display

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Alert shows the alert in place of the one before; nil: none is on. It is painted
// when Alert returns. One that takes the whole screen covers the pages, and none of
// them counts as painted meanwhile; then the page comes whose turn it is. A band
// takes the place of the messages.
func (b *Board) Alert(a *data.Alert) {
	now := b.o.Clock()
	if a != nil && !b.timeKept() {
		a = a.ByClock(now)
	}
	if a != nil && !a.On(now) {
		a = nil
	}
	before := b.covered()
	b.alert = a
	b.strip.use(b.content.Town, b.notices(), b.band(), now)
	b.cover()
	if before && !b.covered() {
		b.shown.ID = "" // it is painted, and told, again
	}
	if a != nil {
		b.o.Report(data.EventAlertPainted, string(a.ID))
		b.hangs = time.Time{} // the page beside a band is told again
	}
	b.Tick(now)
}

// covered reports whether an alert takes the whole screen.
func (b *Board) covered() bool { return b.alert != nil && b.alert.Form == data.AlertFull }

// band is the alert that takes the place of the messages; nil: there is none.
func (b *Board) band() *data.Alert {
	if b.alert == nil || b.alert.Form != data.AlertBand {
		return nil
	}
	return b.alert
}

// alertEnd is when the alert is over; zero: when it is withdrawn, or there is none.
func (b *Board) alertEnd() time.Time {
	if b.alert == nil {
		return time.Time{}
	}
	return b.alert.Until
}

// endAlert takes away an alert that is over.
func (b *Board) endAlert(now time.Time) {
	if b.alert != nil && !b.alert.On(now) {
		b.Alert(nil)
	}
}

// cover puts the alert over the scene, or shows the scene.
func (b *Board) cover() {
	b.root.Objects = []fyne.CanvasObject{b.scene}
	if b.covered() {
		b.veil.lift()
		b.root.Objects = []fyne.CanvasObject{alarm(b.frame.Look, b.content.Town, *b.alert)}
	}
	b.root.Objects = append(b.root.Objects, unpointed{canvas.NewRectangle(color.Transparent)})
	b.root.Refresh()
}

// alarm is the alert on the whole screen, in both languages.
func alarm(l look.Look, town data.Town, a data.Alert) fyne.CanvasObject {
	words := look.Alarm{
		Kicker: strings.ToUpper(phrases.AlertTitle(spoken, a)), Title: a.Title.BG, Text: a.Body.BG,
		Left: phrases.AlertTimes(spoken, a), Right: phrases.AlertSender(spoken, town, a),
	}
	switch {
	case a.Title.EN != "" && a.Body.EN != "":
		words.Second = a.Title.EN + ". " + a.Body.EN
	default:
		words.Second = a.Title.EN + a.Body.EN
	}
	if a.Drill {
		words.Drill = phrases.In(spoken, phrases.AlertDrillLong)
		words.Second = phrases.In(data.English, phrases.AlertDrillLong) + ". " + words.Second
	}
	return l.Alarm(words)
}
