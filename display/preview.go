package display

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// Draft is something that is not published yet: the content as it will be, and what
// in it is looked at.
type Draft struct {
	content data.Content
	item    playlist.ItemID
	now     time.Time    // at which it is on
	planned data.Content // the same with its schedule, and with all that is urgent
	row     string       // digest of the row of fees that is looked at; empty: all of the item
}

// DraftNotice is the notice in the content. One that is not on at the moment is
// looked at in its first one.
func DraftNotice(c data.Content, n data.Notice, now time.Time) Draft {
	if !n.ShownAt(now) {
		now = n.From
	}
	others := slices.DeleteFunc(slices.Clone(c.Notices), func(old data.Notice) bool { return old.ID == n.ID })
	planned := c
	planned.Notices = append([]data.Notice{n}, others...)
	n.Schedule = data.Schedule{} // how it looks, whenever it is on
	c.Notices = append([]data.Notice{n}, others...)
	return draft(c, noticeItem(n).ID, now).as(planned)
}

// DraftItem is the item of the board in the content.
func DraftItem(c data.Content, item data.BoardItem, now time.Time) Draft {
	if item.ID == "" {
		item.ID = "preview"
	}
	if now.Before(item.From) || !item.Until.IsZero() && !now.Before(item.Until) {
		now = item.From
	}
	planned := c
	planned.Board = inItsPlace(c.Programme(), item)
	item.Schedule = data.Schedule{}
	c.Board = slices.DeleteFunc(slices.Clone(c.Programme()), func(old data.BoardItem) bool { return old.ID == item.ID })
	c.Board = append([]data.BoardItem{item}, c.Board...)
	return draft(c, programmeItem(item).ID, now).as(planned)
}

// inItsPlace are the items with the item where it stands already, or after all others.
func inItsPlace(items []data.BoardItem, item data.BoardItem) []data.BoardItem {
	items = slices.Clone(items)
	if i := slices.IndexFunc(items, func(old data.BoardItem) bool { return old.ID == item.ID }); i >= 0 {
		items[i] = item
		return items
	}
	return append(items, item)
}

// DraftPosting is the posting in the content, as if it had been posted now.
func DraftPosting(c data.Content, p data.PublicPosting, now time.Time) Draft {
	if p.Posted.IsZero() {
		p.Posted, p.NotBefore = now, now
	}
	p.Until = time.Time{}
	c.Postings = append([]data.PublicPosting{p}, c.Postings...)
	return draft(c, postingItem(p).ID, now).as(c)
}

func (d Draft) as(planned data.Content) Draft {
	d.planned = planned
	return d
}

// draft leaves nothing urgent in the content that would keep the draft away.
func draft(c data.Content, item playlist.ItemID, now time.Time) Draft {
	c.Notices, c.Board = slices.Clone(c.Notices), slices.Clone(c.Programme())
	for i := range c.Notices {
		c.Notices[i].Schedule.Priority = data.Normal
	}
	for i := range c.Board {
		c.Board[i].Schedule.Priority = data.Normal
	}
	return Draft{content: c, item: item, now: now}
}

// Unfit is a text of the draft that does not fit on the screen; empty: all of them
// do. One preview must end before it begins.
func Unfit(o Options, d Draft) (text string) {
	d.alone().visit(newStill(o, d.now), func(b *Board) {
		if all := b.misfits(); text == "" && len(all) > 0 {
			text = all[0]
		}
	})
	return text
}

// alone is the draft without the other pages, which take much longer to lay out.
func (d Draft) alone() Draft {
	c := &d.content
	c.Notices = slices.DeleteFunc(slices.Clone(c.Notices), func(n data.Notice) bool { return noticeItem(n).ID != d.item })
	c.Postings = slices.DeleteFunc(slices.Clone(c.Postings), func(p data.PublicPosting) bool { return postingItem(p).ID != d.item })
	c.Board = slices.DeleteFunc(slices.Clone(c.Programme()), func(i data.BoardItem) bool { return programmeItem(i).ID != d.item })
	if len(c.Board) == 0 { // none would be the standard board
		c.Board = []data.BoardItem{{ID: data.BoardItemID(data.BoardCase), Kind: data.BoardCase}}
	}
	return d
}

// newStill is a board at the moment, on which nothing moves and which tells nobody.
func newStill(o Options, now time.Time) *Board {
	o.Clock, o.Still, o.Report, o.Painted = func() time.Time { return now }, true, nil, nil
	return New(o)
}

// visit shows each page of the draft on the board.
func (d Draft) visit(b *Board, look func(*Board)) {
	b.Use(d.content)
	for _, s := range b.sheets {
		if d.on(s) && b.open(s.page.ID, d.now) {
			look(b)
		}
	}
}

// open shows the page, and reports whether it could be painted.
func (b *Board) open(page playlist.PageID, now time.Time) bool {
	b.program = b.program.Open(page, now)
	b.show(now, false)
	return b.shown.ID == page
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
	o.Groups = everyGroup(c)
	b := newStill(o, at)
	if p.Edition > 0 {
		b.Use(c)
		b.open(playlist.PageID(p.Page), at)
	}
	if string(b.shown.ID) != p.Page {
		return nil, "", fmt.Errorf("page %s: %w", p.Page, data.ErrNotFound)
	}
	version = b.version()
	return b.take(at), version, nil
}

// PastAlert is the alert as it covered a screen.
func PastAlert(screen look.Screen, town data.Town, a data.Alert) fyne.CanvasObject {
	return alarm(look.New(look.Board, screen), town, a)
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
