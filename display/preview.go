package display

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/data"
	"example.org/parter/display/playlist"
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
	c.Notices = slices.DeleteFunc(slices.Clone(c.Notices), func(old data.Notice) bool { return old.ID == n.ID })
	c.Notices = append([]data.Notice{n}, c.Notices...)
	return pagesOf(o, c, noticeItem(n).ID, now)
}

// PreviewItem is the same for an item of the board. One that has nothing to show has
// no picture.
func PreviewItem(o Options, c data.Content, item data.BoardItem, now time.Time) []fyne.CanvasObject {
	if item.ID == "" {
		item.ID = "preview"
	}
	if now.Before(item.From) || !item.Until.IsZero() && !now.Before(item.Until) {
		now = item.From
	}
	item.Schedule = data.Schedule{}
	c.Board = slices.DeleteFunc(slices.Clone(c.Programme()), func(old data.BoardItem) bool { return old.ID == item.ID })
	c.Board = append([]data.BoardItem{item}, c.Board...)
	return pagesOf(o, c, programmeItem(item).ID, now)
}

// pagesOf are the pages of the item, each on the whole board.
func pagesOf(o Options, c data.Content, item playlist.ItemID, now time.Time) []fyne.CanvasObject {
	o.Clock, o.Still, o.Report, o.Painted = func() time.Time { return now }, true, nil, nil
	b := New(o)
	b.Use(c)
	var pictures []fyne.CanvasObject
	for _, s := range b.sheets {
		if s.page.Item != item {
			continue
		}
		b.program = b.program.Open(s.page.ID, now)
		b.show(now, false)
		if b.shown.ID == s.page.ID {
			pictures = append(pictures, b.take(now))
		}
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

// Past is the whole board as it was when the page hung: with the content of its
// time, on a screen of its size. It also says which version of the page that is: it
// equals the one that was told, unless the program paints the page differently now.
// A page that the content does not have is data.ErrNotFound.
func Past(o Options, c data.Content, p data.Painted, at time.Time) (scene fyne.CanvasObject, version string, err error) {
	o.Clock, o.Still, o.Report, o.Painted = func() time.Time { return at }, true, nil, nil
	o.Groups = everyGroup(c)
	b := New(o)
	if p.Edition > 0 {
		b.Use(c)
		b.program = b.program.Open(playlist.PageID(p.Page), at)
		b.show(at, false)
	}
	if string(b.shown.ID) != p.Page {
		return nil, "", fmt.Errorf("page %s: %w", p.Page, data.ErrNotFound)
	}
	version = b.version()
	return b.take(at), version, nil
}

// everyGroup are the groups of boards that anything in the content is for.
func everyGroup(c data.Content) []data.BoardGroup {
	var all []data.BoardGroup
	for _, n := range c.Notices {
		all = append(all, n.Schedule.Boards...)
	}
	for _, item := range c.Board {
		all = append(all, item.Schedule.Boards...)
	}
	return all
}
