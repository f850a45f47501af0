package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"example.org/parter/data"
)

// How a letter that the mail server did not take is tried again: after a minute, two,
// four, up to six hours, for about three days.
const (
	firstAgain   = time.Minute
	longestAgain = 6 * time.Hour
	mostTries    = 20
)

// ResumeLetters gives up the letters that were going out when the office was ended: the
// mail server may have them, and nobody gets one twice.
func (s *Store) ResumeLetters(ctx context.Context) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE case_letter SET state = ? WHERE state = 'going'`, data.LetterUnsure)
		return err
	})
	if err != nil {
		return fmt.Errorf("letters that were going: %w", err)
	}
	return nil
}

// WriteLetters writes a letter to each subscriber about each delay that has happened
// since, once, and deletes the addresses that nobody confirmed in time.
func (s *Store) WriteLetters(ctx context.Context) error {
	var due []dueLetter
	var late bool // some address was not confirmed in time
	err := s.read(ctx, func(tx *sql.Tx) (err error) {
		if due, err = s.dueLetters(ctx, tx); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `
			SELECT EXISTS (SELECT 1 FROM case_subscription WHERE confirmed = '' AND consented <= ?)`, s.tooOld()).Scan(&late)
	})
	if err == nil && (late || len(due) > 0) {
		err = s.write(ctx, func(tx *sql.Tx) error { return s.writeLetters(ctx, tx, due) })
	}
	if err != nil {
		return fmt.Errorf("letters about delays: %w", err)
	}
	return nil
}

// tooOld is the consent that had to be confirmed by now.
func (s *Store) tooOld() moment { return moment(s.clock().Add(-unconfirmedFor)) }

// dueLetter is a delay of which a subscriber was not told.
type dueLetter struct {
	to    data.SubscriptionID
	delay data.Delay
}

// dueLetters reads without keeping anybody from writing: there may be many subscribers,
// and mostly there is nothing to tell.
func (s *Store) dueLetters(ctx context.Context, tx *sql.Tx) (due []dueLetter, err error) {
	type subscriber struct {
		id         data.SubscriptionID
		file       data.CaseID
		seen, told []string
	}
	all, err := list(ctx, tx, `
		SELECT id, case_file, seen, (SELECT json_group_array(event) FROM case_letter WHERE subscription = s.id)
		FROM case_subscription s WHERE confirmed <> '' ORDER BY case_file`,
		func(row scanner, s *subscriber) error {
			return row.Scan(&s.id, &s.file, jsonColumn[[]string]{&s.seen}, jsonColumn[[]string]{&s.told})
		})
	if err != nil {
		return nil, err
	}
	for _, one := range all {
		f, err := loadCase(ctx, tx, one.file)
		if err != nil {
			return nil, err
		}
		for _, d := range f.about.Delays(s.clock()) {
			if !slices.Contains(one.seen, d.Key()) && !slices.Contains(one.told, d.Key()) {
				due = append(due, dueLetter{one.id, d})
			}
		}
	}
	return due, nil
}

func (s *Store) writeLetters(ctx context.Context, tx *sql.Tx, due []dueLetter) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM case_subscription WHERE confirmed = '' AND consented <= ?`, s.tooOld()); err != nil {
		return err
	}
	for _, d := range due {
		if err := s.insertLetter(ctx, tx, d.to, d.delay.Key(), d.delay); err != nil {
			return err
		}
	}
	return nil
}

// NextLetter takes the letter that has waited longest and may go now; ErrNotFound: there
// is none. It is written down that it goes before anybody has it, so that it never goes
// twice; LetterDone says what became of it. One about what is so no more, because the
// case is ready since, is taken back.
func (s *Store) NextLetter(ctx context.Context) (l data.Letter, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		for {
			var so bool
			if l, so, err = s.loadNextLetter(ctx, tx); err != nil {
				return err
			}
			if so {
				break
			}
			if _, err := tx.ExecContext(ctx, `DELETE FROM case_letter WHERE id = ?`, l.ID); err != nil {
				return err
			}
		}
		return changed(tx.ExecContext(ctx, `UPDATE case_letter SET state = 'going', tries = tries + 1 WHERE id = ?`, l.ID))
	})
	if err != nil {
		return data.Letter{}, fmt.Errorf("next letter: %w", err)
	}
	return l, nil
}

