package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertForms(ctx context.Context, tx *sql.Tx, forms []data.Form) error {
	for position, f := range forms {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO form (id, position, name_bg, name_en, about_bg, about_en, source, example, file, file_pages, file_size)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			f.ID, position, f.Name.BG, f.Name.EN, f.About.BG, f.About.EN, f.Source, f.Example, f.File.SHA256, f.File.Pages, f.File.Size); err != nil {
			return fmt.Errorf("form %s: %w", f.ID, err)
		}
	}
	return nil
}

func loadForms(ctx context.Context, tx *sql.Tx) ([]data.Form, error) {
	forms, err := list(ctx, tx, `
		SELECT id, name_bg, name_en, about_bg, about_en, source, example, file, file_pages, file_size FROM form ORDER BY position`,
		func(row scanner, f *data.Form) error {
			return row.Scan(&f.ID, &f.Name.BG, &f.Name.EN, &f.About.BG, &f.About.EN, &f.Source, &f.Example, &f.File.SHA256, &f.File.Pages, &f.File.Size)
		})
	if err != nil {
		return nil, fmt.Errorf("forms: %w", err)
	}
	return forms, nil
}
