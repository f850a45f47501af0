package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"example.org/parter/data"
)

// accountColumns are what scanAccount reads, of account a.
const accountColumns = `a.id, a.name, a.password, a.created, a.roles, a.locked, a.signed_in, a.second_factor,
	(SELECT count(*) FROM recovery_code r WHERE r.account = a.id)`

// CreateAccount adds a member of staff, without a password until an invitation is
// accepted. An empty name is Problems{name, Missing}, one that exists in any case
// of letters Problems{name, Taken}.
func (s *Store) CreateAccount(ctx context.Context, by, name string, roles data.Roles) (a data.Account, err error) {
	a = data.Account{ID: data.AccountID(randomName()), Name: strings.TrimSpace(name), Created: s.clock(), Roles: inOrder(roles)}
	err = s.write(ctx, func(tx *sql.Tx) error {
		if a.Name == "" {
			return data.Problems{{Field: "name", Reason: data.Missing}}
		}
		if nameKey(a.Name) == office { // the audit's word for the program
			return data.Problems{{Field: "name", Reason: data.Taken}}
		}
		result, err := tx.ExecContext(ctx, `
			INSERT INTO account (id, name, name_key, password, created, roles) VALUES (?, ?, ?, '', ?, ?)
			ON CONFLICT (name_key) DO NOTHING`,
			a.ID, a.Name, nameKey(name), moment(a.Created), jsonColumn[data.Roles]{&a.Roles})
		if err != nil {
			return err
		}
		if count, err := result.RowsAffected(); err != nil {
			return err
		} else if count == 0 {
			return data.Problems{{Field: "name", Reason: data.Taken}}
		}
		if a, err = loadAccount(ctx, tx, a.ID); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedAccountCreated, Which: string(a.ID)})
	})
	if err != nil {
		return data.Account{}, fmt.Errorf("create account: %w", err)
	}
	return a, nil
}

// inOrder is the set with each role once, never nil.
func inOrder(roles data.Roles) data.Roles {
	set := data.Roles{}
	for _, role := range data.AllRoles() {
		if slices.Contains(roles, role) {
			set = append(set, role)
		}
	}
	return set
}

// AccountByName finds the account that signs in with the name, in any case of
// letters.
func (s *Store) AccountByName(ctx context.Context, name string) (a data.Account, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return notFound(scanAccount(tx.QueryRowContext(ctx, `
			SELECT `+accountColumns+` FROM account a WHERE a.name_key = ?`, nameKey(name)), &a))
	})
	if err != nil {
		return data.Account{}, fmt.Errorf("account by name: %w", err)
	}
	return a, nil
}

// Account returns the account with the ID.
func (s *Store) Account(ctx context.Context, id data.AccountID) (a data.Account, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		a, err = loadAccount(ctx, tx, id)
		return err
	})
	if err != nil {
		return data.Account{}, fmt.Errorf("account %s: %w", id, err)
	}
	return a, nil
}

// AllAccounts returns every account by name.
func (s *Store) AllAccounts(ctx context.Context) (accounts []data.Account, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		accounts, err = list(ctx, tx, `
			SELECT `+accountColumns+` FROM account a ORDER BY a.name_key`, scanAccount)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("accounts: %w", err)
	}
	return accounts, nil
}

// SetRoles replaces what the account may do. It is Problems{roles, LastOfItsKind}
// where nobody would be left who gives roles.
func (s *Store) SetRoles(ctx context.Context, by string, id data.AccountID, roles data.Roles) error {
	return s.changeAccount(ctx, data.AuditRow{Who: by, What: data.DeedRolesChanged, Which: string(id)}, func(tx *sql.Tx, a data.Account) error {
		roles = inOrder(roles)
		if slices.Equal(roles, inOrder(a.Roles)) {
			return errNothingToDo
		}
		if !roles.Any(data.Administrator) {
			if err := anotherAdministrator(ctx, tx, a); err != nil {
				return err
			}
		}
		return changed(tx.ExecContext(ctx, `UPDATE account SET roles = ? WHERE id = ?`, jsonColumn[data.Roles]{&roles}, id))
	})
}

