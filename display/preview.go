package display

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/data"
)

// Preview is the whole board as the wall will paint it when the notice is
// published in the content: one picture for each page of the notice, each as
// large as the screen. A notice that is not on at the moment is shown at its
// first one. Fyne measures text for one caller at a time, so one preview must end
// before another begins.
func Preview(o Options, c data.Content, n data.Notice, now time.Time) []fyne.CanvasObject {
	if !n.ShownAt(now) {
		now = n.From
	}
	n.Schedule = data.Schedule{} // how it looks, whenever it is on
	o.Clock, o.Still, o.Report = func() time.Time { return now }, true, nil
	c.Notices = slices.DeleteFunc(slices.Clone(c.Notices), func(old data.Notice) bool { return old.ID == n.ID })
	b := New(o)
	b.Use(c)
	c.Notices = append([]data.Notice{n}, c.Notices...)
	b.Use(c)
	var pictures []fyne.CanvasObject
	for _, s := range b.sheets {
		if s.page.Kind != data.BoardNotice || s.page.Content != b.shown.Content {
			continue
		}
		b.program = b.program.Open(s.page.ID, now)
		b.show(now, false)
		pictures = append(pictures, b.take(now))
	}
	return pictures
}

// take hands out what is painted and furnishes the board anew.
func (b *Board) take(now time.Time) fyne.CanvasObject {
	scene := b.scene
	strip := b.strip.program
	b.furnish(b.o.Screen, now)
	b.strip.program = strip
	b.Tick(now)
	return scene
}
