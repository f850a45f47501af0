package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"example.org/parter/data"
)

// TakeContacts are the sealed contacts of the messages that wait for an answer, the oldest
// first; it notes for each who takes it.
func (s *Store) TakeContacts(ctx context.Context, by string) ([]data.SealedContact, error) {
	all, err := s.takeContacts(ctx, by, `f.replied = ''`)
	if err != nil {
		return nil, fmt.Errorf("sealed contacts: %w", err)
	}
	return all, nil
}

// TakeContact is the sealed contact of the message, and notes who takes it. One that
// nobody left, or that was kept long enough, is ErrNotFound.
func (s *Store) TakeContact(ctx context.Context, by string, id data.EventID) (data.SealedContact, error) {
	all, err := s.takeContacts(ctx, by, `f.id = ?`, id)
	if err == nil && len(all) == 0 {
		err = data.ErrNotFound
	}
	if err != nil {
		return data.SealedContact{}, fmt.Errorf("sealed contact of message %s: %w", id, err)
	}
	return all[0], nil
}

func (s *Store) takeContacts(ctx context.Context, by, which string, args ...any) (all []data.SealedContact, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		all, err = list(ctx, tx, `
			SELECT f.id, c.number, contact.sealed FROM contact JOIN feedback f ON f.id = contact.feedback JOIN case_file c ON c.id = f.case_file
			WHERE `+which+` ORDER BY f.seq`,
			func(row scanner, c *data.SealedContact) error { return row.Scan(&c.Message, &c.Number, &c.Sealed) }, args...)
		for _, c := range all {
			if err == nil {
				err = s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedContactTaken, Which: string(c.Message)})
			}
		}
		return err
	})
	return all, err
}

// MessageOf is the message whose writer follows the case; empty: it is no message's, or
// its words were kept long enough.
func (s *Store) MessageOf(ctx context.Context, id data.CaseID) (message data.EventID, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT coalesce((SELECT id FROM feedback WHERE case_file = ? AND case_file <> '' AND state <> 'forgotten'), '')`, id).Scan(&message)
	})
	if err != nil {
		return "", fmt.Errorf("message of case %s: %w", id, err)
	}
	return message, nil
}

// ForgetContacts deletes the contacts that were kept as long as the rules say, and returns
// of how many messages.
func (s *Store) ForgetContacts(ctx context.Context) (forgotten int, err error) {
	now := s.clock()
	forgotten, err = s.purge(ctx, func(tx *sql.Tx) (sql.Result, error) {
		rules, err := loadFeedbackRules(ctx, tx)
		if err != nil {
			return nil, err
		}
		return s.recordForgotten(ctx, tx, data.DeedContactsDeleted, `
			DELETE FROM contact WHERE stored < ?1 OR EXISTS (
				SELECT 1 FROM feedback f WHERE f.id = contact.feedback AND (f.state = 'forgotten' OR f.replied <> '' AND f.replied < ?2))`,
			moment(now.AddDate(0, -rules.Keep.ContactMonths, 0)), day(now.AddDate(0, 0, -rules.Keep.ContactDays)))
	})
	if err != nil {
		return forgotten, fmt.Errorf("contacts to be forgotten: %w", err)
	}
	return forgotten, nil
}

// ForgetWords deletes the words of messages that the office had before the moment, whatever
// the screens' clocks said, with the notes about them and the replies, and returns of how
// many. What was counted of them stays, also that a face was one of a visit: the name of a
// visit is by chance, and without it other faces would count.
func (s *Store) ForgetWords(ctx context.Context, before time.Time) (forgotten int, err error) {
	forgotten, err = s.purge(ctx, func(tx *sql.Tx) (sql.Result, error) {
		// What no version of the program understood has words, too.
		if _, err := tx.ExecContext(ctx, `DELETE FROM event WHERE kind IN (?, ?) AND stored < ?`, data.EventFeedback, data.EventSurvey, moment(before)); err != nil {
			return nil, err
		}
		return s.recordForgotten(ctx, tx, data.DeedWordsDeleted, `
			UPDATE feedback SET words = '', folded = '', note = '', reply = '', state = 'forgotten'
			WHERE stored < ? AND words <> '' AND state <> 'forgotten'`, moment(before))
	})
	if err != nil {
		return forgotten, fmt.Errorf("words to be forgotten: %w", err)
	}
	return forgotten, nil
}

// recordForgotten notes how many rows the statement deleted, and nothing else of them.
func (s *Store) recordForgotten(ctx context.Context, tx *sql.Tx, what data.Deed, statement string, args ...any) (sql.Result, error) {
	result, err := tx.ExecContext(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	count, err := result.RowsAffected()
	if err != nil || count == 0 {
		return result, err
	}
	return result, s.record(ctx, tx, data.AuditRow{Who: office, What: what, Which: fmt.Sprint(count)})
}

// LastStored is when the office stored something last; zero: it never did.
func (s *Store) LastStored(ctx context.Context) (last time.Time, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT max(coalesce((SELECT at FROM audit ORDER BY seq DESC LIMIT 1), ''), coalesce((SELECT stored FROM event ORDER BY seq DESC LIMIT 1), ''),
				coalesce((SELECT stored FROM feedback ORDER BY seq DESC LIMIT 1), ''))`).Scan((*moment)(&last))
	})
	if err != nil {
		return time.Time{}, fmt.Errorf("what was stored last: %w", err)
	}
	return last, nil
}
