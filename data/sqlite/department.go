package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertDepartments(ctx context.Context, tx *sql.Tx, departments []data.Department) error {
	for position, d := range departments {
		if err := insertDepartment(ctx, tx, position, d); err != nil {
			return fmt.Errorf("department %s: %w", d.ID, err)
		}
	}
	return nil
}

func insertDepartment(ctx context.Context, tx *sql.Tx, position int, d data.Department) error {
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO department (id, position, name_bg, name_en, about_bg, about_en, phone, counter_name_bg, counter_name_en,
			counter_place_bg, counter_place_en, hours_source, hours_example, source)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		d.ID, position, d.Name.BG, d.Name.EN, d.About.BG, d.About.EN, d.Phone, d.Counter.Name.BG, d.Counter.Name.EN,
		d.Counter.Place.BG, d.Counter.Place.EN, d.Hours.Source, d.Hours.Example, d.Source); err != nil {
		return err
	}
	return insertOpenings(ctx, tx, d)
}

func insertOpenings(ctx context.Context, tx *sql.Tx, d data.Department) error {
	for i, o := range d.Hours.Week {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO department_opening (department, position, weekday, opens, closes) VALUES (?, ?, ?, ?, ?)`,
			d.ID, i, o.Day, o.From, o.Until); err != nil {
			return fmt.Errorf("opening: %w", err)
		}
	}
	return nil
}

// Departments returns the published departments.
func (s *Store) Departments(ctx context.Context) (departments []data.Department, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		departments, err = loadDepartments(ctx, tx)
		return err
	})
	return departments, err
}

func loadDepartments(ctx context.Context, tx *sql.Tx) ([]data.Department, error) {
	departments, err := list(ctx, tx, `
		SELECT id, name_bg, name_en, about_bg, about_en, phone, counter_name_bg, counter_name_en,
			counter_place_bg, counter_place_en, hours_source, hours_example, source
		FROM department ORDER BY position`,
		func(row scanner, d *data.Department) error {
			return row.Scan(&d.ID, &d.Name.BG, &d.Name.EN, &d.About.BG, &d.About.EN, &d.Phone, &d.Counter.Name.BG, &d.Counter.Name.EN,
				&d.Counter.Place.BG, &d.Counter.Place.EN, &d.Hours.Source, &d.Hours.Example, &d.Source)
		})
	if err != nil {
		return nil, fmt.Errorf("departments: %w", err)
	}
	type placed struct {
		data.Opening
		department data.DepartmentID
	}
	openings, err := list(ctx, tx, `
		SELECT department, weekday, opens, closes FROM department_opening ORDER BY department, position`,
		func(row scanner, o *placed) error { return row.Scan(&o.department, &o.Day, &o.From, &o.Until) })
	if err != nil {
		return nil, fmt.Errorf("hours of departments: %w", err)
	}
	place := map[data.DepartmentID]*data.Hours{}
	for i := range departments {
		place[departments[i].ID] = &departments[i].Hours
	}
	for _, o := range openings {
		place[o.department].Week = append(place[o.department].Week, o.Opening)
	}
	return departments, nil
}
