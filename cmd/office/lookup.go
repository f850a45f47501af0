package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/sqlite"
)

// answerFloor is the least time that an answer to a code takes, so that the
// time tells nothing about what was wrong.
const answerFloor = 400 * time.Millisecond

// lookup answers the holders of cases. Unknown, wrong and locked get the same
// words after the same time.
type lookup struct {
	store    *sqlite.Store
	attempts *data.Attempts
	log      *slog.Logger
}

// Case answers a kiosk.
func (l lookup) Case(ctx context.Context, screen data.ScreenID, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	return l.CaseByCode(ctx, "screen "+string(screen), number, code)
}

// CaseByCode answers whoever typed the number and the code.
func (l lookup) CaseByCode(ctx context.Context, from string, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	begun := time.Now()
	answer, err := l.try(ctx, from, number, code)
	if errors.Is(err, data.ErrNotFound) {
		if err := machine.Pause(ctx, answerFloor-time.Since(begun)); err != nil {
			return data.CaseAnswer{}, err
		}
	}
	return answer, err
}

func (l lookup) try(ctx context.Context, from string, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	locked := l.attempts.Allow(from, number, time.Now())
	var wait data.TooManyAttempts
	if errors.As(locked, &wait) {
		l.log.Warn("guessing of access codes was stopped for a while")
		return data.CaseAnswer{}, locked
	}
	answer, err := l.store.CaseByCode(ctx, number, code)
	if err == nil && locked != nil {
		return data.CaseAnswer{}, locked
	}
	switch {
	case errors.Is(err, data.ErrNotFound):
		l.log.Info("a question about a case was not answered: unknown number or wrong code")
		l.attempts.Missed(from, number, time.Now())
	case err == nil:
		l.attempts.Succeeded(from)
	}
	return answer, err
}

// CaseByToken answers whoever has the slip's QR.
func (l lookup) CaseByToken(ctx context.Context, t data.Token) (data.CaseAnswer, error) {
	return l.store.CaseByToken(ctx, t)
}

// Commit keeps what a screen reports.
func (l lookup) Commit(ctx context.Context, events []data.Event) error {
	return l.store.Commit(ctx, events)
}
