package kiosk

import (
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/data"
)

// unread is an edition of which nothing is read: a preview is handed what it shows.
type unread struct{ Catalogue }

// PreviewNotice is the screen on which a visitor will read the notice, and whether it
// is longer than the screen, so that the visitor has to go on. Fyne measures text for
// one caller at a time, so one preview must end before another begins.
func PreviewNotice(s look.Screen, c data.Content, n data.Notice, now time.Time) (screen fyne.CanvasObject, goesOn bool) {
	v := still(s, c, unread{}, now)
	v.way = history{}.to(Route{Place: AtNotices}).to(Route{AtNotice, string(n.ID)})
	v.showNow(v.noticePage(n))
	return v.kiosk.root, v.scroll != nil
}

// still is a visit at the moment, in which nothing happens and of which nobody is told.
func still(s look.Screen, c data.Content, catalogue Catalogue, now time.Time) *visit {
	k := New(Options{
		Screen: s, Clock: func() time.Time { return now }, Background: func(work func()) { work() },
		After: func(time.Duration, func()) func() { return func() {} }, Report: func(data.EventKind, string) {}, Fallback: c,
	})
	k.catalogue = catalogue
	return k.visit
}
