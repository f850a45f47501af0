package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"

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

// publish makes a change and the edition that shows it, or neither. Once begun
// it is not given up because the one who asked has gone away.
func (s *Store) publish(ctx context.Context, by string, change func(context.Context, *sql.Tx) error) (e data.EditionSummary, err error) {
	if s.release == nil {
		return e, errors.New("publish: the store was opened without a release")
	}
	ctx = context.WithoutCancel(ctx)
	number, err := s.reserveEdition(ctx, change)
	if err != nil {
		return e, err
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		if err := change(ctx, tx); err != nil {
			return err
		}
		c, err := loadContent(ctx, tx)
		if err != nil {
			return err
		}
		if e, err = s.release(ctx, number, c); err != nil {
			return err
		}
		e.Number = number
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO edition (number, built, sha256) VALUES (?, ?, ?)`, e.Number, moment(e.Built), e.SHA256); err != nil {
			return err
		}
		return s.record(ctx, tx, AuditRow{Who: by, What: "edition published", Which: strconv.FormatInt(int64(number), 10)})
	})
	if err != nil {
		return data.EditionSummary{}, fmt.Errorf("edition %d: %w", number, err)
	}
	return e, nil
}

// reserveEdition commits the next number, after trying the change and taking it
// back, so that a refused change costs no number.
func (s *Store) reserveEdition(ctx context.Context, change func(context.Context, *sql.Tx) error) (n data.EditionNumber, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `SAVEPOINT trial`); err != nil {
			return err
		}
		if err := change(ctx, tx); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `ROLLBACK TO trial`); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `
			UPDATE edition_number SET reserved = reserved + 1 WHERE id = 1 RETURNING reserved`).Scan(&n)
	})
	return n, err
}
