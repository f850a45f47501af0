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

// CaseRecord returns what can be corrected of the case, and what was.
func (s *Store) CaseRecord(ctx context.Context, id data.CaseID) (record data.CaseRecord, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		f, err := loadCase(ctx, tx, id)
		if err != nil {
			return err
		}
		record.Facts, record.Revision = f.registration(), f.revision
		record.Corrections, err = list(ctx, tx, `
			SELECT at, by, what, was, became FROM case_correction WHERE case_file = ? ORDER BY position`,
			func(row scanner, c *data.Correction) error {
				return row.Scan((*moment)(&c.At), &c.By, &c.What, &c.Before, &c.After)
			}, id)
		return err
	})
	if err != nil {
		return data.CaseRecord{}, fmt.Errorf("record of case %s: %w", id, err)
	}
	return record, nil
}

// registration is what the case would be registered as.
func (f caseFile) registration() data.Registration {
	c := f.about
	r := data.Registration{Number: c.Number, Received: c.Received, Service: f.service, Speed: c.Speed, Department: f.department}
	if n := len(c.Stages); n > 0 {
		r.Stage, r.On = c.Stages[n-1].Stage, c.Stages[n-1].On
	}
	if !f.length.Known() {
		r.Due = c.Promised
	}
	return r
}

// CorrectCase makes the facts of the case those of the registration and reckons it anew.
// Its stages stay, but that it was received moves with the day; the code and the slip
// stay those that were given out. Without a due day it is the service's term again. One
// whose facts are no more those that the clerk saw is ErrConflict, and a registration that
// says nothing new ErrUnchanged.
func (s *Store) CorrectCase(ctx context.Context, by string, id data.CaseID, saw, r data.Registration) error {
	same := func(f caseFile) bool { return slices.Equal(entered(f.registration()), entered(saw)) }
	err := s.amend(ctx, amendment{by, id, same, caseFile.facts, func(ctx context.Context, p *casePlan, f *caseFile) error {
		if err := p.check(r); err != nil {
			return err
		}
		switch other, err := findCase(ctx, p.asks, keyOf(r)); {
		case err == nil && other != id:
			return data.Problems{{Field: "number", Reason: data.Taken}}
		case err != nil && !errors.Is(err, data.ErrNotFound):
			return err
		}
		return f.correct(ctx, p.reckoner, r)
	}})
	if err != nil {
		return fmt.Errorf("correct case %s: %w", id, err)
	}
	return nil
}

// TakeBackCase undoes what was done with the case last: its last stage, also the one that
// closed it, or the last extension of its term, or both where they were one. One that
// somebody else changed since the revision is ErrConflict, and one that was received and
// nothing else ErrUnchanged.
func (s *Store) TakeBackCase(ctx context.Context, by string, id data.CaseID, revision int) error {
	same := func(f caseFile) bool { return f.revision == revision }
	err := s.amend(ctx, amendment{by, id, same, caseFile.steps, func(_ context.Context, p *casePlan, f *caseFile) error {
		before, ok := f.about.BeforeLast()
		if !ok {
			return data.ErrUnchanged
		}
		f.about = p.reckoner.calendar.Reckon(before, f.length, p.reckoner.hours)
		return nil
	}})
	if err != nil {
		return fmt.Errorf("take back of case %s: %w", id, err)
	}
	return nil
}

// amendment is a correction of a case.
type amendment struct {
	by     string
	id     data.CaseID
	same   func(caseFile) bool   // as the clerk saw it
	facts  func(caseFile) []fact // that it may change
	change func(ctx context.Context, p *casePlan, f *caseFile) error
}

// fact is something that a case says, under the deed that corrects it.
type fact struct {
	deed  data.Deed
	value string
}

// facts are those that a clerk enters.
func (f caseFile) facts() []fact {
	r := f.registration()
	r.Due = f.about.Promised // also where nobody wrote it
	return entered(r)
}

func entered(r data.Registration) []fact {
	return []fact{
		{data.DeedNumberCorrected, string(r.Number)},
		{data.DeedReceiptCorrected, dayText(r.Received)},
		{data.DeedServiceCorrected, string(r.Service)},
		{data.DeedSpeedCorrected, string(r.Speed)},
		{data.DeedDepartmentCorrected, string(r.Department)},
		{data.DeedDueCorrected, dayText(r.Due)},
	}
}

// steps are what was done last.
func (f caseFile) steps() []fact {
	r, until := f.registration(), time.Time{}
	if n := len(f.about.Extensions); n > 0 {
		until = f.about.Extensions[n-1].Until
	}
	return []fact{
		{data.DeedStageTakenBack, string(r.Stage) + " " + dayText(r.On)},
		{data.DeedExtensionTakenBack, dayText(until)},
	}
}

