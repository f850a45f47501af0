package data

import (
	"errors"
	"fmt"
	"time"
)

// The kinds of failure that decide what a caller does next. Everything else
// is reported with the context added on the way up.
var (
	// ErrNotFound: there is no such thing, or not any more, or not for you.
	ErrNotFound = errors.New("not found")
	// ErrInvalid: what was given cannot be accepted; see Problems for why.
	ErrInvalid = errors.New("invalid")
	// ErrConflict: somebody else changed it first; nothing was overwritten.
	ErrConflict = errors.New("changed meanwhile")
	// ErrUnchanged: there is nothing new in it; nothing was done.
	ErrUnchanged = errors.New("nothing is changed")
	// ErrNotShown: it is done and saved, and the screens do not know it yet.
	ErrNotShown = errors.New("saved, and not on the screens")
	// ErrUnavailable: the other side cannot be reached now; try later.
	ErrUnavailable = errors.New("unavailable")
	// ErrSealed: an address was sealed with another key than the office has.
	ErrSealed = errors.New("sealed with another case.key")
)

// TooManyAttempts says that guessing was stopped and when to try again.
type TooManyAttempts struct {
	Wait time.Duration // from the moment of the answer
}

func (e TooManyAttempts) Error() string { return fmt.Sprintf("too many attempts, wait %s", e.Wait) }

// A Problem says what is wrong with one field of a form or a file, as a typed
// reason, so that each language can phrase it.
type Problem struct {
	Field  string // the form's or file's own name of the field
	Reason Reason
}

// Reason is why a field was refused.
type Reason string

// The reasons a field can be refused for.
const (
	Missing        Reason = "missing"          // required and empty
	TooLong        Reason = "too_long"         // more than the stated length
	NotADate       Reason = "not_a_date"       // not a calendar date or time
	EndsBefore     Reason = "ends_before"      // the end is not after the beginning
	InThePast      Reason = "in_the_past"      // it would never be shown
	InTheFuture    Reason = "in_the_future"    // it cannot have happened yet
	UnknownName    Reason = "unknown_name"     // names something that does not exist
	Taken          Reason = "taken"            // exists already
	TooShort       Reason = "too_short"        // fewer characters than required
	BadFormat      Reason = "bad_format"       // not in the expected form
	NotText        Reason = "not_text"         // its letters are in no encoding that is known
	DoesNotFit     Reason = "does_not_fit"     // longer than a screen can show
	PersonalNumber Reason = "personal_number"  // holds the number of a person, which nobody may read there
	NamesAddressee Reason = "names_addressee"  // holds the name of the addressee, of whom only initials are shown
	NotTaken       Reason = "not_taken"        // it could not be stored just now
	Contradicts    Reason = "contradicts"      // beside it stands the opposite
	LastOfItsKind  Reason = "last_of_its_kind" // without it nobody could do what must be done
	TooCommon      Reason = "too_common"       // others guess it first
	InUse          Reason = "in_use"           // something else names it
	Overlaps       Reason = "overlaps"         // another one is on at the same time
	Answered       Reason = "answered"         // somebody has answered it already
	TooMany        Reason = "too_many"         // more of them than may be
	TooManyPages   Reason = "too_many_pages"   // a document with more pages than are taken
	Locked         Reason = "locked"           // opens or prints only with a password
	HasScript      Reason = "has_script"       // a document that would do something by itself when opened
	TooLarge       Reason = "too_large"        // a file of more bytes than may be
	TooManyPixels  Reason = "too_many_pixels"  // a picture that nobody needs so large
	NeedsExtension Reason = "needs_extension"  // a term becomes later only by an extension with its reason
	NotOurs        Reason = "not_ours"         // gives itself out as something that the municipality may not send
)

// Problems is an ErrInvalid that lists every refused field.
type Problems []Problem

func (p Problems) Error() string {
	if len(p) == 0 {
		return ErrInvalid.Error()
	}
	return fmt.Sprintf("%s: %s %s (%d in all)", ErrInvalid, p[0].Field, p[0].Reason, len(p))
}

// Is makes errors.Is(p, ErrInvalid) true.
func (p Problems) Is(target error) bool { return target == ErrInvalid }

// Of returns the reason why the field was refused, or "".
func (p Problems) Of(field string) Reason {
	for _, problem := range p {
		if problem.Field == field {
			return problem.Reason
		}
	}
	return ""
}

// RootCause is the innermost error, without what was wrapped around it on the
// way up: that may name a case, and no case belongs in a log.
func RootCause(err error) error {
	for {
		next := errors.Unwrap(err)
		if many, ok := err.(interface{ Unwrap() []error }); ok && len(many.Unwrap()) > 0 {
			next = many.Unwrap()[0]
		}
		if next == nil {
			return err
		}
		err = next
	}
}
