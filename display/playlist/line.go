package playlist

import (
	"slices"
	"time"
)

// line is the order in which the pages that are on at the moment turn, as places
// among all pages. Where something urgent is on, it is alone with what hangs by law. Else what may not be
// away for long comes first, and again before it has been away for too long: after
// each of these at least one other page comes, so that nothing is held up for
// ever. A long item does not hold the board either: after two of its pages another
// comes, and then the item goes on.
func (p Program) line(now time.Time) []int {
	var on, urgent, lawful []int
	for i, page := range p.pages {
		switch {
		case !page.Spans.On(now):
		case page.Alone:
			urgent = append(urgent, i)
		default:
			on = append(on, i)
			if page.Lawful {
				lawful = append(lawful, i)
			}
		}
	}
	if len(urgent) > 0 {
		return append(urgent, lawful...)
	}
	t := turns{pages: p.pages}
	for _, i := range on {
		if !p.pages[i].comesAgain() {
			t.others = append(t.others, i)
			continue
		}
		t.add(i)
	}
	if len(t.others) == 0 || len(t.frequent) == 0 {
		return on
	}
	return t.whole()
}

// mostInARow is how many pages of one item are on without a break.
const mostInARow = 2

// frequent is an item that may not be away for long.
type frequent struct {
	pages        []int
	again, every time.Duration
	ended        time.Duration // when it was last on, in the time of the line
	passed       int           // how many other pages had been on then
	others       time.Duration // and for how long
}

// turns is a line as far as it goes.
type turns struct {
	pages    []Page
	frequent []frequent
	others   []int
	line     []int
	at       time.Duration // how long the line takes so far
	passed   int           // how many of the others it has; behind the last they begin again
	taken    time.Duration // by these
}

// add takes a page of something that may not be away for long.
func (t *turns) add(i int) {
	page := t.pages[i]
	last := len(t.frequent) - 1
	if last >= 0 && t.pages[t.frequent[last].pages[0]].Item == page.Item {
		t.frequent[last].pages = append(t.frequent[last].pages, i)
		return
	}
	t.frequent = append(t.frequent, frequent{pages: []int{i}, again: page.Again, every: page.Every})
}

// whole is the line of a round: every other page is in it, and it ends with one,
// since it begins with something that comes again.
func (t *turns) whole() []int {
	for i := range t.frequent {
		t.show(&t.frequent[i])
	}
	for t.passed < len(t.others) {
		if due := t.due(); due != nil {
			t.show(due)
			continue
		}
		t.other()
	}
	if !slices.Contains(t.others, t.line[len(t.line)-1]) {
		t.other()
	}
	return t.line
}

// due is what must come again before another page does, and of these the one that
// can wait least. Nothing comes twice without another page between; nil: nothing is
// due.
func (t *turns) due() *frequent {
	var most *frequent
	var least time.Duration
	for i := range t.frequent {
		f := &t.frequent[i]
		wait := t.wait(f)
		if f.passed != t.passed && wait < 0 && (most == nil || wait < least) {
			most, least = f, wait
		}
	}
	return most
}

// wait is for how long the item can wait after one more page; negative: not for
// that.
func (t *turns) wait(f *frequent) time.Duration {
	const long = 1 << 62
	wait := time.Duration(long)
	next := t.pages[t.others[t.passed%len(t.others)]].Dwell
	if f.every > 0 {
		wait = f.ended + f.every - t.at - next
	}
	if f.again > 0 && t.taken-f.others >= f.again {
		wait = min(wait, f.again-(t.taken-f.others)-1)
	}
	return wait
}

// show adds every page of the item, with breaks in a long one.
func (t *turns) show(f *frequent) {
	for n, i := range f.pages {
		if n > 0 && n%mostInARow == 0 {
			t.other()
		}
		t.put(i)
	}
	f.ended, f.passed, f.others = t.at, t.passed, t.taken
}

// other adds the next of the other pages.
func (t *turns) other() {
	i := t.others[t.passed%len(t.others)]
	t.put(i)
	t.passed++
	t.taken += t.pages[i].Dwell
}

func (t *turns) put(i int) {
	t.line = append(t.line, i)
	t.at += t.pages[i].Dwell
}
