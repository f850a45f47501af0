package playlist

import (
	"slices"
	"time"

	"example.org/parter/data"
)

// Calendar is what the town knows of its days. A day is told by any moment of it
// in Europe/Sofia.
type Calendar interface {
	// DayOff reports whether nobody receives people on the day though it might be
	// an ordinary day of the week.
	DayOff(day time.Time) bool
	// Daypart returns the times of the part of the day, none where the day has no
	// such part. It is known where the town has entered it at all.
	Daypart(part data.Daypart, day time.Time) (times []data.Times, known bool)
	// Recurs reports whether the rule, counted from the first day, gives the day.
	Recurs(rule string, first, day time.Time) bool
}

// Item is something that may be on: when, and what it is called.
type Item struct {
	ID       ItemID
	From     time.Time // its first moment; zero: it has none
	Until    time.Time // the first moment after it; zero: it has no end
	Schedule data.Schedule
}

// ItemID names what one or more pages are about.
type ItemID string

// Spans are the times in the window at which the item is on, by its schedule
// alone. The window has both ends.
func (i Item) Spans(c Calendar, window Span) Spans {
	lasts, ok := window.and(Span{i.From, i.Until})
	if !ok {
		return nil
	}
	if i.always() {
		return Spans{lasts}
	}
	var all Spans
	for day := noon(lasts.From).AddDate(0, 0, -1); !midnight(day).After(lasts.Until); day = day.AddDate(0, 0, 1) {
		if i.fault(c, day) == "" {
			all = append(all, i.times(c, day)...)
		}
	}
	return merged(all).Within(lasts)
}

// always reports whether the schedule leaves no time out: most items have none, and
// need no look at each of the window's days.
func (i Item) always() bool {
	s := i.Schedule
	return len(s.Weekdays) == 0 && s.DaysOff == data.AnyDay && s.Rule == "" && s.Daypart == data.WholeDay
}

// fault is why the item is on at no time of the day; empty: it may be on.
func (i Item) fault(c Calendar, day time.Time) Cause {
	s := i.Schedule
	off := c.DayOff(day)
	switch {
	case len(s.Weekdays) > 0 && !slices.Contains(s.Weekdays, day.Weekday()):
		return OtherWeekday
	case s.DaysOff == data.NotOnDaysOff && off:
		return DayOff
	case s.DaysOff == data.OnlyOnDaysOff && !off:
		return NoDayOff
	case s.Rule != "" && !c.Recurs(s.Rule, i.From, day):
		return OtherDay
	}
	return ""
}

// times are those of the schedule that begin on the day.
func (i Item) times(c Calendar, day time.Time) Spans {
	var parts []data.Times
	switch s := i.Schedule; s.Daypart {
	case data.WholeDay:
		parts = []data.Times{{}}
	case data.OwnTimes:
		parts = []data.Times{s.Times}
	default:
		parts, _ = c.Daypart(s.Daypart, day)
	}
	var all Spans
	for _, t := range parts {
		if t.Until > t.From {
			all = append(all, onTheWall(day, t.From, t.Until)...)
			continue
		}
		all = append(all, onTheWall(day, t.From, endOfDay)...)
		all = append(all, onTheWall(day.AddDate(0, 0, 1), 0, t.Until)...)
	}
	return all
}

const endOfDay data.TimeOfDay = 24 * 60

// onTheWall are the times of the local day at which the clock on the wall shows a
// time from the one to before the other. In the night of spring the hour that the
// clock leaves out is none of them; in the night of autumn the hour that it shows
// twice is there twice.
func onTheWall(day time.Time, from, until data.TimeOfDay) Spans {
	var all Spans
	end := midnight(day.AddDate(0, 0, 1))
	for at := midnight(day); at.Before(end); {
		_, change := at.ZoneBounds()
		if change.IsZero() || change.After(end) {
			change = end
		}
		year, month, date := at.Date()
		_, offset := at.Zone()
		zero := time.Date(year, month, date, 0, 0, 0, 0, time.FixedZone("", offset))
		span := Span{zero.Add(time.Duration(from) * time.Minute), zero.Add(time.Duration(until) * time.Minute)}
		if both, ok := span.and(Span{at, change}); ok {
			all = append(all, both)
		}
		at = change.In(data.Sofia())
	}
	return all
}

// noon is a moment of the local day that no change of the clock touches.
func noon(at time.Time) time.Time {
	year, month, day := at.In(data.Sofia()).Date()
	return time.Date(year, month, day, 12, 0, 0, 0, data.Sofia())
}

// midnight is the first moment of the local day.
func midnight(at time.Time) time.Time {
	year, month, day := at.In(data.Sofia()).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, data.Sofia())
}
