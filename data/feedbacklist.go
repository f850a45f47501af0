package data

import (
	"slices"
	"time"
)

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
	Answer  bool          // only those whose writer wants an answer
	Late    bool          // only those past their day
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

	Stored time.Time  // when the office had it
	Due    time.Time  // the day by which it is answered, or else read; zero: its case has none
	Late   bool       // it is open, and past that day
	Case   CaseID     // that it is followed by; empty: its writer wants no answer
	Number CaseNumber // of the case
	Sealed bool       // where its writer wants the answer is still kept
	Reply  Reply      // zero: there is none
}

// Reply is what was answered to whoever wrote.
type Reply struct {
	Words string // empty: they were kept long enough
	On    time.Time
	How   NoticeMeans
	By    string // who of the staff
}

// mostReply is how long a reply may be, in characters.
const mostReply = 4000

// Check says everything that keeps the reply from being stored, or nil.
func (r Reply) Check() error {
	p := checkLength(nil, "reply", r.Words, mostReply)
	if hasPersonalNumber(r.Words) {
		p = append(p, Problem{"reply", PersonalNumber})
	}
	if r.On.IsZero() {
		p = append(p, Problem{"replied_on", Missing})
	}
	if !slices.Contains(NoticeMeanses(), r.How) {
		p = append(p, Problem{"replied_how", Missing})
	}
	return p.asError()
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
