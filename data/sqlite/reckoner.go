package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/calendar"
)

// reckoner reckons the deadlines of cases by what is published in a transaction.
type reckoner struct {
	tx       asker
	today    time.Time // the day on which the office learns of what it is told now
	calendar calendar.Calendar
	hours    data.Hours
	lengths  map[asked]data.Length
}

// asked is a service as somebody applied for it.
type asked struct {
	service data.ServiceID
	speed   data.Speed
}

// newReckoner reckons with the days off and with the hours of the first department, the
// one where applications are handed in.
func newReckoner(ctx context.Context, tx *sql.Tx, now time.Time) (*reckoner, error) {
	days, err := loadDaysOff(ctx, tx)
	if err != nil {
		return nil, err
	}
	departments, err := loadDepartments(ctx, tx)
	if err != nil {
		return nil, err
	}
	k := &reckoner{tx: tx, today: midnight(now), calendar: calendar.New(days), lengths: map[asked]data.Length{}}
	if len(departments) > 0 {
		k.hours = departments[0].Hours
	}
	return k, nil
}

// length is the term of the service at the speed; without a speed it is that of the
// only or the ordinary one.
func (k *reckoner) length(ctx context.Context, service data.ServiceID, speed data.Speed) (data.Length, error) {
	if service == "" {
		return data.Length{}, nil
	}
	of := asked{service, speed}
	if l, known := k.lengths[of]; known {
		return l, nil
	}
	terms, err := list(ctx, k.tx, `
		SELECT speed, category_bg, category_en, text_bg, text_en FROM service_term WHERE service = ? ORDER BY position`,
		func(row scanner, t *data.Term) error {
			return row.Scan(&t.Speed, &t.For.BG, &t.For.EN, &t.Text.BG, &t.Text.EN)
		}, service)
	if err != nil {
		return data.Length{}, fmt.Errorf("terms of service %s: %w", service, err)
	}
	k.lengths[of] = data.Service{Terms: terms}.LengthAt(speed)
	return k.lengths[of], nil
}

// keep writes what became of the case, with its days reckoned anew. Before is what it
// was: of its stages, extensions and notices the later ones are added.
func (k *reckoner) keep(ctx context.Context, f caseFile, before data.Case) error {
	c := k.calendar.Reckon(f.about, f.length, k.hours)
	for i := len(before.Stages); i < len(c.Stages); i++ {
		if _, err := k.tx.ExecContext(ctx, `
			INSERT INTO case_stage (case_file, position, stage, reached) VALUES (?, ?, ?, ?)`,
			f.id, i, c.Stages[i].Stage, day(c.Stages[i].On)); err != nil {
			return err
		}
	}
	for i := len(before.Extensions); i < len(c.Extensions); i++ {
		e := c.Extensions[i]
		if _, err := k.tx.ExecContext(ctx, `
			INSERT INTO case_extension (case_file, position, decided, until, reason) VALUES (?, ?, ?, ?, ?)`,
			f.id, i, day(e.On), day(e.Until), e.Reason); err != nil {
			return err
		}
	}
	for i := len(before.Told); i < len(c.Told); i++ {
		n := c.Told[i]
		if _, err := k.tx.ExecContext(ctx, `
			INSERT INTO case_notice (case_file, position, told, how, by, extensions) VALUES (?, ?, ?, ?, ?, ?)`,
			f.id, i, day(n.On), n.How, n.By, n.Extensions); err != nil {
			return err
		}
	}
	var delayed, told day
	known := 0
	if last := len(c.Told) - 1; last >= 0 {
		told, known = day(c.Told[last].On), c.Told[last].Extensions
	}
	if last := len(c.Extensions) - 1; last >= known {
		delayed = day(c.Extensions[last].On)
	}
	return changed(k.tx.ExecContext(ctx, `
		UPDATE case_file SET service = nullif(?, ''), department = nullif(?, ''), speed = ?, length_count = ?, length_unit = ?,
			promised = ?, due = ?, stage = ?, closed = ?, delayed = ?, told = ?, revision = revision + 1 WHERE id = ?`,
		f.service, f.department, c.Speed, f.length.Count, f.length.Unit,
		day(c.Promised), day(c.Due), c.Stage(), day(c.Closed()), delayed, told, f.id))
}

// reckonOpen reckons the open cases anew: the days off have changed. Nobody can write
// meanwhile, and there may be tens of thousands: it reads only by what they are reckoned,
// all of them at once, and writes only those that are due on another day.
func reckonOpen(ctx context.Context, tx *sql.Tx) error {
	k, err := newReckoner(ctx, tx, time.Time{})
	if err != nil {
		return err
	}
	open, err := openCases(ctx, tx)
	if err != nil {
		return fmt.Errorf("open cases: %w", err)
	}
	q := prepare(tx)
	k.tx = q
	if err := q.close(k.move(ctx, open)); err != nil {
		return fmt.Errorf("open cases: %w", err)
	}
	return nil
}

// move keeps the days of the cases that are due on another day by what is published now.
func (k *reckoner) move(ctx context.Context, open []*caseFile) error {
	for _, f := range open {
		now := k.calendar.Reckon(f.about, f.length, k.hours)
		if now.Due.Equal(f.about.Due) && now.Promised.Equal(f.about.Promised) {
			continue
		}
		if err := changed(k.tx.ExecContext(ctx, `UPDATE case_file SET promised = ?, due = ? WHERE id = ?`,
			day(now.Promised), day(now.Due), f.id)); err != nil {
			return err
		}
	}
	return nil
}

// openCases are the open cases whose term is reckoned, each with what it is reckoned by
// and nothing else.
func openCases(ctx context.Context, tx *sql.Tx) ([]*caseFile, error) {
	const reckoned = ` c.closed = '' AND c.length_unit <> ''`
	open, err := list(ctx, tx, `
		SELECT c.id, c.received, c.length_count, c.length_unit, c.promised, c.due FROM case_file c WHERE`+reckoned,
		func(row scanner, into **caseFile) error {
			f := new(caseFile)
			*into = f
			return row.Scan(&f.id, (*day)(&f.about.Received), &f.length.Count, &f.length.Unit, (*day)(&f.about.Promised), (*day)(&f.about.Due))
		})
	if err != nil {
		return nil, err
	}
	by := make(map[data.CaseID]*data.Case, len(open))
	for _, f := range open {
		by[f.id] = &f.about
	}
	type entry struct {
		of    data.CaseID
		stage data.StageEntry
	}
	stages, err := list(ctx, tx, `
		SELECT s.case_file, s.stage, s.reached FROM case_file c JOIN case_stage s ON s.case_file = c.id
		WHERE`+reckoned+` ORDER BY s.position`,
		func(row scanner, e *entry) error { return row.Scan(&e.of, &e.stage.Stage, (*day)(&e.stage.On)) })
	if err != nil {
		return nil, err
	}
	for _, e := range stages {
		by[e.of].Stages = append(by[e.of].Stages, e.stage)
	}
	type longer struct {
		of   data.CaseID
		term data.Extension
	}
	extensions, err := list(ctx, tx, `
		SELECT e.case_file, e.decided, e.until FROM case_file c JOIN case_extension e ON e.case_file = c.id
		WHERE`+reckoned+` ORDER BY e.position`,
		func(row scanner, e *longer) error {
			return row.Scan(&e.of, (*day)(&e.term.On), (*day)(&e.term.Until))
		})
	for _, e := range extensions {
		by[e.of].Extensions = append(by[e.of].Extensions, e.term)
	}
	return open, err
}
