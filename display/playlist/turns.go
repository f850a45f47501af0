package playlist

import (
	"slices"
	"time"
)

// Turned is how an item is seen on a board in the course of some time.
type Turned struct {
	Times int           // its first page came, where it was not on a moment before
	Shown time.Duration // any of its pages was on
}

// Turns follows the program through the window, which has both ends, and counts when
// the item is on. It asks for no moment twice, so a day takes a fraction of a
// millisecond.
func (p Program) Turns(item ItemID, window Span) (all Turned) {
	first := slices.IndexFunc(p.pages, func(page Page) bool { return page.Item == item })
	before, at := -1, window.From.Round(0)
	for s := p.stateAt(at); at.Before(window.Until); {
		end := p.boundaryAfter(at)
		if end.IsZero() || end.After(window.Until) {
			end = window.Until
		}
		lasts := end.Sub(at)
		page := s.page()
		if page >= 0 {
			lasts = min(lasts, p.pages[page].Dwell-s.spent)
			if page == first && before != first {
				all.Times++
			}
			if p.pages[page].Item == item {
				all.Shown += lasts
			}
		}
		before, at = page, at.Add(lasts)
		if at.Equal(end) {
			s.spent += lasts - 1 // cross goes on from a moment before
			s = p.cross(s, end)
			continue
		}
		s.spent += lasts
		s = p.onTime(s)
	}
	return all
}
