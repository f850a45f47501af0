package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"example.org/parter/data"
)

// Bounds of subscriptions, against whoever has a slip and means to plague others with
// letters.
const (
	mostOfCase     = 3 // addresses that one case writes to
	mostOfAddress  = 5 // cases that write to one address
	mostAsked      = 3 // letters that ask one address to confirm for one case
	askedAgain     = 10 * time.Minute
	unconfirmedFor = 48 * time.Hour // then the address is deleted
)

// endedFor is how long the address of a closed case is kept, for when that it closed was
// a mistake. Whoever sweeps comes hourly, and the consent says that it is a day.
const endedFor = 22 * time.Hour

// ForgetAddresses deletes the addresses that nobody confirmed in time, and those of cases
// that closed almost a day ago, with everything about them, and returns how many. It is
// to be called hourly.
func (s *Store) ForgetAddresses(ctx context.Context) (forgotten int, err error) {
	now := s.clock()
	forgotten, err = s.purge(ctx, func(tx *sql.Tx) (sql.Result, error) {
		if _, err := tx.ExecContext(ctx, `
			UPDATE case_subscription AS s SET ended = CASE c.closed WHEN '' THEN '' ELSE ? END
			FROM case_file c WHERE c.id = s.case_file AND (c.closed = '') <> (s.ended = '')`, moment(now)); err != nil {
			return nil, err
		}
		return tx.ExecContext(ctx, `
			DELETE FROM case_subscription WHERE ended <> '' AND ended <= ? OR confirmed = '' AND consented <= ?`,
			moment(now.Add(-endedFor)), s.tooOld())
	})
	if err != nil {
		return forgotten, fmt.Errorf("addresses to be forgotten: %w", err)
	}
	return forgotten, nil
}

// tooOld is the consent that had to be confirmed by now.
func (s *Store) tooOld() moment { return moment(s.clock().Add(-unconfirmedFor)) }

// Subscribe asks the address to confirm that it wants letters about delays of the case
// of the slip. Who subscribed before is asked again, and who confirmed is not: the
// answer is the same. A case that has enough addresses is Problems{email, Taken}; one
// that is ready or closed is ErrConflict, and no case is ErrNotFound.
func (s *Store) Subscribe(ctx context.Context, t data.Token, address data.Email, l data.Language) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		f, err := caseOfToken(ctx, tx, t)
		if err != nil {
			return err
		}
		if !f.about.Delayable() {
			return data.ErrConflict
		}
		id, err := s.subscription(ctx, tx, f, address, l)
		if err != nil || id == "" {
			return err
		}
		return s.askToConfirm(ctx, tx, id)
	})
	if err != nil {
		return fmt.Errorf("subscription: %w", err)
	}
	return nil
}

func caseOfToken(ctx context.Context, tx *sql.Tx, t data.Token) (caseFile, error) {
	var id data.CaseID
	if err := tx.QueryRowContext(ctx, `SELECT id FROM case_file WHERE token_digest = ?`, t.Digest()).Scan(&id); err != nil {
		return caseFile{}, notFound(err)
	}
	return loadCase(ctx, tx, id)
}

// subscription is the one of the address, or a new one; empty: none may be made, and
// whoever asks does not learn that others write to the address.
func (s *Store) subscription(ctx context.Context, tx *sql.Tx, f caseFile, address data.Email, l data.Language) (id data.SubscriptionID, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT id FROM case_subscription WHERE case_file = ? AND address_key = ?`, f.id, s.key.EmailKey(address)).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	var ofCase, ofAddress int
	if err := tx.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM case_subscription WHERE case_file = ?), (SELECT count(*) FROM case_subscription WHERE address_key = ?)`,
		f.id, s.key.EmailKey(address)).Scan(&ofCase, &ofAddress); err != nil {
		return "", err
	}
	switch {
	case ofCase >= mostOfCase:
		return "", data.Problems{{Field: "email", Reason: data.Taken}}
	case ofAddress >= mostOfAddress:
		return "", nil
	}
	seen := []string{}
	for _, d := range f.about.Delays(s.clock()) {
		seen = append(seen, d.Key())
	}
	id = data.SubscriptionID(randomName())
	salt := randomSecret()
	sealed, err := s.key.SealEmail(id, address)
	if err != nil {
		return "", err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO case_subscription (id, case_file, address, address_key, language, salt, confirm_digest, remove_digest, consented, consent_words, seen)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, f.id, sealed, s.key.EmailKey(address), l, salt, s.key.ConfirmToken(id, salt).Digest(), s.key.RemoveToken(id, salt).Digest(),
		moment(s.clock()), data.ConsentWords, jsonColumn[[]string]{&seen})
	return id, err
}

