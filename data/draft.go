package data

import (
	"errors"
	"fmt"
	"time"
)

// ErrFourEyes says that whoever wrote it may not publish it: somebody else has to.
var ErrFourEyes = errors.New("somebody else has to publish it")

// EntryState is where an entry stands between the desk and the public.
type EntryState string

// The states of an entry.
const (
	EntryDraft     EntryState = "draft"     // never published, or withdrawn
	EntryPublished EntryState = "published" // what is published equals the draft
	EntryChanged   EntryState = "changed"   // published, and the draft was changed since
	EntryRemoved   EntryState = "removed"   // taken away; its versions are kept
)

// Step is where a draft stands between those who write and those who publish.
type Step string

// The steps of a draft.
const (
	StepWritten   Step = ""          // it is being written
	StepAsked     Step = "asked"     // for approval
	StepReturned  Step = "returned"  // with a reason
	StepScheduled Step = "scheduled" // it is published when its time comes
)

// Approval is what was decided of a draft. A change of the draft ends it, except
// that the reason of a return is kept until approval is asked for again.
type Approval struct {
	Step    Step
	By      string // who asked, returned or scheduled
	At      time.Time
	Reason  string    // of a return
	Publish time.Time // when it is scheduled for
}

// Why the office returns a draft that was scheduled, beside a problem of a field, which
// it writes as "field: reason".
const (
	ReturnedFourEyes    = "four eyes"    // whoever decided it wrote some of it
	ReturnedNoPublisher = "no publisher" // whoever decided it does not publish any more
)

// DraftedEntry is what the desk works on: the entry as it stands now, beside what
// the public sees.
type DraftedEntry struct {
	Entry     Entry // the draft; what is published where nobody changed it; the last version where it was removed
	Published Entry // nil: nothing
	State     EntryState
	Version   int // of the last publication; 0: never, or as it came
	Revision  int // grows with each save; guards against overwriting
	ChangedBy string
	ChangedAt time.Time
	Authors   []string // everybody who wrote it since the last publication
	Approval  Approval
}

// Drafted is a draft in a list.
type Drafted struct {
	Ref       EntryRef
	Revision  int
	Title     string
	ChangedBy string
	ChangedAt time.Time
	Approval  Approval
}

// How says how a version came to be.
type How string

// The ways in which a version comes to be.
const (
	HowFirst     How = "first"     // as it was before anybody changed it here
	HowPublished How = "published" // by somebody
	HowScheduled How = "scheduled" // by the clock, as somebody had decided
	HowUndone    How = "undone"    // the version before, in one press
	HowRemoved   How = "removed"   // it is gone; the version has no content
	HowDraft     How = "draft"     // it was never published: the words of a draft that was taken from the desk
)

// Version is an entry as it was published once, or as a draft was that nobody published.
// Versions are never changed.
type Version struct {
	Ref    EntryRef
	Number int   // from 1 on; 0: as it came
	Entry  Entry // nil: it was removed
	By     string
	At     time.Time
	How    How
}

// Stopped says which of several entries kept all of them from being published.
type Stopped struct {
	Ref   EntryRef
	Title string
	Cause error
}

func (s Stopped) Error() string { return fmt.Sprintf("%s: %s", s.Ref, s.Cause) }

// Unwrap is the cause.
func (s Stopped) Unwrap() error { return s.Cause }
