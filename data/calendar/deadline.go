package calendar

import (
	"time"

	"example.org/parter/data"
)

// Receives reports whether the local day of the moment is a working one (присъствен
// ден): no weekend, no holiday and no day off, or one that staff made a working day.
func (c Calendar) Receives(day time.Time) bool { return c.works(dateOf(day)) }

func (c Calendar) works(d date) bool {
	if e, ok := c.exceptions[d]; ok {
		return e.Kind == data.Work
	}
	_, off := c.holiday(d)
	return !off && !d.onWeekend()
}

// longestBreak is how many days in a row can be no working days; a town hall whose
// staff entered more of them is reckoned as if it worked again.
const longestBreak = 60

// working is the date itself, or the first working day after it.
func (c Calendar) working(d date) date {
	for range longestBreak {
		if c.works(d) {
			return d
		}
		d = d.plus(1)
	}
	return d
}

// Due is the day on which a term ends that begins at the moment, as ЗЗД чл. 72
// reckons: the day of the beginning does not count; weeks end on the same day of the
// week and months on the same date, or on the last of a shorter month; a last day that
// is no working day gives way to the next one. A term in hours runs while people are
// received by the hours and ends at a moment; where those are not known, eight hours
// are a working day. The length must be known.
func (c Calendar) Due(from time.Time, l data.Length, h data.Hours) time.Time {
	d := dateOf(from)
	switch l.Unit {
	case data.InHours:
		return c.afterHours(from, time.Duration(l.Count)*time.Hour, h)
	case data.InWorkdays:
		for range l.Count {
			d = c.working(d.plus(1))
		}
		return d.midnight()
	case data.InWeeks:
		d = d.plus(7 * l.Count)
	case data.InMonths:
		d = d.plusMonths(l.Count)
	default:
		d = d.plus(l.Count)
	}
	return c.working(d).midnight()
}

// usualDay is how long people are received on a day whose hours are not known.
const usualDay = 8 * time.Hour

func (c Calendar) afterHours(from time.Time, left time.Duration, h data.Hours) time.Time {
	d := c.working(dateOf(from))
	if !h.Known() {
		for ; left > usualDay; left -= usualDay {
			d = c.working(d.plus(1))
		}
		return d.midnight()
	}
	for range longestBreak {
		for _, o := range c.openings(h, d) {
			opens, closes := latest(o.From.On(d.noon()), from), o.Until.On(d.noon())
			if !opens.Before(closes) {
				continue
			}
			if end := opens.Add(left); !end.After(closes) {
				return end
			}
			left -= closes.Sub(opens)
		}
		d = d.plus(1)
	}
	return d.midnight()
}

// Reckon is the case with the days by which it was due at first and is due as things
// stand. Where the length is not known the first day is the one that somebody wrote.
// Of a receipt only the day is known, so a term in hours runs from when people are first
// received on it and the day is the one on which it ends: nobody is told a later one than
// the law's. Whoever registers a case in the afternoon that has till the next day writes
// that day. (The other choice, the hour of each receipt, asks every clerk and every list
// for what only express services need; undo it when a town hall gives hours out.)
// A time in which the term stood still moves the day on by as many days as it lasted,
// working days where the term is counted in those; an extension names the day itself.
func (c Calendar) Reckon(k data.Case, l data.Length, h data.Hours) data.Case {
	if l.Known() {
		k.Promised = dateOf(c.Due(k.Received, l, h)).midnight()
	}
	k.Due = k.Promised
	extensions := k.Extensions
	for _, stop := range k.Stops() {
		if stop.Until.IsZero() {
			continue // it is moved when the term runs on
		}
		for len(extensions) > 0 && !extensions[0].On.After(stop.Since) {
			k.Due, extensions = extensions[0].Until, extensions[1:]
		}
		if !k.Due.IsZero() {
			k.Due = c.moved(k.Due, stop, l)
		}
	}
	if len(extensions) > 0 {
		k.Due = extensions[len(extensions)-1].Until
	}
	return k
}

// moved is the day, as much later as the stop lasted.
func (c Calendar) moved(due time.Time, stop data.Stop, l data.Length) time.Time {
	since, until, d := dateOf(stop.Since), dateOf(stop.Until), dateOf(due)
	if d.before(since) {
		return due // it was late before the term stood still
	}
	for day := since; day != until && day.before(until); {
		day = day.plus(1)
		switch {
		case l.Unit != data.InWorkdays:
			d = d.plus(1)
		case c.works(day):
			d = c.working(d.plus(1))
		}
	}
	return c.working(d).midnight()
}
