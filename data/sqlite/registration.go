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
		var err error
		id, err = s.insertCase(ctx, tx, by, r)
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
	var refused []error
	seen := map[data.CaseID]bool{}
	for i, r := range rs {
		c, err := s.importCase(ctx, tx, by, r)
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

func (s *Store) importCase(ctx context.Context, tx *sql.Tx, by string, r data.Registration) (importedCase, error) {
	if err := checkRegistration(ctx, tx, r); err != nil {
		return importedCase{}, err
	}
	id, err := findCase(ctx, tx, r)
	if errors.Is(err, data.ErrNotFound) {
		id, err = s.insertCase(ctx, tx, by, r)
		return importedCase{id, true}, err
	}
	if err != nil {
		return importedCase{}, err
	}
	return importedCase{id, false}, s.renewCase(ctx, tx, by, id, r)
}

// AdvanceCase adds a stage that the case has reached. A stage that lies before
// the last one is Problems{on, EndsBefore}.
func (s *Store) AdvanceCase(ctx context.Context, by string, id data.CaseID, e data.StageEntry) error {
	err := s.write(ctx, func(tx *sql.Tx) error { return s.advance(ctx, tx, by, id, e) })
	if err != nil {
		return fmt.Errorf("advance case %s: %w", id, err)
	}
	return nil
}

func (s *Store) advance(ctx context.Context, tx *sql.Tx, by string, id data.CaseID, e data.StageEntry) error {
	f, err := loadCase(ctx, tx, id)
	if err != nil {
		return err
	}
	trial := data.Registration{Number: f.about.Number, Received: f.about.Received, Stage: e.Stage, On: midnight(e.On)}
	if trial.On.IsZero() {
		return data.Problems{{Field: "on", Reason: data.Missing}}
	}
	if err := trial.Check(); err != nil {
		return err
	}
	stages := f.about.Stages
	if last := stages[len(stages)-1]; trial.On.Before(last.On) {
		return data.Problems{{Field: "on", Reason: data.EndsBefore}}
	}
	if err := insertStage(ctx, tx, id, len(stages), data.StageEntry{Stage: e.Stage, On: trial.On}); err != nil {
		return err
	}
	return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedCaseAdvanced, Which: string(id)})
}

// renewCase brings a known case up to what the row says.
func (s *Store) renewCase(ctx context.Context, tx *sql.Tx, by string, id data.CaseID, r data.Registration) error {
	f, err := loadCase(ctx, tx, id)
	if err != nil {
		return err
	}
	if !r.Due.IsZero() && !midnight(r.Due).Equal(f.about.Due) {
		if err := changed(tx.ExecContext(ctx, `UPDATE case_file SET due = ? WHERE id = ?`, day(r.Due), id)); err != nil {
			return err
		}
		if err := s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedCaseDueChanged, Which: string(id)}); err != nil {
			return err
		}
	}
	on := stageDay(r)
	for _, entry := range f.about.Stages {
		if entry.Stage == r.Stage && entry.On.Equal(on) {
			return nil
		}
	}
	return s.advance(ctx, tx, by, id, data.StageEntry{Stage: r.Stage, On: on})
}

// checkRegistration checks the row by itself and against the services.
func checkRegistration(ctx context.Context, tx *sql.Tx, r data.Registration) error {
	if err := r.Check(); err != nil {
		return err
	}
	if r.Service == "" {
		return nil
	}
	var known bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM service WHERE id = ?)`, r.Service).Scan(&known); err != nil {
		return err
	}
	if !known {
		return data.Problems{{Field: "service", Reason: data.UnknownName}}
	}
	return nil
}

// findCase finds the case with the number in the year in which it was received.
func findCase(ctx context.Context, tx *sql.Tx, r data.Registration) (id data.CaseID, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT id FROM case_file WHERE number_key = ? AND year = ?`,
		r.Number.Key(), r.Received.In(data.Sofia()).Year()).Scan(&id)
	return id, notFound(err)
}

func (s *Store) insertCase(ctx context.Context, tx *sql.Tx, by string, r data.Registration) (data.CaseID, error) {
	id, salt := data.CaseID(randomName()), randomSecret()
	service := sql.NullString{String: string(r.Service), Valid: r.Service != ""}
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO case_file (id, number, number_key, number_loose, year, received, service, salt, token_digest, due, extended, reason)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '')`,
		id, r.Number, r.Number.Key(), r.Number.LooseKey(), r.Received.In(data.Sofia()).Year(), day(r.Received), service,
		salt, s.key.Token(id, salt).Digest(), day(r.Due)); err != nil {
		return "", err
	}
	if err := insertStage(ctx, tx, id, 0, data.StageEntry{Stage: r.Stage, On: stageDay(r)}); err != nil {
		return "", err
	}
	return id, s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedCaseRegistered, Which: string(id)})
}

func insertStage(ctx context.Context, tx *sql.Tx, id data.CaseID, position int, e data.StageEntry) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO case_stage (case_file, position, stage, reached) VALUES (?, ?, ?, ?)`,
		id, position, e.Stage, day(e.On))
	return err
}

func stageDay(r data.Registration) time.Time {
	if r.On.IsZero() {
		return midnight(r.Received)
	}
	return midnight(r.On)
}
