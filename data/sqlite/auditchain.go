package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.org/parter/data"
)

// EachAuditRow calls with every row, oldest first, and its hash.
func (s *Store) EachAuditRow(ctx context.Context, do func(row AuditRow, hash string) error) error {
	err := s.read(ctx, func(tx *sql.Tx) error {
		return eachChained(ctx, tx, func(c chained) error {
			row := data.AuditRow{Seq: c.seq, Who: c.Who, What: c.What, Which: c.Which}
			if err := (*moment)(&row.At).Scan(c.at); err != nil {
				return err
			}
			return do(row, c.hash)
		})
	})
	if err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	return nil
}

// VerifyAudit computes the whole chain anew and says from where on it is broken. That
// the newest rows were cut off shows in SQLite's own count of rows.
func (s *Store) VerifyAudit(ctx context.Context) (proof data.AuditProof, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		proof, err = verifyAudit(ctx, tx)
		return err
	})
	if err != nil {
		return data.AuditProof{}, fmt.Errorf("verify the audit: %w", err)
	}
	return proof, nil
}

func verifyAudit(ctx context.Context, tx *sql.Tx) (proof data.AuditProof, err error) {
	var last, counted int64
	err = eachChained(ctx, tx, func(c chained) error {
		want := data.AuditHash(proof.Head, c.seq, c.at, c.AuditRow)
		if proof.Broken == 0 && (c.hash != want || c.seq != last+1) { // a row that was cut off left its number free
			proof.Broken = c.seq
		}
		proof.Rows, proof.Head, last = proof.Rows+1, c.hash, c.seq
		return nil
	})
	if err != nil {
		return proof, err
	}
	err = tx.QueryRowContext(ctx, `SELECT seq FROM sqlite_sequence WHERE name = 'audit'`).Scan(&counted)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return proof, err
	}
	proof.Cut = last != counted
	return proof, nil
}

// chained is a row as it is stored.
type chained struct {
	AuditRow
	seq  int64
	at   string
	hash string
}

func eachChained(ctx context.Context, tx *sql.Tx, do func(chained) error) (err error) {
	rows, err := tx.QueryContext(ctx, `SELECT seq, at, who, what, which, hash FROM audit ORDER BY seq`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var c chained
		if err := rows.Scan(&c.seq, &c.at, &c.Who, &c.What, &c.Which, &c.hash); err != nil {
			return err
		}
		if err := do(c); err != nil {
			return err
		}
	}
	return rows.Err()
}

// chainAudit chains the rows that were written before schema 14. Where any row is
// chained already it has nothing to do: a chain is never mended silently.
func chainAudit(ctx context.Context, db *sql.DB) error {
	return transact(ctx, db, func(tx *sql.Tx) error {
		var unchained, chain int64
		if err := tx.QueryRowContext(ctx, `
			SELECT count(*) FILTER (WHERE hash = ''), count(*) FILTER (WHERE hash <> '') FROM (
			  SELECT * FROM (SELECT hash FROM audit ORDER BY seq LIMIT 1) UNION ALL
			  SELECT * FROM (SELECT hash FROM audit ORDER BY seq DESC LIMIT 1))`).Scan(&unchained, &chain); err != nil {
			return err
		}
		if unchained == 0 || chain > 0 {
			return nil
		}
		return fillChain(ctx, tx)
	})
}

// fillChain is the one time that rows of the audit are changed: only their hash is.
func fillChain(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `DROP TRIGGER audit_keeps_its_rows`); err != nil {
		return err
	}
	var rows []chained
	if err := eachChained(ctx, tx, func(c chained) error { rows = append(rows, c); return nil }); err != nil {
		return err
	}
	previous := ""
	for _, c := range rows {
		previous = data.AuditHash(previous, c.seq, c.at, c.AuditRow)
		if _, err := tx.ExecContext(ctx, `UPDATE audit SET hash = ? WHERE seq = ?`, previous, c.seq); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `
		CREATE TRIGGER audit_keeps_its_rows BEFORE UPDATE ON audit
		BEGIN
		  SELECT RAISE(ABORT, 'the audit is append-only');
		END`)
	return err
}
