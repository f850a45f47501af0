package playlist

import (
	"time"

	"example.org/parter/data"
)

// Cause is why an item is or is not on.
type Cause string

// The causes. All but the first are reasons not to be on.
const (
	OnNow        Cause = "on"
	NotYet       Cause = "not_yet"       // its first moment is still to come
	Over         Cause = "over"          // its last moment has passed
	OtherBoard   Cause = "other_board"   // it is for other boards
	OtherWeekday Cause = "other_weekday" // not on this day of the week
	OtherDay     Cause = "other_day"     // its rule does not give this day
	DayOff       Cause = "day_off"       // a holiday or another day off
	NoDayOff     Cause = "no_day_off"    // it is for days off only
	PartUnknown  Cause = "part_unknown"  // nobody has entered the times of its part of the day
	OtherTime    Cause = "other_time"    // not at this time of the day
	Displaced    Cause = "displaced"     // something urgent is on alone
)

// Verdict says whether an item is on at a moment, and why.
type Verdict struct {
	Cause Cause
	Until time.Time // where it is on: the first moment when it is not; zero: not in sight
	Next  time.Time // where it is not: the next moment when it is; zero: not in sight
}

// farthest is how far ahead is looked for the next time.
const farthest = 400 * 24 * time.Hour

// Why says whether the item is on at the moment on a board of the groups that
// shows all the items, and why. One that is not among them is over.
func Why(items []Item, id ItemID, board []data.BoardGroup, c Calendar, now time.Time) Verdict {
	window := Span{midnight(now.AddDate(0, 0, -1)), now.Add(farthest)}
	var urgent Spans
	var item *Item
	for i := range items {
		if items[i].ID == id {
			item = &items[i]
		}
		if items[i].Schedule.Priority == data.Urgent && items[i].Schedule.For(board) {
			urgent = append(urgent, items[i].Spans(c, window)...)
		}
	}
	switch {
	case item == nil:
		return Verdict{Cause: Over}
	case !item.Schedule.For(board):
		return Verdict{Cause: OtherBoard}
	}
	spans := item.Spans(c, window)
	free := spans
	if item.Schedule.Priority != data.Urgent {
		free = without(spans, merged(urgent))
	}
	for _, span := range free {
		switch {
		case span.Contains(now) && span.Until.Equal(window.Until):
			return Verdict{Cause: OnNow}
		case span.Contains(now):
			return Verdict{Cause: OnNow, Until: span.Until}
		case span.From.After(now):
			return Verdict{Cause: item.cause(c, now, spans), Next: span.From}
		}
	}
	return Verdict{Cause: item.cause(c, now, spans)}
}

// cause is why the item is not on at the moment.
func (i Item) cause(c Calendar, now time.Time, spans Spans) Cause {
	switch {
	case now.Before(i.From):
		return NotYet
	case !i.Until.IsZero() && !now.Before(i.Until):
		return Over
	case spans.On(now):
		return Displaced
	}
	if fault := i.fault(c, noon(now)); fault != "" {
		return fault
	}
	switch i.Schedule.Daypart {
	case data.WholeDay, data.OwnTimes:
	default:
		if _, known := c.Daypart(i.Schedule.Daypart, noon(now)); !known {
			return PartUnknown
		}
	}
	return OtherTime
}

// without is what of the spans lies outside the others, both in their order.
func without(spans, others Spans) Spans {
	left := spans
	for _, other := range others {
		var rest Spans
		for _, span := range left {
			if before, ok := span.and(Span{Until: other.From}); ok && !other.From.IsZero() {
				rest = append(rest, before)
			}
			if other.Until.IsZero() {
				continue
			}
			if after, ok := span.and(Span{From: other.Until}); ok {
				rest = append(rest, after)
			}
		}
		left = rest
	}
	return left
}
