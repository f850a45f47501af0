package sqlite

import (
	"context"
	"fmt"
	"time"

	"example.org/parter/data"
)

// heard is how many messages of the period somebody took by the last day of the rules,
// of those whose last day is over or that were taken already. That day is the one which
// the inbox tells: it is reckoned from when the office had the message, because nobody can
// read one that still waits on a screen.
func (m *measurer) heard(ctx context.Context, p data.Period) (data.Share, error) {
	in, err := openInbox(ctx, m.tx, m.now)
	if err != nil {
		return data.Share{}, err
	}
	type message struct{ stored, taken time.Time }
	messages, err := list(ctx, m.tx, `SELECT stored, taken FROM feedback WHERE state <> '' AND at >= ? AND at < ?`,
		func(row scanner, f *message) error { return row.Scan((*moment)(&f.stored), (*moment)(&f.taken)) }, moment(p.From()), moment(p.Until()))
	if err != nil {
		return data.Share{}, fmt.Errorf("messages to be heard: %w", err)
	}
	of, n := 0, 0
	for _, f := range messages {
		over := in.due(f.stored).AddDate(0, 0, 1) // the first moment after the last day
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
