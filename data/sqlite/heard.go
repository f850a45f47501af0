package sqlite

import (
	"context"
	"fmt"
	"time"

	"example.org/parter/data"
)

// heard is how many messages of the period somebody took by the last day of the rules,
// of those whose last day is over or that were taken already.
func (m *measurer) heard(ctx context.Context, p data.Period) (data.Share, error) {
	rules, err := loadFeedbackRules(ctx, m.tx)
	if err != nil {
		return data.Share{}, fmt.Errorf("rules of feedback: %w", err)
	}
	k, err := newReckoner(ctx, m.tx, m.now)
	if err != nil {
		return data.Share{}, err
	}
	type message struct{ at, taken time.Time }
	messages, err := list(ctx, m.tx, `SELECT at, taken FROM feedback WHERE state <> '' AND at >= ? AND at < ?`,
		func(row scanner, f *message) error { return row.Scan((*moment)(&f.at), (*moment)(&f.taken)) }, moment(p.From()), moment(p.Until()))
	if err != nil {
		return data.Share{}, fmt.Errorf("messages to be heard: %w", err)
	}
	of, n := 0, 0
	for _, f := range messages {
		over := k.calendar.Due(f.at, rules.Read, k.hours).AddDate(0, 0, 1) // the first moment after the last day
		switch {
		case f.taken.IsZero() && m.now.Before(over):
			continue
		case !f.taken.IsZero() && f.taken.Before(over):
			of++
		}
		n++
	}
	if n == 0 {
		return data.Share{}, nil
	}
	return data.NewShare(of, n), nil
}
