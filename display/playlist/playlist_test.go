package playlist

import (
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

var start = time.Date(2026, time.November, 22, 10, 0, 0, 0, data.Sofia())

// after is a moment so many seconds from the start.
func after(seconds float64) time.Time {
	return start.Add(time.Duration(seconds * float64(time.Second)))
}

func page(id PageID, dwell int) Page {
	return Page{ID: id, Item: ItemID(id), Kind: data.BoardFees, Content: "v1", Dwell: time.Duration(dwell) * time.Second, Spans: Always()}
}

func notice(id PageID, from, until float64) Page {
	return Page{
		ID: id, Item: ItemID(id), Kind: data.BoardNotice, Content: "v1", Dwell: 20 * time.Second, News: true,
		Spans: merged(Spans{{after(from), after(until)}}),
	}
}

func TestDwellIsHalfASecondAWordAndNeverUnderTwelve(t *testing.T) {
	for words, want := range map[int]time.Duration{0: MinDwell, 24: MinDwell, 25: 12500 * time.Millisecond, 80: 40 * time.Second} {
		if got := Dwell(strings.Repeat("дума ", words)); got != want {
			t.Errorf("%d words: got %v, want %v", words, got, want)
		}
	}
}

func TestAt(t *testing.T) {
	three := []Page{page("a", 12), page("b", 20), page("c", 30)}
	withNotice := []Page{notice("n", 25, 95), page("a", 12), page("b", 20)}
	for _, c := range []struct {
		name         string
		pages        []Page
		at           float64
		id           PageID
		until        float64
		index, count int
		why          Reason
	}{
		{"the first page at the anchor", three, 0, "a", 12, 0, 3, ItsTurn},
		{"the first page to its last moment", three, 11.999, "a", 12, 0, 3, ItsTurn},
		{"the second page on time", three, 12, "b", 32, 1, 3, ItsTurn},
		{"around the end", three, 62, "a", 74, 0, 3, ItsTurn},
		{"a thousand rounds later", three, 62*1000 + 40, "c", 62*1000 + 62, 2, 3, ItsTurn},
		{"before the anchor", three, -1, "c", 0, 2, 3, ItsTurn},
		{"a notice that is still to come ends the showing early", withNotice, 13, "b", 25, 1, 2, ItsTurn},
		{"a notice is on from its first moment", withNotice, 25, "n", 45, 0, 3, Begins},
		{"after it the pages go on", withNotice, 45, "a", 57, 1, 3, ItsTurn},
		{"a notice ends in the middle of its page", withNotice, 94, "n", 95, 0, 3, ItsTurn},
		{"and the next page starts at once", withNotice, 95, "a", 107, 0, 2, EarlierEnded},
		{"nothing on yet", []Page{notice("n", 50, 60)}, 0, "built-in", 50, 0, 0, NothingOn},
		{"alone, until its end", []Page{notice("n", 0, 30)}, 21, "n", 30, 0, 1, ItsTurn},
		{"nothing on any more", []Page{notice("n", 0, 30)}, 30, "built-in", 30 + 3600, 0, 0, NothingOn},
		{"an empty program", nil, 5, "built-in", 5 + 3600, 0, 0, NothingOn},
		{"a page shorter than allowed", []Page{page("a", 1), page("b", 20)}, 5, "a", 12, 0, 2, ItsTurn},
	} {
		got := New(c.pages, start).At(after(c.at))
		if got.Page.ID != c.id || !got.Until.Equal(after(c.until)) || got.Index != c.index || got.Count != c.count || got.Why != c.why {
			t.Errorf("%s: got %s %d/%d until %+v because of %s, want %s %d/%d until %+v because of %s", c.name,
				got.Page.ID, got.Index, got.Count, got.Until.Sub(start), got.Why, c.id, c.index, c.count, c.until, c.why)
		}
	}
}

func TestAnotherNoticesEndDoesNotTurnThePage(t *testing.T) {
	p := New([]Page{page("a", 40), notice("n", -100, 10)}, start)
	before, then := p.At(after(9)), p.At(after(10))
	if before.Page.ID != "a" || !before.Until.Equal(after(10)) || before.Count != 2 {
		t.Errorf("before: got %+v", before)
	}
	if then.Page.ID != "a" || !then.Until.Equal(after(40)) || then.Count != 1 {
		t.Errorf("then: got %+v", then)
	}
}

func TestFollow(t *testing.T) {
	old := []Page{notice("n", -100, 1000), page("a", 20), page("b", 20), page("c", 20)} // b is on from 40 to 60
	changed := notice("n", -100, 1000)
	changed.Content = "v2"
	cheaper := page("b", 20)
	cheaper.Content = "v2"
	for _, c := range []struct {
		name  string
		pages []Page
		id    PageID
		until float64
		why   Reason
	}{
		{"the same pages", old, "b", 60, ItsTurn},
		{"others around it changed", []Page{page("x", 30), page("b", 20)}, "b", 60, ItsTurn},
		{"the page is gone", []Page{old[0], old[1], old[3]}, "c", 70, EarlierEnded},
		{"the page and the next are gone", []Page{old[0], old[1]}, "n", 70, EarlierEnded},
		{"everything is gone", []Page{page("x", 30)}, "x", 80, EarlierEnded},
		{"the page says something new", []Page{old[0], old[1], cheaper}, "b", 70, Published},
		{"a new notice", append([]Page{notice("m", 10, 90)}, old...), "m", 70, Published},
		{"a new notice ends soon", append([]Page{notice("m", 10, 55)}, old...), "m", 55, Published},
		{"a new notice that is still to come", append([]Page{notice("m", 58, 90)}, old...), "b", 58, ItsTurn},
		{"a changed notice", []Page{changed, old[1], old[2]}, "n", 70, Published},
		{"no pages", nil, "built-in", 50 + 3600, NothingOn},
	} {
		got := New(old, start).Follow(c.pages, after(50)).At(after(50))
		if got.Page.ID != c.id || !got.Until.Equal(after(c.until)) || got.Why != c.why {
			t.Errorf("%s: got %s until %v because of %s, want %s until %v because of %s", c.name, got.Page.ID, got.Until.Sub(start), got.Why, c.id, c.until, c.why)
		}
	}
}

func TestFollowAfterAnEmptyProgramBegins(t *testing.T) {
	got := Program{}.Follow([]Page{page("a", 20), notice("n", -10, 50)}, start).At(start)
	if got.Page.ID != "n" || got.Why != Published {
		t.Errorf("got %s because of %s, want the new notice", got.Page.ID, got.Why)
	}
}

func TestOpenShowsThePageFromItsBeginning(t *testing.T) {
	p := New([]Page{page("a", 20), page("b", 20), notice("n", 500, 600)}, start)
	if got := p.Open("b", after(5)).At(after(5)); got.Page.ID != "b" || !got.Until.Equal(after(25)) {
		t.Errorf("got %s until %v", got.Page.ID, got.Until.Sub(start))
	}
	if got := p.Open("n", after(5)).At(after(5)); got.Page.ID != "a" {
		t.Errorf("a page that is not on: got %s, want a", got.Page.ID)
	}
}

func TestPagesTurnOnTheNightsOfSummerTime(t *testing.T) {
	for name, night := range map[string]time.Time{
		"the hour that is not there":    time.Date(2026, time.March, 29, 2, 59, 50, 0, data.Sofia()),
		"the hour that comes back":      time.Date(2026, time.October, 25, 2, 59, 50, 0, data.Sofia()),
		"the hour that came once again": time.Date(2026, time.October, 25, 1, 0, 50, 0, time.UTC),
	} {
		n := notice("n", 0, 0)
		end := night.Add(70 * time.Minute)
		n.Spans = Spans{{night.Add(20 * time.Second), end}}
		p := New([]Page{page("a", 15), n}, night)
		for step, want := range []PageID{"a", "a", "n", "n", "a"} {
			now := night.Add(time.Duration(step) * 10 * time.Second)
			if got := p.At(now); got.Page.ID != want {
				t.Errorf("%s, %v: got %s, want %s", name, now, got.Page.ID, want)
			}
		}
		if got := p.At(end.Add(-1)); got.Count != 2 {
			t.Errorf("%s: the notice ended early", name)
		}
		if got := p.At(end); got.Count != 1 || got.Page.ID != "a" {
			t.Errorf("%s: got %s of %d at the notice's end", name, got.Page.ID, got.Count)
		}
	}
}

// FuzzAt proves that every answer holds until a later moment, and that the page
// does not change before it.
func FuzzAt(f *testing.F) {
	f.Add(int64(0), int64(0), int64(25), int64(100), uint8(3), int64(40))
	f.Add(int64(-5), int64(99), int64(-100), int64(10), uint8(0), int64(0))
	f.Add(int64(1)<<40, int64(1)<<50, int64(7), int64(7), uint8(9), int64(1)<<41)
	f.Fuzz(func(t *testing.T, anchor, now, from, until int64, count uint8, later int64) {
		at := func(seconds int64) time.Time { return time.Unix(seconds%(1<<32), 0) }
		n := Page{ID: "n", Item: "n", Kind: data.BoardNotice, Dwell: 20 * time.Second, News: true, Spans: Spans{{at(from), at(until)}}}
		pages := []Page{n}
		for i := range int(count % 20) {
			pages = append(pages, page(PageID(rune('a'+i)), 10+i))
		}
		p := New(pages, at(anchor))
		check := func(p Program, now time.Time) {
			got := p.At(now)
			if !got.Until.After(now) {
				t.Fatalf("at %v: until %v is not later", now, got.Until)
			}
			if got.Count > 0 && !got.Page.Spans.On(now) {
				t.Fatalf("at %v: %s is not on", now, got.Page.ID)
			}
			if last := p.At(got.Until.Add(-1)); last.Page.ID != got.Page.ID || !last.Until.Equal(got.Until) && got.Count > 0 {
				t.Fatalf("at %v: %s until %v, but a moment before that %s until %v", now, got.Page.ID, got.Until, last.Page.ID, last.Until)
			}
		}
		check(p, at(now))
		followed := p.Follow(pages[min(1, len(pages)-1):], at(now))
		check(followed, at(now))
		check(followed, at(later))
	})
}

func BenchmarkAt(b *testing.B) {
	var pages []Page
	for i := range 60 {
		pages = append(pages, page(PageID(rune('a'+i)), 20))
	}
	for i := range 20 {
		pages = append(pages, notice(PageID(rune('а'+i)), float64(i*100), float64(i*1000)))
	}
	p := New(pages, start)
	for b.Loop() {
		p.At(after(1e6))
	}
}
