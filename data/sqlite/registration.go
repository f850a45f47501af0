package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
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

// RegisterCase stores a new case; CaseSlip has its slip. A number that the year
// has already is Problems{number, Taken}.
func (s *Store) RegisterCase(ctx context.Context, by string, r data.Registration) (id data.CaseID, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		if err := checkRegistration(ctx, tx, r); err != nil {
			return err
		}
		if _, err := findCase(ctx, tx, r); !errors.Is(err, data.ErrNotFound) {
			if err == nil {
				err = data.Problems{{Field: "number", Reason: data.Taken}}
			}
			return err
		}
		reckoner, err := newReckoner(ctx, tx)
		if err != nil {
			return err
		}
		id, err = s.insertCase(ctx, tx, reckoner, by, r)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("register case: %w", err)
	}
	return id, nil
}

// Registered is a case that an import named.
type Registered struct {
	Answer data.CaseAnswer
	New    bool // the import registered it; else it was known
}

// RegisterCases stores all rows of an import or none, and returns each case once,
// in the order of the rows. A row whose number the year has already adds its
// stage if that is new, so the same file can be imported again. Every refused row
// is a RowError in the joined error.
func (s *Store) RegisterCases(ctx context.Context, by string, rs []data.Registration) (cases []Registered, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		imported, err := s.importCases(ctx, tx, by, rs)
		if err != nil {
			return err
		}
		for _, c := range imported {
			answer, err := s.answer(ctx, tx, c.id)
			if err != nil {
				return err
			}
			cases = append(cases, Registered{Answer: answer, New: c.isNew})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("register cases: %w", err)
	}
	return cases, nil
}

// importedCase is a case of an import, in the order of the rows.
type importedCase struct {
	id    data.CaseID
	isNew bool
}

func (s *Store) importCases(ctx context.Context, tx *sql.Tx, by string, rs []data.Registration) (cases []importedCase, err error) {
	reckoner, err := newReckoner(ctx, tx)
	if err != nil {
		return nil, err
	}
	var refused []error
	seen := map[data.CaseID]bool{}
	for i, r := range rs {
		c, err := s.importCase(ctx, tx, reckoner, by, r)
		switch {
		case errors.Is(err, data.ErrInvalid):
			refused = append(refused, RowError{Row: i + 1, Err: err})
		case err != nil:
			return nil, RowError{Row: i + 1, Err: err}
		case !seen[c.id]:
			seen[c.id] = true
			cases = append(cases, c)
		}
	}
	return cases, errors.Join(refused...)
}

func (s *Store) importCase(ctx context.Context, tx *sql.Tx, k *reckoner, by string, r data.Registration) (importedCase, error) {
	if err := checkRegistration(ctx, tx, r); err != nil {
		return importedCase{}, err
	}
	id, err := findCase(ctx, tx, r)
	if errors.Is(err, data.ErrNotFound) {
		id, err = s.insertCase(ctx, tx, k, by, r)
		return importedCase{id, true}, err
	}
	if err != nil {
		return importedCase{}, err
	}
	return importedCase{id, false}, s.renewCase(ctx, k, by, id, r)
}

// AdvanceCase adds a stage that the case has reached. A stage that lies before
// the last one is Problems{on, EndsBefore}; a longer term is ExtendCase's.
func (s *Store) AdvanceCase(ctx context.Context, by string, id data.CaseID, e data.StageEntry) error {
	err := s.changeCase(ctx, by, id, data.DeedCaseAdvanced, func(f *caseFile) error { return f.advance(e) })
	if err != nil {
		return fmt.Errorf("advance case %s: %w", id, err)
	}
	return nil
}

// ExtendCase gives the case a longer term, and the stage that says so. Of a case that
// has ended it is ErrConflict.
func (s *Store) ExtendCase(ctx context.Context, by string, id data.CaseID, e data.Extension) error {
	err := s.changeCase(ctx, by, id, data.DeedCaseExtended, func(f *caseFile) error { return f.extend(e) })
	if err != nil {
		return fmt.Errorf("extend case %s: %w", id, err)
	}
	return nil
}

