package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"example.org/parter/data"
)

// NewInvitation makes a link for setting the account's password, good once and
// until the moment. It replaces an earlier one. Only a digest is stored. A locked
// account is ErrConflict.
func (s *Store) NewInvitation(ctx context.Context, by string, id data.AccountID, until time.Time) (secret string, err error) {
	secret = randomSecret()
	err = s.write(ctx, func(tx *sql.Tx) error {
		a, err := loadAccount(ctx, tx, id)
		if err != nil {
			return err
		}
		if a.IsLocked() {
			return data.ErrConflict
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM invitation WHERE account = ?`, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO invitation (secret_digest, account, valid_until) VALUES (?, ?, ?)`,
			digest(secret), id, moment(until)); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedInvited, Which: string(id)})
	})
	if err != nil {
		return "", fmt.Errorf("invite account %s: %w", id, err)
	}
	return secret, nil
}

// Invitation tells whose password the link may set. An unknown, used or expired
// one is ErrNotFound.
func (s *Store) Invitation(ctx context.Context, secret string) (a data.Account, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		a, err = s.invited(ctx, tx, secret)
		return err
	})
	if err != nil {
		return data.Account{}, fmt.Errorf("invitation: %w", err)
	}
	return a, nil
}

// AcceptInvitation sets the password and uses the link up. Whoever was signed in with
// the account is no more.
func (s *Store) AcceptInvitation(ctx context.Context, secret, hash string) (a data.Account, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		if a, err = s.invited(ctx, tx, secret); err != nil {
			return err
		}
		if err := changed(tx.ExecContext(ctx, `DELETE FROM invitation WHERE secret_digest = ?`, digest(secret))); err != nil {
			return err
		}
		if err := setPassword(ctx, tx, a.ID, hash, ""); err != nil {
			return err
		}
		if err := s.record(ctx, tx, data.AuditRow{Who: a.Name, What: data.DeedPasswordSet, Which: string(a.ID)}); err != nil {
			return err
		}
		a, err = loadAccount(ctx, tx, a.ID)
		return err
	})
	if err != nil {
		return data.Account{}, fmt.Errorf("accept invitation: %w", err)
	}
	return a, nil
}

func (s *Store) invited(ctx context.Context, tx *sql.Tx, secret string) (data.Account, error) {
	var id data.AccountID
	if err := tx.QueryRowContext(ctx, `
		SELECT account FROM invitation WHERE secret_digest = ? AND valid_until > ?`,
		digest(secret), moment(s.clock())).Scan(&id); err != nil {
		return data.Account{}, notFound(err)
	}
	return loadAccount(ctx, tx, id)
}