// askToConfirm writes the letter that asks, unless one went a moment ago or enough did.
func (s *Store) askToConfirm(ctx context.Context, tx *sql.Tx, id data.SubscriptionID) error {
	var confirmed bool
	var asked int
	var last time.Time
	if err := tx.QueryRowContext(ctx, `
		SELECT confirmed <> '', (SELECT count(*) FROM case_letter WHERE subscription = ?1 AND kind = ''),
			coalesce((SELECT max(made) FROM case_letter WHERE subscription = ?1 AND kind = ''), '')
		FROM case_subscription WHERE id = ?1`, id).Scan(&confirmed, &asked, (*moment)(&last)); err != nil {
		return err
	}
	if confirmed || asked >= mostAsked || asked > 0 && s.clock().Sub(last) < askedAgain {
		return nil
	}
	return s.insertLetter(ctx, tx, id, fmt.Sprintf("confirm %d", asked+1), data.Delay{})
}

// insertLetter writes a letter that was not written before, to a subscription that is
// still there.
func (s *Store) insertLetter(ctx context.Context, tx *sql.Tx, to data.SubscriptionID, event string, d data.Delay) error {
	now := moment(s.clock())
	_, err := tx.ExecContext(ctx, `
		INSERT INTO case_letter (id, subscription, event, kind, happened, until, made, state, not_before)
		SELECT ?, id, ?, ?, ?, ?, ?, ?, ? FROM case_subscription WHERE id = ?
		ON CONFLICT (subscription, event) DO NOTHING`,
		randomName(), event, d.Kind, day(d.On), day(d.Until), now, data.LetterWaits, now, to)
	return err
}

// ConfirmSubscription begins the letters to whoever has the token of the letter that
// asked. A token that is not known, or too old, or of a case that is closed, is
// ErrNotFound.
func (s *Store) ConfirmSubscription(ctx context.Context, t data.Token) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		return changed(tx.ExecContext(ctx, `
			UPDATE case_subscription AS s SET confirmed = CASE s.confirmed WHEN '' THEN ?3 ELSE s.confirmed END
			FROM case_file c WHERE c.id = s.case_file AND `+confirmable, t.Digest(), s.tooOld(), moment(s.clock())))
	})
	if err != nil {
		return fmt.Errorf("confirm a subscription: %w", err)
	}
	return nil
}

// confirmable is the subscription that the token confirms, or has confirmed.
const confirmable = `s.confirm_digest = ?1 AND (s.confirmed <> '' OR s.consented > ?2) AND c.closed = ''`

// SubscriptionToConfirm is what ConfirmSubscription begins, or has begun, and fails as it
// does.
func (s *Store) SubscriptionToConfirm(ctx context.Context, t data.Token) (data.Subscription, error) {
	return s.subscriptionOf(ctx, confirmable, t.Digest(), s.tooOld())
}

// SubscriptionToRemove is what RemoveSubscription deletes; ErrNotFound: there is none, or
// none any more.
func (s *Store) SubscriptionToRemove(ctx context.Context, t data.Token) (data.Subscription, error) {
	return s.subscriptionOf(ctx, `s.remove_digest = ?1`, t.Digest())
}

func (s *Store) subscriptionOf(ctx context.Context, which string, args ...any) (found data.Subscription, err error) {
	var id data.SubscriptionID
	var file data.CaseID
	var salt, sealed, slip string
	err = s.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT s.id, s.salt, s.address, s.confirmed <> '', c.id, c.salt, c.number
			FROM case_subscription s JOIN case_file c ON c.id = s.case_file WHERE `+which, args...).
			Scan(&id, &salt, &sealed, &found.Confirmed, &file, &slip, &found.Number)
	})
	if err == nil {
		found.Address, err = s.key.OpenEmail(id, sealed)
	}
	if err != nil {
		return data.Subscription{}, fmt.Errorf("subscription of a letter: %w", notFound(err))
	}
	found.Case, found.Remove = s.key.Token(file, slip), s.key.RemoveToken(id, salt)
	if !found.Confirmed {
		found.Number, found.Case = "", ""
	}
	return found, nil
}

// RemoveSubscription deletes the address with everything about it. That there is none
// any more is no error.
func (s *Store) RemoveSubscription(ctx context.Context, t data.Token) error {
	_, err := s.purge(ctx, func(tx *sql.Tx) (sql.Result, error) {
		return tx.ExecContext(ctx, `DELETE FROM case_subscription WHERE remove_digest = ?`, t.Digest())
	})
	if err != nil && !errors.Is(err, errLogInUse) { // it is gone, and from the log within the hour
		return fmt.Errorf("remove a subscription: %w", err)
	}
	return nil
}
