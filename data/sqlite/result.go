package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertResults(ctx context.Context, tx *sql.Tx, results []data.Result) error {
	for position, r := range results {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO result (id, position, name_bg, name_en, period_bg, period_en, value_bg, value_en, note_bg, note_en, published, source)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			r.ID, position, r.Name.BG, r.Name.EN, r.Period.BG, r.Period.EN, r.Value.BG, r.Value.EN, r.Note.BG, r.Note.EN,
			day(r.Published), r.Source); err != nil {
			return fmt.Errorf("result %s: %w", r.ID, err)
		}
	}
	return nil
}

func loadResults(ctx context.Context, tx *sql.Tx) ([]data.Result, error) {
	results, err := list(ctx, tx, `
		SELECT id, name_bg, name_en, period_bg, period_en, value_bg, value_en, note_bg, note_en, published, source
		FROM result ORDER BY position`,
		func(row scanner, r *data.Result) error {
			return row.Scan(&r.ID, &r.Name.BG, &r.Name.EN, &r.Period.BG, &r.Period.EN, &r.Value.BG, &r.Value.EN,
				&r.Note.BG, &r.Note.EN, (*day)(&r.Published), &r.Source)
		})
	if err != nil {
		return nil, fmt.Errorf("results: %w", err)
	}
	return results, nil
}
