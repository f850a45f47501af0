package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.org/parter/data"
)

// CaseSlip returns the case with the slip that its holder was given.
func (s *Store) CaseSlip(ctx context.Context, id data.CaseID) (answer data.CaseAnswer, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		answer, err = s.answer(ctx, tx, id)
		return err
	})
	if err != nil {
		return data.CaseAnswer{}, fmt.Errorf("slip: %w", err)
	}
	return answer, nil
}

// caseFile is a case with what only the office knows of it.
type caseFile struct {
	id         data.CaseID
	salt       string
	revision   int
	about      data.Case
	length     data.Length
	service    data.ServiceID
	department data.DepartmentID // empty: the service's
}

// caseColumns and caseTables read cases. One without a service is the first
// department's: the one where applications are handed in.
const (
	caseColumns = `c.id, c.salt, c.revision, c.number, c.received, c.speed, c.length_count, c.length_unit, c.promised, c.due,
		coalesce(c.service, ''), coalesce(c.department, ''), coalesce(s.name_bg, ''), coalesce(s.name_en, ''),
		coalesce(d.name_bg, ''), coalesce(d.name_en, ''), coalesce(d.phone, ''),
		EXISTS (SELECT 1 FROM feedback WHERE case_file = c.id AND case_file <> '')`
	caseTables = `
		FROM case_file c
		LEFT JOIN service s ON s.id = c.service
		LEFT JOIN department d ON d.id = coalesce(
			(SELECT id FROM department WHERE id = c.department), s.department, (SELECT id FROM department ORDER BY position LIMIT 1))`
)

// into is where the case's columns go.
func (f *caseFile) into() []any {
	c := &f.about
	return []any{
		&f.id, &f.salt, &f.revision, &c.Number, (*day)(&c.Received), &c.Speed, &f.length.Count, &f.length.Unit, (*day)(&c.Promised), (*day)(&c.Due),
		&f.service, &f.department, &c.Service.BG, &c.Service.EN, &c.Department.BG, &c.Department.EN, &c.Phone, &c.Answer,
	}
}

func loadCase(ctx context.Context, tx asker, id data.CaseID) (f caseFile, err error) {
	row := tx.QueryRowContext(ctx, `SELECT `+caseColumns+caseTables+` WHERE c.id = ?`, id)
	if err := row.Scan(f.into()...); err != nil {
		return f, notFound(err)
	}
	c := &f.about
	c.Stages, err = list(ctx, tx, `
		SELECT stage, reached FROM case_stage WHERE case_file = ? ORDER BY position`,
		func(row scanner, e *data.StageEntry) error { return row.Scan(&e.Stage, (*day)(&e.On)) }, id)
	if err != nil {
		return f, err
	}
	c.Extensions, err = list(ctx, tx, `
		SELECT decided, until, reason FROM case_extension WHERE case_file = ? ORDER BY position`,
		func(row scanner, e *data.Extension) error {
			return row.Scan((*day)(&e.On), (*day)(&e.Until), &e.Reason)
		}, id)
	if err != nil {
		return f, err
	}
	c.Told, err = list(ctx, tx, `
		SELECT told, how, by, extensions FROM case_notice WHERE case_file = ? ORDER BY position`,
		func(row scanner, n *data.DelayNotice) error {
			return row.Scan((*day)(&n.On), &n.How, &n.By, &n.Extensions)
		}, id)
	return f, err
}

// answer puts the case and its slip together. Without a public address the slip
// has no address, and so no QR.
func (s *Store) answer(ctx context.Context, tx *sql.Tx, id data.CaseID) (data.CaseAnswer, error) {
	f, err := loadCase(ctx, tx, id)
	if err != nil {
		return data.CaseAnswer{}, err
	}
	town, err := loadTown(ctx, tx)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return data.CaseAnswer{}, err
	}
	slip := data.Slip{
		Number:   f.about.Number,
		Received: f.about.Received,
		Code:     s.key.Code(f.id, f.salt),
		Phone:    f.about.Phone,
		Town:     town.Name,
		Lookup:   town.Lookup,
	}
	if town.Public != "" {
		slip.Address = town.Public.Case(s.key.Token(f.id, f.salt))
	}
	return data.CaseAnswer{Case: f.about, Slip: slip}, nil
}
