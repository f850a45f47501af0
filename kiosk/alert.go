package kiosk

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Alert shows the alert in place of the one before; nil: none is on. It is put on
// the screen when Alert returns. One that takes the whole screen covers the visit,
// which can be gone on with when it is over; it is also said aloud. A band stands
// above every screen.
func (k *Kiosk) Alert(a *data.Alert) {
	if a != nil && !a.On(k.o.Clock()) {
		a = nil
	}
	k.alert = a
	v := k.visit
	v.hush()
	if v.page.body == nil {
		v.refresh()
	} else {
		v.show(v.page)
	}
	if a == nil {
		return
	}
	k.o.Report(data.EventAlertPainted, string(a.ID))
	if a.Form == data.AlertFull {
		v.utter(phrases.AlertTitle(v.language, *a), v.in(a.Title), v.in(a.Body))
	}
}

// covered reports whether an alert takes the whole screen: then nothing of the
// visit is seen or can be touched.
func (k *Kiosk) covered() bool { return k.alert != nil && k.alert.Form == data.AlertFull }

// alarm is the alert on the whole screen, in both languages.
func (v *visit) alarm(a data.Alert) fyne.CanvasObject {
	words := look.Alarm{
		Kicker: strings.ToUpper(phrases.AlertTitle(data.Bulgarian, a)), Title: a.Title.BG, Text: a.Body.BG,
		Second: strings.TrimPrefix(a.Title.EN+". "+a.Body.EN, ". "),
		Left:   phrases.AlertTimes(v.language, a), Right: phrases.AlertSender(v.language, v.kiosk.lobby.town, a),
	}
	if a.Drill {
		words.Drill = phrases.In(data.Bulgarian, phrases.AlertDrillLong)
		words.Second = phrases.In(data.English, phrases.AlertDrillLong) + ". " + words.Second
	}
	return container.NewStack(v.look().Alarm(words), newGround(look.Gap(0, 0), v.touch))
}

// A band takes no more than this of the height of a screen, so that there is room
// for what the visitor is doing; less where that has half of the screen only.
const (
	bandShare      = 0.16
	bandShareLarge = 0.13
	bandShareLow   = 0.09
)

// newBand is the alert above the screen, in the visitor's language: as large as
// there is room for, and its title alone where there is little; nil: there is none.
func (v *visit) newBand() fyne.CanvasObject {
	a := v.kiosk.alert
	if a == nil || a.Form != data.AlertBand {
		return nil
	}
	l, most := v.look(), v.look().Screen.Height*bandShare
	switch {
	case v.low:
		most = l.Screen.Height * bandShareLow
	case v.large:
		most = l.Screen.Height * bandShareLarge
	}
	normal := l
	normal.Large = false
	for _, band := range []fyne.CanvasObject{v.band(l, *a, true), v.band(normal, *a, true)} {
		if band.MinSize().Height <= most {
			return band
		}
	}
	return v.band(normal, *a, false)
}

// band is the alert with or without what to do.
func (v *visit) band(l look.Look, a data.Alert, whole bool) fyne.CanvasObject {
	side, gap, end := l.PX(48), l.PX(24), l.PX(14)
	icon := l.LineHeight(look.Strong)
	width := l.Screen.Width - 2*side - icon - gap
	words := look.Column(0, l.Lines(look.Strong, phrases.AlertTitle(v.language, a)+": "+v.in(a.Title), width, look.OnRed))
	if whole {
		words.Add(l.Lines(look.Label, v.in(a.Body), width, look.OnRed))
	}
	row := look.Row(gap, look.Column(0, l.Icon("alert-triangle", icon, look.OnRed)), words)
	return container.NewStack(l.Panel(look.Red, look.Line, 0, 0), look.Inset(side, end, row))
}
