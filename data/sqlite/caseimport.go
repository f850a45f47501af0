package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

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
}

// RegisterCases stores all rows of an import or none, and says of each what it did, in
// their order. A row whose number the year has already adds what is new in it, so the
// same file can be imported again. Every refused row is a RowError in the joined error.
func (s *Store) RegisterCases(ctx context.Context, by string, rs []data.Registration) (rows []Registered, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		q := prepare(tx)
		p, err := newCasePlan(ctx, tx, q)
		if err == nil {
			rows, err = p.rows(ctx, rs)
		}
		if err == nil {
			err = s.carryOut(ctx, p, by)
		}
		return q.close(err)
	})
	if err != nil {
		return nil, fmt.Errorf("register cases: %w", err)
	}
	return rows, nil
}

// PreviewCases says what RegisterCases would do now, and stores nothing. Where rows are
// refused it is told of the others all the same.
func (s *Store) PreviewCases(ctx context.Context, rs []data.Registration) (rows []Registered, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		q := prepare(tx)
		p, err := newCasePlan(ctx, tx, q)
		if err == nil {
			rows, err = p.rows(ctx, rs)
		}
		return q.close(err)
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

// casePlan is what the rows of an import do to their cases, before any of it is stored.
type casePlan struct {
	asks        asker
	reckoner    *reckoner
	services    map[data.ServiceID]bool
	departments map[data.DepartmentID]bool
	known       map[caseKey]*plannedCase
	order       []*plannedCase
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

func newCasePlan(ctx context.Context, tx *sql.Tx, asks asker) (*casePlan, error) {
	k, err := newReckoner(ctx, tx)
	if err != nil {
		return nil, err
	}
	k.tx = asks
	p := &casePlan{
		asks: asks, reckoner: k, services: map[data.ServiceID]bool{}, departments: map[data.DepartmentID]bool{}, known: map[caseKey]*plannedCase{},
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
	return p, nil
}

// rows plans all rows. What is refused does nothing to its case.
func (p *casePlan) rows(ctx context.Context, rs []data.Registration) (rows []Registered, err error) {
	var refused []error
	rows = make([]Registered, 0, len(rs))
	for i, r := range rs {
		done, err := p.row(ctx, r)
		switch {
		case errors.Is(err, data.ErrInvalid):
			refused = append(refused, RowError{Row: i + 1, Err: err})
		case err != nil:
			return nil, RowError{Row: i + 1, Err: err}
		}
		rows = append(rows, done)
	}
	return rows, errors.Join(refused...)
}

func (p *casePlan) row(ctx context.Context, r data.Registration) (Registered, error) {
	if err := p.check(r); err != nil {
		return Registered{}, err
	}
	key := keyOf(r)
	c, err := p.find(ctx, key)
	switch {
	case errors.Is(err, data.ErrNotFound):
		begun, err := p.reckoner.begin(ctx, r)
		if err != nil {
			return Registered{}, err
		}
		begun.about = p.reckoner.calendar.Reckon(begun.about, begun.length, p.reckoner.hours)
		c = &plannedCase{caseFile: begun, isNew: true, deeds: []data.Deed{data.DeedCaseRegistered}}
		p.known[key], p.order = c, append(p.order, c)
		return Registered{c.id, data.CaseEffect{New: true}}, nil
	case err != nil:
		return Registered{}, err
	}
	renewed := c.caseFile // what is refused changes nothing
	deeds, err := renewed.renew(ctx, p.reckoner, r)
	if err != nil {
		return Registered{}, err
	}
	if len(deeds) > 0 {
		renewed.about = p.reckoner.calendar.Reckon(renewed.about, renewed.length, p.reckoner.hours)
		c.caseFile, c.deeds = renewed, append(c.deeds, deeds...)
	}
	return Registered{c.id, effectOf(deeds)}, nil
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
	default:
		return nil
	}
}

// find is the case that the plan knows, or the stored one; ErrNotFound: there is none.
func (p *casePlan) find(ctx context.Context, key caseKey) (*plannedCase, error) {
	if c := p.known[key]; c != nil {
		return c, nil
	}
	id, err := findCase(ctx, p.asks, key)
	if err != nil {
		return nil, err
	}
	stored, err := loadCase(ctx, p.asks, id)
	if err != nil {
		return nil, err
	}
	c := &plannedCase{caseFile: stored, before: stored.about}
	p.known[key], p.order = c, append(p.order, c)
	return c, nil
}

// carryOut stores what the plan says, with one row of the audit for each deed.
func (s *Store) carryOut(ctx context.Context, p *casePlan, by string) error {
	for _, c := range p.order {
		if len(c.deeds) == 0 {
			continue
		}
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
