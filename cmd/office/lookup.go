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

// answerFloor is the least time that an answer to a guess takes, so that the
// time tells nothing about what was wrong.
const answerFloor = 400 * time.Millisecond

// lookup answers the holders of cases. Unknown, wrong and locked get the same
// words after the same time.
type lookup struct {
	store    *sqlite.Store
	attempts *data.Attempts
	log      *slog.Logger
}

// CaseByCode answers whoever typed the number and the code.
func (l lookup) CaseByCode(ctx context.Context, from string, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	number = data.TypedNumber(string(number))
	return l.guess(ctx, from, number, func() (data.CaseAnswer, error) { return l.store.CaseByCode(ctx, number, code) })
}

// CaseByToken answers whoever has the slip's QR.
func (l lookup) CaseByToken(ctx context.Context, t data.Token) (data.CaseAnswer, error) {
	return l.store.CaseByToken(ctx, t)
}

// guess asks what may be a guess, unless there were too many of them. The number
// is empty where none was given.
func (l lookup) guess(ctx context.Context, from string, number data.CaseNumber, ask func() (data.CaseAnswer, error)) (data.CaseAnswer, error) {
	begun := time.Now()
	answer, err := l.try(from, number, ask)
	if errors.Is(err, data.ErrNotFound) {
		if err := machine.Pause(ctx, answerFloor-time.Since(begun)); err != nil {
			return data.CaseAnswer{}, err
		}
	}
	return answer, err
}

func (l lookup) try(from string, number data.CaseNumber, ask func() (data.CaseAnswer, error)) (data.CaseAnswer, error) {
	locked := l.attempts.Allow(from, number, time.Now())
	var wait data.TooManyAttempts
	if errors.As(locked, &wait) {
		l.log.Warn("guessing of access codes was stopped for a while")
		return data.CaseAnswer{}, locked
	}
	answer, err := ask()
	if err == nil && locked != nil {
		return data.CaseAnswer{}, locked
	}
	switch {
	case errors.Is(err, data.ErrNotFound):
		l.log.Info("a question about a case was not answered: unknown number or slip, or wrong code")
		l.attempts.Missed(from, number, time.Now())
	case err == nil:
		l.attempts.Succeeded(from)
	}
	return answer, err
}

// lobby answers the screens of the building and keeps what they report.
type lobby struct{ lookup }

// Case answers a kiosk on which number and code were typed.
func (l lobby) Case(ctx context.Context, screen data.ScreenID, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	return l.CaseByCode(ctx, "screen "+string(screen), number, code)
}

// CaseByToken answers a kiosk that scanned a slip. Nobody finds 80 bits by
// guessing; that a scanner may not try as fast as it can costs nothing. It is
// counted apart from codes, so that an old slip that is scanned again and again
// keeps no visitor from typing.
func (l lobby) CaseByToken(ctx context.Context, screen data.ScreenID, t data.Token) (data.CaseAnswer, error) {
	return l.guess(ctx, "scanner of "+string(screen), "", func() (data.CaseAnswer, error) { return l.lookup.CaseByToken(ctx, t) })
}

// Commit keeps what a screen reports.
func (l lobby) Commit(ctx context.Context, events []data.Event) error {
	return l.store.Commit(ctx, events)
}
