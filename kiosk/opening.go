package kiosk

import (
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// opening is what is said of a department's hours at this moment.
type opening struct {
	line    string    // whether it is open, and until when, or when it opens
	today   string    // the times of today, or why there are none; empty: nothing more is to be said
	known   bool      // there are hours
	changes time.Time // when another line is due; zero: never
}

// opening says whether people are received now.
func (v *visit) opening(h data.Hours) opening {
	now := v.kiosk.o.Clock()
	state := v.kiosk.lobby.calendar.Opening(h, now)
	if !state.Known {
		return opening{line: v.say(phrases.HoursUnknown)}
	}
	const midnight data.TimeOfDay = 24 * 60
	o := opening{changes: midnight.On(now), known: true}
	switch {
	case state.Open:
		o.line, o.changes = v.say(phrases.HoursOpenUntil, phrases.HourMinute(state.Until)), sooner(o.changes, state.Until)
	case state.Next.IsZero():
		o.line = v.say(phrases.HoursClosed)
	default:
		o.line, o.changes = v.say(phrases.HoursOpens, phrases.Ahead(v.language, now, state.Next)), sooner(o.changes, state.Next)
	}
	switch {
	case len(state.Today) > 0:
		o.today = v.say(phrases.HoursToday, phrases.Openings(v.language, state.Today))
	case state.Why != data.WhyOff{}:
		o.today = v.say(phrases.HoursToday, phrases.WhyOff(v.language, state.Why))
	}
	return o
}

// hoursChange is when the hours of a department are said differently next; zero:
// never.
func (v *visit) hoursChange() time.Time {
	var next time.Time
	for _, d := range v.kiosk.lobby.departments {
		next = sooner(next, v.opening(d.Hours).changes)
	}
	return next
}

// sooner is the earlier of two moments; a zero one is none.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
