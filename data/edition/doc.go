// Package edition builds, signs, verifies, opens and searches an edition: one
// immutable SQLite file that holds exactly what the public may see, with its
// search index, beside a manifest and an ed25519 signature.
//
// The folder of editions looks like this; the screens only ever read it:
//
//	current              the number of the published edition, replaced last
//	000012/edition.db    the content
//	000012/manifest.json number, moment, schema, SHA-256 and size of edition.db
//	000012/manifest.sig  base64 of the signature over the manifest's raw bytes
//
// An edition keeps each thing as one JSON body and not as columns, unlike
// content.db: it is never updated, is versioned as a whole (user_version), and
// is read one noun at a time by programs that know the data types. Undo this
// when a screen has to select by a field that is not a key here.
//
// The search index is not in the file: package data/search builds it in memory
// from the content when it is needed first (Edition.Ready). So a screen finds
// things by its own program's rules, whichever office built the edition.
package edition

import (
	"errors"
	"fmt"

	"example.org/parter/data"
)

// Schema is the newest layout of edition.db that this program reads and the one
// that it writes. It reads the older ones, too: schema 1 kept some texts in
// Bulgarian only, as plain strings, and had no forms, receptions, days off,
// results and services of other authorities; of those it reads none.
const Schema = 2

// applicationID marks the file as an edition of Партер ("PART").
const applicationID = 0x50415254

// Why an edition was refused. A screen then keeps the last good one, and the
// office the published one.
var (
	// ErrTorn: a file is missing, cut short or cannot be read.
	ErrTorn = errors.New("torn")
	// ErrTampered: the signature, the digest or the number is not the office's.
	ErrTampered = errors.New("tampered")
	// ErrNewer: the edition was made for a newer program than this one.
	ErrNewer = errors.New("newer schema")
	// ErrOvertaken: the prepared edition was discarded or is not the newest.
	ErrOvertaken = errors.New("overtaken")
	// ErrClosed: the edition was closed; ask the shelf for the newest one.
	ErrClosed = errors.New("edition closed")
)

// Refusal says which edition was refused and why. It is one of the kinds above
// for errors.Is.
type Refusal struct {
	Number data.EditionNumber // 0: the file "current" itself
	Kind   error              // ErrTorn, ErrTampered or ErrNewer
	Reason error              // what was found; may be nil
}

func (r *Refusal) Error() string {
	if r.Reason == nil {
		return fmt.Sprintf("edition %d: %v", r.Number, r.Kind)
	}
	return fmt.Sprintf("edition %d: %v: %v", r.Number, r.Kind, r.Reason)
}

// Unwrap makes errors.Is find the kind and the reason.
func (r *Refusal) Unwrap() []error { return []error{r.Kind, r.Reason} }

// Problem is the kind as one word for the event that tells the office.
func (r *Refusal) Problem() string {
	switch {
	case errors.Is(r.Kind, ErrTampered):
		return "tampered"
	case errors.Is(r.Kind, ErrNewer):
		return "newer"
	default:
		return "torn"
	}
}
