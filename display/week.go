package display

import (
	"time"

	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// Week is what is on the boards in the course of seven days.
type Week struct {
	Days  [7]time.Time       // their first moments
	Awake [7][]playlist.Span // when the screens are on
	Rows  []WeekRow          // of all that could be on, in the order of the program
}

// WeekRow is when something is on in the course of a week: on any of the boards that it
// is for.
type WeekRow struct {
	Kind data.BoardKind
	ID   string // of the notice, the posting or the item
	Days [7][]playlist.Span
}

// WeekOf is the week from the day on.
func WeekOf(c data.Content, from time.Time) (w Week) {
	p := programOf(c)
	for n := range w.Days {
		w.Days[n], _ = midnights(from.AddDate(0, 0, n))
		if awake, any := p.days.awake(w.Days[n]); any {
			w.Awake[n] = []playlist.Span{awake}
		}
	}
	_, end := midnights(w.Days[6])
	whole := playlist.Span{From: w.Days[0], Until: end}
	eachOf(c, func(kind data.BoardKind, id string, item playlist.ItemID) {
		row := WeekRow{Kind: kind, ID: id}
		on := p.on(item, whole)
		for n, day := range w.Days {
			_, tomorrow := midnights(day)
			row.Days[n] = on.Within(playlist.Span{From: day, Until: tomorrow})
		}
		w.Rows = append(w.Rows, row)
	})
	return w
}

// on are the times at which the item is on on some board.
func (p program) on(id playlist.ItemID, window playlist.Span) playlist.Spans {
	groups := p.item(id).Schedule.Boards
	if len(groups) == 0 {
		return playlist.Free(p.about(id), id, nil, p.days, window)
	}
	var all []playlist.Spans
	for _, g := range groups {
		all = append(all, playlist.Free(p.about(id), id, []data.BoardGroup{g}, p.days, window))
	}
	return playlist.Union(all...)
}

// eachOf visits all that could be on the boards.
func eachOf(c data.Content, visit func(kind data.BoardKind, id string, item playlist.ItemID)) {
	for _, n := range c.Notices {
		visit(data.BoardNotice, string(n.ID), noticeItem(n).ID)
	}
	for _, posting := range c.Postings {
		visit(data.BoardPosting, string(posting.ID), postingItem(posting).ID)
	}
	for _, item := range c.Programme() {
		if hasSomething(c, item.Kind) {
			visit(item.Kind, string(item.ID), programmeItem(item).ID)
		}
	}
}
