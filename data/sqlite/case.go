package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.org/parter/data"
)

// CaseRow is a case as staff see it in a list.
type CaseRow struct {
	ID   data.CaseID
	Case data.Case
}

// Cases returns the cases registered last, newest first.
func (s *Store) Cases(ctx context.Context, limit int) (cases []CaseRow, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		files, err := list(ctx, tx, selectCases+` ORDER BY c.seq DESC LIMIT ?`, scanCase, limit)
		if err != nil {
			return err
		}
		place := map[data.CaseID]int{}
		for i, f := range files {
			cases = append(cases, CaseRow{ID: f.id, Case: f.about})
			place[f.id] = i
		}
		type reached struct {
			id    data.CaseID
			entry data.StageEntry
		}
		stages, err := list(ctx, tx, `
			SELECT case_file, stage, reached FROM case_stage
			WHERE case_file IN (SELECT id FROM case_file ORDER BY seq DESC LIMIT ?)
			ORDER BY case_file, position`,
			func(row scanner, r *reached) error {
				return row.Scan(&r.id, &r.entry.Stage, (*day)(&r.entry.On))
			}, limit)
		for _, r := range stages {
			c := &cases[place[r.id]].Case
			c.Stages = append(c.Stages, r.entry)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("cases: %w", err)
	}
	return cases, nil
}

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

// CaseByCode returns the case with the number that the code opens; marks between
// the number's letters and digits may be missing. An unknown number and a wrong
// code are both ErrNotFound and take the same work: at least one derivation and
// one comparison in constant time. Where several cases answer to the number, of
// other years or with other marks, the code is tried on every one of them,
// whichever it opens.
func (s *Store) CaseByCode(ctx context.Context, number data.CaseNumber, code data.AccessCode) (answer data.CaseAnswer, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		type lock struct {
			id   data.CaseID
			salt string
		}
		locks, err := list(ctx, tx, `
			SELECT id, salt FROM case_file WHERE number_loose = ? ORDER BY year DESC, seq`,
			func(row scanner, l *lock) error { return row.Scan(&l.id, &l.salt) }, number.LooseKey())
		if err != nil {
			return err
		}
		if len(locks) == 0 {
			locks = []lock{{}}
		}
		var found data.CaseID
		for _, l := range locks {
			if data.SameCode(s.key.Code(l.id, l.salt), code) {
				found = l.id
			}
		}
		answer, err = s.answer(ctx, tx, found)
		return err
	})
	if err != nil {
		return data.CaseAnswer{}, fmt.Errorf("case by code: %w", err)
	}
	return answer, nil
}

// CaseByToken returns the case that the slip with the token belongs to.
func (s *Store) CaseByToken(ctx context.Context, t data.Token) (answer data.CaseAnswer, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		var id data.CaseID
		if err := tx.QueryRowContext(ctx, `
			SELECT id FROM case_file WHERE token_digest = ?`, t.Digest()).Scan(&id); err != nil {
			return notFound(err)
		}
		answer, err = s.answer(ctx, tx, id)
		return err
	})
	if err != nil {
		return data.CaseAnswer{}, fmt.Errorf("case by token: %w", err)
	}
	return answer, nil
}

// caseFile is a case with the salt of its code and token.
type caseFile struct {
	id    data.CaseID
	salt  string
	about data.Case
}

// selectCases reads cases. One without a service is the first department's: the
// one where applications are handed in.
const selectCases = `
	SELECT c.id, c.salt, c.number, c.received, c.due, c.extended, c.reason,
		coalesce(s.name_bg, ''), coalesce(s.name_en, ''),
		coalesce(d.name_bg, ''), coalesce(d.name_en, ''), coalesce(d.phone, '')
	FROM case_file c
	LEFT JOIN service s ON s.id = c.service
	LEFT JOIN department d ON d.id = coalesce(s.department, (SELECT id FROM department ORDER BY position LIMIT 1))`

func scanCase(row scanner, f *caseFile) error {
	c := &f.about
	return row.Scan(&f.id, &f.salt, &c.Number, (*day)(&c.Received), (*day)(&c.Due), (*day)(&c.Extended), &c.Reason,
		&c.Service.BG, &c.Service.EN, &c.Department.BG, &c.Department.EN, &c.Phone)
}

func loadCase(ctx context.Context, tx *sql.Tx, id data.CaseID) (f caseFile, err error) {
	row := tx.QueryRowContext(ctx, selectCases+` WHERE c.id = ?`, id)
	if err := scanCase(row, &f); err != nil {
		return f, notFound(err)
	}
	f.about.Stages, err = list(ctx, tx, `
		SELECT stage, reached FROM case_stage WHERE case_file = ? ORDER BY position`,
		func(row scanner, e *data.StageEntry) error { return row.Scan(&e.Stage, (*day)(&e.On)) }, id)
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
	}
	if town.Public != "" {
		slip.Address = town.Public.Case(s.key.Token(f.id, f.salt))
	}
	return data.CaseAnswer{Case: f.about, Slip: slip}, nil
}
