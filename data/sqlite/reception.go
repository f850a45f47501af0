package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertReceptions(ctx context.Context, tx *sql.Tx, receptions []data.Reception) error {
	for position, r := range receptions {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO reception (id, position, who_bg, who_en, place_bg, place_en, booking_bg, booking_en, phone,
				weekday, nth, opens, closes, source, example)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			r.ID, position, r.Who.BG, r.Who.EN, r.Place.BG, r.Place.EN, r.Booking.BG, r.Booking.EN, r.Phone,
			r.Day, r.Nth, r.From, r.Until, r.Source, r.Example); err != nil {
			return fmt.Errorf("reception %s: %w", r.ID, err)
		}
	}
	return nil
}

func loadReceptions(ctx context.Context, tx *sql.Tx) ([]data.Reception, error) {
	receptions, err := list(ctx, tx, `
		SELECT id, who_bg, who_en, place_bg, place_en, booking_bg, booking_en, phone,
			weekday, nth, opens, closes, source, example
		FROM reception ORDER BY position`,
		func(row scanner, r *data.Reception) error {
			return row.Scan(&r.ID, &r.Who.BG, &r.Who.EN, &r.Place.BG, &r.Place.EN, &r.Booking.BG, &r.Booking.EN, &r.Phone,
				&r.Day, &r.Nth, &r.From, &r.Until, &r.Source, &r.Example)
		})
	if err != nil {
		return nil, fmt.Errorf("receptions: %w", err)
	}
	return receptions, nil
}
