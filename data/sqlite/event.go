package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"example.org/parter/data"
)

// Commit stores events of screens, each only once however often it is sent.
// When it returns nil they are on disk, and the screen may delete its own.
func (s *Store) Commit(ctx context.Context, events []data.Event) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		for _, e := range events {
			understood, err := s.commitSaid(ctx, tx, e)
			if err != nil {
				return fmt.Errorf("event %s: %w", e.ID, err)
			}
			if understood {
				continue
			}
			if _, err := tx.ExecContext(ctx, `
				INSERT INTO event (id, screen, kind, at, stored, detail) VALUES (?, ?, ?, ?, ?, ?)
				ON CONFLICT (id) DO NOTHING`,
				e.ID, e.Screen, e.Kind, moment(e.At), moment(s.clock()), string(e.Detail)); err != nil {
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

// commitSaid stores what a visitor said where it belongs; false: it is something else.
func (s *Store) commitSaid(ctx context.Context, tx *sql.Tx, e data.Event) (understood bool, err error) {
	switch e.Kind {
	case data.EventFeedback:
		return s.commitFeedback(ctx, tx, e)
	case data.EventSurvey:
		return s.commitSurvey(ctx, tx, e)
	default:
		return false, nil
	}
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

// DropEvents forgets the events that were stored before the moment, whatever the
// screens' clocks said, but those that prove what hung, and returns how many. It then empties the write-ahead
// log, which otherwise stays as long as it ever was. Everything else in
// content.db is bounded by what people do: each event of a screen is the one
// thing that grows by itself.
func (s *Store) DropEvents(ctx context.Context, before time.Time) (dropped int, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `
			DELETE FROM event WHERE stored < ? AND kind NOT IN ('page_painted', 'alert_painted', 'screen_off', 'screen_gone', 'started', 'stopped', 'feedback', 'survey')`, moment(before))
		if err != nil {
			return err
		}
		count, err := result.RowsAffected()
		dropped = int(count)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("drop events: %w", err)
	}
	if err := s.emptyLog(ctx); err != nil {
		return dropped, fmt.Errorf("events dropped, log not emptied: %w", err)
	}
	return dropped, nil
}
