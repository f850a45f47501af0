package playlist

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// pages of one item, each on for half a minute.
func pages(item ItemID, count int, every time.Duration) []Page {
	var all []Page
	for n := range count {
		all = append(all, Page{
			ID: PageID(fmt.Sprintf("%s/%d", item, n+1)), Item: item, Dwell: 30 * time.Second, Spans: Always(), Every: every,
		})
	}
	return all
}

// again are the pages, to come again after so much of others.
func again(all []Page, after time.Duration) []Page {
	for i := range all {
		all[i].Every, all[i].Again = 0, after
	}
	return all
}

func lineOf(all []Page) []PageID {
	p := New(all, start)
	var ids []PageID
	for _, i := range p.line(start) {
		ids = append(ids, p.pages[i].ID)
	}
	return ids
}

func TestLongNoticeHeldTheBoard(t *testing.T) {
	got := lineOf(append(pages("n", 7, 2*time.Minute), pages("g", 4, 0)...))
	want := []PageID{"n/1", "n/2", "g/1", "n/3", "n/4", "g/2", "n/5", "n/6", "g/3", "n/7", "g/4"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestWhatMayNotBeAwayComesAgain(t *testing.T) {
	got := lineOf(append(pages("n", 1, 2*time.Minute), pages("g", 6, 0)...))
	want := []PageID{"n/1", "g/1", "g/2", "g/3", "g/4", "n/1", "g/5", "g/6"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	got = lineOf(slices.Concat(again(pages("n", 1, 0), 2*time.Minute), again(pages("m", 1, 0), 2*time.Minute), pages("g", 6, 0)))
	want = []PageID{"n/1", "m/1", "g/1", "g/2", "g/3", "g/4", "n/1", "m/1", "g/5", "g/6"}
	if !slices.Equal(got, want) {
		t.Errorf("after others: got %q", got)
	}
}

// Two notices were away for two minutes each, counted with the other one, and the
// rest of the board was hardly ever seen.
func TestWhatComesAgainLeavesTimeForTheRest(t *testing.T) {
	var all []Page
	for n := range 12 {
		all = append(all, again(pages(ItemID(fmt.Sprint("n", n)), 4, 0), 2*time.Minute)...)
	}
	p := New(append(all, pages("g", 30, 0)...), start)
	line := p.line(start)
	var others int
	for _, i := range line {
		if !p.pages[i].comesAgain() {
			others++
		}
	}
	if others < 30 || len(line) > 30*8 {
		t.Errorf("a round of %d pages has %d of the rest", len(line), others)
	}
}

func TestNoticesAloneNeedNoBreak(t *testing.T) {
	if got := lineOf(pages("n", 3, time.Minute)); len(got) != 3 {
		t.Errorf("got %q", got)
	}
}

func TestUrgentIsAlone(t *testing.T) {
	all := append(pages("n", 1, time.Minute), pages("g", 3, 0)...)
	urgent := pages("u", 2, 0)
	for i := range urgent {
		urgent[i].Alone, urgent[i].Spans = true, Spans{{after(40), after(200)}}
	}
	p := New(append(all, urgent...), start)
	for _, c := range []struct {
		at    float64
		id    PageID
		until float64
		why   Reason
	}{
		{39, "g/1", 40, ItsTurn},
		{40, "u/1", 70, Begins},
		{75, "u/2", 100, Urgently},
		{130, "u/2", 160, Urgently},
		{199, "u/2", 200, Urgently},
		{200, "n/1", 230, EarlierEnded},
	} {
		if got := p.At(after(c.at)); got.Page.ID != c.id || !got.Until.Equal(after(c.until)) || got.Why != c.why {
			t.Errorf("at %v: %s until %v because of %s, want %s until %v because of %s", c.at, got.Page.ID, got.Until.Sub(start), got.Why, c.id, c.until, c.why)
		}
	}
}

// TestTurns proves for many boards that no item is on for more than two pages
// without a break, also around the end; that its pages come in their order; that
// no page is left out; and that nothing is away for longer than it may, where that
// can be.
func TestTurns(t *testing.T) {
	for _, long := range []int{0, 1, 2, 3, 7, 12} {
		for _, short := range []int{0, 1, 4} {
			for _, others := range []int{1, 2, 5, 40} {
				for _, every := range []time.Duration{time.Minute, 2 * time.Minute, 15 * time.Minute} {
					all := slices.Concat(pages("long", long, every), pages("short", short, 10*time.Minute), pages("g", others, 0))
					checkTurns(t, fmt.Sprintf("%d and %d pages every %v, %d others", long, short, every, others), all)
				}
			}
		}
	}
}

func checkTurns(t *testing.T, board string, all []Page) {
	t.Helper()
	p := New(all, start)
	line := p.line(start)
	twice := append(slices.Clone(line), line...)
	run := 0
	next := map[ItemID]int{}
	away := map[ItemID]time.Duration{}
	var longest time.Duration // that something waits for everything else that may not be away
	for _, page := range all {
		if page.comesAgain() {
			longest += page.Dwell + page.Dwell/mostInARow
		}
	}
	for i, n := range twice {
		page := p.pages[n]
		if i > 0 && p.pages[twice[i-1]].Item == page.Item {
			run++
		} else {
			run = 1
		}
		if run > mostInARow && page.comesAgain() && hasOthers(all) {
			t.Fatalf("%s: %s is the %d. page in a row", board, page.ID, run)
		}
		if !page.comesAgain() {
			for item := range away {
				away[item] += page.Dwell
			}
			continue
		}
		if want := fmt.Sprintf("%s/%d", page.Item, next[page.Item]+1); string(page.ID) != want {
			t.Fatalf("%s: %s comes where %s was to come", board, page.ID, want)
		}
		if next[page.Item] == 0 && away[page.Item] > max(page.Every, 30*time.Second)+2*longest {
			t.Errorf("%s: %s was away for %v", board, page.Item, away[page.Item])
		}
		for item := range away {
			away[item] += page.Dwell
		}
		next[page.Item]++
		if next[page.Item] == count(all, page.Item) {
			next[page.Item], away[page.Item] = 0, 0
		}
	}
	for i, page := range all {
		if !slices.Contains(line, i) {
			t.Errorf("%s: %s is left out", board, page.ID)
		}
	}
}

func hasOthers(all []Page) bool {
	return slices.ContainsFunc(all, func(p Page) bool { return !p.comesAgain() })
}

func count(all []Page, item ItemID) (n int) {
	for _, page := range all {
		if page.Item == item {
			n++
		}
	}
	return n
}

// Nothing else being frequent, an item is never away for longer than it may.
func TestOneIsNeverAwayForLongerThanItMay(t *testing.T) {
	for _, every := range []time.Duration{time.Minute, 3 * time.Minute, 10 * time.Minute} {
		p := New(append(pages("n", 1, every), pages("g", 30, 0)...), start)
		var left time.Time
		for now := start; now.Before(start.Add(2 * time.Hour)); {
			on := p.At(now)
			if strings.HasPrefix(string(on.Page.ID), "n/") {
				if !left.IsZero() && now.Sub(left) > every {
					t.Errorf("every %v: away for %v", every, now.Sub(left))
				}
				left = on.Until
			}
			now = on.Until
		}
	}
}
