package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"example.org/parter/data"
)

// PublishEdition makes a new edition of the content as it is.
func (s *Store) PublishEdition(ctx context.Context, by string) (data.EditionSummary, error) {
	return s.publish(ctx, by, func(context.Context, *sql.Tx) error { return nil })
}

// LatestEdition tells of the newest edition; ErrNotFound when there is none.
func (s *Store) LatestEdition(ctx context.Context) (e data.EditionSummary, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT number, built, sha256 FROM edition ORDER BY number DESC LIMIT 1`).
			Scan(&e.Number, (*moment)(&e.Built), &e.SHA256)
	})
	if err != nil {
		return data.EditionSummary{}, fmt.Errorf("latest edition: %w", notFound(err))
	}
	return e, nil
}

// ErrNotShown says that a change is saved as published, and that its edition did
// not reach the screens.
var ErrNotShown = errors.New("the change is saved, but the screens do not know it until the next publication or start of the office")

// publish makes a change and the edition that shows it, or neither; ErrNotShown
// comes with the edition that the screens lack. Once begun it is not given up
// because the one who asked has gone away.
func (s *Store) publish(ctx context.Context, by string, change func(context.Context, *sql.Tx) error) (e data.EditionSummary, err error) {
	if s.release == nil {
		return e, errors.New("publish: the store was opened without a release")
	}
	s.publishing.Lock()
	defer s.publishing.Unlock()
	ctx = context.WithoutCancel(ctx)
	var prepared Edition
	err = s.write(ctx, func(tx *sql.Tx) error {
		if err := change(ctx, tx); err != nil {
			return err
		}
		prepared, err = s.prepare(ctx, tx, by)
		return err
	})
	switch {
	case err != nil && prepared != nil:
		return e, errors.Join(err, prepared.Discard())
	case err != nil:
		return e, err
	}
	if err := prepared.Publish(); err != nil {
		return prepared.Summary(), fmt.Errorf("%w: %w", err, ErrNotShown) // the cause first: it is what the log shows
	}
	return prepared.Summary(), nil
}

// longOver is how long after its end a notice still goes to the screens: a screen
// decides by its own clock, which may be wrong by hours. After it the notice would only
// make every edition larger; whoever asks for its page is told that it is gone, as on
// the day after its end.
const longOver = 7 * 24 * time.Hour

func withoutLongOver(notices []data.Notice, now time.Time) []data.Notice {
	return slices.DeleteFunc(notices, func(n data.Notice) bool { return !n.Until.IsZero() && n.Until.Add(longOver).Before(now) })
}

// prepare makes the edition of the content as it stands in the transaction. An
// edition that it returns with an error is to be discarded.
func (s *Store) prepare(ctx context.Context, tx *sql.Tx, by string) (Edition, error) {
	var after data.EditionNumber
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(number), 0) FROM edition`).Scan(&after); err != nil {
		return nil, err
	}
	c, err := s.loadContent(ctx, tx)
	if err != nil {
		return nil, err
	}
	c.Notices = withoutLongOver(c.Notices, s.clock())
	prepared, err := s.release(ctx, after, c)
	if err != nil {
		return nil, err
	}
	e := prepared.Summary()
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO edition (number, built, sha256) VALUES (?, ?, ?)`, e.Number, moment(e.Built), e.SHA256); err != nil {
		return prepared, err
	}
	if err := s.keepContent(ctx, tx, e.Number, c); err != nil {
		return prepared, err
	}
	return prepared, s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedEditionPublished, Which: strconv.FormatInt(int64(e.Number), 10)})
}
