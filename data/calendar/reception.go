package calendar

import (
	"time"

	"example.org/parter/data"
)

// receptionHorizon is how many days ahead the next reception is looked for: a
// fifth Monday that is a holiday may be months away from the next.
const receptionHorizon = 366

// NextReception is when people are received next, or are now. One on a day off
// does not take place. Both moments are zero when there is none within a year.
func (c Calendar) NextReception(r data.Reception, now time.Time) (from, until time.Time) {
	if r.From >= r.Until {
		return from, until
	}
	today := dateOf(now)
	for days := range receptionHorizon + 1 {
		d := today.plus(days)
		if !isDayOf(r, d) {
			continue
		}
		if _, off := c.DayOff(d.noon()); off {
			continue
		}
		if until := r.Until.On(d.noon()); until.After(now) {
			return r.From.On(d.noon()), until
		}
	}
	return time.Time{}, time.Time{}
}

// isDayOf reports whether the reception falls on the date.
func isDayOf(r data.Reception, d date) bool {
	if d.noon().Weekday() != r.Day {
		return false
	}
	switch r.Nth {
	case 0:
		return true
	case data.LastOfMonth:
		return d.plus(7).month != d.month
	default:
		return (d.day-1)/7+1 == r.Nth
	}
}
