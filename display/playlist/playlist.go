// Package playlist says which page of the lobby board is on at a moment, until
// when, and why; and why an item is not. It is pure: it knows pages by their names
// and times, not by their pictures, and is told what time it is.
//
// A program is a line of pages that turn for ever, counted from one moment.
// What is on can be computed for any moment without replaying all that came
// before, so a board that slept or whose clock was set shows the right page at
// once. Moments are instants; what is said in hours and days of the town becomes
// spans of instants first, also in the nights of summer time (see data.Schedule
// for the rule). They lie within 290 years of each other, as far as a
// time.Duration reaches.
package playlist

import (
	"slices"
	"strings"
	"time"

	"example.org/parter/data"
)

// MinDwell is the least time for which a page is shown.
const MinDwell = 12 * time.Second

// idle is how long an answer holds when nothing is on and nothing is to come.
const idle = time.Hour

// PageID names a page as long as it is about the same thing: "notice/n1/2" is
// the second picture of the notice n1.
type PageID string

// Page is one full picture of the board, or one message of its strip. Pages of one
// item follow each other.
type Page struct {
	ID      PageID
	Item    ItemID // what it is about, together with other pages
	Kind    data.BoardKind
	Content string        // differs whenever the page would look different
	Dwell   time.Duration // at least MinDwell
	Spans   Spans         // when it may be on; none: never
	Again   time.Duration // it comes again after so much of what waits for its turn; 0: it waits itself
	Every   time.Duration // it is away for no longer, if it can be; 0: for as long as that takes
	Lawful  bool          // it hangs by law, also beside what is alone
	News    bool          // it is shown at once when it begins, is new or says something new
	Alone   bool          // it is urgent: what is not waits until it is over
}

// Dwell is how long a page with these words is shown: half a second a word, and
// never less than MinDwell.
func Dwell(words string) time.Duration {
	return max(time.Duration(len(strings.Fields(words)))*time.Second/2, MinDwell)
}

// comesAgain reports whether the page does not wait for its turn.
func (p Page) comesAgain() bool { return p.Again > 0 || p.Every > 0 }

// same reports whether the pages look the same and are on at the same times, as
// far as both programs know them.
func (p Page) same(q Page) bool {
	return p.ID == q.ID && p.Content == q.Content && p.Dwell == q.Dwell && p.Alone == q.Alone
}

// Reason is why a page is on.
type Reason string

// The reasons.
const (
	ItsTurn      Reason = "turn"      // the page before it had its time
	Again        Reason = "again"     // it may not be away for longer
	Begins       Reason = "begins"    // its first moment came
	Published    Reason = "published" // it is new, or says something new
	EarlierEnded Reason = "ended"     // the page before it was over or withdrawn
	Urgently     Reason = "urgent"    // everything else waits
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
	pages      []Page
	boundaries []time.Time // when a page begins or ends, in order
	anchor     time.Time
	start      state
}

// state is where a program stands at a moment: on a page of its line, for some
// time.
type state struct {
	line  []int // the pages that are on, in the order in which they turn
	entry int   // of the line
	spent time.Duration
	why   Reason
}

// page is the present page among all of the program; -1: none is on.
func (s state) page() int {
	if len(s.line) == 0 {
		return -1
	}
	return s.line[s.entry]
}

// New is the program of the pages in their order, beginning at the anchor with
// the first page that is on.
func New(pages []Page, anchor time.Time) Program {
	p := Program{pages: slices.Clone(pages), anchor: anchor.Round(0)}
	for i := range p.pages {
		p.pages[i].Dwell = max(p.pages[i].Dwell, MinDwell)
	}
	p.boundaries = boundaries(p.pages)
	p.start = state{line: p.line(p.anchor), why: ItsTurn}
	return p
}

// At says what is on at the moment.
func (p Program) At(now time.Time) Showing {
	now = now.Round(0)
	s := p.stateAt(now)
	next := p.boundaryAfter(now)
	if s.page() < 0 {
		until := now.Add(idle)
		if !next.IsZero() {
			until = next
		}
		return Showing{Page: Page{ID: PageID(data.BoardBuiltIn), Kind: data.BoardBuiltIn, Dwell: MinDwell}, Until: until, Why: NothingOn}
	}
	page := p.pages[s.page()]
	until := now.Add(page.Dwell - s.spent)
	if !next.IsZero() && next.Before(until) {
		until = next
	}
	index, count := p.place(s)
	return Showing{Page: page, Index: index, Count: count, Until: until, Why: s.reason(page)}
}

// place is which of the pages of the line the present one is, by the order of all
// pages, and how many there are; one that comes again in the line counts once.
func (p Program) place(s state) (index, count int) {
	for _, i := range slices.Compact(slices.Sorted(slices.Values(s.line))) {
		if i < s.page() {
			index++
		}
		count++
	}
	return index, count
}

// reason is why the page of the state is on.
func (s state) reason(page Page) Reason {
	switch {
	case s.why != ItsTurn:
		return s.why
	case page.Alone:
		return Urgently
	case page.comesAgain():
		return Again
	}
	return ItsTurn
}

