package calendar

import (
	"cmp"
	"slices"
	"time"

	"example.org/parter/data"
)

// openingHorizon is how many days ahead the next opening is looked for.
const openingHorizon = 30

// State is whether people are received at a moment, and what comes next.
type State struct {
	Known bool           // the hours are known; otherwise nothing else is said
	Open  bool           // now
	Until time.Time      // when open: the moment it closes
	Next  time.Time      // when closed: the moment it opens next; zero: not within 30 days
	Today []data.Opening // in their order; none: closed today
	Why   data.WhyOff    // why it is closed today though it might be open; empty: today is no day off
}

// Opening is the state of the hours at the moment. A day off has no opening; a day
// that an exception makes a working one has those of its day of the week.
func (c Calendar) Opening(h data.Hours, now time.Time) State {
	if !h.Known() {
		return State{}
	}
	today := dateOf(now)
	s := State{Known: true, Today: c.openings(h, today)}
	s.Why, _ = c.DayOff(now)
	if until, open := openUntil(s.Today, now); open {
		s.Open, s.Until = true, until
		return s
	}
	for days := range openingHorizon + 1 {
		d := today.plus(days)
		for _, o := range c.openings(h, d) {
			if from := o.From.On(d.noon()); from.After(now) {
				s.Next = from
				return s
			}
		}
	}
	return s
}

// openings are those of the day in their order.
func (c Calendar) openings(h data.Hours, d date) []data.Opening {
	if _, off := c.DayOff(d.noon()); off {
		return nil
	}
	var openings []data.Opening
	for _, o := range h.Week {
		if o.Day == d.noon().Weekday() && o.From < o.Until {
			openings = append(openings, o)
		}
	}
	slices.SortStableFunc(openings, func(a, b data.Opening) int { return cmp.Compare(a.From, b.From) })
	return openings
}

// openUntil is when the opening ends in which the moment is, together with those
// that follow it without a break.
func openUntil(openings []data.Opening, now time.Time) (until time.Time, open bool) {
	for _, o := range openings {
		from, end := o.From.On(now), o.Until.On(now)
		switch {
		case open && !from.After(until):
			until = latest(until, end)
		case !open && !now.Before(from) && now.Before(end):
			until, open = end, true
		}
	}
	return until, open
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