// NotifyCase records that the client was told of a delay.
func (s *Store) NotifyCase(ctx context.Context, by string, id data.CaseID, told data.DelayNotice) error {
	err := s.changeCase(ctx, by, id, data.DeedCaseNotified, func(f *caseFile) error { return f.tell(told) })
	if err != nil {
		return fmt.Errorf("notice of case %s: %w", id, err)
	}
	return nil
}

// CaseDue is the day by which the case would be due; zero: its service does not say.
func (s *Store) CaseDue(ctx context.Context, r data.Registration) (due time.Time, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		k, err := newReckoner(ctx, tx)
		if err != nil {
			return err
		}
		length, err := k.length(ctx, r.Service, r.Speed)
		due = k.calendar.Reckon(data.Case{Received: r.Received}, length, k.hours).Due
		return err
	})
	if err != nil {
		return time.Time{}, fmt.Errorf("term of a case: %w", err)
	}
	return due, nil
}

// changeCase does something with the case, reckons it anew and records the deed.
func (s *Store) changeCase(ctx context.Context, by string, id data.CaseID, what data.Deed, change func(*caseFile) error) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		f, err := loadCase(ctx, tx, id)
		if err != nil {
			return err
		}
		before := f.about
		if err := change(&f); err != nil {
			return err
		}
		reckoner, err := newReckoner(ctx, tx)
		if err != nil {
			return err
		}
		if err := reckoner.keep(ctx, f, before); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: what, Which: string(id)})
	})
}

// advance adds the stage.
func (f *caseFile) advance(e data.StageEntry) error {
	on := midnight(e.On)
	if on.IsZero() {
		return data.Problems{{Field: "on", Reason: data.Missing}}
	}
	if e.Stage == data.StageExtended {
		return data.Problems{{Field: "extended", Reason: data.Missing}}
	}
	return f.reach(data.StageEntry{Stage: e.Stage, On: on}, "on")
}

// reach adds the stage, unless it lies before the last; the field is where its day was
// entered.
func (f *caseFile) reach(e data.StageEntry, field string) error {
	c := &f.about
	if !slices.Contains(data.Stages(), e.Stage) {
		return data.Problems{{Field: "stage", Reason: data.UnknownName}}
	}
	if last := c.Stages[len(c.Stages)-1]; e.On.Before(last.On) {
		return data.Problems{{Field: field, Reason: data.EndsBefore}}
	}
	c.Stages = append(slices.Clip(c.Stages), e)
	return nil
}

func (f *caseFile) extend(e data.Extension) error {
	e.On, e.Until = midnight(e.On), midnight(e.Until)
	if err := e.Check(f.about.Due); err != nil {
		return err
	}
	if f.about.Stage().Final() {
		return data.ErrConflict
	}
	f.about.Extensions = append(slices.Clip(f.about.Extensions), e)
	return f.reach(data.StageEntry{Stage: data.StageExtended, On: e.On}, "extended_on")
}

func (f *caseFile) tell(n data.DelayNotice) error {
	n.On = midnight(n.On)
	if err := n.Check(); err != nil {
		return err
	}
	told := f.about.Told
	if n.On.Before(f.about.Received) || len(told) > 0 && n.On.Before(told[len(told)-1].On) {
		return data.Problems{{Field: "told_on", Reason: data.EndsBefore}}
	}
	f.about.Told = append(slices.Clip(told), n)
	return nil
}

// renewCase brings a known case up to what the row says.
func (s *Store) renewCase(ctx context.Context, k *reckoner, by string, id data.CaseID, r data.Registration) error {
	f, err := loadCase(ctx, k.tx, id)
	if err != nil {
		return err
	}
	before := f
	deeds, err := f.renew(ctx, k, r)
	if err != nil || len(deeds) == 0 {
		return err
	}
	if err := k.keep(ctx, f, before.about); err != nil {
		return err
	}
	for _, deed := range deeds {
		if err := s.record(ctx, k.tx, data.AuditRow{Who: by, What: deed, Which: string(id)}); err != nil {
			return err
		}
	}
	return nil
}

