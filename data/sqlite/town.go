package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// Empty reports whether there is no town yet.
func (s *Store) Empty(ctx context.Context) (empty bool, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT NOT EXISTS (SELECT 1 FROM town)`).Scan(&empty)
	})
	if err != nil {
		return false, fmt.Errorf("look for a town: %w", err)
	}
	return empty, nil
}

// SetPublicAddress sets where phones reach the public pages; the screens learn it
// with the next edition. Without a town it is ErrNotFound.
func (s *Store) SetPublicAddress(ctx context.Context, a data.PublicAddress) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		now, err := loadTown(ctx, tx)
		if err != nil {
			return err
		}
		if now.Public == a {
			return nil
		}
		if _, err := tx.ExecContext(ctx, `UPDATE town SET public_address = ? WHERE id = 1`, a); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: office, What: data.DeedAddressSet})
	})
	if err != nil {
		return fmt.Errorf("public address: %w", err)
	}
	return nil
}

func insertTown(ctx context.Context, tx *sql.Tx, t data.Town) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO town (id, name_bg, name_en, place_bg, place_en, website, letter,
			counter_name_bg, counter_name_en, counter_place_bg, counter_place_en, public_address, source)
		VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		t.Name.BG, t.Name.EN, t.Place.BG, t.Place.EN, t.Website, t.Letter,
		t.Counter.Name.BG, t.Counter.Name.EN, t.Counter.Place.BG, t.Counter.Place.EN, t.Public, t.Source)
	if err != nil {
		return fmt.Errorf("town: %w", err)
	}
	return nil
}

func loadTown(ctx context.Context, tx *sql.Tx) (data.Town, error) {
	var t data.Town
	err := tx.QueryRowContext(ctx, `
		SELECT name_bg, name_en, place_bg, place_en, website, letter,
			counter_name_bg, counter_name_en, counter_place_bg, counter_place_en, public_address, source,
			coalesce((SELECT depth FROM case_lookup WHERE id = 1), ''),
			coalesce((SELECT office FROM seal_keys WHERE id = 1), ''), coalesce((SELECT recovery FROM seal_keys WHERE id = 1), '')
		FROM town WHERE id = 1`).Scan(
		&t.Name.BG, &t.Name.EN, &t.Place.BG, &t.Place.EN, &t.Website, &t.Letter,
		&t.Counter.Name.BG, &t.Counter.Name.EN, &t.Counter.Place.BG, &t.Counter.Place.EN, &t.Public, &t.Source, &t.Lookup, &t.Seal.Office, &t.Seal.Recovery)
	if err != nil {
		return data.Town{}, fmt.Errorf("town: %w", notFound(err))
	}
	return t, nil
}
