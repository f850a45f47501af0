package playlist

import (
	"math/rand/v2"
	"testing"
	"time"
)

// TestTurnsAreThoseOfTheBoard counts on many programs what a board does that asks
// from one page to the next.
func TestTurnsAreThoseOfTheBoard(t *testing.T) {
	for seed := range uint64(300) {
		dice := rand.New(rand.NewPCG(seed, 2))
		pages := randomPages(dice)
		p, window := New(pages, after(0)), Span{after(30), after(7200)}
		first := map[ItemID]PageID{}
		for _, page := range pages {
			if _, known := first[page.Item]; !known {
				first[page.Item] = page.ID
			}
		}
		want := map[ItemID]Turned{}
		before := PageID("")
		for now := window.From; now.Before(window.Until); {
			on := p.At(now)
			until := on.Until
			if until.After(window.Until) {
				until = window.Until
			}
			turned := want[on.Page.Item]
			if first[on.Page.Item] == on.Page.ID && before != on.Page.ID {
				turned.Times++
			}
			turned.Shown += until.Sub(now)
			want[on.Page.Item], before, now = turned, on.Page.ID, until
		}
		for item := range first {
			if got := p.Turns(item, window); got != want[item] {
				t.Fatalf("seed %d: %s turned %+v, the board %+v", seed, item, got, want[item])
			}
		}
	}
}

func TestTurnsOfWhatIsAlone(t *testing.T) {
	p := New(pages("n", 1, 0), start)
	if got := p.Turns("n", Span{start, after(3600)}); got != (Turned{Times: 1, Shown: time.Hour}) {
		t.Errorf("got %+v", got)
	}
	if got := p.Turns("m", Span{start, after(3600)}); got != (Turned{}) {
		t.Errorf("what is not there: %+v", got)
	}
	if got := New(nil, start).Turns("n", Span{start, after(3600)}); got != (Turned{}) {
		t.Errorf("nothing: %+v", got)
	}
}