// LockAccount ends the account's sessions and lets nobody sign in with it. It is
// Problems{roles, LastOfItsKind} for the last administrator.
func (s *Store) LockAccount(ctx context.Context, by string, id data.AccountID) error {
	return s.changeAccount(ctx, data.AuditRow{Who: by, What: data.DeedAccountLocked, Which: string(id)}, func(tx *sql.Tx, a data.Account) error {
		if a.IsLocked() {
			return errNothingToDo
		}
		if err := anotherAdministrator(ctx, tx, a); err != nil {
			return err
		}
		if err := endSessions(ctx, tx, id, ""); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM invitation WHERE account = ?`, id); err != nil {
			return err
		}
		return changed(tx.ExecContext(ctx, `UPDATE account SET locked = ? WHERE id = ?`, moment(s.clock()), id))
	})
}

// RemoveInvitation deletes an account for which nobody has set a password yet, with its
// link; ErrConflict where somebody has. Its number in the audit stays.
func (s *Store) RemoveInvitation(ctx context.Context, by string, id data.AccountID) error {
	return s.changeAccount(ctx, data.AuditRow{Who: by, What: data.DeedInvitationRemoved, Which: string(id)}, func(tx *sql.Tx, a data.Account) error {
		if a.Password != "" {
			return data.ErrConflict
		}
		if err := anotherAdministrator(ctx, tx, a); err != nil {
			return err
		}
		return changed(tx.ExecContext(ctx, `DELETE FROM account WHERE id = ?`, id))
	})
}

// UnlockAccount lets the person sign in again, with the password as it was.
func (s *Store) UnlockAccount(ctx context.Context, by string, id data.AccountID) error {
	return s.changeAccount(ctx, data.AuditRow{Who: by, What: data.DeedAccountUnlocked, Which: string(id)}, func(tx *sql.Tx, a data.Account) error {
		if !a.IsLocked() {
			return errNothingToDo
		}
		return changed(tx.ExecContext(ctx, `UPDATE account SET locked = '' WHERE id = ?`, id))
	})
}

// SetPassword replaces the hash of the account's password and ends its sessions
// except one.
func (s *Store) SetPassword(ctx context.Context, by string, id data.AccountID, hash string, except data.SessionID) error {
	return s.changeAccount(ctx, data.AuditRow{Who: by, What: data.DeedPasswordSet, Which: string(id)}, func(tx *sql.Tx, _ data.Account) error {
		return setPassword(ctx, tx, id, hash, except)
	})
}

// setPassword replaces the hash; whoever is signed in by the old password is no more.
func setPassword(ctx context.Context, tx *sql.Tx, id data.AccountID, hash string, except data.SessionID) error {
	if err := changed(tx.ExecContext(ctx, `UPDATE account SET password = ? WHERE id = ?`, hash, id)); err != nil {
		return err
	}
	return endSessions(ctx, tx, id, except)
}

// errNothingToDo ends a change that was made already; it is no failure.
var errNothingToDo = fmt.Errorf("as it was wished: %w", data.ErrConflict)

// changeAccount changes the account and records it in one transaction. An account
// that is as it was wished is left alone.
func (s *Store) changeAccount(ctx context.Context, row AuditRow, change func(*sql.Tx, data.Account) error) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		a, err := loadAccount(ctx, tx, data.AccountID(row.Which))
		if err != nil {
			return err
		}
		if err := change(tx, a); err != nil {
			return err
		}
		return s.record(ctx, tx, row)
	})
	if err != nil && err != errNothingToDo { //nolint:errorlint // it comes back unwrapped from write
		return fmt.Errorf("account %s: %s: %w", row.Which, row.What, err)
	}
	return nil
}

// anotherAdministrator insists that somebody else who can sign in gives roles.
func anotherAdministrator(ctx context.Context, tx *sql.Tx, a data.Account) error {
	if !a.Roles.Any(data.Administrator) {
		return nil
	}
	var others int
	if err := tx.QueryRowContext(ctx, `
		SELECT count(*) FROM account
		WHERE id <> ? AND locked = '' AND password <> '' AND EXISTS (SELECT 1 FROM json_each(roles) WHERE value = ?)`,
		a.ID, data.Administrator).Scan(&others); err != nil {
		return err
	}
	if others == 0 {
		return data.Problems{{Field: "roles", Reason: data.LastOfItsKind}}
	}
	return nil
}

func loadAccount(ctx context.Context, tx *sql.Tx, id data.AccountID) (a data.Account, err error) {
	return a, notFound(scanAccount(tx.QueryRowContext(ctx, `
		SELECT `+accountColumns+` FROM account a WHERE a.id = ?`, id), &a))
}

func scanAccount(row scanner, a *data.Account) error {
	return row.Scan(&a.ID, &a.Name, &a.Password, (*moment)(&a.Created), jsonColumn[data.Roles]{&a.Roles},
		(*moment)(&a.Locked), (*moment)(&a.SignedIn), &a.SecondFactor, &a.RecoveryCodes)
}

// nameKey is a name as it is compared. SQLite does not fold Cyrillic.
func nameKey(name string) string { return strings.ToLower(strings.TrimSpace(name)) }
