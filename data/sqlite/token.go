package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// tokenMark begins every secret of a token, so that it is known for what it is where
// it was left by mistake.
const tokenMark = "parter_"

// CreateAPIToken makes a token and its secret, of which only a digest is stored. A
// name that another good token has is Problems of "token_name".
func (s *Store) CreateAPIToken(ctx context.Context, by string, t data.APIToken) (secret string, err error) {
	now := s.clock()
	if p := t.Check(now); p != nil {
		return "", fmt.Errorf("make a token: %w", p)
	}
	secret, t.ID = tokenMark+randomSecret(), data.APITokenID(randomName())
	err = s.write(ctx, func(tx *sql.Tx) error {
		var taken bool
		if err := tx.QueryRowContext(ctx, `
			SELECT EXISTS (SELECT 1 FROM api_token WHERE name = ? AND revoked = '' AND valid_until > ?)`,
			t.Name, moment(now)).Scan(&taken); err != nil {
			return err
		}
		if taken {
			return data.Problems{{Field: "token_name", Reason: data.Taken}}
		}
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO api_token (id, secret_digest, name, role, valid_until, made, made_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			t.ID, digest(secret), t.Name, t.Role, moment(t.Until), moment(now), by); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedTokenMade, Which: string(t.ID)})
	})
	if err != nil {
		return "", fmt.Errorf("make a token: %w", err)
	}
	return secret, nil
}

// APITokens lists all tokens, the newest first, also those that open nothing any more.
func (s *Store) APITokens(ctx context.Context) (tokens []data.APIToken, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		tokens, err = list(ctx, tx, `
			SELECT id, name, role, valid_until, made, made_by, used, revoked FROM api_token ORDER BY made DESC, id`, scanToken)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("tokens: %w", err)
	}
	return tokens, nil
}

func scanToken(row scanner, t *data.APIToken) error {
	return row.Scan(&t.ID, &t.Name, &t.Role, (*moment)(&t.Until), (*moment)(&t.Made), &t.MadeBy, (*day)(&t.Used), (*moment)(&t.Revoked))
}

// RevokeAPIToken lets the token open nothing from now on. One that is revoked already
// stays as it is.
func (s *Store) RevokeAPIToken(ctx context.Context, by string, id data.APITokenID) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		var revoked string
		if err := tx.QueryRowContext(ctx, `SELECT revoked FROM api_token WHERE id = ?`, id).Scan(&revoked); err != nil {
			return notFound(err)
		}
		if revoked != "" {
			return nil
		}
		if err := changed(tx.ExecContext(ctx, `UPDATE api_token SET revoked = ? WHERE id = ?`, moment(s.clock()), id)); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedTokenRevoked, Which: string(id)})
	})
	if err != nil {
		return fmt.Errorf("revoke token %s: %w", id, err)
	}
	return nil
}

// UseAPIToken returns the token that the secret opens, and notes the day. An unknown,
// expired or revoked one is ErrNotFound. The database is written once a day.
func (s *Store) UseAPIToken(ctx context.Context, secret string) (t data.APIToken, err error) {
	now := s.clock()
	err = s.read(ctx, func(tx *sql.Tx) error {
		return scanToken(tx.QueryRowContext(ctx, `
			SELECT id, name, role, valid_until, made, made_by, used, revoked FROM api_token WHERE secret_digest = ?`, digest(secret)), &t)
	})
	if err != nil {
		return data.APIToken{}, fmt.Errorf("token: %w", notFound(err))
	}
	if !t.Opens(now) {
		return data.APIToken{}, fmt.Errorf("token: %w", data.ErrNotFound)
	}
	if today := midnight(now); t.Used.Before(today) {
		t.Used = today
		err = s.write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE api_token SET used = ? WHERE id = ? AND used < ?`, day(today), t.ID, day(today))
			return err
		})
	}
	if err != nil {
		return data.APIToken{}, fmt.Errorf("use of a token: %w", err)
	}
	return t, nil
}
