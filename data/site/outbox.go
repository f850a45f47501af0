package site

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/mattn/go-sqlite3"

	"example.org/parter/data"
)

const (
	outboxLimit = 100_000 // events that are kept while no office answers
	deliverAt   = 20      // events in one delivery
	tornKept    = 9       // damaged outboxes that are kept beside the new one
)

// errDamaged marks what makes an outbox be moved aside.
var errDamaged = errors.New("the outbox is damaged")

// Outbox keeps what happened on a screen until the office has committed it. It
// is one SQLite file with synchronous=FULL: what Add accepted survives a power
// cut.
type Outbox struct {
	db         *sql.DB
	warning    error
	limit      int
	delivering sync.Mutex // one delivery at a time

	counting sync.Mutex // guards rows and the writing of events
	rows     int
}

// OpenOutbox opens the outbox or makes a new one. A damaged file is moved aside
// and a new one begun, see Warning; a file that somebody else holds or that the
// disk refuses is an error.
func OpenOutbox(path string) (*Outbox, error) {
	box, err := openOutbox(path)
	if err == nil || !isDamage(err) {
		return box, err
	}
	aside, moveErr := moveAside(path)
	if moveErr != nil {
		return nil, fmt.Errorf("outbox: %w", errors.Join(err, moveErr))
	}
	box, reopenErr := openOutbox(path)
	if reopenErr != nil {
		return nil, reopenErr
	}
	box.warning = fmt.Errorf("a new outbox was begun, the old one is kept as %s: %w", aside, err)
	return box, nil
}

func openOutbox(path string) (*Outbox, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("outbox: %w", err)
	}
	address := url.URL{Scheme: "file", Path: absolute, RawQuery: "_journal_mode=WAL&_synchronous=FULL&_busy_timeout=2000&_txlock=immediate&_secure_delete=on"}
	db, err := sql.Open("sqlite3", address.String())
	if err != nil {
		return nil, fmt.Errorf("outbox: %w", err)
	}
	db.SetMaxOpenConns(1)
	box := &Outbox{db: db, limit: outboxLimit}
	if err := box.prepare(context.Background()); err != nil { // opening a file is not given up halfway
		return nil, fmt.Errorf("outbox: %w", errors.Join(err, db.Close()))
	}
	return box, nil
}

// prepare makes the table and finds out whether the file is whole.
func (o *Outbox) prepare(ctx context.Context) error {
	_, err := o.db.ExecContext(ctx, `
		CREATE TABLE IF NOT EXISTS event (
			place  INTEGER PRIMARY KEY AUTOINCREMENT,
			id     TEXT NOT NULL UNIQUE,
			screen TEXT NOT NULL,
			kind   TEXT NOT NULL,
			at     TEXT NOT NULL,
			detail TEXT
		) STRICT;
		CREATE INDEX IF NOT EXISTS event_kind ON event (kind, place);`)
	if err != nil {
		return err
	}
	var check string
	if err := o.db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&check); err != nil {
		return err
	}
	if check != "ok" {
		return fmt.Errorf("%w: %s", errDamaged, check)
	}
	return o.db.QueryRowContext(ctx, `SELECT count(*) FROM event`).Scan(&o.rows)
}

// isDamage tells damage, which a new file heals, from everything else.
func isDamage(err error) bool {
	var failure sqlite3.Error
	if errors.As(err, &failure) {
		return failure.Code == sqlite3.ErrCorrupt || failure.Code == sqlite3.ErrNotADB || failure.Code == sqlite3.ErrError
	}
	return errors.Is(err, errDamaged)
}

// moveAside renames the files of the outbox and returns the new name. The
// last of the names is used again when all are taken.
func moveAside(path string) (string, error) {
	aside := ""
	for i := 1; i <= tornKept; i++ {
		aside = fmt.Sprintf("%s.torn-%d", path, i)
		if _, err := os.Lstat(aside); errors.Is(err, os.ErrNotExist) {
			break
		}
	}
	for _, part := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+part, aside+part); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return aside, nil
}

// Warning is why a new outbox had to be begun, or nil. What the damaged one
// held is in the file that the warning names.
func (o *Outbox) Warning() error { return o.warning }

// Close closes the file.
func (o *Outbox) Close() error { return o.db.Close() }

// Len is how many events wait.
func (o *Outbox) Len() int {
	o.counting.Lock()
	defer o.counting.Unlock()
	return o.rows
}

// Add keeps the event and returns after the disk has it. An event without an ID
// gets one. An ID that waits already is kept once. Beyond 100 000 events the
// oldest page_painted goes, then the oldest of any other kind, and what visitors said
// last. An event that no office
// would take is data.ErrInvalid.
func (o *Outbox) Add(ctx context.Context, e data.Event) error {
	if e.ID == "" {
		e.ID = NewEventID()
	}
	if err := checkEvent(e); err != nil {
		return fmt.Errorf("outbox: %w", err)
	}
	o.counting.Lock()
	defer o.counting.Unlock()
	rows, err := o.add(ctx, e)
	if err != nil {
		return fmt.Errorf("outbox: %w", err)
	}
	o.rows = rows
	return nil
}

