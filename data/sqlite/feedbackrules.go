package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"example.org/parter/data"
)

// FeedbackRules is how the town hall deals with what visitors tell it.
func (s *Store) FeedbackRules(ctx context.Context) (rules data.FeedbackRules, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		rules, err = loadFeedbackRules(ctx, tx)
		return err
	})
	if err != nil {
		return rules, fmt.Errorf("rules of feedback: %w", err)
	}
	return rules, nil
}

// SetFeedbackRules sets them from now on, whatever they were. When they are the same it is
// ErrUnchanged.
func (s *Store) SetFeedbackRules(ctx context.Context, by string, rules data.FeedbackRules) error {
	read, err := s.FeedbackRules(ctx)
	if err != nil {
		return err
	}
	return s.ChangeFeedbackRules(ctx, by, read, rules)
}

// ChangeFeedbackRules sets them from now on. What they were when somebody read them is
// given too: when they are others by now, it is ErrConflict. When they are the same it is
// ErrUnchanged.
func (s *Store) ChangeFeedbackRules(ctx context.Context, by string, read, rules data.FeedbackRules) error {
	if err := rules.Check(); err != nil {
		return err
	}
	raw, err := json.Marshal(rules)
	if err != nil {
		return fmt.Errorf("rules of feedback: %w", err)
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		is, err := loadFeedbackRules(ctx, tx)
		switch {
		case err != nil:
			return err
		case reflect.DeepEqual(is, rules):
			return data.ErrUnchanged
		case !reflect.DeepEqual(is, read):
			return data.ErrConflict
		}
		if _, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO feedback_rules (id, rules) VALUES (1, ?)`, string(raw)); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedFeedbackRules})
	})
	if err != nil {
		return fmt.Errorf("rules of feedback: %w", err)
	}
	return nil
}

func loadFeedbackRules(ctx context.Context, tx *sql.Tx) (data.FeedbackRules, error) {
	var raw string
	rules := data.UsualFeedbackRules()
	err := tx.QueryRowContext(ctx, `SELECT rules FROM feedback_rules WHERE id = 1`).Scan(&raw)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return rules, nil
	case err != nil:
		return rules, err
	}
	if err := json.Unmarshal([]byte(raw), &rules); err != nil {
		return rules, err
	}
	return rules, nil
}

// SetSealKeys sets to which keys contacts are sealed, from now on, and publishes them for
// the screens. With ErrNotShown they are set, and the screens do not know them yet.
// Whether they are keys at all, the caller has asked the seal.
func (s *Store) SetSealKeys(ctx context.Context, by string, keys data.SealKeys) error {
	if err := keys.Check(); err != nil {
		return err
	}
	_, err := s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		town, err := loadTown(ctx, tx)
		switch {
		case err != nil:
			return err
		case town.Seal == keys:
			return data.ErrUnchanged
		}
		if _, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO seal_keys (id, office, recovery) VALUES (1, ?, ?)`, keys.Office, keys.Recovery); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedSealKeys})
	})
	if err != nil {
		return fmt.Errorf("keys of the seal: %w", err)
	}
	return nil
}

// SealKeys are those to which contacts are sealed now.
func (s *Store) SealKeys(ctx context.Context) (keys data.SealKeys, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		town, err := loadTown(ctx, tx)
		keys = town.Seal
		return err
	})
	if err != nil {
		return keys, fmt.Errorf("keys of the seal: %w", err)
	}
	return keys, nil
}
