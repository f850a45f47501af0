package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// AuditRow says who did what to which thing. It holds nothing personal about
// visitors and no case number; rows can neither be changed nor deleted.
type AuditRow struct {
	At    time.Time
	Who   string // the name of the member of staff, or "office" for the program
	What  string // for example "notice published"
	Which string // the thing's own ID; empty where there is only one
}

// office is who acts when nobody signed in does: the program and its commands.
const office = "office"

// Audit returns the newest rows, newest first.
func (s *Store) Audit(ctx context.Context, limit int) (rows []AuditRow, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		rows, err = list(ctx, tx, `
			SELECT at, who, what, which FROM audit ORDER BY seq DESC LIMIT ?`,
			func(row scanner, r *AuditRow) error {
				return row.Scan((*moment)(&r.At), &r.Who, &r.What, &r.Which)
			}, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return rows, nil
}

// record writes a row of the audit into the transaction that it tells of.
func (s *Store) record(ctx context.Context, tx *sql.Tx, row AuditRow) error {
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO audit (at, who, what, which) VALUES (?, ?, ?, ?)`,
		moment(s.clock()), row.Who, row.What, row.Which); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	return nil
}
