package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"example.org/parter/cmd/machine"
)

// mostJump is how far the clock may be from what was stored last. After a longer pause
// the office waits an hour before it believes its clock.
const mostJump = 24 * time.Hour

// forget deletes the words and contacts of visitors that were kept as long as the rules
// say. What is deleted does not come back: while the clock may be wrong nothing is, and the
// reason is the error.
func (h *house) forget(ctx context.Context) (words, contacts int, err error) {
	if err := h.believesClock(ctx); err != nil {
		return 0, 0, err
	}
	rules, err := h.store.FeedbackRules(ctx)
	if err != nil {
		return 0, 0, err
	}
	words, err = h.store.ForgetWords(ctx, time.Now().AddDate(0, -rules.Keep.WordsMonths, 0))
	contacts, more := h.store.ForgetContacts(ctx)
	return words, contacts, errors.Join(err, more)
}

var (
	errTimeNotKept = errors.New("nothing keeps this machine's time right; see chrony or systemd-timesyncd, or start the office with --trust-clock")
	errClockJumped = errors.New("the clock is far from when something was stored last")
)

// believesClock is why the clock may be wrong, or nil.
func (h *house) believesClock(ctx context.Context) error {
	before, now := h.tidied, time.Now()
	h.tidied = now
	jump := now.Round(0).Sub(before.Round(0)) - now.Sub(before) // in one run another clock says how much time passed
	if before.IsZero() {
		last, err := h.store.LastStored(ctx)
		if err != nil {
			return err
		}
		jump = now.Sub(last)
	}
	return clockFault(h.trustClock || machine.TimeIsKept(), jump)
}

func clockFault(kept bool, jump time.Duration) error {
	switch {
	case !kept:
		return errTimeNotKept
	case jump.Abs() > mostJump:
		return fmt.Errorf("%w: %s", errClockJumped, jump.Round(time.Hour))
	default:
		return nil
	}
}
