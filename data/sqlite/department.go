package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertDepartments(ctx context.Context, tx *sql.Tx, departments []data.Department) error {
	for position, d := range departments {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO department (id, position, name_bg, name_en, about_bg, about_en, phone, source)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			d.ID, position, d.Name.BG, d.Name.EN, d.About.BG, d.About.EN, d.Phone, d.Source); err != nil {
			return fmt.Errorf("department %s: %w", d.ID, err)
		}
	}
	return nil
}

func loadDepartments(ctx context.Context, tx *sql.Tx) ([]data.Department, error) {
	departments, err := list(ctx, tx, `
		SELECT id, name_bg, name_en, about_bg, about_en, phone, source FROM department ORDER BY position`,
		func(row scanner, d *data.Department) error {
			return row.Scan(&d.ID, &d.Name.BG, &d.Name.EN, &d.About.BG, &d.About.EN, &d.Phone, &d.Source)
		})
	if err != nil {
		return nil, fmt.Errorf("departments: %w", err)
	}
	return departments, nil
}
