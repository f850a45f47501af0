package speech

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"example.org/parter/data"
)

// Player brings one sound at a time to the visitor.
type Player interface {
	// Ready is nil when a sound could be heard now.
	Ready(ctx context.Context) error
	// Play returns when the sound is over, or silent with the context's error
	// when that ends first.
	Play(ctx context.Context, wav []byte) error
}

// Aplay plays through ALSA.
type Aplay struct {
	Program string // empty: aplay
	Device  string // as in aplay -L; empty: the system's default
}

// Ready opens the device and plays nothing, so it also knows a sound card that
// was pulled out.
func (a Aplay) Ready(ctx context.Context) error {
	limit, done := context.WithTimeout(ctx, patience)
	defer done()
	_, err := run(limit, nil, orElse(a.Program, "aplay"), a.arguments("-t", "raw", "-f", "S16_LE", "-r", "22050")...)
	return overdue(ctx, err)
}

// Play pipes the sound to aplay. Were the kiosk to die meanwhile, the pipe
// closes and at most two seconds are still heard.
func (a Aplay) Play(ctx context.Context, wav []byte) error {
	_, err := run(ctx, wav, orElse(a.Program, "aplay"), a.arguments()...)
	return err
}

func (a Aplay) arguments(more ...string) []string {
	arguments := []string{"-q"}
	if a.Device != "" {
		arguments = append(arguments, "-D", a.Device)
	}
	return append(arguments, more...)
}

// Files writes the sounds into a folder instead, for a machine without a sound
// card: a rehearsal or a test, and never a lobby, since what is spoken can be
// somebody's case. The files are 001.wav, 002.wav, … for the program's own
// user; a new Files begins anew.
type Files struct {
	Dir   string                                           // made when missing
	Pause func(ctx context.Context, d time.Duration) error // waits as long as a sound lasts; nil: does not

	written int
}

// Ready tries whether the folder can be used.
func (f *Files) Ready(context.Context) error {
	if err := os.MkdirAll(f.Dir, 0o700); err != nil {
		return fmt.Errorf("%w: %w", data.ErrUnavailable, err)
	}
	return nil
}

// Play writes the next file.
func (f *Files) Play(ctx context.Context, wav []byte) error {
	if err := errors.Join(ctx.Err(), f.Ready(ctx)); err != nil {
		return err
	}
	f.written++
	number := strconv.Itoa(1000 + f.written)[1:]
	if err := os.WriteFile(filepath.Join(f.Dir, number+".wav"), wav, 0o600); err != nil {
		return fmt.Errorf("%w: %w", data.ErrUnavailable, err)
	}
	if f.Pause == nil {
		return nil
	}
	return f.Pause(ctx, lengthOf(wav))
}
