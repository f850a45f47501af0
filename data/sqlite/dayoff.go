package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertDaysOff(ctx context.Context, tx *sql.Tx, days []data.DayOff) error {
	for _, d := range days {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO day_off (day, kind, reason_bg, reason_en, source) VALUES (?, ?, ?, ?, ?)`,
			day(d.Day), d.Kind, d.Reason.BG, d.Reason.EN, d.Source); err != nil {
			return fmt.Errorf("day off %s: %w", d.Day.Format(dayLayout), err)
		}
	}
	return nil
}

func loadDaysOff(ctx context.Context, tx *sql.Tx) ([]data.DayOff, error) {
	days, err := list(ctx, tx, `SELECT day, kind, reason_bg, reason_en, source FROM day_off ORDER BY day`,
		func(row scanner, d *data.DayOff) error {
			return row.Scan((*day)(&d.Day), &d.Kind, &d.Reason.BG, &d.Reason.EN, &d.Source)
		})
	if err != nil {
		return nil, fmt.Errorf("days off: %w", err)
	}
	return days, nil
}
