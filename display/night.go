package display

import (
	"time"

	"example.org/parter/data"
	"example.org/parter/display/playlist"
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
	on, any := d.awake(today)
	switch {
	case !any:
		return false, tomorrow
	case now.Before(on.From):
		return false, on.From
	case now.Before(on.Until):
		return true, on.Until
	default:
		return false, tomorrow
	}
}

// awake is when the screens are on in the course of the day: all of it, where no
// hours are known; not at all, where nobody receives people.
func (d *days) awake(day time.Time) (on playlist.Span, any bool) {
	today, tomorrow := midnights(day)
	if len(d.hours) == 0 {
		return playlist.Span{From: today, Until: tomorrow}, true
	}
	open := d.open(today)
	if len(open) == 0 {
		return playlist.Span{}, false
	}
	return playlist.Span{From: open[0].From.On(today).Add(-aroundHours), Until: open[len(open)-1].Until.On(today).Add(aroundHours)}, true
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
