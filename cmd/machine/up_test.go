package machine

import (
	"testing"
	"time"

	"example.org/parter/data"
)

func TestKioskTellsForHowLongItCouldBeUsed(t *testing.T) {
	start := time.Date(2026, time.November, 30, 8, 0, 0, 0, data.Sofia())
	var run upRun
	var told []data.Stretch
	look := func(at time.Duration, well bool) {
		if was := run.look(start.Add(at), well); was.Until.After(was.From) {
			told = append(told, was)
		}
	}
	each := func(from, until time.Duration, well bool) {
		for at := from; at <= until; at += vitalsPace {
			look(at, well)
		}
	}
	each(0, 6*time.Minute, true)
	each(6*time.Minute+vitalsPace, 7*time.Minute, false) // its window is stuck
	each(8*time.Minute, 9*time.Minute, true)
	each(19*time.Minute, 20*time.Minute, true) // the machine slept
	look(20*time.Minute+vitalsPace, false)
	want := [][2]time.Duration{{0, 5 * time.Minute}, {5 * time.Minute, 6 * time.Minute}, {8 * time.Minute, 9 * time.Minute}, {19 * time.Minute, 20 * time.Minute}}
	if len(told) != len(want) {
		t.Fatalf("got %v, want %v", told, want)
	}
	for i, w := range want {
		if got := [2]time.Duration{told[i].From.Sub(start), told[i].Until.Sub(start)}; got != w {
			t.Errorf("got %v, want %v", got, w)
		}
	}
}

func TestKioskThatIsNotSeenCannotBeUsed(t *testing.T) {
	for name, v := range map[string]data.Vitals{
		"painted nothing yet": {Frame: -1}, "paints nothing": {Frame: data.StuckFrame + 1}, "does not answer": {Answer: data.StuckAnswer + 1}, "no monitor": {Away: data.AwayGone},
	} {
		if usable(v) {
			t.Errorf("%s, and it can be used", name)
		}
	}
	if !usable(data.Vitals{Frame: time.Second, Answer: time.Second}) {
		t.Error("it paints and answers, and cannot be used")
	}
}
