package edition

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"example.org/parter/data"
)

// kept is how many editions stay on disk, the published one among them.
const kept = 3

// building begins the name of the folder of an edition that is not finished.
const building = ".building-"

// Builder makes editions. Only the office has one; it builds one at a time.
type Builder struct {
	dir   string
	key   ed25519.PrivateKey
	clock func() time.Time
	turn  sync.Mutex
}

// NewBuilder returns a builder that publishes into the folder, which it creates
// when it is missing.
func NewBuilder(dir string, key ed25519.PrivateKey, clock func() time.Time) *Builder {
	return &Builder{dir: dir, key: key, clock: clock}
}

// Build publishes the content as edition n and returns after the disk has it.
// The number must be greater than the published one, else data.ErrConflict.
// Whatever fails before the end leaves the published edition as it was; what is
// left of an interrupted build is cleared away by the next one. Equal content
// gives an equal file.
func (b *Builder) Build(ctx context.Context, n data.EditionNumber, c data.Content) (data.EditionSummary, error) {
	b.turn.Lock()
	defer b.turn.Unlock()
	summary, err := b.build(ctx, n, c)
	if err != nil {
		return data.EditionSummary{}, fmt.Errorf("build edition %d: %w", n, err)
	}
	return summary, nil
}

func (b *Builder) build(ctx context.Context, n data.EditionNumber, c data.Content) (data.EditionSummary, error) {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return data.EditionSummary{}, err
	}
	if err := b.checkNumber(n); err != nil {
		return data.EditionSummary{}, err
	}
	workplace := filepath.Join(b.dir, building+filepath.Base(folder(b.dir, n)))
	if err := os.Mkdir(workplace, 0o755); err != nil {
		return data.EditionSummary{}, err
	}
	m, err := b.write(ctx, workplace, n, c)
	if err == nil {
		err = b.publish(workplace, n)
	}
	if err != nil {
		return data.EditionSummary{}, errors.Join(err, os.RemoveAll(workplace))
	}
	return data.EditionSummary{Number: n, Built: m.Built, SHA256: m.SHA256}, nil
}

// checkNumber clears away what interrupted builds left and refuses a number
// that would not be newer. Old editions go here and not after publishing, so
// that a failure of the clearing never looks like a failure to publish.
func (b *Builder) checkNumber(n data.EditionNumber) error {
	current, err := readCurrent(b.dir)
	if err != nil && !errors.Is(err, ErrTorn) {
		return err
	}
	if n <= current || n < 1 {
		return fmt.Errorf("edition %d is published already: %w", current, data.ErrConflict)
	}
	entries, err := os.ReadDir(b.dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), building) {
			if err := os.RemoveAll(filepath.Join(b.dir, entry.Name())); err != nil {
				return err
			}
		}
	}
	if err := os.RemoveAll(folder(b.dir, n)); err != nil {
		return err
	}
	older, err := onDisk(b.dir)
	if err != nil {
		return err
	}
	for i, number := range older {
		if i >= kept-1 {
			if err := os.RemoveAll(folder(b.dir, number)); err != nil {
				return err
			}
		}
	}
	return nil
}

// write puts the three files of the edition into the workplace.
func (b *Builder) write(ctx context.Context, workplace string, n data.EditionNumber, c data.Content) (manifest, error) {
	path := filepath.Join(workplace, contentFile)
	if err := writeDatabase(ctx, path, c); err != nil {
		return manifest{}, err
	}
	if err := errors.Join(os.Chmod(path, 0o644), syncPath(path)); err != nil {
		return manifest{}, err
	}
	size, digest, err := digestFile(path)
	if err != nil {
		return manifest{}, err
	}
	m := manifest{Number: n, Built: b.clock().UTC().Truncate(time.Millisecond), Schema: Schema, SHA256: digest, Size: size}
	if err := m.write(workplace, b.key); err != nil {
		return manifest{}, err
	}
	return m, syncPath(workplace)
}

// publish moves the finished edition to its place and points to it, in this
// order.
func (b *Builder) publish(workplace string, n data.EditionNumber) error {
	if err := os.Rename(workplace, folder(b.dir, n)); err != nil {
		return err
	}
	if err := syncPath(b.dir); err != nil {
		return err
	}
	if err := replaceFile(filepath.Join(b.dir, currentFile), fmt.Appendf(nil, "%d\n", n), 0o644); err != nil {
		return err
	}
	return syncPath(b.dir)
}

// writeDatabase fills a private database in memory in one transaction and
// writes it, packed, to the path.
func writeDatabase(ctx context.Context, path string, c data.Content) (err error) {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1) // another connection would be another empty database
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := errors.Join(writeEntries(ctx, tx, c), writeIndex(ctx, tx, c)); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(path), err)
	}
	return nil
}

// readCurrent returns the number of the published edition, or 0 where nothing
// was published yet. A pointer that is missing or unreadable beside editions is
// ErrTorn.
func readCurrent(dir string) (data.EditionNumber, error) {
	text, err := readBounded(filepath.Join(dir, currentFile))
	if errors.Is(err, fs.ErrNotExist) {
		numbers, err := onDisk(dir)
		if err != nil || len(numbers) == 0 {
			return 0, err
		}
		return 0, &Refusal{0, ErrTorn, errors.New("no pointer to the current edition")}
	}
	if err != nil {
		return 0, &Refusal{0, ErrTorn, err}
	}
	n, ok := parseNumber(strings.TrimSpace(string(text)))
	if !ok {
		return 0, &Refusal{0, ErrTorn, errors.New("the pointer to the current edition holds no number")}
	}
	return n, nil
}
