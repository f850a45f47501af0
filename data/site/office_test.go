package site_test

import (
	"context"
	"errors"
	"sync"
	"time"

	"example.org/parter/data"
)

// slipToken is the token of the office's only slip.
const slipToken data.Token = "CANARYCANARY0042"

// office is one that stores events in memory, once each.
type office struct {
	mutex  sync.Mutex
	stored map[data.EventID]data.Event
	asked  data.ScreenID
	fails  error
}

func (o *office) Case(_ context.Context, screen data.ScreenID, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.asked = screen
	if o.fails != nil {
		return data.CaseAnswer{}, o.fails
	}
	if number.Key() != "94-00-1287" || code != "ABCD2345" {
		return data.CaseAnswer{}, data.ErrNotFound
	}
	return answer(), nil
}

func (o *office) CaseByDate(_ context.Context, screen data.ScreenID, number data.CaseNumber, received time.Time) (data.CaseAnswer, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.asked = screen
	if o.fails != nil {
		return data.CaseAnswer{}, o.fails
	}
	if number.Key() != "94-00-1287" || !received.Equal(answer().Case.Received) {
		return data.CaseAnswer{}, data.ErrNotFound
	}
	return answer().Outline(data.Town{Public: "http://office.example"}), nil
}

func (o *office) CaseByToken(_ context.Context, screen data.ScreenID, token data.Token) (data.CaseAnswer, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.asked = screen
	if o.fails != nil {
		return data.CaseAnswer{}, o.fails
	}
	if token != slipToken {
		return data.CaseAnswer{}, data.ErrNotFound
	}
	return answer(), nil
}

func (o *office) AskAnswer(_ context.Context, e data.Event) (data.CaseAnswer, error) {
	f, err := e.Feedback()
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if err := errors.Join(err, o.fails); err != nil {
		return data.CaseAnswer{}, err
	}
	if f.Answer == "" {
		return data.CaseAnswer{}, data.ErrInvalid
	}
	o.stored[e.ID] = e
	return answer(), nil
}

func (o *office) Commit(_ context.Context, events []data.Event) error {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if o.fails != nil {
		return o.fails
	}
	for _, e := range events {
		o.stored[e.ID] = e
	}
	return nil
}

func (o *office) fail(err error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.fails = err
}

func (o *office) count() int {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return len(o.stored)
}

func answer() data.CaseAnswer {
	day := time.Date(2026, time.November, 20, 0, 0, 0, 0, time.UTC)
	return data.CaseAnswer{
		Case: data.Case{Number: "94-00-1287", Received: day, Stages: []data.StageEntry{{Stage: data.StageReceived, On: day}}},
		Slip: data.Slip{Number: "94-00-1287", Received: day, Code: "ABCD2345"},
	}
}
