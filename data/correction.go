package data

import "time"

// CaseRecord is a case as the office keeps it: what a clerk may correct, and what was
// corrected before. It is for staff alone.
type CaseRecord struct {
	Facts       Registration // with a due day only where somebody wrote it
	Revision    int          // one more with each change
	Corrections []Correction // in order of time
}

// Correction is what a fact of a case was until it was corrected, and what it is since.
// Days are written as 2026-11-22, a stage with its day after a space, a service and a
// department by their IDs. The audit has who corrected which fact; the values are in the
// register alone.
type Correction struct {
	At            time.Time
	By            string // who of the staff
	What          Deed
	Before, After string // empty: nothing
}

// BeforeLast is the case as it was before what was done with it last: the stage, the
// longer term, or both where they were one. A case that came in with another stage than
// its receipt was received before. ok is false where nothing but the receipt is left.
func (c Case) BeforeLast() (before Case, ok bool) {
	stages, extensions := c.Stages, c.Extensions
	n, m := len(stages)-1, len(extensions)-1
	switch {
	case n < 0:
		return c, false
	case m >= 0 && (n == 0 || extensions[m].On.After(stages[n].On)):
		c.Extensions = extensions[:m:m]
	case n == 0 && stages[0].Stage == StageReceived:
		return c, false
	case n == 0:
		c.Stages = []StageEntry{{StageReceived, c.Received}}
	case m >= 0 && extensions[m].On.Equal(stages[n].On) && (stages[n].Stage == StageExtended || !stages[n-1].On.Equal(stages[n].On)):
		if !c.extendedAgain() {
			c.Stages = stages[:n:n]
		}
		c.Extensions = extensions[:m:m]
	default:
		c.Stages = stages[:n:n]
	}
	return c, true
}

// extendedAgain reports whether the last stage, which is of the day of the last extension,
// says of an earlier one too that there is one.
func (c Case) extendedAgain() bool {
	last, more := c.Stages[len(c.Stages)-1], 0
	for _, e := range c.Extensions {
		if e.On.Equal(last.On) {
			more++
		}
	}
	for _, e := range c.Stages {
		if e.Stage == last.Stage && e.On.Equal(last.On) {
			more--
		}
	}
	return more > 0
}
