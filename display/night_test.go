package display

import (
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// The departments of the sample town are open from 8:30 to 17:00 on weekdays.
func TestScreenSleepsOutsideTheHours(t *testing.T) {
	w := newWall(t, landscape)
	at := func(day, hour, minute int) time.Time {
		return time.Date(2026, time.November, day, hour, minute, 0, 0, data.Sofia())
	}
	w.Use(datatest.Town())
	for _, c := range []struct {
		now   time.Time
		awake bool
		until time.Time
	}{
		{at(24, 3, 0), false, at(24, 7, 30)},
		{at(24, 7, 30), true, at(24, 18, 0)},
		{at(24, 17, 59), true, at(24, 18, 0)},
		{at(24, 18, 0), false, at(25, 0, 0)},
		{at(22, 12, 0), false, at(23, 0, 0)}, // a Sunday
		{time.Date(2026, time.December, 25, 12, 0, 0, 0, data.Sofia()), false, time.Date(2026, time.December, 26, 0, 0, 0, 0, data.Sofia())},
	} {
		if awake, until := w.Awake(c.now); awake != c.awake || !until.Equal(c.until) {
			t.Errorf("at %v: awake %v until %v, want %v until %v", c.now, awake, until, c.awake, c.until)
		}
	}
	a := evacuation()
	w.Alert(&a)
	if awake, _ := w.Awake(at(24, 3, 0)); !awake {
		t.Error("it sleeps through an alert")
	}
	w.Alert(nil)
	quiet := datatest.Town()
	for i := range quiet.Departments {
		quiet.Departments[i].Hours = data.Hours{}
	}
	w.Use(quiet)
	if awake, _ := w.Awake(at(24, 3, 0)); !awake {
		t.Error("nobody knows when the house is open, and the screen sleeps")
	}
}

func TestPagesOfASleepingScreenProveNothing(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	w.Sleep(true)
	if last := w.events[len(w.events)-1]; last != "screen_off " {
		t.Errorf("told %q", last)
	}
	told := len(w.proof)
	for range 10 {
		w.now = w.Tick(w.now)
		w.Tick(w.now)
	}
	if len(w.proof) != told {
		t.Errorf("told of %+v in the dark", w.proof[told:])
	}
	w.Sleep(false)
	if len(w.proof) != told+1 || w.proof[told].Page != w.Showing() {
		t.Errorf("in the morning: %+v", w.proof[told:])
	}
}

// A clock that somebody sets, or that finds its server after a week without power,
// jumps while a page stands.
func TestClockThatJumpsLeavesAWholePage(t *testing.T) {
	w := newWall(t, landscape)
	w.o.Pictures = somePicture
	w.Use(everything(t))
	for _, jump := range []time.Duration{-time.Hour, 25 * time.Hour, -40 * 24 * time.Hour, 365 * 24 * time.Hour, -365 * 24 * time.Hour, -3 * time.Second} {
		w.now = w.now.Add(jump)
		for range 5 {
			next := w.Tick(w.now)
			checkFit(t, w.Board, w.Showing())
			if !next.After(w.now) || next.Sub(w.now) > time.Minute {
				t.Fatalf("after %v at %v it looks again at %v", jump, w.now, next)
			}
			w.now = next
		}
	}
}
