package machine

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"syscall"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/edition"
)

// How often a screen tells of itself, and looks at its printer.
const (
	vitalsPace  = 10 * time.Second
	printerPace = 30 * time.Second
	// longJourney makes a comparison of clocks worth nothing.
	longJourney = 2 * time.Second
)

// newRun names this run of the program.
func newRun() string {
	var raw [16]byte
	_, _ = rand.Read(raw[:]) // never fails
	return hex.EncodeToString(raw[:])
}

// hanging is until when the board's page is to hang.
type hanging struct{ until time.Time }

// hangs notes what was told of a page: it is to be gone in so many seconds.
func (s *Screen) hangs(seconds int) {
	s.page.Store(&hanging{time.Now().Add(time.Duration(seconds) * time.Second)})
}

// hangsNot notes that no page hangs that has to turn.
func (s *Screen) hangsNot(kind data.EventKind) {
	switch kind {
	case data.EventAlertPainted, data.EventScreenOff, data.EventScreenGone:
		s.page.Store(nil)
	default:
	}
}

// tellVitals tells the office how the machine is until the context ends. The first
// time it does so twice, so that the clocks are compared at once.
func (s *Screen) tellVitals(ctx context.Context) {
	v := data.Vitals{Version: Version, Groups: s.Groups}
	var looked time.Time // at the printer
	for first := true; ctx.Err() == nil; first = false {
		if s.Printer != nil && time.Since(looked) > printerPace {
			state := s.Printer(ctx)
			v.Printer, looked = &state, time.Now()
		}
		s.measure(&v)
		ahead, took, err := s.Client.Tell(ctx, v, s.Clock)
		switch {
		case err == nil && took < longJourney:
			v.Ahead = &ahead
		case err != nil && !errors.Is(err, data.ErrUnavailable):
			s.Log.Debug("vitals not told", "error", err) // an older office; one that is not there is logged elsewhere
		}
		if first && err == nil {
			continue
		}
		if Pause(ctx, vitalsPace) != nil {
			return
		}
	}
}

// measure looks at all but the printer and the clock's difference.
func (s *Screen) measure(v *data.Vitals) {
	s.Pulse.take(v)
	v.Late = 0
	if page := s.page.Load(); page != nil && v.Away == "" {
		v.Late = max(0, time.Since(page.until))
	}
	var disk syscall.Statfs_t
	v.DiskFree, v.DiskSize = 0, 0
	if err := syscall.Statfs(string(s.folder), &disk); err == nil {
		v.DiskFree, v.DiskSize = int64(disk.Bavail)*disk.Bsize, int64(disk.Blocks)*disk.Bsize //nolint:gosec // no disk has 2⁶³ bytes
	}
	v.Mute = s.Mute != nil && s.Mute()
	v.TimeKept = s.trustClock || TimeIsKept()
}

// restart ends the program where the order is the office's and means this very run.
// Whoever keeps it running starts it anew: it ends as it does from the kiosk's
// service page. A window that does not answer any more is no reason to stay.
func (s *Screen) restart(order []byte) {
	key, err := edition.LoadPublicKey(s.keyFile)
	if err != nil {
		s.Log.Warn("restart not trusted", "error", err)
		return
	}
	if !edition.IsRestart(key, string(s.ID), s.Client.Run, order) {
		s.Log.Warn("restart refused: it is not signed by the office for this run")
		return
	}
	s.Log.Warn("the office asks for a restart")
	s.end()
}
