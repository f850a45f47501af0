package data

import (
	"encoding/json"
	"slices"
	"time"
)

// Up is the detail of EventUp: for how long, up to the event, a kiosk's window was painted
// and answered without a break.
type Up struct {
	Seconds int `json:"seconds"`
}

// Stretch is a time from a moment up to another.
type Stretch struct{ From, Until time.Time }

// UpTimes are when one screen was up for sure, from its events in their order: a board
// while a page or an important message hung, a kiosk as it told. What nobody told of
// does not count, so that the share of it is never too large.
func UpTimes(events []Event, now time.Time) []Stretch {
	var stretches []Stretch
	for _, s := range Showings(events, now) {
		stretches = append(stretches, Stretch{s.From, s.Until})
	}
	for i, e := range events {
		var up Up
		switch {
		case e.Kind == EventUp && json.Unmarshal(e.Detail, &up) == nil && up.Seconds > 0:
			stretches = append(stretches, Stretch{e.At.Add(-time.Duration(up.Seconds) * time.Second), e.At})
		case e.Kind == EventAlertPainted && i+1 < len(events) && events[i+1].Kind != EventStarted:
			stretches = append(stretches, Stretch{e.At, events[i+1].At})
		}
	}
	return JoinStretches(stretches)
}

// JoinStretches are the same times in their order, each moment once.
func JoinStretches(stretches []Stretch) []Stretch {
	stretches = slices.SortedFunc(slices.Values(stretches), func(a, b Stretch) int { return a.From.Compare(b.From) })
	var joined []Stretch
	for _, s := range stretches {
		if last := len(joined) - 1; last >= 0 && !s.From.After(joined[last].Until) {
			joined[last].Until = later(joined[last].Until, s.Until)
			continue
		}
		if s.Until.After(s.From) {
			joined = append(joined, s)
		}
	}
	return joined
}

// Both is how long both are: neither has a moment twice.
func Both(a, b []Stretch) (both time.Duration) {
	for _, x := range a {
		for _, y := range b {
			both += overlap(x.From, x.Until, y.From, y.Until)
		}
	}
	return both
}
