package data

import (
	"fmt"
	"slices"
	"time"
)

// LookupDepth is what opens a case to whoever is not of the staff, as the
// administrator has decided. What opens more opens with less too: the slip's QR
// always, the code everywhere but in LookupBySlip.
type LookupDepth string

// The depths.
const (
	LookupByDate LookupDepth = ""     // number and date open its outline; the usual
	LookupByCode LookupDepth = "code" // number and code, and the slip
	LookupBySlip LookupDepth = "slip" // the slip's QR alone: nothing by number
)

// LookupDepths lists the depths in the order in which they are offered.
func LookupDepths() []LookupDepth { return []LookupDepth{LookupByDate, LookupByCode, LookupBySlip} }

// ParseLookupDepth reads a depth as it is stored; another word is ErrInvalid.
func ParseLookupDepth(word string) (LookupDepth, error) {
	if d := LookupDepth(word); slices.Contains(LookupDepths(), d) {
		return d, nil
	}
	return "", fmt.Errorf("depth of the look-up %q: %w", word, ErrInvalid)
}

// ByDate reports whether number and date open the outline of a case.
func (d LookupDepth) ByDate() bool { return d == LookupByDate }

// ByCode reports whether number and code open a case.
func (d LookupDepth) ByCode() bool { return d != LookupBySlip }

// caseStaysOpen is how many days after its end a case can be looked up; then its
// code, its date and its token open nothing any more.
const caseStaysOpen = 90

// LookupReach is the earliest day on which a case may have ended that can still be
// looked up at the moment.
func LookupReach(now time.Time) time.Time {
	now = now.In(Sofia())
	return time.Date(now.Year(), now.Month(), now.Day()-caseStaysOpen, 0, 0, 0, 0, Sofia())
}

// Outline is the case as whoever knows only its number and date may see it: where
// it stands, its days, and the phone to ask. Numbers are given out in order and a
// date is soon guessed, so it says nothing of what the case is about: no service,
// no speed, no department, no reason, and of its way only the last stage. That it is a
// message, its number says already; without it the last stage would be told in wrong words.
func (c Case) Outline() Case {
	o := Case{Number: c.Number, Received: c.Received, Phone: c.Phone, Promised: c.Promised, Due: c.Due, Answer: c.Answer}
	if n := len(c.Stages); n > 0 {
		o.Stages = []StageEntry{c.Stages[n-1]}
	}
	if n := len(c.Extensions); n > 0 {
		o.Extensions = []Extension{{On: c.Extensions[n-1].On, Until: c.Extensions[n-1].Until}}
	}
	return o
}

// Outline is the answer to number and date. Its slip has no code and leads to the
// look-up: nobody gets a code or a token for a number that was merely typed.
func (a CaseAnswer) Outline(town Town) CaseAnswer {
	slip := Slip{Number: a.Case.Number, Received: a.Case.Received, Phone: a.Case.Phone, Town: town.Name}
	if town.Public != "" {
		slip.Address = town.Public.CaseLookup()
	}
	return CaseAnswer{Case: a.Case.Outline(), Slip: slip}
}

// IsOutline reports whether the answer is to number and date.
func (a CaseAnswer) IsOutline() bool { return a.Slip.Code == "" }
