package display

import (
	"time"

	"example.org/parter/data"
)

// aroundHours is how long before the first department opens the screen is switched
// on, and how long after the last has closed it is switched off.
const aroundHours = time.Hour

// Awake reports whether anybody can be there to read the board, and until when that
// holds: around the opening hours of any department, and while an alert is on.
// Where no hours are known somebody can always be there.
func (b *Board) Awake(now time.Time) (awake bool, until time.Time) {
	d := newDays(b.content)
	today, tomorrow := midnights(now)
	switch {
	case b.alert != nil && b.alert.On(now), !b.timeKept():
		return true, now.Add(time.Minute)
	case len(d.hours) == 0:
		return true, tomorrow
	}
	open := d.open(today)
	if len(open) == 0 {
		return false, tomorrow
	}
	first, last := open[0].From.On(today).Add(-aroundHours), open[len(open)-1].Until.On(today).Add(aroundHours)
	switch {
	case now.Before(first):
		return false, first
	case now.Before(last):
		return true, last
	default:
		return false, tomorrow
	}
}

// Sleep notes that the power of the screen was switched off, or on again: what
// nobody can see does not count as shown.
func (b *Board) Sleep(asleep bool) {
	if asleep == b.asleep {
		return
	}
	b.asleep, b.hangs = asleep, time.Time{}
	if asleep {
		b.o.Report(data.EventScreenOff, "")
	}
	b.Tick(b.o.Clock())
}

// Gone notes that the monitor is not there, or is there again: what nobody can see
// does not count as shown.
func (b *Board) Gone(gone bool) {
	if gone == b.gone {
		return
	}
	b.gone, b.hangs = gone, time.Time{}
	if gone {
		b.o.Report(data.EventScreenGone, "")
	}
	b.Tick(b.o.Clock())
}

// timeKept reports whether the clock can be believed.
func (b *Board) timeKept() bool { return b.o.TimeKept == nil || b.o.TimeKept() }
