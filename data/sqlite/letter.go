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

// mostLooked is how many subscribers are looked at in one transaction, so that nobody
// waits for it.
const mostLooked = 100

// WriteLetters writes a letter to each subscriber about each delay that has happened
// since, once. It looks only at whoever may have one: a case has a new delay when
// something became of it, or on the day after the one on which it was due.
func (s *Store) WriteLetters(ctx context.Context) error {
	for {
		var left bool
		err := s.read(ctx, func(tx *sql.Tx) error {
			return tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM case_subscription WHERE `+mayBeDue+`)`, day(s.clock())).Scan(&left)
		})
		if err == nil && left {
			err = s.write(ctx, func(tx *sql.Tx) error { return s.look(ctx, tx) })
		}
		if err != nil {
			return fmt.Errorf("letters about delays: %w", err)
		}
		if !left {
			return nil
		}
	}
}

// mayBeDue is a subscriber who was not looked at since something became of the case, or
// whose quiet days are over today.
const mayBeDue = `confirmed <> '' AND quiet < ?`

// look looks at the first of those who may be due, writes their letters, and notes until
// when they are quiet.
func (s *Store) look(ctx context.Context, tx *sql.Tx) error {
	type subscriber struct {
		id   data.SubscriptionID
		file data.CaseID
		seen []string
	}
	now := s.clock()
	some, err := list(ctx, tx, `
		SELECT id, case_file, seen FROM case_subscription WHERE `+mayBeDue+` ORDER BY quiet LIMIT ?`,
		func(row scanner, s *subscriber) error { return row.Scan(&s.id, &s.file, jsonColumn[[]string]{&s.seen}) }, day(now), mostLooked)
	if err != nil {
		return err
	}
	for _, one := range some {
		f, err := loadCase(ctx, tx, one.file)
		if err != nil {
			return err
		}
		for _, d := range f.about.Delays(now) {
			if slices.Contains(one.seen, d.Key()) {
				continue
			}
			if err := s.insertLetter(ctx, tx, one.id, d.Key(), d); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `UPDATE case_subscription SET quiet = ? WHERE id = ?`, day(quiet(f.about, now)), one.id); err != nil {
			return err
		}
	}
	return nil
}

// quiet is the last day on which the case has no new delay while nothing becomes of it.
func quiet(c data.Case, now time.Time) time.Time {
	if c.Running() && !c.Due.IsZero() && !c.Late(now) {
		return c.Due
	}
	return time.Date(9999, time.December, 31, 0, 0, 0, 0, data.Sofia())
}

// NextLetter takes the letter that has waited longest and may go now; ErrNotFound: there
// is none. It is written down that it goes before anybody has it, so that it never goes
// twice; LetterDone says what became of it. One about what is so no more, because the
// case is ready since, is taken back; those of a closed case wait, since it may be so by
// mistake.
//
// ErrSealed: the address of the letter was sealed with another case.key. It is put off as
// one that the mail server did not take, since the right key may be put back; the next
// call is about the next letter.
func (s *Store) NextLetter(ctx context.Context) (l data.Letter, err error) {
	var sealed error
	err = s.write(ctx, func(tx *sql.Tx) error {
		for {
			var so bool
			l, so, err = s.loadNextLetter(ctx, tx)
			if errors.Is(err, data.ErrSealed) {
				sealed = err
				_, err := tx.ExecContext(ctx, `UPDATE case_letter SET state = ?, not_before = ?, tries = tries + 1 WHERE id = ?`,
					lastTry(l, data.LetterWaits), moment(s.clock().Add(again(l.Tries))), l.ID)
				return err
			}
			if err != nil {
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
	if err == nil {
		err = sealed
	}
	if err != nil {
		return data.Letter{}, fmt.Errorf("next letter: %w", err)
	}
	return l, nil
}

// lastTry is the outcome, but that a letter is not tried for ever.
func lastTry(l data.Letter, outcome data.LetterOutcome) data.LetterOutcome {
	if outcome == data.LetterWaits && l.Tries+1 >= mostTries {
		return data.LetterRefused
	}
	return outcome
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
	var salt, sealed string
	var file data.CaseID
	if err := tx.QueryRowContext(ctx, `
		SELECT l.id, l.kind, l.happened, l.until, l.tries, s.id, s.salt, s.address, s.language, s.case_file
		FROM case_letter l JOIN case_subscription s ON s.id = l.subscription JOIN case_file c ON c.id = s.case_file
		WHERE l.state = 'waiting' AND l.not_before <= ? AND c.closed = '' ORDER BY l.not_before, l.made LIMIT 1`, moment(s.clock())).
		Scan(&l.ID, &l.Delay.Kind, (*day)(&l.Delay.On), (*day)(&l.Delay.Until), &l.Tries, &to, &salt, &sealed, &l.Language, &file); err != nil {
		return l, false, notFound(err)
	}
	if l.To, err = s.key.OpenEmail(to, sealed); err != nil {
		return l, false, err
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
	for _, d := range f.about.Delays(s.clock()) {
		if d.Key() == l.Delay.Key() {
			l.Delay = d // the term may have been extended since
			return l, true, nil
		}
	}
	return l, false, nil
}

// LetterDone keeps what became of the letter. The subscription may be gone meanwhile, and
// the letter with it.
//
// A letter about a delay of which the client was promised to be told, that the mail
// server has taken, is recorded with the case as its notice: by e-mail, and by the office
// itself, so that nobody takes it for a clerk's word. Whoever has the slip and confirmed
// the address is the client's side, and that the server took the letter is all that can
// be known of it: one that comes back later is read by nobody here. Of several subscribers
// the first counts; the others get theirs all the same.
func (s *Store) LetterDone(ctx context.Context, l data.Letter, outcome data.LetterOutcome) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		outcome = lastTry(l, outcome)
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
		return s.told(ctx, tx, file, l.Delay)
	})
	if err != nil {
		return fmt.Errorf("what became of a letter: %w", err)
	}
	return nil
}

// again is how long a letter waits that was tried so often before.
func again(tries int) time.Duration { return min(firstAgain<<min(tries, 10), longestAgain) }

// told records the notice of the delay with the case: once a day, and once more where the
// term became longer since. It tells of the terms up to the delay's own, and of no later
// one, which may have been given while the letter was on its way.
func (s *Store) told(ctx context.Context, tx *sql.Tx, id data.CaseID, of data.Delay) error {
	f, err := loadCase(ctx, tx, id)
	if err != nil {
		return err
	}
	before := f.about
	notice := data.DelayNotice{On: midnight(s.clock()), How: data.ByEmail, By: office}
	notice.Extensions = len(before.Extensions)
	for n := notice.Extensions; n > 0 && before.Extensions[n-1].Until.After(of.Until); n-- {
		notice.Extensions = n - 1
	}
	if n := len(before.Told); n > 0 && !before.Told[n-1].On.Before(notice.On) && before.Told[n-1].Extensions >= notice.Extensions {
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
	return s.record(ctx, tx, data.AuditRow{Who: office, What: data.DeedCaseWritten, Which: string(id)})
}
