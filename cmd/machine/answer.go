package machine

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/edition"
	"example.org/parter/data/seal"
	"example.org/parter/data/site"
)

// AskAnswer keeps the message of a visitor who wants an answer, and asks the office for
// its case. The contact is sealed to the keys of the town hall before anything else: only
// sealed does it reach the disk or the office. The message is on the disk before the office
// is asked, and goes there again with what else waits, which makes no second case of it:
// whatever dies meanwhile, it is there once. Asked.Kept says that the office did not answer.
func (s *Screen) AskAnswer(ctx context.Context, f data.Feedback, c data.Contact) (asked data.Asked, err error) {
	keys := s.keys.Load()
	if keys == nil || !keys.Complete() {
		return asked, fmt.Errorf("message to be answered: no keys: %w", data.ErrUnavailable)
	}
	if f.ID == "" {
		f.ID = site.NewEventID()
	}
	if f.Answer, err = seal.Contact(*keys, f.ID, c); err != nil {
		return asked, fmt.Errorf("message to be answered: %w", err)
	}
	if err := f.Check(); err != nil {
		return asked, err
	}
	e, err := s.said(f)
	if err != nil {
		return asked, err
	}
	kept := s.keepSaid(ctx, e)
	if asked.CaseAnswer, err = s.Client.AskAnswer(ctx, e); err == nil {
		return asked, nil
	}
	asked.Kept = kept == nil
	return asked, kept
}

// said is the event that brings the feedback to the office.
func (s *Screen) said(f data.Feedback) (data.Event, error) {
	detail, err := json.Marshal(f)
	if err != nil {
		return data.Event{}, fmt.Errorf("feedback: %w", err)
	}
	return data.Event{ID: f.ID, Screen: s.ID, Kind: data.EventFeedback, At: time.Now().UTC(), Detail: detail}, nil
}

// keepSaid returns when the event is on the disk.
func (s *Screen) keepSaid(ctx context.Context, e data.Event) error {
	outbox := s.box.Load()
	if outbox == nil {
		return fmt.Errorf("feedback: no outbox: %w", data.ErrUnavailable)
	}
	return outbox.Add(ctx, e)
}

// learnKeys takes the keys of the seal from the edition.
func (s *Screen) learnKeys(ctx context.Context, e *edition.Edition) {
	town, err := e.Town(ctx)
	if err != nil {
		s.Log.Warn("nobody can ask for an answer: the town of the edition was not read", "edition", e.Number(), "error", err)
	}
	s.keys.Store(&town.Seal)
}
