package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"example.org/parter/data"
)

// RegisterCase stores a new case; CaseSlip has its slip. A number that the year
// has already is Problems{number, Taken}.
func (s *Store) RegisterCase(ctx context.Context, by string, r data.Registration) (id data.CaseID, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		rows, err := importRows(ctx, importing{tx, s.clock(), []data.Registration{r}, false}, func(ctx context.Context, p *casePlan, c plannedCase) error {
			if !c.isNew {
				return nil
			}
			return s.carryOut(ctx, p, by, c)
		})
		switch {
		case err != nil:
			return err
		case !rows[0].Effect.New:
			return data.Problems{{Field: "number", Reason: data.Taken}}
		}
		id = rows[0].ID
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("register case: %w", err)
	}
	return id, nil
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

// NotifyCase records that the client was told of a delay. The same once more, with nothing
// new to tell, is Problems{told_on, Taken}.
func (s *Store) NotifyCase(ctx context.Context, by string, id data.CaseID, told data.DelayNotice) error {
	err := s.changeCase(ctx, by, id, data.DeedCaseNotified, func(f *caseFile) error {
		told.Extensions = f.about.Decided(midnight(told.On))
		return f.tell(told)
	})
	if err != nil {
		return fmt.Errorf("notice of case %s: %w", id, err)
	}
	return nil
}

// CaseDue is the day by which the case would be due; zero: its service does not say.
func (s *Store) CaseDue(ctx context.Context, r data.Registration) (due time.Time, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		k, err := newReckoner(ctx, tx, s.clock())
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
		return s.keepChanged(ctx, tx, f, before, data.AuditRow{Who: by, What: what, Which: string(id)})
	})
}

// keepChanged writes what was added to the case, and who did it.
func (s *Store) keepChanged(ctx context.Context, tx *sql.Tx, f caseFile, before data.Case, did data.AuditRow) error {
	reckoner, err := newReckoner(ctx, tx, s.clock())
	if err != nil {
		return err
	}
	if err := reckoner.keep(ctx, f, before); err != nil {
		return err
	}
	return s.record(ctx, tx, did)
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
	last := c.Stages[len(c.Stages)-1]
	switch {
	case e.On.Before(last.On):
		return data.Problems{{Field: field, Reason: data.EndsBefore}}
	case e == last: // somebody pressed twice
		return nil
	}
	c.Stages = append(slices.Clip(c.Stages), e)
	return nil
}

func (f *caseFile) extend(e data.Extension) error {
	e.On, e.Until = midnight(e.On), midnight(e.Until)
	if err := e.Check(f.about.Due); err != nil {
		return err
	}
	switch stage := f.about.Stage(); {
	case stage.Final():
		return data.ErrConflict
	case stage.StopsClock(): // the stage of the extension would make the term run on
		return data.Problems{{Field: "extended", Reason: data.Contradicts}}
	}
	f.about.Extensions = append(slices.Clip(f.about.Extensions), e)
	return f.reach(data.StageEntry{Stage: data.StageExtended, On: e.On}, "extended_on")
}

// tell adds the notice. Whoever was told of an extension once knows of it.
func (f *caseFile) tell(n data.DelayNotice) error {
	n.On = midnight(n.On)
	if err := n.Check(); err != nil {
		return err
	}
	told := f.about.Told
	if n.On.Before(f.about.Received) || len(told) > 0 && n.On.Before(told[len(told)-1].On) {
		return data.Problems{{Field: "told_on", Reason: data.EndsBefore}}
	}
	if len(told) > 0 {
		last := told[len(told)-1]
		if n.Extensions = max(n.Extensions, last.Extensions); n == last { // somebody pressed twice
			return data.Problems{{Field: "told_on", Reason: data.Taken}}
		}
	}
	f.about.Told = append(slices.Clip(told), n)
	return nil
}

