package playlist

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// randomPages are items of one to four pages of every sort: in their turn, again
// after other pages, at least every so often, alone, and by law; on all the time or
// for a while.
func randomPages(dice *rand.Rand) (all []Page) {
	for i := range 1 + dice.IntN(8) {
		item := ItemID(fmt.Sprint("i", i))
		like := Page{Item: item, Dwell: time.Duration(12+dice.IntN(60)) * time.Second}
		switch dice.IntN(6) {
		case 0:
			like.Again = time.Duration(1+dice.IntN(10)) * time.Minute
		case 1:
			like.Every = time.Duration(1+dice.IntN(20)) * time.Minute
		case 2:
			like.Alone = dice.IntN(3) == 0
		case 3:
			like.Lawful, like.Every = true, 450*time.Second
		}
		like.News = dice.IntN(2) == 0
		from := float64(dice.IntN(7200) - 3600)
		like.Spans = Spans{{after(from), after(from + float64(60+dice.IntN(7200)))}}
		if dice.IntN(2) == 0 {
			like.Spans = Spans{{after(-1e6), after(1e6)}}
		}
		for n := range 1 + dice.IntN(4) {
			p := like
			p.ID = PageID(fmt.Sprintf("%s/%d", item, n+1))
			all = append(all, p)
		}
	}
	return all
}

// TestRandomProgramsHaveNoGapAndNoOverlap follows two hours of many programs from one
// boundary to the next: each page is on, ends later than now, is the answer until its
// very end, and what is alone or hangs by law is never displaced.
func TestRandomProgramsHaveNoGapAndNoOverlap(t *testing.T) {
	for seed := range uint64(400) {
		dice := rand.New(rand.NewPCG(seed, 1))
		pages := randomPages(dice)
		p := New(pages, after(0))
		for now := after(0); now.Before(after(7200)); {
			got := p.At(now)
			if !got.Until.After(now) {
				t.Fatalf("seed %d at %v: %s until %v", seed, now, got.Page.ID, got.Until)
			}
			if got.Count > 0 && !got.Page.Spans.On(now) {
				t.Fatalf("seed %d at %v: %s is not on", seed, now, got.Page.ID)
			}
			if last := p.At(got.Until.Add(-1)); last.Page.ID != got.Page.ID || got.Count > 0 && !last.Until.Equal(got.Until) {
				t.Fatalf("seed %d at %v: %s until %v, but a moment before that %s until %v", seed, now, got.Page.ID, got.Until, last.Page.ID, last.Until)
			}
			if urgent := aloneAt(pages, now); urgent && !got.Page.Alone && !got.Page.Lawful {
				t.Fatalf("seed %d at %v: %s beside something that is alone", seed, now, got.Page.ID)
			}
			now = got.Until
		}
	}
}

func aloneAt(pages []Page, now time.Time) bool {
	for _, p := range pages {
		if p.Alone && p.Spans.On(now) {
			return true
		}
	}
	return false
}
