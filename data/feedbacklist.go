package data

import "time"

// FeedbackState is how far the staff are with a message.
type FeedbackState string

// The states; a face alone has none.
const (
	FeedbackNew   FeedbackState = "new"
	FeedbackTaken FeedbackState = "taken" // somebody answers for it
	FeedbackDone  FeedbackState = "done"
)

// FeedbackStates lists every state in its order.
func FeedbackStates() []FeedbackState {
	return []FeedbackState{FeedbackNew, FeedbackTaken, FeedbackDone}
}

// FeedbackQuestion asks for a part of the inbox, the newest first.
type FeedbackQuestion struct {
	State   FeedbackState // empty: every message
	Kind    FeedbackKind  // empty: every kind
	Promise PromiseID     // empty: whatever it was about
	Words   string        // that it holds, each somewhere, as the search folds them
	Skip    int
	Limit   int // below zero: all
}

// FeedbackLine is a message with what the staff made of it.
type FeedbackLine struct {
	Feedback
	State   FeedbackState
	Owner   string    // who answers for it; empty: nobody yet
	Taken   time.Time // when somebody answered for it first; zero: nobody yet
	Done    time.Time // zero: it is not
	Note    string    // for staff alone
	TypedBy string    // who typed the paper; empty: the visitor did
}

// FeedbackDecision is what staff make of a message.
type FeedbackDecision struct {
	State FeedbackState
	Owner string
	Note  string
	Hide  bool // it is misuse: its face does not count, and it is in no report's words
}

const (
	mostOwner        = 100
	mostFeedbackNote = 2000
)

// Check says everything that keeps the decision from being stored, or nil. Whoever takes
// a message, or ends it, is named.
func (d FeedbackDecision) Check() error {
	p := checkNamed(nil, "state", d.State, FeedbackStates())
	if d.State != FeedbackNew || d.Owner != "" {
		p = checkLength(p, "owner", d.Owner, mostOwner)
	}
	if d.Note != "" {
		p = checkLength(p, "note", d.Note, mostFeedbackNote)
	}
	return p.asError()
}

// ActionID names a corrective action for good.
type ActionID string

// CorrectiveAction is what the town hall does because of what it was told (коригиращо
// действие, Charter II.6).
type CorrectiveAction struct {
	ID          ActionID
	Feedback    EventID   // empty: not because of a single message
	Promise     PromiseID // that it serves; empty: none
	What        string
	Responsible string
	Until       time.Time // a day in Europe/Sofia
	Done        time.Time // the day; zero: not yet
}

// Check says everything that keeps the action from being stored, or nil.
func (a CorrectiveAction) Check() error {
	p := checkLength(nil, "what", a.What, 500)
	p = checkLength(p, "responsible", a.Responsible, mostOwner)
	if a.Until.IsZero() {
		p = append(p, Problem{"until", Missing})
	}
	if hasPersonalNumber(a.What) {
		p = append(p, Problem{"what", PersonalNumber})
	}
	return p.asError()
}

// Late reports whether the action should be done by the moment and is not.
func (a CorrectiveAction) Late(now time.Time) bool {
	return a.Done.IsZero() && !a.Until.IsZero() && !now.Before(dayAfter(a.Until))
}
