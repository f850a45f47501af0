package data

import (
	"cmp"
	"time"
)

// Opinion is what visitors thought in a period (удовлетвореност), counted from the
// feedback itself each time that somebody asks.
type Opinion struct {
	From, Until  time.Time // Until is the first moment that does not count any more
	All          Tally
	Hidden       map[HiddenFor]int // faces that do not count, by why; the same face of one visit, said with more, is one
	ByService    map[ServiceID]Tally
	ByDepartment map[DepartmentID]Tally
	ByChannel    map[Channel]Tally
	ByReason     map[FeedbackReason]Tally
	Messages     map[FeedbackKind]int // with words; a face alone is none
	Breaches     map[PromiseID]int    // reports that a promise was not kept
}

// Opinion counts the feedback of the period. What came outside of it only tells whose
// face was the last of a visit.
func (r VoteRules) Opinion(from, until time.Time, all []Feedback) Opinion {
	o := Opinion{
		From: from, Until: until, Hidden: map[HiddenFor]int{}, ByService: map[ServiceID]Tally{}, ByDepartment: map[DepartmentID]Tally{},
		ByChannel: map[Channel]Tally{}, ByReason: map[FeedbackReason]Tally{}, Messages: map[FeedbackKind]int{}, Breaches: map[PromiseID]int{},
	}
	hidden, last := r.Guard(all), lastFaces(all)
	for i, f := range all {
		saidAgain := hidden[i] == HiddenLater && last[f.Visit].Rating == f.Rating
		if !f.At.Before(from) && f.At.Before(until) && !saidAgain {
			o.count(f, hidden[i])
		}
	}
	return o
}

// lastFaces are the last face of each visit. Whoever touches one and then says what it was
// about has touched one face.
func lastFaces(all []Feedback) map[string]Feedback {
	last := map[string]Feedback{}
	for _, f := range all {
		before := last[f.Visit]
		if f.Rating != 0 && f.Hidden == "" && (before.Rating == 0 || cmp.Or(f.At.Compare(before.At), cmp.Compare(f.ID, before.ID)) > 0) {
			last[f.Visit] = f
		}
	}
	return last
}

func (o *Opinion) count(f Feedback, hidden HiddenFor) {
	if f.Kind != KindRating && f.Hidden == "" {
		o.Messages[f.Kind]++
		if f.Kind == KindBreach {
			o.Breaches[f.Promise]++
		}
	}
	switch {
	case f.Rating == 0:
		return
	case hidden != "":
		o.Hidden[hidden]++
		return
	}
	o.All.Add(f.Rating)
	addTo(o.ByChannel, f.Channel, f.Rating)
	addTo(o.ByService, f.Service, f.Rating)
	addTo(o.ByDepartment, f.Department, f.Rating)
	addTo(o.ByReason, f.Reason, f.Rating)
}

// addTo leaves out what was not said.
func addTo[K ~string](tallies map[K]Tally, of K, r Rating) {
	if of == "" {
		return
	}
	t := tallies[of]
	t.Add(r)
	tallies[of] = t
}
