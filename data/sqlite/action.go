package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"example.org/parter/data"
)

// KeepAction stores a new corrective action, or the one of its ID as it is now.
func (s *Store) KeepAction(ctx context.Context, by string, a data.CorrectiveAction) (data.ActionID, error) {
	if err := a.Check(); err != nil {
		return "", err
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		what := data.DeedActionChanged
		if a.ID == "" {
			a.ID, what = data.ActionID(randomName()), data.DeedActionPlanned
			if _, err := tx.ExecContext(ctx, `
				INSERT INTO corrective_action (id, feedback, what, responsible, until, made) VALUES (?, ?, '', '', '', ?)`,
				a.ID, a.Feedback, moment(s.clock())); err != nil {
				return err
			}
		}
		if err := changed(tx.ExecContext(ctx, `
			UPDATE corrective_action SET promise = ?, what = ?, responsible = ?, until = ?, done = ? WHERE id = ?`,
			a.Promise, a.What, a.Responsible, day(a.Until), day(a.Done), a.ID)); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: what, Which: string(a.ID)})
	})
	if err != nil {
		return "", fmt.Errorf("corrective action: %w", err)
	}
	return a.ID, nil
}

// Actions are the corrective actions that were planned in the period, were still to be
// done in it or were done in it; the ones that are due first come first.
func (s *Store) Actions(ctx context.Context, from, until time.Time) (all []data.CorrectiveAction, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		all, err = actionsOf(ctx, tx, from, until)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("corrective actions: %w", err)
	}
	return all, nil
}

func actionsOf(ctx context.Context, tx *sql.Tx, from, until time.Time) ([]data.CorrectiveAction, error) {
	return loadActions(ctx, tx, `WHERE made < ? AND (done = '' OR done >= ?)`, moment(until), day(from))
}

func loadActions(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]data.CorrectiveAction, error) {
	return list(ctx, tx, `SELECT id, feedback, promise, what, responsible, until, done FROM corrective_action `+where+` ORDER BY until, id`,
		func(row scanner, a *data.CorrectiveAction) error {
			return row.Scan(&a.ID, &a.Feedback, &a.Promise, &a.What, &a.Responsible, (*day)(&a.Until), (*day)(&a.Done))
		}, args...)
}
