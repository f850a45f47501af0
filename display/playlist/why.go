package playlist

import (
	"slices"
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

// Free are the times in the window, which has both ends, at which the item is on on a
// board of the groups that shows all the items: by its schedule, and not displaced by
// anything urgent. One that is not among them, or is for other boards, has none.
func Free(items []Item, id ItemID, board []data.BoardGroup, c Calendar, window Span) Spans {
	item := itemOf(items, id)
	if item == nil || !item.Schedule.For(board) {
		return nil
	}
	return item.free(item.Spans(c, window), urgent(items, board, c, window))
}

// free is what the urgent times leave of the item's own.
func (i Item) free(spans, urgent Spans) Spans {
	if i.Schedule.Priority == data.Urgent {
		return spans
	}
	return without(spans, urgent)
}

// urgent are the times in the window at which something urgent is on.
func urgent(items []Item, board []data.BoardGroup, c Calendar, window Span) (all Spans) {
	for _, item := range items {
		if item.Schedule.Priority == data.Urgent && item.Schedule.For(board) {
			all = append(all, item.Spans(c, window)...)
		}
	}
	return merged(all)
}

func itemOf(items []Item, id ItemID) *Item {
	i := slices.IndexFunc(items, func(item Item) bool { return item.ID == id })
	if i < 0 {
		return nil
	}
	return &items[i]
}

// Union are the times that are in any of them.
func Union(all ...Spans) Spans { return merged(slices.Concat(all...)) }

// Why says whether the item is on at the moment on a board of the groups that
// shows all the items, and why. One that is not among them is over.
func Why(items []Item, id ItemID, board []data.BoardGroup, c Calendar, now time.Time) Verdict {
	window := Span{midnight(now.AddDate(0, 0, -1)), now.Add(farthest)}
	item := itemOf(items, id)
	switch {
	case item == nil:
		return Verdict{Cause: Over}
	case !item.Schedule.For(board):
		return Verdict{Cause: OtherBoard}
	}
	spans := item.Spans(c, window)
	for _, span := range item.free(spans, urgent(items, board, c, window)) {
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
