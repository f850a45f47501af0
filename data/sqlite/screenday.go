package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/calendar"
)

// screenDaysAgain is how many days back a day is reckoned anew: a screen that could not
// reach the office tells of it later. All that it tells is kept for longer than that.
const screenDaysAgain = 7

// ReckonScreens keeps how long each screen that is in use was up on the last days, of the
// hours in which people are received. It does so once a day, and counts a screen from
// the day after it told of itself first. Hours that are examples are nobody's.
func (s *Store) ReckonScreens(ctx context.Context) error {
	today := midnight(s.clock())
	screens, plan, err := s.screenPlan(ctx, today)
	if err != nil {
		return fmt.Errorf("days of the screens: %w", err)
	}
	for _, screen := range screens {
		for back := screenDaysAgain; back > 0; back-- {
			date := midnight(today.AddDate(0, 0, -back))
			if err := s.reckonScreen(ctx, screen, date, plan(date)); err != nil {
				return fmt.Errorf("day %s of screen %s: %w", date.Format(time.DateOnly), screen.ID, err)
			}
		}
	}
	return nil
}

// screenPlan is for which screens the last day was not reckoned today, and when people are
// received on a day.
func (s *Store) screenPlan(ctx context.Context, today time.Time) (screens []data.ScreenHealth, plan func(time.Time) []data.Stretch, err error) {
	var hours []data.Hours
	var days calendar.Calendar
	err = s.read(ctx, func(tx *sql.Tx) error {
		screens, err = list(ctx, tx, `
			SELECT id, role FROM screen
			WHERE NOT EXISTS (SELECT 1 FROM screen_day WHERE screen = id AND day = ? AND reckoned >= ? AND reckoned < ?) ORDER BY id`,
			func(row scanner, h *data.ScreenHealth) error { return row.Scan(&h.ID, &h.Role) }, day(today.AddDate(0, 0, -1)), moment(today), moment(today.AddDate(0, 0, 1)))
		if err != nil || len(screens) == 0 {
			return err
		}
		departments, err := loadDepartments(ctx, tx)
		if err != nil {
			return err
		}
		for _, d := range departments {
			if d.Hours.Known() && !d.Hours.Example {
				hours = append(hours, d.Hours)
			}
		}
		exceptions, err := loadDaysOff(ctx, tx)
		days = calendar.New(exceptions)
		return err
	})
	return screens, func(date time.Time) (open []data.Stretch) {
		for _, h := range hours {
			for _, o := range days.Opening(h, date.Add(12*time.Hour)).Today {
				open = append(open, data.Stretch{From: o.From.On(date), Until: o.Until.On(date)})
			}
		}
		return data.JoinStretches(open)
	}, err
}

// tellsUp are the events by which a screen tells that it is up, and those that end it.
const tellsUp = `kind IN ('up', 'page_painted', 'alert_painted', 'screen_off', 'screen_gone', 'started', 'stopped')`

func (s *Store) reckonScreen(ctx context.Context, screen data.ScreenHealth, date time.Time, plan []data.Stretch) error {
	next := midnight(date.Add(36 * time.Hour)) // a night may be an hour longer
	return s.write(ctx, func(tx *sql.Tx) error {
		var counts bool
		if err := tx.QueryRowContext(ctx, `
			SELECT EXISTS (SELECT 1 FROM event WHERE screen = @screen AND at < @date AND kind IN ('up', 'page_painted'))
				OR EXISTS (SELECT 1 FROM screen_day WHERE screen = @screen AND day <= @day)`,
			sql.Named("screen", screen.ID), sql.Named("date", moment(date)), sql.Named("day", day(date))).Scan(&counts); err != nil || !counts {
			return err
		}
		events, err := list(ctx, tx, `
			SELECT kind, at, detail FROM event WHERE screen = ? AND at >= ? AND at < ? AND `+tellsUp+` ORDER BY at, seq`,
			func(row scanner, e *data.Event) error {
				var detail string
				err := row.Scan(&e.Kind, (*moment)(&e.At), &detail)
				e.Detail = json.RawMessage(detail)
				return err
			}, screen.ID, moment(date.Add(-farApart)), moment(next.Add(farApart)))
		if err != nil {
			return err
		}
		var planned time.Duration
		for _, stretch := range plan {
			planned += stretch.Until.Sub(stretch.From)
		}
		up := data.Both(plan, data.UpTimes(events, s.clock()))
		_, err = tx.ExecContext(ctx, `
			INSERT INTO screen_day (screen, role, day, planned, up, reckoned) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (screen, day) DO UPDATE SET planned = excluded.planned, up = excluded.up, reckoned = excluded.reckoned`,
			screen.ID, screen.Role, day(date), int(planned/time.Minute), int(up/time.Minute), moment(s.clock()))
		return err
	})
}
