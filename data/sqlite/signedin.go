package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"example.org/parter/data"
)

// BeginSession notes that somebody signed in, and forgets sessions that began before
// a moment. A locked account is ErrNotFound.
func (s *Store) BeginSession(ctx context.Context, id data.AccountID, browser string, forget time.Time) (session data.SessionID, err error) {
	session = data.SessionID(randomName())
	err = s.write(ctx, func(tx *sql.Tx) error {
		a, err := loadAccount(ctx, tx, id)
		if err != nil {
			return err
		}
		if a.IsLocked() {
			return data.ErrNotFound
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM signed_in WHERE began <= ?`, moment(forget)); err != nil {
			return err
		}
		now := moment(s.clock())
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO signed_in (id, account, began, seen, browser) VALUES (?, ?, ?, ?, ?)`, session, id, now, now, browser); err != nil {
			return err
		}
		if err := changed(tx.ExecContext(ctx, `UPDATE account SET signed_in = ? WHERE id = ?`, now, id)); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: a.Name, What: data.DeedSignedIn, Which: string(id)})
	})
	if err != nil {
		return "", fmt.Errorf("begin session of %s: %w", id, err)
	}
	return session, nil
}

// RefuseSignIn notes that a sign-in was refused. Without an account nobody is named:
// people type passwords into the field of the name.
func (s *Store) RefuseSignIn(ctx context.Context, id data.AccountID) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		return s.record(ctx, tx, data.AuditRow{Who: office, What: data.DeedSignInRefused, Which: string(id)})
	})
	if err != nil {
		return fmt.Errorf("refused sign-in: %w", err)
	}
	return nil
}

// SessionAccount is whose session it is. One that was ended is ErrNotFound.
func (s *Store) SessionAccount(ctx context.Context, session data.SessionID) (a data.Account, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return notFound(scanAccount(tx.QueryRowContext(ctx, `
			SELECT `+accountColumns+` FROM signed_in s JOIN account a ON a.id = s.account WHERE s.id = ? AND a.locked = ''`, session), &a))
	})
	if err != nil {
		return data.Account{}, fmt.Errorf("account of a session: %w", err)
	}
	return a, nil
}

// TouchSession notes that the person is at work.
func (s *Store) TouchSession(ctx context.Context, session data.SessionID) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE signed_in SET seen = ? WHERE id = ?`, moment(s.clock()), session)
		return err
	})
	if err != nil {
		return fmt.Errorf("touch session: %w", err)
	}
	return nil
}

// OpenSessions are the account's, the latest first.
func (s *Store) OpenSessions(ctx context.Context, id data.AccountID) (sessions []data.Session, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		sessions, err = list(ctx, tx, `
			SELECT id, account, began, seen, browser FROM signed_in WHERE account = ? ORDER BY seen DESC, id`,
			func(row scanner, one *data.Session) error {
				return row.Scan(&one.ID, &one.Account, (*moment)(&one.Began), (*moment)(&one.Seen), &one.Browser)
			}, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("sessions of %s: %w", id, err)
	}
	return sessions, nil
}

// EndSession ends one session of the account. One that has ended is no error.
func (s *Store) EndSession(ctx context.Context, id data.AccountID, session data.SessionID, deed data.Deed) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		a, err := loadAccount(ctx, tx, id)
		if err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `DELETE FROM signed_in WHERE id = ? AND account = ?`, session, id)
		if err != nil {
			return err
		}
		if count, err := result.RowsAffected(); err != nil || count == 0 {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: a.Name, What: deed, Which: string(id)})
	})
	if err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	return nil
}

// EndSessions ends the account's sessions, except one where it is named.
func (s *Store) EndSessions(ctx context.Context, by string, id data.AccountID, except data.SessionID) error {
	return s.changeAccount(ctx, data.AuditRow{Who: by, What: data.DeedSessionsEnded, Which: string(id)}, func(tx *sql.Tx, _ data.Account) error {
		return endSessions(ctx, tx, id, except)
	})
}

func endSessions(ctx context.Context, tx *sql.Tx, id data.AccountID, except data.SessionID) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM signed_in WHERE account = ? AND id <> ?`, id, except)
	return err
}
