package data

import "time"

// WaitingFigure is how long people waited, as somebody of the staff counted it on a day or
// in a week: so many were served within the minutes. A program that counts in a queue can
// be read from it too.
type WaitingFigure struct {
	From, Until    time.Time // the first and the last day; of one day both are the same
	People, Served int       // so many of them within Minutes
	Minutes        int
	Evidence       string // from what it was counted
	By             string
	At             time.Time
}

// Bounds of what is counted: nobody waits for longer than a day is long, and a figure is
// of a week at most.
const (
	longestWaiting = 480
	mostWaiting    = 100_000
	waitingDays    = 7
)

// Check says everything that keeps the figure from being stored, or nil.
func (w WaitingFigure) Check(now time.Time) error {
	var p Problems
	switch {
	case w.From.IsZero():
		p = append(p, Problem{"waited_from", Missing})
	case w.From.After(now):
		p = append(p, Problem{"waited_from", InTheFuture})
	}
	switch {
	case w.Until.Before(w.From):
		p = append(p, Problem{"waited_until", EndsBefore})
	case w.Until.After(now):
		p = append(p, Problem{"waited_until", InTheFuture})
	case !w.Until.Before(w.From.AddDate(0, 0, waitingDays)):
		p = append(p, Problem{"waited_until", TooLong})
	}
	if w.People < 1 || w.People > mostWaiting {
		p = append(p, Problem{"people", BadFormat})
	}
	if w.Served < 0 || w.Served > w.People {
		p = append(p, Problem{"served", BadFormat})
	}
	if w.Minutes < 1 || w.Minutes > longestWaiting {
		p = append(p, Problem{"minutes", BadFormat})
	}
	p = checkLength(p, "evidence", w.Evidence, 300)
	return p.asError()
}
