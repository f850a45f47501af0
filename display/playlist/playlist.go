// Package playlist says which page of the lobby board is on at a moment, until
// when, and why. It is pure: it knows pages by their names and times, not by
// their pictures, and is told what time it is.
//
// A program is a line of pages that turn for ever, counted from one moment.
// What is on can be computed for any moment without replaying all that came
// before, so a board that slept or whose clock was set shows the right page at
// once. The moments are instants: the nights of summer time change nothing.
// They lie within 290 years of each other, as far as a time.Duration reaches.
package playlist

import (
	"slices"
	"strings"
	"time"
)

// MinDwell is the least time for which a page is shown.
const MinDwell = 12 * time.Second

// idle is how long an answer holds when nothing is on and nothing is to come.
const idle = time.Hour

// PageID names a page as long as it is about the same thing: "notice/n1/2" is
// the second picture of the notice n1.
type PageID string

// Kind is what a page is about.
type Kind string

// The kinds of pages.
const (
	Fees     Kind = "fees"     // of one group of services
	Phones   Kind = "phones"   // whom to call
	Notice   Kind = "notice"   // a published text
	Promises Kind = "promises" // of the charter
	Case     Kind = "case"     // how to check a case
	BuiltIn  Kind = "built-in" // what is on when nothing else is
)

// Page is one full picture of the board, or one message of its strip.
type Page struct {
	ID      PageID
	Kind    Kind
	Content string        // differs whenever the page would look different
	Dwell   time.Duration // at least MinDwell
	From    time.Time     // first moment it is on; zero: always was
	Until   time.Time     // first moment it is no longer on; zero: no end
}

// Dwell is how long a page with these words is shown: half a second a word, and
// never less than MinDwell.
func Dwell(words string) time.Duration {
	return max(time.Duration(len(strings.Fields(words)))*time.Second/2, MinDwell)
}

// On reports whether the page may be shown at the moment.
func (p Page) On(now time.Time) bool {
	return !now.Before(p.From) && (p.Until.IsZero() || now.Before(p.Until))
}

func (p Page) same(q Page) bool {
	return p.ID == q.ID && p.Kind == q.Kind && p.Content == q.Content && p.Dwell == q.Dwell &&
		p.From.Equal(q.From) && p.Until.Equal(q.Until)
}

// Reason is why a page is on.
type Reason string

// The reasons.
const (
	ItsTurn      Reason = "turn"      // the page before it had its time
	Begins       Reason = "begins"    // its first moment came
	Published    Reason = "published" // it is new, or says something new
	EarlierEnded Reason = "ended"     // the page before it was over or withdrawn
	NothingOn    Reason = "nothing"   // no page is on: the built-in page
)

// Showing is what is on at a moment.
type Showing struct {
	Page  Page
	Index int       // of the page among those that are on, from 0
	Count int       // how many are on; 0: the built-in page
	Until time.Time // always later than the moment: ask again then
	Why   Reason
}

// Program is the order of the pages, counted from a moment. The zero Program
// has only the built-in page.
type Program struct {
	pages  []Page
	anchor time.Time
	start  state
}

// state is where a program stands at a moment: on a page, for some time.
type state struct {
	page  int // among all pages of the program
	spent time.Duration
	why   Reason
}

// New is the program of the pages in their order, beginning at the anchor with
// the first page that is on.
func New(pages []Page, anchor time.Time) Program {
	p := Program{pages: slices.Clone(pages), anchor: anchor.Round(0)}
	for i := range p.pages {
		p.pages[i].Dwell = max(p.pages[i].Dwell, MinDwell)
	}
	p.start = state{p.nextOn(-1, p.anchor), 0, ItsTurn}
	return p
}

// At says what is on at the moment.
func (p Program) At(now time.Time) Showing {
	now = now.Round(0)
	s := p.stateAt(now)
	next := p.boundaryAfter(now)
	if s.page < 0 {
		until := now.Add(idle)
		if !next.IsZero() {
			until = next
		}
		return Showing{Page: Page{ID: PageID(BuiltIn), Kind: BuiltIn, Dwell: MinDwell}, Until: until, Why: NothingOn}
	}
	until := now.Add(p.pages[s.page].Dwell - s.spent)
	if !next.IsZero() && next.Before(until) {
		until = next
	}
	index, count := 0, 0
	for i, page := range p.pages {
		if page.On(now) {
			count++
			if i < s.page {
				index++
			}
		}
	}
	return Showing{Page: p.pages[s.page], Index: index, Count: count, Until: until, Why: s.why}
}

