package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/sqlite"
)

// answerFloor is the least time that an answer to a guess takes, so that the
// time tells nothing about what was wrong. It hides coarse differences only: timers
// wake by the millisecond, counted from when the waiting begins, so work that takes
// 0.2 ms longer was still seen behind it. That is why the work is the same too.
const answerFloor = 400 * time.Millisecond

// lookup answers the holders of cases. Unknown, wrong and locked get the same
// words after the same work and the same time.
type lookup struct {
	store    *sqlite.Store
	attempts data.Attempts
	clock    func() time.Time // by which misses are remembered
	floor    time.Duration
	turn     sync.Mutex // one is answered after another: what is tried at once is counted one by one
	log      *slog.Logger
}

func newLookup(store *sqlite.Store, log *slog.Logger) *lookup {
	return &lookup{store: store, clock: time.Now, floor: answerFloor, log: log}
}

// A question is one way to ask for a case.
type question struct {
	number data.CaseNumber // as it is written in the register; empty: none was given
	day    time.Time       // that opens it; zero: something else does
	// answer answers it. A locked one must not be answered, and takes the work of any
	// wrong one.
	answer func(locked bool) (data.CaseAnswer, error)
}

func (l *lookup) byCode(ctx context.Context, number data.CaseNumber, code data.AccessCode) question {
	number = data.TypedNumber(string(number))
	return question{number: number, answer: func(locked bool) (data.CaseAnswer, error) {
		if locked {
			code = data.NoCode
		}
		return l.store.CaseByCode(ctx, number, code)
	}}
}

func (l *lookup) byDate(ctx context.Context, number data.CaseNumber, received time.Time) question {
	number = data.TypedNumber(string(number))
	return question{number: number, day: received, answer: func(locked bool) (data.CaseAnswer, error) {
		day := received
		if locked {
			day = time.Time{}
		}
		return l.store.CaseByDate(ctx, number, day)
	}}
}

// CaseByCode answers whoever typed the number and the code on a phone.
func (l *lookup) CaseByCode(ctx context.Context, from string, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	return l.guess(ctx, data.OneAsker(from), l.byCode(ctx, number, code))
}

// CaseByDate answers whoever typed the number and the date on a phone.
func (l *lookup) CaseByDate(ctx context.Context, from string, number data.CaseNumber, received time.Time) (data.CaseAnswer, error) {
	return l.guess(ctx, data.OneAsker(from), l.byDate(ctx, number, received))
}

// CaseByToken answers whoever has the slip's QR.
func (l *lookup) CaseByToken(ctx context.Context, t data.Token) (data.CaseAnswer, error) {
	return l.store.CaseByToken(ctx, t)
}

// guess asks what may be a guess, unless there were too many of them.
func (l *lookup) guess(ctx context.Context, asker data.Asker, q question) (data.CaseAnswer, error) {
	begun := time.Now()
	answer, err := l.try(asker, q)
	if errors.Is(err, data.ErrNotFound) {
		if err := machine.Pause(ctx, l.floor-time.Since(begun)); err != nil {
			return data.CaseAnswer{}, err
		}
	}
	return answer, err
}

func (l *lookup) try(asker data.Asker, q question) (data.CaseAnswer, error) {
	l.turn.Lock()
	defer l.turn.Unlock()
	may := l.may(asker, q)
	if errors.As(may, &data.TooManyAttempts{}) {
		l.log.Warn("guessing at cases was stopped for a while")
		return data.CaseAnswer{}, may
	}
	answer, err := q.answer(may != nil)
	switch {
	case errors.Is(err, data.ErrNotFound):
		l.log.Info("a question about a case was not answered: unknown number or slip, or wrong code or date")
		l.attempts.Missed(asker, q.number, l.clock())
		return data.CaseAnswer{}, data.ErrNotFound
	case err == nil:
		l.attempts.Succeeded(asker)
		if !q.day.IsZero() {
			l.attempts.Opened(asker, q.number, q.day, l.clock())
		}
	}
	return answer, err
}

// may says whether the question may be put, as data.Attempts.Allow does.
func (l *lookup) may(asker data.Asker, q question) error {
	if !q.day.IsZero() {
		if err := l.attempts.AllowDate(asker, q.number, q.day, l.clock()); err != nil {
			return err
		}
	}
	return l.attempts.Allow(asker, q.number, l.clock())
}

// guessing is what a kiosk's visitors tried more than is usual.
func (l *lookup) guessing(screen data.ScreenID) data.Guessing {
	return l.attempts.Guessing(data.ScreenAsker(screen), l.clock())
}

// lobby answers the screens of the building and keeps what they report.
type lobby struct{ *lookup }

// Case answers a kiosk on which number and code were typed.
func (l lobby) Case(ctx context.Context, screen data.ScreenID, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	return l.typed(ctx, screen, l.byCode(ctx, number, code))
}

// CaseByDate answers a kiosk on which number and date were typed.
func (l lobby) CaseByDate(ctx context.Context, screen data.ScreenID, number data.CaseNumber, received time.Time) (data.CaseAnswer, error) {
	return l.typed(ctx, screen, l.byDate(ctx, number, received))
}

// typed answers what was typed on the kiosk, which itself stops whoever guesses in
// one visit. Too much of it from one kiosk is told to staff.
func (l lobby) typed(ctx context.Context, screen data.ScreenID, q question) (data.CaseAnswer, error) {
	before := l.guessing(screen)
	answer, err := l.guess(ctx, data.ScreenAsker(screen), q)
	if g := l.guessing(screen); g.Misses > 0 && before.Misses == 0 || g.Cases > 0 && before.Cases == 0 {
		l.log.Warn("somebody may be guessing at a kiosk; see who stands there", "screen", screen, "misses_in_an_hour", g.Misses, "cases_in_an_hour", g.Cases)
	}
	return answer, err
}

// CaseByToken answers a kiosk that scanned a slip. Nobody finds 80 bits by
// guessing; that a scanner may not try as fast as it can costs nothing. It is
// counted apart from codes, so that an old slip that is scanned again and again
// keeps no visitor from typing.
func (l lobby) CaseByToken(ctx context.Context, screen data.ScreenID, t data.Token) (data.CaseAnswer, error) {
	return l.guess(ctx, data.OneAsker("scanner of "+string(screen)), question{answer: func(bool) (data.CaseAnswer, error) {
		return l.lookup.CaseByToken(ctx, t)
	}})
}

// AskAnswer opens a case for a message whose writer wants an answer.
func (l lobby) AskAnswer(ctx context.Context, e data.Event) (data.CaseAnswer, error) {
	f, err := e.Feedback()
	if err != nil {
		return data.CaseAnswer{}, err
	}
	return l.store.AskAnswer(ctx, f)
}

// Commit keeps what a screen reports.
func (l lobby) Commit(ctx context.Context, events []data.Event) error {
	return l.store.Commit(ctx, events)
}