func (o *Outbox) add(ctx context.Context, e data.Event) (rows int, err error) {
	tx, err := o.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	rows, err = insertEvent(ctx, tx, e, o.rows)
	if err == nil && rows > o.limit {
		rows, err = dropOldest(ctx, tx, rows)
	}
	if err != nil {
		return 0, errors.Join(err, tx.Rollback())
	}
	return rows, tx.Commit()
}

func insertEvent(ctx context.Context, tx *sql.Tx, e data.Event, rows int) (int, error) {
	detail := sql.NullString{String: string(e.Detail), Valid: len(e.Detail) > 0}
	result, err := tx.ExecContext(ctx, `
		INSERT INTO event (id, screen, kind, at, detail) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO NOTHING`,
		string(e.ID), string(e.Screen), string(e.Kind), e.At.Format(time.RFC3339Nano), detail)
	if err != nil {
		return 0, err
	}
	added, err := result.RowsAffected()
	return rows + int(added), err
}

func dropOldest(ctx context.Context, tx *sql.Tx, rows int) (int, error) {
	result, err := tx.ExecContext(ctx, `
		DELETE FROM event WHERE place = coalesce(
			(SELECT min(place) FROM event WHERE kind = ?),
			(SELECT min(place) FROM event WHERE kind <> ?),
			(SELECT min(place) FROM event))`, string(data.EventPagePainted), string(data.EventFeedback))
	if err != nil {
		return 0, err
	}
	dropped, err := result.RowsAffected()
	return rows - int(dropped), err
}

// Deliver sends the oldest events, at most twenty, and deletes them after send
// has returned nil. It returns how many were sent; the caller comes again while
// that is not zero. When send fails everything stays.
func (o *Outbox) Deliver(ctx context.Context, send func(context.Context, []data.Event) error) (sent int, err error) {
	o.delivering.Lock()
	defer o.delivering.Unlock()
	events, last, err := o.oldest(ctx)
	if err != nil {
		return 0, fmt.Errorf("outbox: %w", err)
	}
	if len(events) == 0 {
		return 0, nil
	}
	if err := send(ctx, events); err != nil {
		return 0, fmt.Errorf("outbox: deliver: %w", err)
	}
	// The office has them: that the caller gave up meanwhile changes nothing.
	if err := o.drop(context.WithoutCancel(ctx), last); err != nil {
		return 0, fmt.Errorf("outbox: %w", err)
	}
	if slices.ContainsFunc(events, func(e data.Event) bool { return e.Kind == data.EventFeedback }) {
		o.emptyLog(context.WithoutCancel(ctx))
	}
	return len(events), nil
}

// emptyLog overwrites what the write-ahead log still has of what visitors said. Where it
// cannot, the next words that are delivered empty it, or the end of the program.
func (o *Outbox) emptyLog(ctx context.Context) {
	_, _ = o.db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`) // it is delivered all the same
}

// drop deletes everything up to the place. Later events have greater places.
func (o *Outbox) drop(ctx context.Context, last int64) error {
	o.counting.Lock()
	defer o.counting.Unlock()
	result, err := o.db.ExecContext(ctx, `DELETE FROM event WHERE place <= ?`, last)
	if err != nil {
		return err
	}
	deleted, err := result.RowsAffected()
	o.rows -= int(deleted)
	return err
}

func (o *Outbox) oldest(ctx context.Context) (events []data.Event, last int64, err error) {
	rows, err := o.db.QueryContext(ctx, `
		SELECT place, id, screen, kind, at, detail FROM event ORDER BY place LIMIT ?`, deliverAt)
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var e data.Event
		var at string
		var detail sql.NullString
		if err := rows.Scan(&last, &e.ID, &e.Screen, &e.Kind, &at, &detail); err != nil {
			return nil, 0, err
		}
		if e.At, err = time.Parse(time.RFC3339Nano, at); err != nil {
			return nil, 0, err
		}
		if detail.Valid {
			e.Detail = json.RawMessage(detail.String)
		}
		events = append(events, e)
	}
	return events, last, rows.Err()
}

// NewEventID is a random UUID, version 4 (RFC 9562).
func NewEventID() data.EventID {
	var raw [16]byte
	_, _ = rand.Read(raw[:]) // never fails
	raw[6] = raw[6]&0x0f | 0x40
	raw[8] = raw[8]&0x3f | 0x80
	return data.EventID(fmt.Sprintf("%x-%x-%x-%x-%x", raw[:4], raw[4:6], raw[6:8], raw[8:10], raw[10:]))
}
