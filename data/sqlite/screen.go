package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"example.org/parter/data"
)

// KnownScreens returns the screens that were ever connected and are in use, as they
// were seen last.
func (s *Store) KnownScreens(ctx context.Context) (screens []data.ScreenHealth, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		screens, err = list(ctx, tx, `
			SELECT id, role, edition, seen FROM screen ORDER BY id`,
			func(row scanner, h *data.ScreenHealth) error {
				return row.Scan(&h.ID, &h.Role, &h.Edition, (*moment)(&h.LastSeen))
			})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("known screens: %w", err)
	}
	return screens, nil
}

// KeepScreens keeps how the screens were seen last.
func (s *Store) KeepScreens(ctx context.Context, screens []data.ScreenHealth) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		for _, h := range screens {
			if _, err := tx.ExecContext(ctx, `
				INSERT INTO screen (id, role, edition, seen) VALUES (?, ?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET role = excluded.role, edition = excluded.edition, seen = excluded.seen`,
				h.ID, h.Role, h.Edition, moment(h.LastSeen)); err != nil {
				return fmt.Errorf("screen %s: %w", h.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep screens: %w", err)
	}
	return nil
}

// ForgetScreen takes a screen from the list that is not in use any more, and records
// who said so.
func (s *Store) ForgetScreen(ctx context.Context, by string, id data.ScreenID) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM screen WHERE id = ?`, id); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedScreenForgotten, Which: string(id)})
	})
	if err != nil {
		return fmt.Errorf("forget screen %s: %w", id, err)
	}
	return nil
}

// RecordRestart records who restarted a screen.
func (s *Store) RecordRestart(ctx context.Context, by string, id data.ScreenID) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedScreenRestarted, Which: string(id)})
	})
	if err != nil {
		return fmt.Errorf("restart of screen %s: %w", id, err)
	}
	return nil
}

// EditionsAfter is how many editions are newer than the number, and since when the
// first of them is out.
func (s *Store) EditionsAfter(ctx context.Context, n data.EditionNumber) (newer int, since time.Time, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT count(*), coalesce(min(built), '') FROM edition WHERE number > ?`, n).
			Scan(&newer, (*moment)(&since))
	})
	if err != nil {
		return 0, time.Time{}, fmt.Errorf("editions after %d: %w", n, err)
	}
	return newer, since, nil
}
