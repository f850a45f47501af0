package calendar

import (
	"sync"
	"time"

	"example.org/parter/data"
)

// Calendar is the holidays with the exceptions that staff entered. Its zero value
// has no exceptions.
type Calendar struct {
	exceptions map[date]data.DayOff
	years      *sync.Map // the holidays of the years that were asked for, by year; nil: they are not kept
}

// New is the calendar with the exceptions. Of two for one day the later counts.
func New(exceptions []data.DayOff) Calendar {
	c := Calendar{exceptions: make(map[date]data.DayOff, len(exceptions)), years: new(sync.Map)}
	for _, e := range exceptions {
		c.exceptions[dateOf(e.Day)] = e
	}
	return c
}

// DayOff says whether nobody receives people on the local day of the moment
// though it might be an ordinary day of the week, and why. A Sunday is not off by
// itself: nobody has hours on it.
func (c Calendar) DayOff(day time.Time) (why data.WhyOff, off bool) {
	if e, ok := c.exceptions[dateOf(day)]; ok {
		if e.Kind == data.Work {
			return data.WhyOff{}, false
		}
		return data.WhyOff{Reason: e.Reason}, true
	}
	return c.holiday(dateOf(day))
}
