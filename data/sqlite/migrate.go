package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

// schema is the PRAGMA user_version that the newest migration sets.
const schema = 1

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
	return nil
}