// Follow is the program of newer pages at the moment. The present page stays for
// the rest of its time if it says the same; news that are new or say something new
// are shown at once; and where the present page is gone, the next one that is left
// starts at once.
func (p Program) Follow(pages []Page, now time.Time) Program {
	now = now.Round(0)
	next := New(pages, now)
	present := p.stateAt(now)
	if i := next.news(p); i >= 0 {
		next.start.entry, next.start.why = i, Published
		return next
	}
	if present.page() < 0 {
		return next
	}
	for step := range present.line {
		old, nth := p.ahead(present, step)
		i := next.entryOf(next.start.line, old.ID, nth)
		switch {
		case i < 0:
			continue
		case step > 0:
			next.start.entry, next.start.why = i, EarlierEnded
		case next.pages[next.start.line[i]].same(old):
			next.start.entry, next.start.spent, next.start.why = i, present.spent, present.why
		default:
			next.start.entry, next.start.why = i, Published
		}
		return next
	}
	next.start.why = EarlierEnded
	return next
}

// Open is the program that shows the page from the moment on, as a preview
// does. Without such a page, or when it is not on then, nothing changes.
func (p Program) Open(id PageID, now time.Time) Program {
	now = now.Round(0)
	line := p.line(now)
	i := p.entryOf(line, id, 0)
	if i < 0 {
		return p
	}
	p.anchor, p.start = now, state{line: line, entry: i, why: Published}
	return p
}

// news is the place in the first line of a page that the older program did not
// have in the same words; -1: none.
func (p Program) news(older Program) int {
	for entry, i := range p.start.line {
		page := p.pages[i]
		if !page.News {
			continue
		}
		if j := older.find(page.ID); j < 0 || !older.pages[j].same(page) {
			return entry
		}
	}
	return -1
}

func (p Program) find(id PageID) int {
	return slices.IndexFunc(p.pages, func(page Page) bool { return page.ID == id })
}

// ahead is the page some steps after the present one, and which of its places in
// the line that is, from 0.
func (p Program) ahead(s state, steps int) (page Page, nth int) {
	entry := (s.entry + steps) % len(s.line)
	for _, i := range s.line[:entry] {
		if i == s.line[entry] {
			nth++
		}
	}
	return p.pages[s.line[entry]], nth
}

// entryOf is the n-th place of the page in the line, from 0, or its last one where
// it has fewer; -1: it is not on.
func (p Program) entryOf(line []int, id PageID, nth int) int {
	found := -1
	for entry, i := range line {
		if p.pages[i].ID != id {
			continue
		}
		found = entry
		if nth == 0 {
			break
		}
		nth--
	}
	return found
}

// stateAt goes from the anchor over every boundary to the moment. Before the
// anchor, where only a clock that was set back can be, the pages turn as if
// there had been no boundary.
func (p Program) stateAt(now time.Time) state {
	s, at := p.start, p.anchor
	if now.Before(at) {
		return p.turn(state{line: p.line(now), why: ItsTurn}, at, now)
	}
	for _, boundary := range p.boundaries {
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
	next := state{line: p.line(boundary), why: EarlierEnded}
	for entry, i := range next.line {
		if page := p.pages[i]; (page.News || page.Alone) && page.Spans.begins(boundary) {
			next.entry, next.why = entry, Begins
			return next
		}
	}
	for step := range s.line {
		page, nth := p.ahead(s, step)
		entry := p.entryOf(next.line, page.ID, nth)
		if entry < 0 {
			continue
		}
		next.entry = entry
		if step == 0 {
			next.spent, next.why = s.spent+1, s.why
		}
		return p.onTime(next)
	}
	return next
}

// onTime goes on to the next page where the present one has had its time.
func (p Program) onTime(s state) state {
	if s.spent < p.pages[s.page()].Dwell {
		return s
	}
	return state{line: s.line, entry: (s.entry + 1) % len(s.line), why: ItsTurn}
}

// turn is the state at the moment when no boundary lies between.
func (p Program) turn(s state, at, now time.Time) state {
	if len(s.line) == 0 {
		return state{why: NothingOn}
	}
	var round time.Duration
	for _, i := range s.line {
		round += p.pages[i].Dwell
	}
	passed := s.spent + now.Sub(at)
	if passed >= 0 && passed < p.pages[s.page()].Dwell {
		s.spent = passed
		return s
	}
	passed = (passed%round + round) % round
	for entry := s.entry; ; entry = (entry + 1) % len(s.line) {
		dwell := p.pages[s.line[entry]].Dwell
		if passed < dwell {
			return state{line: s.line, entry: entry, spent: passed, why: ItsTurn}
		}
		passed -= dwell
	}
}

// boundaries are the moments at which a page begins or ends, in order.
func boundaries(pages []Page) []time.Time {
	var all []time.Time
	for _, page := range pages {
		for _, span := range page.Spans {
			for _, at := range []time.Time{span.From, span.Until} {
				if !at.IsZero() {
					all = append(all, at.Round(0))
				}
			}
		}
	}
	slices.SortFunc(all, time.Time.Compare)
	return slices.CompactFunc(all, time.Time.Equal)
}

// boundaryAfter is the next boundary; zero: none.
func (p Program) boundaryAfter(now time.Time) time.Time {
	i, found := slices.BinarySearchFunc(p.boundaries, now, time.Time.Compare)
	if found {
		i++
	}
	if i < len(p.boundaries) {
		return p.boundaries[i]
	}
	return time.Time{}
}
