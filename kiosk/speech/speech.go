// Package speech says a screen aloud, for a visitor who cannot read it: it
// turns the text of the screen into words, the words into sound, and stops at
// once when the visitor touches the screen or leaves.
//
// The voice is espeak-ng, because it is the only one with Bulgarian in Debian:
// RHVoice and MBROLA have none, and Debian's piper is a program for mice. It
// sounds like a machine, but it is understood, needs no network and makes
// twenty seconds of speech in a tenth of a second. It runs as a process and
// not as a library so that a fault of it or of the sound card takes one
// sentence and not the kiosk, and so that killing its process group is silence:
// no buffer of ours goes on speaking. The text goes in by a pipe and the sound
// comes out by one; what is spoken may be somebody's case, so it is never an
// argument, which every process could read, and never a file.
//
// The programs read figures, abbreviations and addresses badly, so Normalise
// writes them out first. Replace espeak-ng when a natural Bulgarian voice can
// be installed from Debian, or when the town brings one (Piper's „dimitar“): it
// is a new Speaker here, and Normalise and Sentences stay.
package speech

import (
	"context"
	"strconv"

	"example.org/parter/data"
)

// Speaker says texts aloud, one list of them at a time.
type Speaker interface {
	// Ready is nil when a text could be spoken now. Otherwise the error, a
	// data.ErrUnavailable, says what is missing, and there is nothing to offer.
	Ready(ctx context.Context) error

	// Say speaks the texts in their order and returns after the last one. It
	// calls now with the place of each text as it begins, on a goroutine that
	// may be any, and now must not call Say. When the context ends, Say is
	// silent and returns the context's error; when a later Say begins, this one
	// is silent first and returns context.Canceled. Any other error is a
	// data.ErrUnavailable.
	Say(ctx context.Context, voice Voice, texts []string, now func(i int)) error
}

// Voice is how texts are spoken: in the language of the screen and as loud as
// the visitor chose. A text in the other alphabet is still spoken in its own
// language.
type Voice struct {
	Language data.Language
	Volume   Volume // the zero value is Normal, which a new visit starts with
}

// Volume is a step of loudness. From Quiet to Loud it is 18 decibels, as
// EN 301 549 8.2.1 asks; how many that is in the lobby is set at the amplifier.
type Volume int

// The steps of loudness.
const (
	Quiet  Volume = -1
	Normal Volume = 0
	Loud   Volume = 1
)

// Volumes lists the steps from the quietest.
func Volumes() []Volume { return []Volume{Quiet, Normal, Loud} }

// amplitude is espeak-ng's own figure. Above 100 the peaks are cut off, so that
// is Loud; each step down is 9 decibels.
func (v Volume) amplitude() string {
	switch {
	case v < Normal:
		return strconv.Itoa(14)
	case v > Normal:
		return strconv.Itoa(100)
	default:
		return strconv.Itoa(36)
	}
}
