package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Sessions keeps who is signed in to the console, for scs. Of a session's token
// only a digest is stored, so that the database alone signs nobody in.
type Sessions struct{ store *Store }

// Sessions returns the store of the console's sessions.
func (s *Store) Sessions() *Sessions { return &Sessions{store: s} }

// FindCtx returns what the session holds, unless it is unknown or expired.
func (s *Sessions) FindCtx(ctx context.Context, token string) (content []byte, found bool, err error) {
	err = s.store.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT content FROM session WHERE token_digest = ? AND expires > ?`,
			digest(token), moment(s.store.clock())).Scan(&content)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("find session: %w", err)
	}
	return content, true, nil
}

// CommitCtx stores what the session holds until it expires, and forgets the
// expired ones.
func (s *Sessions) CommitCtx(ctx context.Context, token string, content []byte, expires time.Time) error {
	err := s.store.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM session WHERE expires <= ?`, moment(s.store.clock())); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `
			INSERT OR REPLACE INTO session (token_digest, content, expires) VALUES (?, ?, ?)`,
			digest(token), content, moment(expires))
		return err
	})
	if err != nil {
		return fmt.Errorf("store session: %w", err)
	}
	return nil
}

// DeleteCtx forgets the session; an unknown one is no error.
func (s *Sessions) DeleteCtx(ctx context.Context, token string) error {
	err := s.store.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM session WHERE token_digest = ?`, digest(token))
		return err
	})
	if err != nil {
		return fmt.Errorf("delete session: %w", err)
	}
	return nil
}

// Find is FindCtx for callers of scs that have no context.
func (s *Sessions) Find(token string) (content []byte, found bool, err error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx for callers of scs that have no context.
func (s *Sessions) Commit(token string, content []byte, expires time.Time) error {
	return s.CommitCtx(context.Background(), token, content, expires)
}

// Delete is DeleteCtx for callers of scs that have no context.
func (s *Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
