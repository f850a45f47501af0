package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"example.org/parter/data"
)

// PublishReport keeps the report of the period as it is now, for good. One that is
// published already is ErrConflict, one of a period that is not over Problems{period,
// InTheFuture}, and one in which nothing happened Problems{period, Missing}.
func (s *Store) PublishReport(ctx context.Context, by string, p data.Period) (published data.PublishedReport, err error) {
	if !p.Regular() {
		return published, data.Problems{{Field: "period", Reason: data.BadFormat}}
	}
	if s.clock().Before(p.Until()) {
		return published, data.Problems{{Field: "period", Reason: data.InTheFuture}}
	}
	r, err := s.Report(ctx, p)
	if err != nil {
		return published, err
	}
	if r.Empty() {
		return published, data.Problems{{Field: "period", Reason: data.Missing}}
	}
	published = data.PublishedReport{Report: r, By: by, At: s.clock()}
	markPublished(published)
	content, err := json.Marshal(r)
	if err != nil {
		return published, fmt.Errorf("report of %s: %w", p, err)
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		err := changed(tx.ExecContext(ctx, `
			INSERT INTO report (period, content, by, at) VALUES (?, ?, ?, ?) ON CONFLICT (period) DO NOTHING`,
			p.String(), string(content), by, moment(published.At)))
		switch {
		case errors.Is(err, data.ErrNotFound): // nothing was added
			return data.ErrConflict
		case err != nil:
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedReportPublished, Which: p.String()})
	})
	if err != nil {
		return published, fmt.Errorf("publish the report of %s: %w", p, err)
	}
	return published, nil
}

// PublishedReport is the report of the period as it was published; ErrNotFound: it was
// not.
func (s *Store) PublishedReport(ctx context.Context, p data.Period) (r data.PublishedReport, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		r, err = scanReport(tx.QueryRowContext(ctx, `SELECT content, by, at FROM report WHERE period = ?`, p.String()))
		return err
	})
	if err != nil {
		return r, fmt.Errorf("report of %s: %w", p, err)
	}
	return r, nil
}

// scanReport reads a report as it was published: on that day each of its figures was.
func scanReport(row scanner) (r data.PublishedReport, err error) {
	var content string
	if err := row.Scan(&content, &r.By, (*moment)(&r.At)); err != nil {
		return r, notFound(err)
	}
	if err := json.Unmarshal([]byte(content), &r.Report); err != nil {
		return r, err
	}
	markPublished(r)
	return r, nil
}

// markPublished notes of each figure of the report that it was published with it.
func markPublished(r data.PublishedReport) {
	for i := range r.Ledger {
		r.Ledger[i].Published = time.Time{}
		if r.Ledger[i].Value.N > 0 {
			r.Ledger[i].Published = r.At
		}
	}
}

// loadTold is what is told of the report of the newest half-year; none is no error. The
// report of a year says the same of both its halves.
func loadTold(ctx context.Context, tx *sql.Tx) (data.ToldReport, error) {
	r, err := scanReport(tx.QueryRowContext(ctx, `SELECT content, by, at FROM report WHERE period LIKE '%-%' ORDER BY period DESC LIMIT 1`))
	if errors.Is(err, data.ErrNotFound) {
		return data.ToldReport{}, nil
	}
	if err != nil {
		return data.ToldReport{}, fmt.Errorf("published report: %w", err)
	}
	return r.Told(), nil
}

// lastPublished is when a figure of each promise was published last.
func lastPublished(ctx context.Context, tx *sql.Tx) (map[data.PromiseID]time.Time, error) {
	reports, err := list(ctx, tx, `SELECT content, by, at FROM report ORDER BY at`, func(row scanner, r *data.PublishedReport) (err error) {
		*r, err = scanReport(row)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("published reports: %w", err)
	}
	last := map[data.PromiseID]time.Time{}
	for _, r := range reports {
		for _, row := range r.Ledger {
			if row.Value.N > 0 {
				last[row.Promise] = r.At
			}
		}
	}
	return last, nil
}

// PublishedPeriods are those of which a report is published, the newest first.
func (s *Store) PublishedPeriods(ctx context.Context) (periods []data.Period, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		periods, err = list(ctx, tx, `SELECT period FROM report ORDER BY at DESC, period DESC`, func(row scanner, p *data.Period) error {
			var word string
			if err := row.Scan(&word); err != nil {
				return err
			}
			*p, err = data.ParsePeriod(word)
			return err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("published reports: %w", err)
	}
	return periods, nil
}
