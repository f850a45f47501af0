package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

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
