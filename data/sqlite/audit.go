package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// AuditRow is a row of the audit.
type AuditRow = data.AuditRow

// office is who acts when nobody signed in does: the program and its commands.
const office = "office"

// Audit returns the newest rows, newest first.
func (s *Store) Audit(ctx context.Context, limit int) (rows []AuditRow, err error) {
	rows, err = s.AuditPage(ctx, data.AuditQuestion{Limit: limit})
	for i := range rows {
		rows[i].Seq = 0
	}
	return rows, err
}

// AuditPage returns the rows that are asked for, newest first. The page after it
// begins before its last row.
func (s *Store) AuditPage(ctx context.Context, q data.AuditQuestion) (rows []AuditRow, err error) {
	where, args := `WHERE 1 = 1`, []any{}
	add := func(condition string, given bool, arg any) {
		if given {
			where, args = where+condition, append(args, arg)
		}
	}
	add(` AND who = ?`, q.Who != "", q.Who)
	add(` AND what = ?`, q.What != "", q.What)
	// The clock may have been set back, so that the order of seq is not that of time:
	// the index by time says which rows, seq in which order.
	add(` AND at >= ?`, !q.From.IsZero(), moment(q.From))
	add(` AND at < ?`, !q.Until.IsZero(), moment(q.Until))
	add(` AND seq < ?`, q.Before > 0, q.Before)
	if len(q.Which) > 0 {
		where, args = where+` AND which IN (SELECT value FROM json_each(?))`, append(args, jsonColumn[[]string]{&q.Which})
	}
	err = s.read(ctx, func(tx *sql.Tx) error {
		rows, err = list(ctx, tx, `
			SELECT seq, at, who, what, which FROM audit `+where+` ORDER BY seq DESC LIMIT ?`, scanAudit, append(args, q.Limit)...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return rows, nil
}

// TitlesOf are the titles of the entries: of the draft, else of the newest version. What
// has neither is left out.
func (s *Store) TitlesOf(ctx context.Context, refs []data.EntryRef) (titles map[data.EntryRef]string, err error) {
	titles = map[data.EntryRef]string{}
	err = s.read(ctx, func(tx *sql.Tx) error {
		for _, ref := range refs { // a page of the audit names few
			var title string
			if err := tx.QueryRowContext(ctx, `
				SELECT coalesce(
					(SELECT title FROM draft WHERE kind = ?1 AND id = ?2),
					(SELECT title FROM notice WHERE ?1 = 'notice' AND id = ?2),
					(SELECT title FROM version WHERE kind = ?1 AND id = ?2 AND title <> '' ORDER BY number DESC LIMIT 1), '')`,
				ref.Kind, ref.ID).Scan(&title); err != nil {
				return err
			}
			if title != "" {
				titles[ref] = title
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("titles: %w", err)
	}
	return titles, nil
}

func scanAudit(row scanner, r *AuditRow) error {
	return row.Scan(&r.Seq, (*moment)(&r.At), &r.Who, &r.What, &r.Which)
}

// AuditPeople are the names of those who did something, in order.
func (s *Store) AuditPeople(ctx context.Context) (names []string, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		// A step through the index from name to name: DISTINCT would read every row.
		names, err = list(ctx, tx, `
			WITH RECURSIVE people (who) AS (
			  SELECT min(who) FROM audit
			  UNION ALL
			  SELECT (SELECT min(who) FROM audit WHERE who > people.who) FROM people WHERE people.who IS NOT NULL
			)
			SELECT who FROM people WHERE who IS NOT NULL`,
			func(row scanner, name *string) error { return row.Scan(name) })
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("people of the audit: %w", err)
	}
	return names, nil
}

// AuditExported notes who took the whole audit away.
func (s *Store) AuditExported(ctx context.Context, by string) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		return s.record(ctx, tx, AuditRow{Who: by, What: data.DeedAuditExported})
	})
	if err != nil {
		return fmt.Errorf("audit exported: %w", err)
	}
	return nil
}

// record writes a row of the audit into the transaction that it tells of, chained
// to the row before.
func (s *Store) record(ctx context.Context, tx asker, row AuditRow) error {
	var last int64
	var previous string
	// Where the newest rows were cut off, their numbers stay free and show it.
	if err := tx.QueryRowContext(ctx, `
		SELECT max(coalesce((SELECT max(seq) FROM audit), 0), coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit'), 0)),
			coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '')`).Scan(&last, &previous); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	at := moment(s.clock())
	text, err := at.Value()
	if err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	hash := data.AuditHash(previous, last+1, fmt.Sprint(text), row)
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO audit (seq, at, who, what, which, hash) VALUES (?, ?, ?, ?, ?, ?)`,
		last+1, at, row.Who, row.What, row.Which, hash); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	return nil
}
