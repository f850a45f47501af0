package sqlite

import (
	"context"
	"crypto/subtle"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"example.org/parter/data"
)

// Lookup is what opens a case to visitors.
func (s *Store) Lookup(ctx context.Context) (depth data.LookupDepth, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		depth, err = loadLookup(ctx, tx)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("look-up of cases: %w", err)
	}
	return depth, nil
}

// SetLookup sets what opens a case to visitors, from now on, and publishes it: the
// screens and the public pages then ask for just that. With ErrNotShown it is set,
// and they ask for too much or too little until they know.
func (s *Store) SetLookup(ctx context.Context, by string, depth data.LookupDepth) error {
	if _, err := data.ParseLookupDepth(string(depth)); err != nil {
		return err
	}
	_, err := s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		now, err := loadLookup(ctx, tx)
		switch {
		case err != nil:
			return err
		case now == depth:
			return data.ErrUnchanged
		}
		if err := keepLookup(ctx, tx, depth); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedLookupSet})
	})
	if err != nil {
		return fmt.Errorf("set the look-up of cases: %w", err)
	}
	return nil
}

func keepLookup(ctx context.Context, tx *sql.Tx, depth data.LookupDepth) error {
	_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO case_lookup (id, depth) VALUES (1, ?)`, depth)
	return err
}

func loadLookup(ctx context.Context, tx *sql.Tx) (depth data.LookupDepth, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT coalesce((SELECT depth FROM case_lookup WHERE id = 1), '')`).Scan(&depth)
	return depth, err
}

// CaseByCode returns the case with the number that the code opens; marks between
// the number's letters and digits may be missing. An unknown number, a wrong code, a
// case that ended too long ago and a depth that opens nothing by code are all
// ErrNotFound and take the same work. Where several cases answer to the number, of
// other years or with other marks, the code is tried on every one of them,
// whichever it opens.
func (s *Store) CaseByCode(ctx context.Context, number data.CaseNumber, code data.AccessCode) (answer data.CaseAnswer, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		depth, err := loadLookup(ctx, tx)
		if err != nil {
			return err
		}
		if !depth.ByCode() {
			code = data.NoCode
		}
		id, err := s.unlock(ctx, tx, number, func(l lock) bool { return data.SameCode(s.key.Code(data.CaseID(l.id), l.salt), code) })
		if err != nil {
			return err
		}
		answer, err = s.answer(ctx, tx, id)
		return err
	})
	if err != nil {
		return data.CaseAnswer{}, fmt.Errorf("case by code: %w", err)
	}
	return answer, nil
}

// noDay is the day on which no case was received.
const noDay = "0000-00-00"

// CaseByDate returns the outline of the case with the number that was received on
// the day, and fails as CaseByCode does. The zero day opens nothing.
func (s *Store) CaseByDate(ctx context.Context, number data.CaseNumber, received time.Time) (answer data.CaseAnswer, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		depth, err := loadLookup(ctx, tx)
		if err != nil {
			return err
		}
		wanted := noDay
		if depth.ByDate() && !received.IsZero() {
			wanted = received.In(data.Sofia()).Format(time.DateOnly)
		}
		id, err := s.unlock(ctx, tx, number, func(l lock) bool {
			return subtle.ConstantTimeCompare([]byte(l.received), []byte(wanted)) == 1
		})
		if err != nil {
			return err
		}
		town, err := loadTown(ctx, tx)
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return err
		}
		whole, err := s.answer(ctx, tx, id)
		answer = whole.Outline(town)
		return err
	})
	if err != nil {
		return data.CaseAnswer{}, fmt.Errorf("case by date: %w", err)
	}
	return answer, nil
}

// lock is a case as something that may be opened.
type lock struct {
	id, salt, key, received string
	real                    bool // not one that is only compared so that there are enough
}

// mostLocks is how many cases are compared with what was typed, always: those that
// answer to the number, and as many others as are missing. A number has one case a
// year, and those that ended are not among them, so eight are room for some years
// and for numbers that differ by their marks.
const mostLocks = 8

// locksOf reads them, from the index alone, the newest of each kind first.
const locksOf = `
	SELECT * FROM (SELECT id, salt, number_key, received, 1 FROM case_file INDEXED BY case_by_loose_number
		WHERE number_loose = ?1 AND ?1 <> '' AND closed = '' ORDER BY received DESC LIMIT ?3)
	UNION ALL
	SELECT * FROM (SELECT id, salt, number_key, received, 1 FROM case_file INDEXED BY case_by_loose_number
		WHERE number_loose = ?1 AND ?1 <> '' AND closed >= ?2 ORDER BY received DESC LIMIT ?3)
	UNION ALL
	SELECT id, salt, number_key, received, 0 FROM case_file INDEXED BY case_by_loose_number
		WHERE number_loose >= ''
	LIMIT ?3`

// unlock finds the case with the number that opens. It is ErrNotFound where none
// does, or where several do and the number is not exactly one's own.
func (s *Store) unlock(ctx context.Context, tx *sql.Tx, number data.CaseNumber, opens func(lock) bool) (data.CaseID, error) {
	locks, err := list(ctx, tx, locksOf,
		func(row scanner, l *lock) error { return row.Scan(&l.id, &l.salt, &l.key, &l.received, &l.real) },
		number.LooseKey(), day(data.LookupReach(s.clock())), mostLocks)
	if err != nil {
		return "", err
	}
	for len(locks) < mostLocks { // a new office has fewer
		locks = append(locks, lock{received: noDay})
	}
	var opened, exact []data.CaseID
	for _, l := range locks {
		if opens(l) && l.real {
			opened = append(opened, data.CaseID(l.id))
			if l.key == number.Key() {
				exact = append(exact, data.CaseID(l.id))
			}
		}
	}
	switch {
	case len(exact) == 1:
		return exact[0], nil
	case len(opened) == 1:
		return opened[0], nil
	default:
		return "", data.ErrNotFound
	}
}

// CaseByToken returns the case that the slip with the token belongs to, until it
// ended too long ago.
func (s *Store) CaseByToken(ctx context.Context, t data.Token) (answer data.CaseAnswer, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		var id data.CaseID
		if err := tx.QueryRowContext(ctx, `
			SELECT id FROM case_file WHERE token_digest = ? AND (closed = '' OR closed >= ?)`,
			t.Digest(), day(data.LookupReach(s.clock()))).Scan(&id); err != nil {
			return notFound(err)
		}
		answer, err = s.answer(ctx, tx, id)
		return err
	})
	if err != nil {
		return data.CaseAnswer{}, fmt.Errorf("case by token: %w", err)
	}
	return answer, nil
}
