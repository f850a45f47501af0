package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"example.org/parter/data"
)

// RowError says that a row of an import was refused, and why.
type RowError struct {
	Row int // from 1, in the order given
	Err error
}

func (e RowError) Error() string { return fmt.Sprintf("row %d: %v", e.Row, e.Err) }

// Unwrap is why the row was refused.
func (e RowError) Unwrap() error { return e.Err }

// Registered is what became of a row of an import.
type Registered struct {
	ID     data.CaseID // of its case; of a preview, empty where the case is new
	Effect data.CaseEffect
	Due    time.Time // the day by which its case is due after the row; zero: not known
}

// ImportCases stores all rows of an import or none, and says of each what it did, in
// their order; with them it remembers that there was the import, and what it did, under
// the names that are given. A row whose number the year has already adds what is new in
// it, so the same file can be imported again. Every refused row is a RowError in the
// joined error.
func (s *Store) ImportCases(ctx context.Context, i data.CaseImport, rs []data.Registration) (rows []Registered, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		rows, err = importRows(ctx, importing{tx, s.clock(), rs, true}, func(ctx context.Context, p *casePlan, c plannedCase) error {
			return s.carryOut(ctx, p, i.By, c)
		})
		if err != nil {
			return err
		}
		i.Rows = len(rows)
		for _, row := range rows {
			i.Changes.Count(row.Effect)
		}
		return s.noteImport(ctx, tx, i)
	})
	if err != nil {
		return nil, fmt.Errorf("import cases: %w", err)
	}
	return rows, nil
}

// PreviewCases says what ImportCases would do now, and stores nothing. Where rows are
// refused it is told of the others all the same.
func (s *Store) PreviewCases(ctx context.Context, rs []data.Registration) (rows []Registered, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		rows, err = importRows(ctx, importing{tx, s.clock(), rs, true}, func(context.Context, *casePlan, plannedCase) error { return nil })
		return err
	})
	for i := range rows {
		if rows[i].Effect.New {
			rows[i].ID = ""
		}
	}
	if err != nil {
		return rows, fmt.Errorf("preview of cases: %w", err)
	}
	return rows, nil
}

// importRows plans the rows case by case, in the order of their first rows, and hands
// each case on as soon as it is planned: a hundred thousand are never held at once.
func importRows(ctx context.Context, i importing, store func(context.Context, *casePlan, plannedCase) error) (rows []Registered, err error) {
	q := prepare(i.tx)
	p, err := newCasePlan(ctx, q, i)
	if err == nil {
		rows, err = p.rows(ctx, store)
	}
	return rows, q.close(err)
}

// importing is an import at its moment.
type importing struct {
	tx    *sql.Tx
	now   time.Time
	given []data.Registration
	again bool // it may say again what a clerk corrected: a list, and not a clerk
}

// casePlan is what the rows of an import do to their cases.
type casePlan struct {
	asks        asker
	reckoner    *reckoner
	services    map[data.ServiceID]bool
	departments map[data.DepartmentID]bool
	corrected   corrected
	given       []data.Registration
	renamed     map[int]caseKey // by row, where a list has an old number or year
	next        []int           // the next row of the same case; 0: there is none
	first       []int           // the first row of each case, in order
	done        []Registered
	refused     map[int]error // by row
}

// caseKey is by what numbers are compared.
type caseKey struct {
	number string
	year   int
}

type plannedCase struct {
	caseFile
	before data.Case // as it is stored
	deeds  []data.Deed
	isNew  bool
}

func newCasePlan(ctx context.Context, asks asker, of importing) (*casePlan, error) {
	tx, rs := of.tx, of.given
	k, err := newReckoner(ctx, tx, of.now)
	if err != nil {
		return nil, err
	}
	k.tx = asks
	p := &casePlan{
		asks: asks, reckoner: k, services: map[data.ServiceID]bool{}, departments: map[data.DepartmentID]bool{},
		given: rs, next: make([]int, len(rs)), done: make([]Registered, len(rs)), renamed: map[int]caseKey{}, refused: map[int]error{},
	}
	services, err := list(ctx, tx, `SELECT id FROM service`, func(row scanner, id *data.ServiceID) error { return row.Scan(id) })
	if err != nil {
		return nil, err
	}
	departments, err := list(ctx, tx, `SELECT id FROM department`, func(row scanner, id *data.DepartmentID) error { return row.Scan(id) })
	if err != nil {
		return nil, err
	}
	for _, id := range services {
		p.services[id] = true
	}
	for _, id := range departments {
		p.departments[id] = true
	}
	if of.again {
		if p.corrected, err = loadCorrected(ctx, tx); err != nil {
			return nil, err
		}
		if err := p.rename(ctx); err != nil {
			return nil, err
		}
	}
	p.group()
	return p, nil
}

// group puts the rows of each case together.
func (p *casePlan) group() {
	last := make(map[caseKey]int, len(p.given)) // the last row of each case so far
	for i := range p.given {
		key := p.key(i)
		if before, known := last[key]; known {
			p.next[before] = i
		} else {
			p.first = append(p.first, i)
		}
		last[key] = i
	}
}

