package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.org/parter/data"
)

// RaiseAlert keeps the alert as the one that is on, in place of one that was, and
// returns what the screens are to be told. It is Problems where the alert may not
// be raised; then nothing has changed.
func (s *Store) RaiseAlert(ctx context.Context, by string, a data.Alert) (state data.AlertState, err error) {
	a.ID, a.From = data.AlertID(randomName()), s.clock()
	if err := a.Check(a.From); err != nil {
		return state, fmt.Errorf("raise alert: %w", err)
	}
	ctx = context.WithoutCancel(ctx) // who asked may have closed the page
	err = s.write(ctx, func(tx *sql.Tx) error {
		now, err := loadAlertState(ctx, tx)
		if err != nil {
			return err
		}
		if now.Alert != nil {
			if err := s.endAlert(ctx, tx, by, &now); err != nil {
				return err
			}
		}
		state = data.AlertState{Number: now.Number + 1, Alert: &a}
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO alert (id, form, title_bg, title_en, body_bg, body_en, phone, drill, raised, until, raised_by, raised_number, withdrawn, withdrawn_by)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '')`,
			a.ID, a.Form, a.Title.BG, a.Title.EN, a.Body.BG, a.Body.EN, a.Phone, a.Drill, moment(a.From), moment(a.Until), by, state.Number); err != nil {
			return err
		}
		what := data.DeedAlertRaised
		if a.Drill {
			what = data.DeedDrillRaised
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: what, Which: string(a.ID)})
	})
	if err != nil {
		return data.AlertState{}, fmt.Errorf("raise alert: %w", err)
	}
	return state, nil
}

// WithdrawAlert ends the alert that is on, and returns what the screens are to be
// told. Where none is on it is ErrConflict.
func (s *Store) WithdrawAlert(ctx context.Context, by string) (state data.AlertState, err error) {
	ctx = context.WithoutCancel(ctx)
	err = s.write(ctx, func(tx *sql.Tx) error {
		if state, err = loadAlertState(ctx, tx); err != nil {
			return err
		}
		if state.Alert == nil {
			return data.ErrConflict
		}
		return s.endAlert(ctx, tx, by, &state)
	})
	if err != nil {
		return data.AlertState{}, fmt.Errorf("withdraw alert: %w", err)
	}
	return state, nil
}

// endAlert withdraws the alert of the state and goes on to the next one.
func (s *Store) endAlert(ctx context.Context, tx *sql.Tx, by string, state *data.AlertState) error {
	id := state.Alert.ID
	state.Number, state.Alert = state.Number+1, nil
	if err := changed(tx.ExecContext(ctx, `
		UPDATE alert SET withdrawn = ?, withdrawn_by = ?, withdrawn_number = ? WHERE id = ?`, moment(s.clock()), by, state.Number, id)); err != nil {
		return err
	}
	return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedAlertWithdrawn, Which: string(id)})
}

// AlertState is what the screens are to know of alerts. An alert whose end has come
// stays in it until the next: each screen knows when it is over.
func (s *Store) AlertState(ctx context.Context) (state data.AlertState, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		state, err = loadAlertState(ctx, tx)
		return err
	})
	if err != nil {
		return data.AlertState{}, fmt.Errorf("alert: %w", err)
	}
	return state, nil
}

const alertColumns = `id, form, title_bg, title_en, body_bg, body_en, phone, drill, raised, until`

func scanAlert(row scanner) (a data.Alert, err error) {
	err = row.Scan(&a.ID, &a.Form, &a.Title.BG, &a.Title.EN, &a.Body.BG, &a.Body.EN, &a.Phone, &a.Drill, (*moment)(&a.From), (*moment)(&a.Until))
	return a, err
}

// Alert is one that was raised; else it is ErrNotFound.
func (s *Store) Alert(ctx context.Context, id data.AlertID) (a data.Alert, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		a, err = scanAlert(tx.QueryRowContext(ctx, `SELECT `+alertColumns+` FROM alert WHERE id = ?`, id))
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = data.ErrNotFound
	}
	if err != nil {
		return data.Alert{}, fmt.Errorf("alert %s: %w", id, err)
	}
	return a, nil
}

func loadAlertState(ctx context.Context, tx *sql.Tx) (state data.AlertState, err error) {
	if err := tx.QueryRowContext(ctx, `
		SELECT max(coalesce(max(raised_number), 0), coalesce(max(withdrawn_number), 0)) FROM alert`).Scan(&state.Number); err != nil {
		return state, err
	}
	a, err := scanAlert(tx.QueryRowContext(ctx, `SELECT `+alertColumns+`
		FROM alert WHERE withdrawn_number IS NULL ORDER BY raised_number DESC LIMIT 1`))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return state, nil
	case err != nil:
		return state, err
	}
	state.Alert = &a
	return state, nil
}

// PreparedAlerts returns the texts that wait, in their order.
func (s *Store) PreparedAlerts(ctx context.Context) (all []data.PreparedAlert, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		all, err = list(ctx, tx, `
			SELECT id, title_bg, title_en, body_bg, body_en, phone FROM prepared_alert ORDER BY position`,
			func(row scanner, a *data.PreparedAlert) error {
				return row.Scan(&a.ID, &a.Title.BG, &a.Title.EN, &a.Body.BG, &a.Body.EN, &a.Phone)
			})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("prepared alerts: %w", err)
	}
	return all, nil
}

// PrepareAlerts puts the texts in place of those that waited.
func (s *Store) PrepareAlerts(ctx context.Context, by string, all []data.PreparedAlert) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM prepared_alert`); err != nil {
			return err
		}
		for position, a := range all {
			if _, err := tx.ExecContext(ctx, `
				INSERT INTO prepared_alert (id, position, title_bg, title_en, body_bg, body_en, phone) VALUES (?, ?, ?, ?, ?, ?, ?)`,
				a.ID, position, a.Title.BG, a.Title.EN, a.Body.BG, a.Body.EN, a.Phone); err != nil {
				return err
			}
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedAlertsPrepared})
	})
	if err != nil {
		return fmt.Errorf("prepare alerts: %w", err)
	}
	return nil
}

// KeepPreparedAlert keeps the text in place of the one with its ID; one without, or
// whose ID is gone, waits after all others. What may not be shown as an alert is
// data.Problems.
func (s *Store) KeepPreparedAlert(ctx context.Context, by string, a data.PreparedAlert) error {
	if err := (data.Alert{Form: data.AlertFull, Title: a.Title, Body: a.Body}).Check(s.clock()); err != nil {
		return err
	}
	if a.ID == "" {
		a.ID = randomName()
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO prepared_alert (id, position, title_bg, title_en, body_bg, body_en, phone)
			VALUES (?, (SELECT coalesce(max(position), -1) + 1 FROM prepared_alert), ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET title_bg = excluded.title_bg, title_en = excluded.title_en,
				body_bg = excluded.body_bg, body_en = excluded.body_en, phone = excluded.phone`,
			a.ID, a.Title.BG, a.Title.EN, a.Body.BG, a.Body.EN, a.Phone); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedAlertPrepared, Which: a.ID})
	})
	if err != nil {
		return fmt.Errorf("prepare alert: %w", err)
	}
	return nil
}

// RemovePreparedAlert takes the text away; one that is gone already is no error.
func (s *Store) RemovePreparedAlert(ctx context.Context, by, id string) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM prepared_alert WHERE id = ?`, id); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedPreparedRemoved, Which: id})
	})
	if err != nil {
		return fmt.Errorf("remove prepared alert: %w", err)
	}
	return nil
}