// Follow is the program of a newer edition at the moment. The present page
// stays for the rest of its time if it says the same; a notice that is new or
// says something new is shown at once; and where the present page is gone, the
// next one that is left starts at once.
func (p Program) Follow(pages []Page, now time.Time) Program {
	now = now.Round(0)
	next := New(pages, now)
	present := p.stateAt(now)
	if i := next.news(p, now); i >= 0 {
		next.start = state{i, 0, Published}
		return next
	}
	if present.page < 0 {
		return next
	}
	old := p.pages[present.page]
	if i := next.find(old.ID); i >= 0 && next.pages[i].On(now) {
		next.start = state{i, 0, Published}
		if next.pages[i].same(old) {
			next.start = state{i, present.spent, present.why}
		}
		return next
	}
	for step := 1; step < len(p.pages); step++ {
		i := next.find(p.pages[(present.page+step)%len(p.pages)].ID)
		if i >= 0 && next.pages[i].On(now) {
			next.start = state{i, 0, EarlierEnded}
			return next
		}
	}
	next.start.why = EarlierEnded
	return next
}

// Open is the program that shows the page from the moment on, as a preview
// does. Without such a page, or when it is not on then, nothing changes.
func (p Program) Open(id PageID, now time.Time) Program {
	now = now.Round(0)
	i := p.find(id)
	if i < 0 || !p.pages[i].On(now) {
		return p
	}
	return Program{pages: p.pages, anchor: now, start: state{i, 0, Published}}
}

// news is the first notice that is on now and that the older program did not
// have in the same words; -1: none.
func (p Program) news(older Program, now time.Time) int {
	for i, page := range p.pages {
		if page.Kind != Notice || !page.On(now) {
			continue
		}
		if j := older.find(page.ID); j < 0 || !older.pages[j].same(page) {
			return i
		}
	}
	return -1
}

func (p Program) find(id PageID) int {
	return slices.IndexFunc(p.pages, func(page Page) bool { return page.ID == id })
}

// stateAt goes from the anchor over every boundary to the moment. Before the
// anchor, where only a clock that was set back can be, the pages turn as if
// there had been no boundary.
func (p Program) stateAt(now time.Time) state {
	s, at := p.start, p.anchor
	if now.Before(at) {
		return p.turn(state{p.nextOn(-1, now), 0, ItsTurn}, at, now)
	}
	for _, boundary := range p.boundaries() {
		if !boundary.After(at) || boundary.After(now) {
			continue
		}
		s = p.cross(p.turn(s, at, boundary.Add(-1)), boundary)
		at = boundary
	}
	return p.turn(s, at, now)
}

// cross is the state at a boundary, after the one a nanosecond before it.
func (p Program) cross(s state, boundary time.Time) state {
	for i, page := range p.pages {
		if page.From.Equal(boundary) && page.On(boundary) {
			return state{i, 0, Begins}
		}
	}
	if s.page < 0 || !p.pages[s.page].On(boundary) {
		return state{p.nextOn(s.page, boundary), 0, EarlierEnded}
	}
	s.spent++
	if s.spent < p.pages[s.page].Dwell {
		return s
	}
	return state{p.nextOn(s.page, boundary), 0, ItsTurn}
}

// turn is the state at the moment when no boundary lies between.
func (p Program) turn(s state, at, now time.Time) state {
	if s.page < 0 || len(p.pages) == 0 {
		return state{-1, 0, NothingOn}
	}
	var round time.Duration
	for _, page := range p.pages {
		if page.On(now) {
			round += page.Dwell
		}
	}
	passed := s.spent + now.Sub(at)
	if passed >= 0 && passed < p.pages[s.page].Dwell {
		s.spent = passed
		return s
	}
	passed = (passed%round + round) % round
	for page := s.page; ; page = p.nextOn(page, now) {
		if passed < p.pages[page].Dwell {
			return state{page, passed, ItsTurn}
		}
		passed -= p.pages[page].Dwell
	}
}

// nextOn is the first page behind the one given, around the end, that is on; it
// may be the same again; -1: none.
func (p Program) nextOn(after int, now time.Time) int {
	for step := 1; step <= len(p.pages); step++ {
		if i := (after + step) % len(p.pages); p.pages[i].On(now) {
			return i
		}
	}
	return -1
}

// boundaries are the moments at which a page begins or ends, in order.
func (p Program) boundaries() []time.Time {
	var all []time.Time
	for _, page := range p.pages {
		for _, at := range []time.Time{page.From, page.Until} {
			if !at.IsZero() {
				all = append(all, at.Round(0))
			}
		}
	}
	slices.SortFunc(all, time.Time.Compare)
	return slices.CompactFunc(all, time.Time.Equal)
}

// boundaryAfter is the next boundary; zero: none.
func (p Program) boundaryAfter(now time.Time) time.Time {
	for _, at := range p.boundaries() {
		if at.After(now) {
			return at
		}
	}
	return time.Time{}
}
