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
			INSERT INTO commitment (promise, measure, target, source, responsible, minutes) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (promise) DO UPDATE SET measure = excluded.measure, target = excluded.target, source = excluded.source,
				responsible = excluded.responsible, minutes = excluded.minutes`,
			c.Promise, c.Measure, c.Target, c.Source, c.Responsible, c.Minutes); err != nil {
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

// Report is the report of the period as far as it can be told now, from what happened up
// to one moment.
func (s *Store) Report(ctx context.Context, p data.Period) (r data.Report, err error) {
	r.Period = p
	err = s.read(ctx, func(tx *sql.Tx) error {
		if err := countOpinions(ctx, tx, &r); err != nil {
			return err
		}
		if r.Actions, err = actionsOf(ctx, tx, p.From(), p.Until()); err != nil {
			return err
		}
		if r.Ledger, r.Expected, err = s.ledger(ctx, tx, p); err != nil {
			return err
		}
		if r.Surveys, err = surveyResults(ctx, tx, p); err != nil {
			return err
		}
		return nameOpinion(ctx, tx, &r)
	})
	if err != nil {
		return r, fmt.Errorf("report of %s: %w", p, err)
	}
	known := map[data.PromiseID]int{}
	for i := range r.Ledger {
		row := &r.Ledger[i]
		if n := r.Opinion.Breaches[row.Promise]; n > 0 {
			known[row.Promise] = n
		}
		if row.Measure == data.MeasuredContent {
			row.Value, row.Before, row.YearAgo = r.Opinion.All.Satisfied(), r.Before.Satisfied(), r.YearAgo.Satisfied()
		}
		for _, a := range r.Actions {
			if a.Promise == row.Promise {
				row.Actions++
			}
		}
	}
	r.Opinion.Breaches = known // a phone may name any promise, and a published report is for good
	return r, nil
}

// countOpinions counts the faces of the report's period, and of those with which it is
// compared.
func countOpinions(ctx context.Context, tx *sql.Tx, r *data.Report) error {
	rules, err := loadFeedbackRules(ctx, tx)
	if err != nil {
		return err
	}
	r.Rules = rules.OfReport()
	p := r.Period
	known := map[data.Period]data.Opinion{}
	for _, of := range []data.Period{p, p.Before(), p.YearAgo()} {
		if _, is := known[of]; is {
			continue // of a whole year the period before is a year ago
		}
		if known[of], err = opinion(ctx, tx, rules.Votes, of.From(), of.Until()); err != nil {
			return err
		}
	}
	r.Opinion, r.Before, r.YearAgo = known[p], known[p.Before()].All, known[p.YearAgo()].All
	return nil
}

// nameOpinion keeps the names of the services and departments that the opinion is about.
func nameOpinion(ctx context.Context, tx *sql.Tx, r *data.Report) error {
	services, err := list(ctx, tx, `SELECT id, name_bg, name_en FROM service`, func(row scanner, s *data.Service) error {
		return row.Scan(&s.ID, &s.Name.BG, &s.Name.EN)
	})
	if err != nil {
		return fmt.Errorf("names of services: %w", err)
	}
	departments, err := loadDepartments(ctx, tx)
	if err != nil {
		return err
	}
	r.Services, r.Departments = map[data.ServiceID]data.Text{}, map[data.DepartmentID]data.Text{}
	for _, s := range services {
		if _, is := r.Opinion.ByService[s.ID]; is {
			r.Services[s.ID] = s.Name
		}
	}
	for _, d := range departments {
		if _, is := r.Opinion.ByDepartment[d.ID]; is {
			r.Departments[d.ID] = d.Name
		}
	}
	return nil
}

// ledger has a row for each promise of the charter, in its order; those about faces are
// filled in from the opinion. What the charter expects of citizens has no figures.
func (s *Store) ledger(ctx context.Context, tx *sql.Tx, p data.Period) (rows []data.LedgerRow, expected []data.CharterBlock, err error) {
	charter, err := loadCharter(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	said, err := commitments(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	published, err := lastPublished(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	m := &measurer{tx: tx, now: s.clock(), known: map[measured]data.Share{}}
	for _, part := range charter.Parts {
		for _, section := range part.Sections {
			if part.ID == data.PartExpectations {
				expected = append(expected, section.Promises()...)
				continue
			}
			for _, promised := range section.Promises() {
				row := data.LedgerRow{Commitment: said[promised.Promise], Text: promised.Text, Published: published[promised.Promise]}
				row.Promise = promised.Promise
				if row.Measure == "" {
					row.Measure = data.MeasuredByHand
				}
				if err := m.measure(ctx, &row, p); err != nil {
					return nil, nil, err
				}
				rows = append(rows, row)
			}
		}
	}
	return rows, expected, nil
}

// commitments say how each promise is measured, as usual or as somebody said.
func commitments(ctx context.Context, tx *sql.Tx) (map[data.PromiseID]data.Commitment, error) {
	set, err := list(ctx, tx, `SELECT promise, measure, target, source, responsible, minutes FROM commitment`, func(row scanner, c *data.Commitment) error {
		return row.Scan(&c.Promise, &c.Measure, &c.Target, &c.Source, &c.Responsible, &c.Minutes)
	})
	if err != nil {
		return nil, fmt.Errorf("commitments: %w", err)
	}
	said := map[data.PromiseID]data.Commitment{}
	for promise, measure := range data.UsualMeasures() {
		said[promise] = data.Commitment{Measure: measure}
	}
	for _, c := range set {
		said[c.Promise] = c
	}
	return said, nil
}

// measurer counts each measure of a period once, for however many promises.
type measurer struct {
	tx    *sql.Tx
	now   time.Time
	known map[measured]data.Share
}

type measured struct {
	kind    data.MeasureKind
	minutes int // that one waits at most
	period  data.Period
}

// measure fills in the value of the period and of those with which it is compared.
func (m *measurer) measure(ctx context.Context, row *data.LedgerRow, p data.Period) (err error) {
	switch row.Measure {
	case data.MeasuredByHand:
		if row.Value, row.Evidence, err = m.byHand(ctx, row.Promise, p); err != nil {
			return err
		}
		if row.Before, _, err = m.byHand(ctx, row.Promise, p.Before()); err != nil {
			return err
		}
		row.YearAgo, _, err = m.byHand(ctx, row.Promise, p.YearAgo())
		return err
	case data.MeasuredChecked: // only the last check is known: long after the period it says nothing of it
		if m.now.After(p.Until().AddDate(0, 6, 0)) {
			return nil
		}
		row.Value, err = m.count(ctx, measured{kind: row.Measure, period: p})
		return err
	case data.MeasuredWaiting:
		if row.Evidence, err = waitingEvidence(ctx, m.tx, p, row.Minutes); err != nil {
			return err
		}
	default:
	}
	for value, of := range map[*data.Share]data.Period{&row.Value: p, &row.Before: p.Before(), &row.YearAgo: p.YearAgo()} {
		if *value, err = m.count(ctx, measured{row.Measure, row.Minutes, of}); err != nil {
			return err
		}
	}
	return nil
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

// dueCases are the cases that were due between the days, each with its answer. Open ones
// and closed ones are found apart, because each have their index.
const (
	dueCases = `SELECT c.id AS id, c.due AS due, c.stage AS stage, ` + answered + ` AS answered FROM case_file c WHERE c.closed = ''` + dueBetween + `
			UNION ALL SELECT c.id, c.due, c.stage, ` + answered + ` FROM case_file c WHERE c.closed <> ''` + dueBetween
	dueBetween = ` AND c.due >= @from AND c.due < @until`
)

// countings are the questions of the measures. Each has how many there were and how many
// of them were as promised, between the days @from and @until, as of the day @today.
var countings = map[data.MeasureKind]string{
	// Every case that was due in the period, unless its clock stands still: also those of
	// messages whose writers want an answer, because the law gives them a term, too. One that is not
	// answered counts from the day after its last one.
	data.MeasuredInTerm: `
		SELECT count(*), count(*) FILTER (WHERE answered <> '' AND answered <= due)
		FROM (` + dueCases + `)
		WHERE answered <> '' OR due < @today AND stage <> 'documents'`,
	// Every longer term that was decided in the period, and every term that ran out in it
	// without an answer; told is who was told on that day or later.
	data.MeasuredTold: `
		SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM case_notice n WHERE n.case_file = id AND n.told >= day))
		FROM (
			SELECT e.case_file AS id, e.decided AS day FROM case_extension e WHERE e.decided >= @from AND e.decided < @until
			UNION ALL
			SELECT id, due FROM (` + dueCases + `)
			WHERE due < @today AND (answered > due OR answered = '' AND stage <> 'documents'))`,
	data.MeasuredChecked: `
		SELECT count(*), count(*) FILTER (WHERE checked >= date(min(@until, @today), '-1 year')) FROM service WHERE @from <> ''`,
	data.MeasuredBoards: screenMinutes + `'board'`,
	data.MeasuredKiosks: screenMinutes + `'kiosk'`,
}

// screenMinutes are the minutes of all days that are reckoned, of the screens of a role.
const screenMinutes = `
		SELECT coalesce(sum(planned), 0), coalesce(sum(up), 0) FROM screen_day
		WHERE day >= @from AND day < @until AND day < @today AND role = `

// count counts the measure in the period.
func (m *measurer) count(ctx context.Context, asked measured) (data.Share, error) {
	if asked.kind == data.MeasuredContent {
		return data.Share{}, nil // counted from the faces
	}
	if share, known := m.known[asked]; known {
		return share, nil
	}
	p := asked.period
	query, args := countings[asked.kind], []any{sql.Named("from", day(p.From())), sql.Named("until", day(p.Until())), sql.Named("today", day(m.now))}
	switch asked.kind {
	case data.MeasuredHeard:
		share, err := m.heard(ctx, p)
		m.known[asked] = share
		return share, err
	case data.MeasuredWaiting:
		query = `SELECT coalesce(sum(people), 0), coalesce(sum(served), 0) FROM waiting WHERE ` + waitingThatCounts
		args = []any{sql.Named("from", day(p.From())), sql.Named("until", day(p.Until())), sql.Named("minutes", asked.minutes)}
	default:
	}
	var n, of int
	if err := m.tx.QueryRowContext(ctx, query, args...).Scan(&n, &of); err != nil {
		return data.Share{}, fmt.Errorf("measure %s: %w", asked.kind, err)
	}
	m.known[asked] = data.NewShare(of, n)
	if n == 0 {
		m.known[asked] = data.Share{}
	}
	return m.known[asked], nil
}
