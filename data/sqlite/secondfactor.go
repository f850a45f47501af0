package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// SetSecondFactor keeps the secret that the person's phone shares, and the recovery
// codes, of which only digests are stored.
//
// The secret itself is stored as it is: the office has to make codes from it, so
// any key to it would lie on the same disk, readable by the same user, and in the
// same backup. What protects it is that content.db is readable by the office alone
// (0600), and that a code is nothing without the password, which is stored as an
// argon2id hash. Undo when the house has a key that is kept elsewhere.
func (s *Store) SetSecondFactor(ctx context.Context, by string, id data.AccountID, f data.SecondFactor) error {
	return s.changeAccount(ctx, data.AuditRow{Who: by, What: data.DeedSecondFactorSet, Which: string(id)}, func(tx *sql.Tx, _ data.Account) error {
		if err := changed(tx.ExecContext(ctx, `
			UPDATE account SET second_factor = ?, second_step = ? WHERE id = ?`, f.Secret, f.Step, id)); err != nil {
			return err
		}
		return replaceCodes(ctx, tx, id, f.Codes)
	})
}

// RemoveSecondFactor lets the password alone open, or has a new one set up where one
// is required. The account's sessions end, except one.
func (s *Store) RemoveSecondFactor(ctx context.Context, by string, id data.AccountID, except data.SessionID) error {
	return s.changeAccount(ctx, data.AuditRow{Who: by, What: data.DeedSecondFactorRemoved, Which: string(id)}, func(tx *sql.Tx, a data.Account) error {
		if a.SecondFactor == "" {
			return errNothingToDo
		}
		if err := changed(tx.ExecContext(ctx, `UPDATE account SET second_factor = '', second_step = 0 WHERE id = ?`, id)); err != nil {
			return err
		}
		if err := replaceCodes(ctx, tx, id, nil); err != nil {
			return err
		}
		return endSessions(ctx, tx, id, except)
	})
}

// RenewRecoveryCodes replaces the codes; the old ones open nothing any more.
func (s *Store) RenewRecoveryCodes(ctx context.Context, by string, id data.AccountID, codes []string) error {
	return s.changeAccount(ctx, data.AuditRow{Who: by, What: data.DeedRecoveryCodesRenewed, Which: string(id)}, func(tx *sql.Tx, _ data.Account) error {
		return replaceCodes(ctx, tx, id, codes)
	})
}

func replaceCodes(ctx context.Context, tx *sql.Tx, id data.AccountID, codes []string) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM recovery_code WHERE account = ?`, id); err != nil {
		return err
	}
	for _, code := range codes {
		if _, err := tx.ExecContext(ctx, `INSERT INTO recovery_code (account, digest) VALUES (?, ?)`, id, digest(code)); err != nil {
			return err
		}
	}
	return nil
}

// UseStep uses up the code of a step of time. A step that is not after the last one
// is ErrNotFound: its code was used.
func (s *Store) UseStep(ctx context.Context, id data.AccountID, step int64) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		return changed(tx.ExecContext(ctx, `
			UPDATE account SET second_step = ? WHERE id = ? AND second_step < ? AND second_factor <> ''`, step, id, step))
	})
	if err != nil {
		return fmt.Errorf("code of %s: %w", id, err)
	}
	return nil
}

// UseRecoveryCode uses one of the codes up. An unknown or used one is ErrNotFound.
func (s *Store) UseRecoveryCode(ctx context.Context, id data.AccountID, code string) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		a, err := loadAccount(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := changed(tx.ExecContext(ctx, `DELETE FROM recovery_code WHERE account = ? AND digest = ?`, id, digest(code))); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: a.Name, What: data.DeedRecoveryCodeUsed, Which: string(id)})
	})
	if err != nil {
		return fmt.Errorf("recovery code of %s: %w", id, err)
	}
	return nil
}
