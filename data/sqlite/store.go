package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"example.org/parter/data"
)

// Release prepares the edition of what is about to be committed, under a number
// greater than after. It runs inside the write transaction and so must not write
// to the store.
type Release func(ctx context.Context, after data.EditionNumber, c data.Content) (Edition, error)

// Edition is an edition that nobody can see yet.
type Edition interface {
	Summary() data.EditionSummary
	Publish() error // after the commit
	Discard() error // instead, when there was none
}

// Options is what the store needs from outside.
type Options struct {
	Clock   func() time.Time // required
	Key     data.CaseKey     // codes and tokens of cases are derived from it
	Release Release          // may be nil where nothing is published
}

// Store is an open content.db. Its methods may be called from any goroutine.
type Store struct {
	writer  *sql.DB
	readers *sql.DB
	clock   func() time.Time
	key     data.CaseKey
	release Release

	going      sync.RWMutex // read-locked while a transaction goes on; none begins another
	closed     bool         // guarded by going
	publishing sync.Mutex   // held from the preparing of an edition until it is published

	known map[string]knownPart // by noun; guarded by publishing
}

const readerConnections = 4

// Open opens or creates the file, readable by its owner only, and brings its
// schema up to date. A file with a newer schema is refused unchanged.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if o.Clock == nil {
		return nil, errors.New("content database: no clock given")
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("content database: %w", err)
	}
	file, err := os.OpenFile(absolute, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("content database: %w", err)
	}
	if err := file.Close(); err != nil {
		return nil, fmt.Errorf("content database: %w", err)
	}
	s := &Store{clock: o.Clock, key: o.Key, release: o.Release, known: map[string]knownPart{}}
	if err := s.connect(ctx, absolute); err != nil {
		return nil, errors.Join(fmt.Errorf("content database %s: %w", path, err), s.Close())
	}
	return s, nil
}

func (s *Store) connect(ctx context.Context, path string) error {
	var err error
	s.writer, err = sql.Open("sqlite3", dataSource(path, url.Values{
		"_journal_mode":  {"WAL"},
		"_synchronous":   {"FULL"},
		"_busy_timeout":  {"5000"},
		"_foreign_keys":  {"1"},
		"_txlock":        {"immediate"},
		"_secure_delete": {"on"},
		"_cache_size":    {"-8000"},
	}))
	if err != nil {
		return err
	}
	s.writer.SetMaxOpenConns(1)
	if err := migrate(ctx, s.writer); err != nil {
		return err
	}
	s.readers, err = sql.Open("sqlite3", dataSource(path, url.Values{
		"mode":          {"ro"},
		"_query_only":   {"1"},
		"_busy_timeout": {"5000"},
		"_cache_size":   {"-4000"},
	}))
	if err != nil {
		return err
	}
	s.readers.SetMaxOpenConns(readerConnections)
	s.readers.SetMaxIdleConns(readerConnections)
	return nil
}

func dataSource(path string, pragmas url.Values) string {
	address := url.URL{Scheme: "file", Path: path, RawQuery: pragmas.Encode()}
	return address.String()
}

// Close closes the file when what is going on is done. What was committed is on disk
// already.
func (s *Store) Close() error {
	s.going.Lock()
	defer s.going.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	var failures []error
	if s.readers != nil { // it was opened: people copy the database without its log
		if err := truncateLog(context.Background(), s.writer); err != nil {
			failures = append(failures, fmt.Errorf("log of the content database not emptied: %w", err))
		}
	}
	for _, db := range []*sql.DB{s.readers, s.writer} {
		if db == nil {
			continue
		}
		if err := db.Close(); err != nil {
			failures = append(failures, fmt.Errorf("close content database: %w", err))
		}
	}
	return errors.Join(failures...)
}

// write runs do in one immediate transaction; an error rolls everything back.
func (s *Store) write(ctx context.Context, do func(tx *sql.Tx) error) error {
	s.going.RLock()
	defer s.going.RUnlock()
	return transact(ctx, s.writer, do)
}

// purge is write for what deletes for good: what was deleted is overwritten in the
// database (secure_delete), and then the write-ahead log, which has it too, is emptied.
// It returns how many rows the result is of. Where some reader keeps the log it is
// errLogInUse, and the next hour's DropEvents empties it.
func (s *Store) purge(ctx context.Context, do func(tx *sql.Tx) (sql.Result, error)) (deleted int, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		result, err := do(tx)
		if err != nil {
			return err
		}
		count, err := result.RowsAffected()
		deleted = int(count)
		return err
	})
	if err != nil {
		return 0, err
	}
	if deleted > 0 {
		err = s.emptyLog(ctx)
	}
	return deleted, err
}

// emptyLog brings what is in the write-ahead log into the database, and nothing is left
// in the log.
func (s *Store) emptyLog(ctx context.Context) error {
	s.going.RLock()
	defer s.going.RUnlock()
	return truncateLog(ctx, s.writer)
}

var errLogInUse = errors.New("somebody reads what is in the log")

func truncateLog(ctx context.Context, db *sql.DB) error {
	var busy, pages, moved int
	if err := db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errLogInUse
	}
	return nil
}

// read runs do on one consistent snapshot.
func (s *Store) read(ctx context.Context, do func(tx *sql.Tx) error) error {
	s.going.RLock()
	defer s.going.RUnlock()
	return transact(ctx, s.readers, do)
}

func transact(ctx context.Context, db *sql.DB, do func(tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	if err := do(tx); err != nil {
		if undo := tx.Rollback(); undo != nil && !errors.Is(undo, sql.ErrTxDone) {
			return errors.Join(err, fmt.Errorf("roll back: %w", undo))
		}
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// asker runs statements of a transaction: it is one, or prepared.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// list runs one query and gathers its rows; no rows is nil.
func list[T any](ctx context.Context, tx asker, query string, scan func(row scanner, into *T) error, args ...any) (gathered []T, err error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var one T
		if err := scan(rows, &one); err != nil {
			return nil, err
		}
		gathered = append(gathered, one)
	}
	return gathered, rows.Err()
}

// scanner is a row, or the current one of several.
type scanner interface{ Scan(into ...any) error }

// notFound turns "no rows" into the domain's word for it.
func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return data.ErrNotFound
	}
	return err
}

// changed insists that a statement changed exactly one row.
func changed(result sql.Result, err error) error {
	if err != nil {
		return err
	}
	count, err := result.RowsAffected()
	if err != nil {
		return err
	}
	if count != 1 {
		return data.ErrNotFound
	}
	return nil
}
