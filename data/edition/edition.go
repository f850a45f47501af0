package edition

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"sync"
	"time"

	"example.org/parter/data"
)

// readers is how many connections an open edition has.
const readers = 4

// Edition is an open edition. It may be read from several goroutines at once.
// What it returns belongs to the caller.
type Edition struct {
	manifest manifest
	db       *sql.DB
	reading  sync.RWMutex // held for reading by every running read
	closed   bool

	indexing sync.Mutex
	found    *findable // nil before Ready or the first search
}

// openFile opens a file whose digest was verified and looks whether SQLite can
// read it.
func openFile(ctx context.Context, path string, m manifest) (*Edition, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, &Refusal{m.Number, ErrTorn, err}
	}
	address := url.URL{Scheme: "file", Path: absolute, RawQuery: "mode=ro&immutable=1&_query_only=1"}
	db, err := sql.Open("sqlite3", address.String())
	if err != nil {
		return nil, &Refusal{m.Number, ErrTorn, err}
	}
	db.SetMaxOpenConns(readers)
	db.SetMaxIdleConns(readers)
	if err := checkDatabase(ctx, db, m); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Edition{manifest: m, db: db}, nil
}

// checkDatabase finds out whether the file is an edition of the manifest's
// schema and whole.
func checkDatabase(ctx context.Context, db *sql.DB, m manifest) error {
	var application, version int
	var check string
	err := errors.Join(
		db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&application),
		db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version),
		db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&check),
	)
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("edition %d: %w", m.Number, ctx.Err())
	case err != nil:
		return &Refusal{m.Number, ErrTorn, err}
	case version > Schema:
		return &Refusal{m.Number, ErrNewer, fmt.Errorf("schema %d, this program reads up to %d", version, Schema)}
	case application != applicationID || version != m.Schema:
		return &Refusal{m.Number, ErrTorn, errors.New("not the file of the manifest")}
	case check != "ok":
		return &Refusal{m.Number, ErrTorn, errors.New(check)}
	}
	return nil
}

// Number is the edition's number.
func (e *Edition) Number() data.EditionNumber { return e.manifest.Number }

// SHA256 is the digest of the edition's file, as its manifest says it.
func (e *Edition) SHA256() string { return e.manifest.SHA256 }

// Built is when the office built the edition.
func (e *Edition) Built() time.Time { return e.manifest.Built.In(data.Sofia()) }

// Close waits for the running reads and closes the edition. Later reads are
// ErrClosed. Closing twice is harmless.
func (e *Edition) Close() error {
	e.reading.Lock()
	defer e.reading.Unlock()
	if e.closed {
		return nil
	}
	e.closed = true
	return e.db.Close()
}

// read runs a read that Close waits for.
func read[T any](e *Edition, what string, f func() (T, error)) (T, error) {
	e.reading.RLock()
	defer e.reading.RUnlock()
	var none T
	if e.closed {
		return none, ErrClosed
	}
	value, err := f()
	if err != nil {
		return none, fmt.Errorf("edition %d: %s: %w", e.manifest.Number, what, err)
	}
	return value, nil
}

// one reads the thing of the kind with the id, or data.ErrNotFound.
func one[T any](ctx context.Context, e *Edition, kind, id string) (T, error) {
	var value T
	var body string
	err := e.db.QueryRowContext(ctx, `SELECT body FROM entry WHERE kind = ? AND id = ?`, kind, id).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return value, data.ErrNotFound
	}
	if err != nil {
		return value, err
	}
	return value, json.Unmarshal([]byte(body), &value)
}

// list reads the bodies that the query selects.
func list[T any](ctx context.Context, e *Edition, query string, arguments ...any) (values []T, err error) {
	rows, err := e.db.QueryContext(ctx, query, arguments...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var body sql.RawBytes
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		var value T
		if err := json.Unmarshal(body, &value); err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, rows.Err()
}

// all reads everything of the kind in its order.
func all[T any](ctx context.Context, e *Edition, kind string) ([]T, error) {
	return list[T](ctx, e, `SELECT body FROM entry WHERE kind = ? ORDER BY position`, kind)
}
