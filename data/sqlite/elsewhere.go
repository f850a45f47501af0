package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertElsewhere(ctx context.Context, tx *sql.Tx, elsewhere []data.Elsewhere) error {
	for position, e := range elsewhere {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO elsewhere (id, position, name_bg, name_en, also, who_bg, who_en, where_bg, where_en, website, source_bg, source_en, example)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			e.ID, position, e.Name.BG, e.Name.EN, e.Also, e.Who.BG, e.Who.EN, e.Where.BG, e.Where.EN, e.Website,
			e.Source.BG, e.Source.EN, e.Example); err != nil {
			return fmt.Errorf("service elsewhere %s: %w", e.ID, err)
		}
	}
	return nil
}

func loadElsewhere(ctx context.Context, tx *sql.Tx) ([]data.Elsewhere, error) {
	elsewhere, err := list(ctx, tx, `
		SELECT id, name_bg, name_en, also, who_bg, who_en, where_bg, where_en, website, source_bg, source_en, example
		FROM elsewhere ORDER BY position`,
		func(row scanner, e *data.Elsewhere) error {
			return row.Scan(&e.ID, &e.Name.BG, &e.Name.EN, &e.Also, &e.Who.BG, &e.Who.EN, &e.Where.BG, &e.Where.EN,
				&e.Website, &e.Source.BG, &e.Source.EN, &e.Example)
		})
	if err != nil {
		return nil, fmt.Errorf("services elsewhere: %w", err)
	}
	return elsewhere, nil
}