// rows plans all rows. What is refused does nothing to its case, and when anything is,
// nothing more is stored.
func (p *casePlan) rows(ctx context.Context, store func(context.Context, *casePlan, plannedCase) error) ([]Registered, error) {
	for _, first := range p.first {
		c, err := p.plan(ctx, first)
		if err == nil && len(p.refused) == 0 && len(c.deeds) > 0 {
			err = store(ctx, p, c)
		}
		if err != nil {
			return nil, RowError{Row: first + 1, Err: err}
		}
	}
	var refused []error
	for i := range p.given {
		if err := p.refused[i]; err != nil {
			refused = append(refused, RowError{Row: i + 1, Err: err})
		}
	}
	return p.done, errors.Join(refused...)
}

// plan does to the case what its rows say.
func (p *casePlan) plan(ctx context.Context, first int) (c plannedCase, err error) {
	c, err = p.find(ctx, p.key(first))
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return c, err
	}
	for i := first; ; i = p.next[i] {
		effect, err := p.row(ctx, &c, p.given[i])
		switch {
		case errors.Is(err, data.ErrInvalid):
			p.refused[i] = err
		case err != nil:
			return c, err
		}
		p.done[i] = Registered{c.id, effect, c.about.Due}
		if p.next[i] == 0 {
			return c, nil
		}
	}
}

func (p *casePlan) row(ctx context.Context, c *plannedCase, r data.Registration) (effect data.CaseEffect, err error) {
	if err := p.check(r); err != nil {
		return effect, err
	}
	renewed := c.caseFile // what is refused changes nothing
	deeds := []data.Deed{data.DeedCaseRegistered}
	if c.id == "" {
		renewed, err = p.reckoner.begin(ctx, r)
		c.isNew, effect.New = true, true
	} else {
		deeds, err = renewed.renew(ctx, p.reckoner, p.corrected.news(renewed, r))
		effect = effectOf(deeds)
	}
	if err != nil || len(deeds) == 0 {
		return effect, err
	}
	renewed.about = p.reckoner.calendar.Reckon(renewed.about, renewed.length, p.reckoner.hours)
	c.caseFile, c.deeds = renewed, append(c.deeds, deeds...)
	return effect, nil
}

func effectOf(deeds []data.Deed) (e data.CaseEffect) {
	for _, deed := range deeds {
		if deed == data.DeedCaseAdvanced {
			e.Stage = true
		} else {
			e.Term = true
		}
	}
	return e
}

// check checks the row by itself and against the services and departments.
func (p *casePlan) check(r data.Registration) error {
	if err := r.Check(); err != nil {
		return err
	}
	switch {
	case r.Service != "" && !p.services[r.Service]:
		return data.Problems{{Field: "service", Reason: data.UnknownName}}
	case r.Department != "" && !p.departments[r.Department]:
		return data.Problems{{Field: "department", Reason: data.UnknownName}}
	case midnight(r.Received).After(p.reckoner.today):
		return data.Problems{{Field: "received", Reason: data.InTheFuture}}
	case midnight(r.On).After(p.reckoner.today):
		return data.Problems{{Field: "on", Reason: data.InTheFuture}}
	default:
		return nil
	}
}

// find is the stored case; ErrNotFound: there is none.
func (p *casePlan) find(ctx context.Context, key caseKey) (plannedCase, error) {
	id, err := findCase(ctx, p.asks, key)
	if err != nil {
		return plannedCase{}, err
	}
	stored, err := loadCase(ctx, p.asks, id)
	return plannedCase{caseFile: stored, before: stored.about}, err
}

// carryOut stores what the plan says, with one row of the audit for each deed.
func (s *Store) carryOut(ctx context.Context, p *casePlan, by string, c plannedCase) error {
	if c.isNew {
		if err := s.insertCase(ctx, p.asks, c.caseFile); err != nil {
			return err
		}
	}
	if err := p.reckoner.keep(ctx, c.caseFile, c.before); err != nil {
		return err
	}
	for _, deed := range c.deeds {
		if err := s.record(ctx, p.asks, data.AuditRow{Who: by, What: deed, Which: string(c.id)}); err != nil {
			return err
		}
	}
	return nil
}

// CasesExported notes who takes the cases of the list away, and how many there are now.
func (s *Store) CasesExported(ctx context.Context, by string, of data.CaseList) error {
	condition, args := inList(of, s.clock())
	err := s.write(ctx, func(tx *sql.Tx) error {
		var cases int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM case_file c WHERE `+condition, args...).Scan(&cases); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedCasesExported, Which: fmt.Sprint(of, " ", cases)})
	})
	if err != nil {
		return fmt.Errorf("export of cases: %w", err)
	}
	return nil
}

// EachRegistration calls with the rows that make the cases of the list anew, the oldest
// case first.
func (s *Store) EachRegistration(ctx context.Context, of data.CaseList, do func(data.Registration) error) error {
	condition, args := inList(of, s.clock())
	err := s.read(ctx, func(tx *sql.Tx) error {
		ids, err := list(ctx, tx, `SELECT c.id FROM case_file c WHERE `+condition+` ORDER BY c.seq`,
			func(row scanner, id *data.CaseID) error { return row.Scan(id) }, args...)
		if err != nil {
			return err
		}
		q := prepare(tx)
		return q.close(eachRegistration(ctx, q, ids, do))
	})
	if err != nil {
		return fmt.Errorf("export of cases: %w", err)
	}
	return nil
}

func eachRegistration(ctx context.Context, q asker, ids []data.CaseID, do func(data.Registration) error) error {
	for _, id := range ids {
		f, err := loadCase(ctx, q, id)
		if err != nil {
			return err
		}
		for _, r := range f.about.Registrations(f.service, f.department) {
			if err := do(r); err != nil {
				return err
			}
		}
	}
	return nil
}
