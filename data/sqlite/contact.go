package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// HasContact reports whether the message has a sealed contact.
func (s *Store) HasContact(ctx context.Context, id data.EventID) (has bool, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM contact WHERE feedback = ?)`, id).Scan(&has)
	})
	if err != nil {
		return false, fmt.Errorf("contact of message %s: %w", id, err)
	}
	return has, nil
}

// TakeContact is the sealed contact of the message, for whoever has a key. The audit says
// who took it: nobody knows whether it was opened then.
func (s *Store) TakeContact(ctx context.Context, by string, id data.EventID) (sealed data.Sealed, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT sealed FROM contact WHERE feedback = ?`, id).Scan(&sealed); err != nil {
			return notFound(err)
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedContactTaken, Which: string(id)})
	})
	if err != nil {
		return "", fmt.Errorf("contact of message %s: %w", id, err)
	}
	return sealed, nil
}

// WaitingContacts are the sealed contacts of the messages that nobody has replied to, the
// oldest first.
func (s *Store) WaitingContacts(ctx context.Context) (all []data.WaitingContact, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		all, err = list(ctx, tx, `
			SELECT f.id, f.kind, f.words, f.at FROM contact c JOIN feedback f ON f.id = c.feedback WHERE f.replied = '' ORDER BY f.seq`,
			func(row scanner, c *data.WaitingContact) error {
				return row.Scan(&c.Message, &c.Kind, &c.Words, (*moment)(&c.At))
			})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("contacts that wait: %w", err)
	}
	return all, nil
}
