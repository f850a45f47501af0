package sqlite

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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

// keepContent keeps what the edition says.
func keepContent(ctx context.Context, tx *sql.Tx, n data.EditionNumber, c data.Content) error {
	var packed bytes.Buffer
	writer, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed) // somebody waits for the wall
	if err != nil {
		return err
	}
	if err := errors.Join(json.NewEncoder(writer).Encode(c), writer.Close()); err != nil {
		return fmt.Errorf("content of edition %d: %w", n, err)
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO edition_content (number, content) VALUES (?, ?)`, n, packed.Bytes()); err != nil {
		return fmt.Errorf("content of edition %d: %w", n, err)
	}
	return nil
}

// EditionContent is what the edition said, or ErrNotFound where that is not kept.
func (s *Store) EditionContent(ctx context.Context, n data.EditionNumber) (c data.Content, err error) {
	var packed []byte
	err = s.read(ctx, func(tx *sql.Tx) error {
		return notFound(tx.QueryRowContext(ctx, `SELECT content FROM edition_content WHERE number = ?`, n).Scan(&packed))
	})
	if err != nil {
		return c, fmt.Errorf("content of edition %d: %w", n, err)
	}
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return c, fmt.Errorf("content of edition %d: %w", n, err)
	}
	text, err := io.ReadAll(reader)
	if err := errors.Join(err, reader.Close(), json.Unmarshal(text, &c)); err != nil {
		return c, fmt.Errorf("content of edition %d: %w", n, err)
	}
	for i := range c.Groups { // how many services a group has is counted, not kept
		for _, service := range c.Services {
			if service.Group == c.Groups[i].ID {
				c.Groups[i].Services++
			}
		}
	}
	return c.Local(), nil
}

// DropProof forgets what proves nothing any more: events of what hung, and
// what editions said, before the moment. The newest edition's is kept.
func (s *Store) DropProof(ctx context.Context, before time.Time) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM event WHERE stored < ? AND kind IN ('page_painted', 'alert_painted', 'screen_off', 'screen_gone', 'started', 'stopped')`, moment(before)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `
			DELETE FROM edition_content WHERE number IN (
				SELECT number FROM edition WHERE built < ? AND number < (SELECT max(number) FROM edition))`, moment(before))
		return err
	})
	if err != nil {
		return fmt.Errorf("drop proof: %w", err)
	}
	return nil
}