// loadNextLetter leaves a letter about a delay of a town without a public address where
// it is: it would lead nowhere. It says too whether what the letter tells is still so.
func (s *Store) loadNextLetter(ctx context.Context, tx *sql.Tx) (l data.Letter, so bool, err error) {
	town, err := loadTown(ctx, tx)
	if err != nil {
		return l, false, err
	}
	if town.Public == "" {
		return l, false, data.ErrNotFound
	}
	var to data.SubscriptionID
	var salt string
	var file data.CaseID
	if err := tx.QueryRowContext(ctx, `
		SELECT l.id, l.kind, l.happened, l.until, l.tries, s.id, s.salt, s.address, s.language, s.case_file
		FROM case_letter l JOIN case_subscription s ON s.id = l.subscription
		WHERE l.state = 'waiting' AND l.not_before <= ? ORDER BY l.not_before, l.made LIMIT 1`, moment(s.clock())).
		Scan(&l.ID, &l.Delay.Kind, (*day)(&l.Delay.On), (*day)(&l.Delay.Until), &l.Tries, &to, &salt, &l.To, &l.Language, &file); err != nil {
		return l, false, notFound(err)
	}
	f, err := loadCase(ctx, tx, file)
	if err != nil {
		return l, false, err
	}
	l.Town, l.Phone, l.Remove = town.Name, f.about.Phone, town.Public.Remove(s.key.RemoveToken(to, salt))
	if l.Delay.Kind == "" {
		l.Confirm = town.Public.Confirm(s.key.ConfirmToken(to, salt))
		return l, true, nil
	}
	l.Number, l.Case = f.about.Number, town.Public.Case(s.key.Token(f.id, f.salt))
	same := func(d data.Delay) bool { return d.Key() == l.Delay.Key() }
	return l, slices.ContainsFunc(f.about.Delays(s.clock()), same), nil
}

// LetterDone keeps what became of the letter. One about a delay that the client was
// promised to be told of is recorded with the case as its notice. The subscription may be
// gone meanwhile, and the letter with it.
func (s *Store) LetterDone(ctx context.Context, l data.Letter, outcome data.LetterOutcome) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if outcome == data.LetterWaits && l.Tries+1 >= mostTries {
			outcome = data.LetterRefused
		}
		var file data.CaseID
		err := tx.QueryRowContext(ctx, `
			UPDATE case_letter SET state = ?, not_before = ? WHERE id = ? AND state = 'going'
			RETURNING (SELECT case_file FROM case_subscription WHERE id = subscription)`,
			outcome, moment(s.clock().Add(again(l.Tries))), l.ID).Scan(&file)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil || outcome != data.LetterSent || !l.Delay.Kind.Told() {
			return err
		}
		return s.told(ctx, tx, file)
	})
	if err != nil {
		return fmt.Errorf("what became of a letter: %w", err)
	}
	return nil
}

// again is how long a letter waits that was tried so often before.
func again(tries int) time.Duration { return min(firstAgain<<min(tries, 10), longestAgain) }

// told records the notice with the case, once a day.
func (s *Store) told(ctx context.Context, tx *sql.Tx, id data.CaseID) error {
	f, err := loadCase(ctx, tx, id)
	if err != nil {
		return err
	}
	before := f.about
	notice := data.DelayNotice{On: midnight(s.clock()), How: data.ByEmail, By: office}
	if n := len(before.Told); n > 0 && !before.Told[n-1].On.Before(notice.On) {
		return nil
	}
	if err := f.tell(notice); err != nil {
		return err
	}
	reckoner, err := newReckoner(ctx, tx, s.clock())
	if err != nil {
		return err
	}
	if err := reckoner.keep(ctx, f, before); err != nil {
		return err
	}
	return s.record(ctx, tx, data.AuditRow{Who: office, What: data.DeedCaseNotified, Which: string(id)})
}
