// Package printer brings a handout to a printer and says what became of it: to
// a CUPS queue, to a receipt printer that is spoken to directly (ESC/POS), to a
// file, or to nobody where there is no printer.
//
// A print program that says "accepted" has not printed: with the printer
// switched off it still succeeds, and the slip comes out for the next visitor.
// So a queue counts as printed only what CUPS calls completed, and whatever is
// not printed in time is cancelled. Submitting is left to lp and cancel because
// they know the queue's drivers and permissions; looking is done here, by a
// small IPP reader.
//
// A receipt printer keeps what it was sent, too: without paper it stops, and goes
// on when somebody puts in a roll. So it is sent a few millimetres at a time, and
// told to forget them when it stops.
package printer

import (
	"context"
	"errors"
	"fmt"
	"image"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Printer prints one handout at a time.
type Printer interface {
	// State looks at the printer before its button is offered.
	State(ctx context.Context) State
	// Print returns when the handout is printed, and where. Otherwise the error
	// is a Fault (errors.As) with what is known about it, nothing is left to
	// print later, and the handout itself is still the caller's to show. It takes
	// ten seconds at most.
	Print(ctx context.Context, handout Handout) (where string, err error)
}

// Handout is what is printed, drawn as the printer wants it.
type Handout interface {
	// PDF is for whatever has a driver.
	PDF() ([]byte, error)
	// Dots is for a head of so many dots across, 8 to a millimetre: black below 128.
	Dots(across int) (*image.Gray, error)
}

// undrawn says that the handout is at fault and no printer.
func undrawn(err error) error { return fmt.Errorf("%w: handout: %w", Missing, err) }

// State is how a printer stands.
type State struct {
	Ready bool  // it takes a job; show the button
	Fault Fault // what it last reported, also while ready, since reports can be stale; empty: nothing
	Low   bool  // the paper is nearly at its end
}

// Fault is why nothing was printed. It is also a data.ErrUnavailable.
type Fault string

// The faults that staff treat differently.
const (
	PaperOut   Fault = "paper out"
	CoverOpen  Fault = "cover open"
	Jam        Fault = "paper jam"
	Offline    Fault = "printer offline" // off, unplugged, or its server is
	Paused     Fault = "printer paused"  // or it refuses jobs
	Stuck      Fault = "printer stuck"   // not printed in time, no reason given
	Incomplete Fault = "printed in part" // it began and gave up
	Missing    Fault = "no printer"      // none configured, unknown queue, no print program
	NotSaved   Fault = "file not saved"  // folder or disk
)

func (f Fault) Error() string { return string(f) }

// Is makes errors.Is(f, data.ErrUnavailable) true.
func (f Fault) Is(target error) bool { return target == data.ErrUnavailable }

// Cause is what staff can do something about: of a paper that was printed in part,
// why it stopped, where that is known. An error without any fault is Missing.
func Cause(err error) Fault {
	for _, f := range []Fault{PaperOut, CoverOpen, Jam, Paused, Offline, NotSaved, Incomplete, Stuck} {
		if errors.Is(err, f) {
			return f
		}
	}
	return Missing
}

// Visitor is what a visitor is told. It takes the name of the counter and a phone.
func (f Fault) Visitor() phrases.Key {
	switch f {
	case Incomplete:
		return phrases.PrintIncomplete
	case NotSaved:
		return phrases.PrintNotSaved
	default:
		return phrases.PrintFailed
	}
}

// Staff is what staff do at the printer.
func (f Fault) Staff() phrases.Key { return phrases.PrinterFault(string(f)) }
