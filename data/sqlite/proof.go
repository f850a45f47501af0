package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"example.org/parter/data"
)

// farApart is more than any page hangs: what hung at the beginning of a time may
// have been told of so long before it.
const farApart = 10 * time.Minute

// Showings are what hung on the screen between the two moments, as it was told so
// far; now is the moment of asking.
func (s *Store) Showings(ctx context.Context, screen data.ScreenID, from, until time.Time) (all []data.Showing, err error) {
	events, err := s.ProofEvents(ctx, screen, from, until)
	if err != nil {
		return nil, err
	}
	for _, showing := range data.Showings(events, s.clock()) {
		if showing.Until.After(from) && showing.From.Before(until) {
			all = append(all, showing)
		}
	}
	return all, nil
}

// ProofEvents are the events that prove what hung on the screen between the two
// moments, and a little before and after, in their order.
func (s *Store) ProofEvents(ctx context.Context, screen data.ScreenID, from, until time.Time) (events []data.Event, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		events, err = list(ctx, tx, `
			SELECT kind, at, detail FROM event
			WHERE screen = ? AND at >= ? AND at < ? AND kind IN ('page_painted', 'alert_painted', 'screen_off', 'screen_gone', 'started', 'stopped')
			ORDER BY at, seq`,
			func(row scanner, e *data.Event) error {
				var detail string
				err := row.Scan(&e.Kind, (*moment)(&e.At), &detail)
				e.Detail = json.RawMessage(detail)
				return err
			}, screen, moment(from.Add(-farApart)), moment(until.Add(farApart)))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("what hung on %s: %w", screen, err)
	}
	return events, nil
}

// Painters are the screens on which a page hung between the two moments.
func (s *Store) Painters(ctx context.Context, from, until time.Time) (screens []data.ScreenID, err error) {
	var told []data.ScreenID
	err = s.read(ctx, func(tx *sql.Tx) error {
		told, err = list(ctx, tx, `
			SELECT DISTINCT screen FROM event WHERE kind = 'page_painted' AND at >= ? AND at < ?`,
			func(row scanner, id *data.ScreenID) error { return row.Scan(id) }, moment(from.Add(-farApart)), moment(until.Add(farApart)))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("screens that told of pages: %w", err)
	}
	for _, screen := range told {
		hung, err := s.Showings(ctx, screen, from, until)
		if err != nil {
			return nil, err
		}
		if len(hung) > 0 {
			screens = append(screens, screen)
		}
	}
	return screens, nil
}

// DropProof forgets what proves nothing any more: events of what hung, and
// what editions said, before the moment. The newest edition's is kept.
func (s *Store) DropProof(ctx context.Context, before time.Time) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM event WHERE stored < ? AND kind IN ('page_painted', 'alert_painted', 'screen_off', 'screen_gone', 'started', 'stopped')`, moment(before)); err != nil {
			return err
		}
		return dropContent(ctx, tx, moment(before))
	})
	if err != nil {
		return fmt.Errorf("drop proof: %w", err)
	}
	return nil
}
