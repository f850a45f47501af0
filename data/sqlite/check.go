package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.org/parter/data"
)

// CheckServices notes in a new edition that the services were checked today and
// found right, in the name of their departments. Their drafts say so too. It is no
// version of its own: nothing else about them changes.
func (s *Store) CheckServices(ctx context.Context, by string, ids []data.ServiceID) error {
	_, err := s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		for _, id := range ids {
			if err := s.check(ctx, tx, id); err != nil {
				return fmt.Errorf("service %s: %w", id, err)
			}
			if err := s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedServicesChecked, Which: string(id)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("services checked: %w", err)
	}
	return nil
}

func (s *Store) check(ctx context.Context, tx *sql.Tx, id data.ServiceID) error {
	today := midnight(s.clock())
	if err := changed(tx.ExecContext(ctx, `
		UPDATE service SET checked = ?, checked_by = CASE checked_by WHEN '' THEN coalesce((SELECT name_bg FROM department WHERE id = department), '') ELSE checked_by END
		WHERE id = ? AND removed = 0`, day(today), id)); err != nil {
		return err
	}
	if err := s.bump(ctx, tx, data.EntryRef{Kind: data.KindService, ID: string(id)}); err != nil {
		return err
	}
	var content string
	err := tx.QueryRowContext(ctx, `SELECT content FROM draft WHERE kind = ? AND id = ?`, data.KindService, id).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	e, err := data.UnmarshalEntry(data.KindService, []byte(content))
	if err != nil {
		return err
	}
	draft, is := e.(data.Service)
	if !is {
		return fmt.Errorf("draft of service %s: %w", id, data.ErrInvalid)
	}
	draft.Checked = today
	if err := tx.QueryRowContext(ctx, `SELECT checked_by FROM service WHERE id = ?`, id).Scan(&draft.CheckedBy); err != nil {
		return err
	}
	raw, err := data.MarshalEntry(draft)
	if err != nil {
		return err
	}
	return changed(tx.ExecContext(ctx, `UPDATE draft SET content = ? WHERE kind = ? AND id = ?`, string(raw), data.KindService, id))
}
