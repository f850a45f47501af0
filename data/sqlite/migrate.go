package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"example.org/parter/data"
)

// schema is the PRAGMA user_version that the newest migration sets.
const schema = 28

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the schema up to date; it only goes forward.
func migrate(ctx context.Context, db *sql.DB) error {
	var found int
	if err := db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&found); err != nil {
		return err
	}
	if found > schema {
		return fmt.Errorf("was written by a newer Партер (schema %d, this one knows %d); nothing was changed, start the newer one", found, schema)
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("bring the schema up to date: %w", err)
	}
	if err := loosenNumbers(ctx, db); err != nil {
		return fmt.Errorf("bring the case numbers up to date: %w", err)
	}
	if err := foldNotices(ctx, db); err != nil {
		return fmt.Errorf("make the notices searchable: %w", err)
	}
	if err := chainAudit(ctx, db); err != nil {
		return fmt.Errorf("chain the audit: %w", err)
	}
	return nil
}

// loosenNumbers fills in how the cases that were stored before schema 2, and those
// with letters that look like digits from before schema 19, are compared and looked up.
// It is done in Go, so that there is one rule, and finds nothing to do the next time.
// Where two cases of a year would be the same by it, the second stays as it was.
func loosenNumbers(ctx context.Context, db *sql.DB) (err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	numbers, err := list(ctx, tx, `SELECT DISTINCT number FROM case_file WHERE number_loose = ''`,
		func(row scanner, n *data.CaseNumber) error { return row.Scan(n) })
	if err != nil {
		return err
	}
	for _, n := range numbers {
		if _, err := tx.ExecContext(ctx, `
			UPDATE OR IGNORE case_file SET number_key = ? WHERE number = ? AND number_loose = ''`, n.Key(), n); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `
			UPDATE case_file SET number_loose = ? WHERE number = ? AND number_loose = ''`, n.LooseKey(), n); err != nil {
			return err
		}
	}
	return tx.Commit()
}
