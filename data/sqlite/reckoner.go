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
			INSERT INTO case_notice (case_file, position, told, how, by) VALUES (?, ?, ?, ?, ?)`,
			f.id, i, day(n.On), n.How, n.By); err != nil {
			return err
		}
	}
	var delayed, told day
	if last := len(c.Extensions) - 1; last >= 0 {
		delayed = day(c.Extensions[last].On)
	}
	if last := len(c.Told) - 1; last >= 0 {
		told = day(c.Told[last].On)
	}
	return changed(k.tx.ExecContext(ctx, `
		UPDATE case_file SET service = nullif(?, ''), department = nullif(?, ''), speed = ?, length_count = ?, length_unit = ?,
			promised = ?, due = ?, stage = ?, closed = ?, delayed = ?, told = ? WHERE id = ?`,
		f.service, f.department, c.Speed, f.length.Count, f.length.Unit,
		day(c.Promised), day(c.Due), c.Stage(), day(c.Closed()), delayed, told, f.id))
}

// reckonOpen reckons the open cases anew: the days off have changed.
func reckonOpen(ctx context.Context, tx *sql.Tx) error {
	k, err := newReckoner(ctx, tx, time.Time{})
	if err != nil {
		return err
	}
	ids, err := list(ctx, tx, `SELECT id FROM case_file WHERE closed = '' AND length_unit <> ''`,
		func(row scanner, id *data.CaseID) error { return row.Scan(id) })
	if err != nil {
		return fmt.Errorf("open cases: %w", err)
	}
	for _, id := range ids {
		f, err := loadCase(ctx, tx, id)
		if err != nil {
			return fmt.Errorf("open cases: %w", err)
		}
		now := k.calendar.Reckon(f.about, f.length, k.hours)
		if now.Due.Equal(f.about.Due) && now.Promised.Equal(f.about.Promised) {
			continue
		}
		if err := k.keep(ctx, f, f.about); err != nil {
			return fmt.Errorf("open cases: %w", err)
		}
	}
	return nil
}
