package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"example.org/parter/data"
)

// KeepCommitment says how the promise is measured from now on.
func (s *Store) KeepCommitment(ctx context.Context, by string, c data.Commitment) error {
	if err := c.Check(); err != nil {
		return err
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO commitment (promise, measure, target, source, responsible) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (promise) DO UPDATE SET measure = excluded.measure, target = excluded.target, source = excluded.source,
				responsible = excluded.responsible`,
			c.Promise, c.Measure, c.Target, c.Source, c.Responsible); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedCommitmentSet, Which: string(c.Promise)})
	})
	if err != nil {
		return fmt.Errorf("commitment: %w", err)
	}
	return nil
}

// EnterFigure stores a figure that somebody counted.
func (s *Store) EnterFigure(ctx context.Context, f data.HandFigure) error {
	if err := f.Check(); err != nil {
		return err
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO hand_figure (promise, period, kept, n, evidence, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			f.Promise, f.Period.String(), f.Of, f.N, f.Evidence, f.By, moment(s.clock())); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: f.By, What: data.DeedFigureEntered, Which: string(f.Promise)})
	})
	if err != nil {
		return fmt.Errorf("figure: %w", err)
	}
	return nil
}

// Report is the report of the period as far as it can be told now, from what happened.
func (s *Store) Report(ctx context.Context, p data.Period) (r data.Report, err error) {
	r.Period = p
	votes, err := s.Votes(ctx, p.Before().From().AddDate(0, 0, -1), p.Until())
	if err != nil {
		return r, err
	}
	rules, err := s.FeedbackRules(ctx)
	if err != nil {
		return r, err
	}
	r.Rules = rules.OfReport()
	r.Opinion = rules.Votes.Opinion(p.From(), p.Until(), votes)
	before := rules.Votes.Opinion(p.Before().From(), p.From(), votes)
	r.Before = before.All
	if r.Actions, err = s.Actions(ctx, p.From(), p.Until()); err != nil {
		return r, err
	}
	err = s.read(ctx, func(tx *sql.Tx) error {
		r.Ledger, err = s.ledger(ctx, tx, p)
		return err
	})
	if err != nil {
		return r, fmt.Errorf("report of %s: %w", p, err)
	}
	for i := range r.Ledger {
		if r.Ledger[i].Measure == data.MeasuredContent {
			r.Ledger[i].Value, r.Ledger[i].Before = r.Opinion.All.Satisfied(), before.All.Satisfied()
		}
		for _, a := range r.Actions {
			if a.Promise == r.Ledger[i].Promise {
				r.Ledger[i].Actions++
			}
		}
	}
	return r, nil
}

// ledger has a row for each promise of the charter, in its order; those about faces are
// filled in from the opinion.
func (s *Store) ledger(ctx context.Context, tx *sql.Tx, p data.Period) (rows []data.LedgerRow, err error) {
	charter, err := loadCharter(ctx, tx)
	if err != nil {
		return nil, err
	}
	set, err := list(ctx, tx, `SELECT promise, measure, target, source, responsible FROM commitment`, func(row scanner, c *data.Commitment) error {
		return row.Scan(&c.Promise, &c.Measure, &c.Target, &c.Source, &c.Responsible)
	})
	if err != nil {
		return nil, err
	}
	said := map[data.PromiseID]data.Commitment{}
	for promise, measure := range data.UsualMeasures() {
		said[promise] = data.Commitment{Measure: measure}
	}
	for _, c := range set {
		said[c.Promise] = c
	}
	m := &measurer{tx: tx, now: s.clock(), known: map[measured]data.Share{}}
	for _, part := range charter.Parts {
		for _, section := range part.Sections {
			for _, promised := range section.Promises() {
				row := data.LedgerRow{Commitment: said[promised.Promise], Text: promised.Text}
				row.Promise = promised.Promise
				if row.Measure == "" {
					row.Measure = data.MeasuredByHand
				}
				if err := m.measure(ctx, &row, p); err != nil {
					return nil, err
				}
				rows = append(rows, row)
			}
		}
	}
	return rows, nil
}

// measurer counts each measure of a period once, for however many promises.
type measurer struct {
	tx    *sql.Tx
	now   time.Time
	known map[measured]data.Share
}

type measured struct {
	kind   data.MeasureKind
	period data.Period
}

func (m *measurer) measure(ctx context.Context, row *data.LedgerRow, p data.Period) (err error) {
	if row.Measure == data.MeasuredByHand {
		if row.Value, row.Evidence, err = m.byHand(ctx, row.Promise, p); err != nil {
			return err
		}
		row.Before, _, err = m.byHand(ctx, row.Promise, p.Before())
		return err
	}
	if row.Value, err = m.count(ctx, row.Measure, p); err != nil {
		return err
	}
	if row.Measure != data.MeasuredChecked { // what was checked long ago is not known any more
		row.Before, err = m.count(ctx, row.Measure, p.Before())
	}
	return err
}

func (m *measurer) byHand(ctx context.Context, promise data.PromiseID, p data.Period) (value data.Share, evidence string, err error) {
	var of, n int
	err = m.tx.QueryRowContext(ctx, `SELECT kept, n, evidence FROM hand_figure WHERE promise = ? AND period = ? ORDER BY seq DESC LIMIT 1`,
		promise, p.String()).Scan(&of, &n, &evidence)
	if errors.Is(err, sql.ErrNoRows) {
		return data.Share{}, "", nil
	}
	return data.NewShare(of, n), evidence, err
}

// answered is the day on which the client had the answer; ”: not yet.
const answered = `coalesce((SELECT min(reached) FROM case_stage WHERE case_file = c.id AND stage IN ('ready', 'delivered', 'refused', 'ended', 'forwarded')), '')`

// countings are the questions of the measures. Each has how many there were and how many
// of them were as promised, between the days @from and @until, as of the day @today.
var countings = map[data.MeasureKind]string{
	// Every case that was due in the period, unless its clock stands still. One that is not
	// answered counts from the day after its last one.
	data.MeasuredInTerm: `
		SELECT count(*), count(*) FILTER (WHERE answered <> '' AND answered <= due)
		FROM (SELECT c.due AS due, c.stage AS stage, ` + answered + ` AS answered FROM case_file c WHERE c.due >= @from AND c.due < @until)
		WHERE answered <> '' OR due < @today AND stage <> 'documents'`,
	// Every longer term that was decided in the period, and every term that ran out in it
	// without an answer; told is who was told on that day or later.
	data.MeasuredTold: `
		SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM case_notice n WHERE n.case_file = id AND n.told >= day))
		FROM (
			SELECT e.case_file AS id, e.decided AS day FROM case_extension e WHERE e.decided >= @from AND e.decided < @until
			UNION ALL
			SELECT id, due FROM (SELECT c.id AS id, c.due AS due, c.stage AS stage, ` + answered + ` AS answered FROM case_file c WHERE c.due >= @from AND c.due < @until)
			WHERE due < @today AND (answered > due OR answered = '' AND stage <> 'documents'))`,
	data.MeasuredChecked: `
		SELECT count(*), count(*) FILTER (WHERE checked >= date(min(@until, @today), '-1 year')) FROM service WHERE @from <> ''`,
}

// count counts the measure in the period.
func (m *measurer) count(ctx context.Context, kind data.MeasureKind, p data.Period) (data.Share, error) {
	if kind == data.MeasuredContent {
		return data.Share{}, nil // counted from the faces
	}
	asked := measured{kind, p}
	if share, known := m.known[asked]; known {
		return share, nil
	}
	if kind == data.MeasuredHeard {
		share, err := m.heard(ctx, p)
		m.known[asked] = share
		return share, err
	}
	query, args := countings[kind], []any{sql.Named("from", day(p.From())), sql.Named("until", day(p.Until())), sql.Named("today", day(m.now))}
	var n, of int
	if err := m.tx.QueryRowContext(ctx, query, args...).Scan(&n, &of); err != nil {
		return data.Share{}, fmt.Errorf("measure %s: %w", kind, err)
	}
	m.known[asked] = data.NewShare(of, n)
	if n == 0 {
		m.known[asked] = data.Share{}
	}
	return m.known[asked], nil
}
