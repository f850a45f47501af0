package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"example.org/parter/data"
)

// Commit stores events of screens, each only once however often it is sent.
// When it returns nil they are on disk, and the screen may delete its own.
func (s *Store) Commit(ctx context.Context, events []data.Event) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		for _, e := range events {
			if _, err := tx.ExecContext(ctx, `
				INSERT INTO event (id, screen, kind, at, detail) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (id) DO NOTHING`,
				e.ID, e.Screen, e.Kind, moment(e.At), string(e.Detail)); err != nil {
				return fmt.Errorf("event %s: %w", e.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("commit events: %w", err)
	}
	return nil
}

// Events returns the events that came last, newest first.
func (s *Store) Events(ctx context.Context, limit int) (events []data.Event, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		events, err = list(ctx, tx, `
			SELECT id, screen, kind, at, detail FROM event ORDER BY seq DESC LIMIT ?`,
			func(row scanner, e *data.Event) error {
				var detail string
				if err := row.Scan(&e.ID, &e.Screen, &e.Kind, (*moment)(&e.At), &detail); err != nil {
					return err
				}
				if detail != "" {
					e.Detail = json.RawMessage(detail)
				}
				return nil
			}, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("events: %w", err)
	}
	return events, nil
}