// renew takes over what the row says and the case does not. A cell that is empty says
// nothing.
func (f *caseFile) renew(ctx context.Context, k *reckoner, r data.Registration) (deeds []data.Deed, err error) {
	c := &f.about
	if r.Service != "" && r.Service != f.service || r.Speed != "" && r.Speed != c.Speed || r.Department != "" && r.Department != f.department {
		f.service, c.Speed, f.department = or(r.Service, f.service), or(r.Speed, c.Speed), or(r.Department, f.department)
		deeds = append(deeds, data.DeedCaseChanged)
		if f.length.Known() || c.Promised.IsZero() {
			if f.length, err = k.length(ctx, f.service, c.Speed); err != nil {
				return nil, err
			}
		}
	}
	if due := midnight(r.Due); !due.IsZero() && !due.Equal(c.Promised) {
		c.Promised, f.length = due, data.Length{}
		deeds = append(deeds, data.DeedCaseDueChanged)
	}
	until := midnight(r.Extended)
	known := slices.ContainsFunc(c.Extensions, func(e data.Extension) bool { return e.Until.Equal(until) })
	if !until.IsZero() && !known {
		c.Extensions = append(slices.Clip(c.Extensions), data.Extension{On: stageDay(r), Until: until, Reason: r.Reason})
		deeds = append(deeds, data.DeedCaseExtended)
	}
	entry := data.StageEntry{Stage: r.Stage, On: stageDay(r)}
	if slices.ContainsFunc(c.Stages, func(e data.StageEntry) bool { return e.Stage == entry.Stage && e.On.Equal(entry.On) }) {
		return deeds, nil
	}
	return append(deeds, data.DeedCaseAdvanced), f.reach(entry, "on")
}

// or is the first of the two that says something.
func or[T ~string](first, second T) T {
	if first != "" {
		return first
	}
	return second
}

// checkRegistration checks the row by itself and against the services and departments.
func checkRegistration(ctx context.Context, tx *sql.Tx, r data.Registration) error {
	if err := r.Check(); err != nil {
		return err
	}
	var service, department bool
	if err := tx.QueryRowContext(ctx, `
		SELECT ? = '' OR EXISTS (SELECT 1 FROM service WHERE id = ?), ? = '' OR EXISTS (SELECT 1 FROM department WHERE id = ?)`,
		r.Service, r.Service, r.Department, r.Department).Scan(&service, &department); err != nil {
		return err
	}
	switch {
	case !service:
		return data.Problems{{Field: "service", Reason: data.UnknownName}}
	case !department:
		return data.Problems{{Field: "department", Reason: data.UnknownName}}
	default:
		return nil
	}
}

// findCase finds the case with the number in the year in which it was received.
func findCase(ctx context.Context, tx *sql.Tx, r data.Registration) (id data.CaseID, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT id FROM case_file WHERE number_key = ? AND year = ?`,
		r.Number.Key(), r.Received.In(data.Sofia()).Year()).Scan(&id)
	return id, notFound(err)
}

func (s *Store) insertCase(ctx context.Context, tx *sql.Tx, k *reckoner, by string, r data.Registration) (data.CaseID, error) {
	f := caseFile{id: data.CaseID(randomName()), salt: randomSecret(), service: r.Service, department: r.Department}
	f.about = data.Case{
		Number: r.Number, Received: midnight(r.Received), Speed: r.Speed, Promised: midnight(r.Due),
		Stages: []data.StageEntry{{Stage: r.Stage, On: stageDay(r)}},
	}
	if !r.Extended.IsZero() {
		f.about.Extensions = []data.Extension{{On: stageDay(r), Until: midnight(r.Extended), Reason: r.Reason}}
	}
	if r.Due.IsZero() {
		var err error
		if f.length, err = k.length(ctx, r.Service, r.Speed); err != nil {
			return "", err
		}
	}
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO case_file (id, number, number_key, number_loose, year, received, salt, token_digest, due)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')`,
		f.id, r.Number, r.Number.Key(), r.Number.LooseKey(), r.Received.In(data.Sofia()).Year(), day(r.Received),
		f.salt, s.key.Token(f.id, f.salt).Digest()); err != nil {
		return "", err
	}
	if err := k.keep(ctx, f, data.Case{}); err != nil {
		return "", err
	}
	return f.id, s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedCaseRegistered, Which: string(f.id)})
}

func stageDay(r data.Registration) time.Time {
	if r.On.IsZero() {
		return midnight(r.Received)
	}
	return midnight(r.On)
}
