package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"example.org/parter/data"
)

// putDaysOff puts the days in place of those that were, and reckons the open cases anew
// where other days count than before.
func putDaysOff(ctx context.Context, tx *sql.Tx, days []data.DayOff) error {
	before, err := loadDaysOff(ctx, tx)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM day_off`); err != nil {
		return err
	}
	if err := insertDaysOff(ctx, tx, days); err != nil {
		return err
	}
	after, err := loadDaysOff(ctx, tx)
	if err != nil {
		return err
	}
	if slices.EqualFunc(before, after, func(a, b data.DayOff) bool { return a.Day.Equal(b.Day) && a.Kind == b.Kind }) {
		return nil // another reason, or source
	}
	return reckonOpen(ctx, tx)
}

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