// dayText is the day as it is stored; empty: there is none.
func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(data.Sofia()).Format(time.DateOnly)
}

// amend changes the case and records each fact that is another one since.
func (s *Store) amend(ctx context.Context, a amendment) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		f, err := loadCase(ctx, tx, a.id)
		switch {
		case err != nil:
			return err
		case !a.same(f):
			return data.ErrConflict
		}
		p, err := newCasePlan(ctx, tx, importing{tx: tx, now: s.clock()})
		if err != nil {
			return err
		}
		was := f
		if err := a.change(ctx, p, &f); err != nil {
			return err
		}
		changes := corrections(a.facts(was), a.facts(f))
		if len(changes) == 0 {
			return data.ErrUnchanged
		}
		if err := p.reckoner.rewrite(ctx, f); err != nil {
			return err
		}
		return s.recordCorrections(ctx, tx, a, changes)
	})
}

// corrections are the facts that differ.
func corrections(before, after []fact) (all []data.Correction) {
	for i, was := range before {
		if is := after[i]; is != was {
			all = append(all, data.Correction{What: is.deed, Before: was.value, After: is.value})
		}
	}
	return all
}

func (s *Store) recordCorrections(ctx context.Context, tx *sql.Tx, a amendment, changes []data.Correction) error {
	for _, c := range changes {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO case_correction (case_file, position, at, by, what, was, became)
			SELECT ?1, (SELECT count(*) FROM case_correction WHERE case_file = ?1), ?, ?, ?, ?, ?`,
			a.id, moment(s.clock()), a.by, c.What, c.Before, c.After); err != nil {
			return err
		}
		if err := s.record(ctx, tx, data.AuditRow{Who: a.by, What: c.What, Which: string(a.id)}); err != nil {
			return err
		}
	}
	return nil
}

// correct takes over all that the registration says but for its stage.
func (f *caseFile) correct(ctx context.Context, k *reckoner, r data.Registration) (err error) {
	c, was := &f.about, f.about.Promised
	asked := r.Service != f.service || r.Speed != c.Speed
	c.Number, f.service, c.Speed, f.department = r.Number, r.Service, r.Speed, r.Department
	if err := f.receive(midnight(r.Received)); err != nil {
		return err
	}
	if due := midnight(r.Due); asked || !due.IsZero() || !f.length.Known() {
		if f.length, err = k.length(ctx, f.service, c.Speed); err != nil {
			return err
		}
		if c.Promised = due; !due.IsZero() {
			f.length = f.length.Written()
		}
	}
	*c = k.calendar.Reckon(*c, f.length, k.hours)
	if len(c.Extensions) > 0 && !c.Promised.Equal(was) && !c.Promised.Before(c.Extensions[0].Until) {
		return data.Problems{{Field: "due", Reason: data.Contradicts}}
	}
	return nil
}

// receive moves the day of receipt, and the stage that says so. Nothing may lie before it.
func (f *caseFile) receive(on time.Time) error {
	c := &f.about
	if on.Equal(c.Received) {
		return nil
	}
	stages := append([]data.StageEntry{}, c.Stages...)
	if stages[0].On.Equal(c.Received) {
		stages[0].On = on
	}
	c.Received, c.Stages = on, stages
	early := false
	for _, e := range c.Stages {
		early = early || e.On.Before(on)
	}
	for _, e := range c.Extensions {
		early = early || e.On.Before(on)
	}
	if early || len(c.Told) > 0 && c.Told[0].On.Before(on) {
		return data.Problems{{Field: "received", Reason: data.EndsBefore}}
	}
	return nil
}

// rewrite writes the case that was corrected.
func (k *reckoner) rewrite(ctx context.Context, f caseFile) error {
	c := f.about
	if _, err := k.tx.ExecContext(ctx, `
		UPDATE case_file SET number = ?, number_key = ?, number_loose = ?, year = ?, received = ? WHERE id = ?`,
		c.Number, c.Number.Key(), c.Number.LooseKey(), c.Received.In(data.Sofia()).Year(), day(c.Received), f.id); err != nil {
		return err
	}
	if _, err := k.tx.ExecContext(ctx, `DELETE FROM case_stage WHERE case_file = ?`, f.id); err != nil {
		return err
	}
	if _, err := k.tx.ExecContext(ctx, `DELETE FROM case_extension WHERE case_file = ?`, f.id); err != nil {
		return err
	}
	if _, err := k.tx.ExecContext(ctx, `UPDATE case_notice SET extensions = min(extensions, ?) WHERE case_file = ?`, len(c.Extensions), f.id); err != nil {
		return err
	}
	return k.keep(ctx, f, data.Case{Told: c.Told})
}
