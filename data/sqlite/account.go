package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"example.org/parter/data"
)

// CreateAccount adds a member of staff. An empty name is Problems{name,
// Missing}, one that exists in any case of letters Problems{name, Taken}. The
// hash may be empty until an invitation is accepted.
func (s *Store) CreateAccount(ctx context.Context, name, hash string) (a data.Account, err error) {
	a = data.Account{ID: data.AccountID(randomName()), Name: strings.TrimSpace(name), Password: hash, Created: s.clock()}
	err = s.write(ctx, func(tx *sql.Tx) error {
		if a.Name == "" {
			return data.Problems{{Field: "name", Reason: data.Missing}}
		}
		result, err := tx.ExecContext(ctx, `
			INSERT INTO account (id, name, name_key, password, created) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (name_key) DO NOTHING`,
			a.ID, a.Name, nameKey(name), a.Password, moment(a.Created))
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
		return s.record(ctx, tx, AuditRow{Who: office, What: "account created", Which: string(a.ID)})
	})
	if err != nil {
		return data.Account{}, fmt.Errorf("create account: %w", err)
	}
	return a, nil
}

// AccountByName finds the account that signs in with the name, in any case of
// letters.
func (s *Store) AccountByName(ctx context.Context, name string) (a data.Account, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return notFound(scanAccount(tx.QueryRowContext(ctx, `
			SELECT id, name, password, created FROM account WHERE name_key = ?`, nameKey(name)), &a))
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

// Accounts returns every account by name.
func (s *Store) Accounts(ctx context.Context) (accounts []data.Account, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		accounts, err = list(ctx, tx, `
			SELECT id, name, password, created FROM account ORDER BY name_key`, scanAccount)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("accounts: %w", err)
	}
	return accounts, nil
}

// setPassword replaces the hash of the account's password.
func (s *Store) setPassword(ctx context.Context, tx *sql.Tx, id data.AccountID, hash string) error {
	if err := changed(tx.ExecContext(ctx, `UPDATE account SET password = ? WHERE id = ?`, hash, id)); err != nil {
		return err
	}
	return s.record(ctx, tx, AuditRow{Who: office, What: "password set", Which: string(id)})
}

func loadAccount(ctx context.Context, tx *sql.Tx, id data.AccountID) (a data.Account, err error) {
	return a, notFound(scanAccount(tx.QueryRowContext(ctx, `
		SELECT id, name, password, created FROM account WHERE id = ?`, id), &a))
}

func scanAccount(row scanner, a *data.Account) error {
	return row.Scan(&a.ID, &a.Name, &a.Password, (*moment)(&a.Created))
}

// nameKey is a name as it is compared. SQLite does not fold Cyrillic.
func nameKey(name string) string { return strings.ToLower(strings.TrimSpace(name)) }