// renew takes over what the row says and the case does not. A cell that is empty says
// nothing. A due day that is the first one or the one as things stand is known; an earlier
// one corrects the first. A later one is refused: a term becomes longer by an extension,
// which has a day and a reason, and a day that was wrong is corrected by a clerk.
func (f *caseFile) renew(ctx context.Context, k *reckoner, r data.Registration) (deeds []data.Deed, err error) {
	c := &f.about
	if !c.Received.Equal(midnight(r.Received)) { // it is another case
		return nil, data.Problems{{Field: "received", Reason: data.Contradicts}}
	}
	if err := f.notOfMessage(ctx, k.tx, r); err != nil {
		return nil, err
	}
	if r.Service != "" && r.Service != f.service || r.Speed != "" && r.Speed != c.Speed || r.Department != "" && r.Department != f.department {
		was := asked{f.service, c.Speed}
		f.service, c.Speed, f.department = or(r.Service, f.service), or(r.Speed, c.Speed), or(r.Department, f.department)
		deeds = append(deeds, data.DeedCaseChanged)
		if is := (asked{f.service, c.Speed}); is != was { // another department has the same term
			written := !f.length.Known() && !c.Promised.IsZero()
			if f.length, err = k.length(ctx, is.service, is.speed); err != nil {
				return nil, err
			}
			if written {
				f.length = f.length.Written()
			}
			*c = k.calendar.Reckon(*c, f.length, k.hours)
		}
	}
	switch due := midnight(r.Due); {
	case due.IsZero(), due.Equal(c.Promised), due.Equal(c.Due):
	case due.After(c.Promised) && !c.Promised.IsZero():
		return nil, data.Problems{{Field: "due", Reason: data.NeedsExtension}}
	default:
		c.Promised, f.length = due, f.length.Written()
		deeds = append(deeds, data.DeedCaseDueChanged)
	}
	until := midnight(r.Extended)
	known := slices.ContainsFunc(c.Extensions, func(e data.Extension) bool { return e.Until.Equal(until) })
	if !until.IsZero() && !known {
		c.Extensions = append(slices.Clip(c.Extensions), data.Extension{On: k.learned(r), Until: until, Reason: r.Reason})
		deeds = append(deeds, data.DeedCaseExtended)
	}
	entry, last := data.StageEntry{Stage: r.Stage, On: k.learned(r)}, c.Stages[len(c.Stages)-1]
	switch {
	case r.On.IsZero() && r.Stage == last.Stage, slices.Contains(c.Stages, entry), entry.On.Before(last.On):
		return deeds, nil // known, or the case has gone on since
	}
	return append(deeds, data.DeedCaseAdvanced), f.reach(entry, "on")
}

// notOfMessage is Problems where the registration is of a service and the case that has its
// number is a visitor's message, which is of none: the registry uses the series, too.
func (f *caseFile) notOfMessage(ctx context.Context, tx asker, r data.Registration) error {
	if r.Service == "" || f.service != "" {
		return nil
	}
	var message bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM feedback WHERE case_file = ? AND case_file <> '')`, f.id).Scan(&message)
	if err == nil && message {
		return data.Problems{{Field: "number", Reason: data.Taken}}
	}
	return err
}

// or is the first of the two that says something.
func or[T ~string](first, second T) T {
	if first != "" {
		return first
	}
	return second
}

// keyOf is by what the registration's case is found: its number and the year in which
// it was received.
func keyOf(r data.Registration) caseKey {
	return caseKey{r.Number.Key(), r.Received.In(data.Sofia()).Year()}
}

func findCase(ctx context.Context, tx asker, key caseKey) (id data.CaseID, err error) {
	err = tx.QueryRowContext(ctx, `SELECT id FROM case_file WHERE number_key = ? AND year = ?`, key.number, key.year).Scan(&id)
	return id, notFound(err)
}

// begin is the case as the registration makes it.
func (k *reckoner) begin(ctx context.Context, r data.Registration) (f caseFile, err error) {
	f = caseFile{id: data.CaseID(randomName()), salt: randomSecret(), service: r.Service, department: r.Department}
	f.about = data.Case{
		Number: r.Number, Received: midnight(r.Received), Speed: r.Speed, Promised: midnight(r.Due),
		Stages: []data.StageEntry{{Stage: r.Stage, On: k.learned(r)}},
	}
	if !r.Extended.IsZero() {
		f.about.Extensions = []data.Extension{{On: k.learned(r), Until: midnight(r.Extended), Reason: r.Reason}}
	}
	if f.length, err = k.length(ctx, r.Service, r.Speed); !r.Due.IsZero() {
		f.length = f.length.Written()
	}
	return f, err
}

// insertCase stores what never changes of a new case; keep stores the rest.
func (s *Store) insertCase(ctx context.Context, tx asker, f caseFile) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO case_file (id, number, number_key, number_loose, year, received, salt, token_digest, due)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')`,
		f.id, f.about.Number, f.about.Number.Key(), f.about.Number.LooseKey(), f.about.Received.In(data.Sofia()).Year(), day(f.about.Received),
		f.salt, s.key.Token(f.id, f.salt).Digest())
	return err
}

// learned is the day of the registration's stage. Where it names none, a case is received
// on the day of its receipt, and any other stage was reached by today: an older day would
// close the case, or stop its term, at a time when nobody knew of it.
func (k *reckoner) learned(r data.Registration) time.Time {
	switch {
	case !r.On.IsZero():
		return midnight(r.On)
	case r.Stage == data.StageReceived || k.today.Before(midnight(r.Received)):
		return midnight(r.Received)
	default:
		return k.today
	}
}
