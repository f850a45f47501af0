package display

import (
	"fmt"
	"strings"
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
			if w.Showing() == "built-in" {
				t.Fatalf("after %v at %v only the built-in page is on", jump, w.now)
			}
			if !next.After(w.now) || next.Sub(w.now) > time.Minute {
				t.Fatalf("after %v at %v it looks again at %v", jump, w.now, next)
			}
			w.now = next
		}
	}
}

func TestNothingIsProvedWhileTheMonitorIsNotThere(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	w.Gone(true)
	told := len(w.proof)
	for range 20 {
		w.now = w.Tick(w.now)
	}
	if len(w.proof) != told || w.events[len(w.events)-1] != "screen_gone " {
		t.Errorf("told %d pages without a monitor; %q", len(w.proof)-told, w.events[len(w.events)-1])
	}
	w.Gone(false)
	if len(w.proof) != told+1 {
		t.Errorf("told %d pages when it was back", len(w.proof)-told)
	}
}

func TestClockThatNobodyKeepsDoesNotSwitchAnythingOff(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	kept := true
	w.o.TimeKept = func() bool { return kept }
	night := time.Date(2026, time.November, 23, 3, 0, 0, 0, data.Sofia())
	if awake, _ := w.Awake(night); awake {
		t.Error("awake at three in the morning")
	}
	kept = false
	if awake, _ := w.Awake(night); !awake {
		t.Error("asleep by a clock that nobody keeps")
	}
	a := evacuation()
	a.From, a.Until = w.now.Add(-5*time.Hour), w.now.Add(-4*time.Hour) // the board is hours ahead
	w.Alert(&a)
	if !w.says("Напуснете сградата") {
		t.Error("an alert is over by a clock that nobody keeps")
	}
	w.now = w.now.Add(time.Hour)
	if w.Tick(w.now); w.says("Напуснете сградата") {
		t.Error("an alert of an hour is still on after an hour")
	}
}

// What hangs by law is never away for long, whatever else there is to say.
func TestPostingIsNotStarved(t *testing.T) {
	for name, change := range map[string]func(*data.Content){
		"twelve long notices": func(c *data.Content) {
			for i := range 12 {
				n := fire()
				n.ID, n.Body = data.NoticeID(fmt.Sprint("n", i)), strings.Repeat("дума ", 100)
				c.Notices = append(c.Notices, n)
			}
		},
		"something urgent": func(c *data.Content) {
			n := fire()
			n.Schedule.Priority = data.Urgent
			c.Notices = append(c.Notices, n)
		},
	} {
		w := newWall(t, landscape)
		c := everything(t)
		change(&c)
		w.o.Pictures = somePicture
		w.Use(c)
		away, longest := w.now, time.Duration(0)
		for end := w.now.Add(2 * time.Hour); w.now.Before(end); {
			if strings.HasPrefix(w.Showing(), "posting/") {
				away = w.now
			}
			longest = max(longest, w.now.Sub(away))
			w.now = w.Tick(w.now)
		}
		if longest > data.LongestAway {
			t.Errorf("%s: the posting was away for %v", name, longest)
		}
	}
}

func TestPreviewIsThereWhileSomethingUrgentIsOn(t *testing.T) {
	w := newWall(t, landscape)
	c := radomir(t)
	c.Notices[0].Schedule.Priority = data.Urgent
	n := fire()
	if pictures := Sketches(w.o, DraftNotice(c, n, w.now)); len(pictures) != 1 {
		t.Errorf("%d pictures", len(pictures))
	}
}
