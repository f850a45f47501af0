package phrases

import (
	"slices"
	"time"

	"example.org/parter/data"
)

// CaseEvent is something that happened to the term of a case, in a sentence.
type CaseEvent struct {
	On     time.Time
	Says   string
	Reason string // as staff wrote it, in Bulgarian; empty: none is given
	Call   bool   // the reason is told to whoever calls
	Lasts  bool   // the term stands still now
}

// CaseEvents is what happened to the term, in order of time, as it is told at the moment:
// none where it is as it was promised. A term that went on the same day did not stand still.
func CaseEvents(l data.Language, c data.Case, now time.Time) (all []CaseEvent) {
	say := func(k Key, days ...time.Time) string {
		var words []any
		for _, day := range days {
			words = append(words, NearDay(l, day, now))
		}
		return Sentence(In(l, k, words...))
	}
	for _, e := range c.Extensions {
		all = append(all, CaseEvent{On: e.On, Says: say(PublicCaseTermExtended, e.On, e.Until), Reason: e.Reason, Call: e.Reason == ""})
	}
	for _, stop := range c.Stops() {
		switch {
		case stop.Until.IsZero():
			all = append(all, CaseEvent{On: stop.Since, Says: say(PublicCaseTermStands, stop.Since), Lasts: true})
		case !stop.Until.Equal(stop.Since):
			all = append(all, CaseEvent{On: stop.Since, Says: say(PublicCaseTermStopped, stop.Since, stop.Until)})
		}
	}
	for _, n := range c.Told {
		all = append(all, CaseEvent{On: n.On, Says: Sentence(CaseTold(l, n.How, NearDay(l, n.On, now)))})
	}
	slices.SortStableFunc(all, func(a, b CaseEvent) int { return a.On.Compare(b.On) })
	if !c.Promised.IsZero() && !c.Promised.Equal(c.Due) {
		all = append([]CaseEvent{{On: c.Received, Says: say(PublicCaseTermFirst, c.Promised)}}, all...)
	}
	return all
}
