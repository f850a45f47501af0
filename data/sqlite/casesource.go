package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// importsKept is how many files the office remembers to have taken in or refused.
const importsKept = 100

// CaseSources lists the remembered sources by name.
func (s *Store) CaseSources(ctx context.Context) (sources []data.CaseSource, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		sources, err = list(ctx, tx, `SELECT name, columns FROM case_source ORDER BY name`, scanSource)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("sources of cases: %w", err)
	}
	return sources, nil
}

// CaseSource is the remembered source with the name; none is ErrNotFound.
func (s *Store) CaseSource(ctx context.Context, name string) (source data.CaseSource, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return notFound(scanSource(tx.QueryRowContext(ctx, `SELECT name, columns FROM case_source WHERE name = ?`, name), &source))
	})
	if err != nil {
		return source, fmt.Errorf("source of cases: %w", err)
	}
	return source, nil
}

func scanSource(row scanner, source *data.CaseSource) error {
	return row.Scan(&source.Name, &jsonColumn[data.CaseMapping]{&source.Columns})
}

// KeepCaseSource remembers what the source calls our columns, instead of what it did.
func (s *Store) KeepCaseSource(ctx context.Context, source data.CaseSource) error {
	err := source.Check()
	if err == nil {
		err = s.write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `
				INSERT INTO case_source (name, columns) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET columns = excluded.columns`,
				source.Name, jsonColumn[data.CaseMapping]{&source.Columns})
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("source of cases: %w", err)
	}
	return nil
}

// NoteImport remembers that a file was refused, at the store's own moment. What was
// taken in ImportCases notes.
func (s *Store) NoteImport(ctx context.Context, i data.CaseImport) error {
	err := s.write(ctx, func(tx *sql.Tx) error { return s.noteImport(ctx, tx, i) })
	if err != nil {
		return fmt.Errorf("note an import: %w", err)
	}
	return nil
}

// noteImport remembers what became of a file, or of what a program handed in: of that a
// day is one row, for some hand in every case by itself.
func (s *Store) noteImport(ctx context.Context, tx *sql.Tx, i data.CaseImport) error {
	now, c := s.clock(), i.Changes
	if i.File == "" {
		added, err := tx.ExecContext(ctx, `
			UPDATE case_import SET at = ?1, row_count = row_count + ?2, registered = registered + ?3, staged = staged + ?4,
				changed = changed + ?5, same = same + ?6, refused = refused + ?7
			WHERE file = '' AND by = ?8 AND source = ?9 AND at >= ?10 AND (refused > 0) = (?7 > 0)`,
			moment(now), i.Rows, c.New, c.Stage, c.Term, c.Same, i.Refused, i.By, i.Source, moment(midnight(now)))
		if err != nil {
			return err
		}
		if rows, err := added.RowsAffected(); err != nil || rows > 0 {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO case_import (at, by, source, file, row_count, registered, staged, changed, same, refused) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		moment(now), i.By, i.Source, i.File, i.Rows, c.New, c.Stage, c.Term, c.Same, i.Refused)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM case_import WHERE seq <= (SELECT max(seq) FROM case_import) - ?`, importsKept)
	return err
}

// LastImports are the newest files, the newest first.
func (s *Store) LastImports(ctx context.Context, limit int) (imports []data.CaseImport, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		imports, err = list(ctx, tx, `
			SELECT at, by, source, file, row_count, registered, staged, changed, same, refused FROM case_import ORDER BY at DESC, seq DESC LIMIT ?`,
			func(row scanner, i *data.CaseImport) error {
				return row.Scan((*moment)(&i.At), &i.By, &i.Source, &i.File, &i.Rows, &i.Changes.New, &i.Changes.Stage, &i.Changes.Term, &i.Changes.Same, &i.Refused)
			}, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("imports: %w", err)
	}
	return imports, nil
}
