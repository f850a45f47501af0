package edition

import (
	"cmp"
	"context"
	"crypto/ed25519"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"example.org/parter/data"
)

// kept is how many published editions stay on disk when the next is prepared.
const kept = 3

// building begins the name of the folder of an edition that is not published.
const building = ".building-"

// Builder makes editions in two steps, so that the database can commit between
// them: what a screen sees is never what was taken back. Only the office has
// one; whoever prepares the next before publishing the first loses the first.
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

// Prepared is an edition that is finished and on disk, and that no screen can
// see yet. It is then either published or discarded.
type Prepared struct {
	builder   *Builder
	workplace string
	summary   data.EditionSummary
}

// Summary tells which number and file the edition has.
func (p *Prepared) Summary() data.EditionSummary { return p.summary }

// Prepare builds and signs an edition of the content and returns after the disk
// has it. Its number is greater than after and than that of every edition that
// was ever published into the folder, whatever happened to the database
// meanwhile. What was prepared before and not published is cleared away. Equal
// content gives an equal file.
func (b *Builder) Prepare(ctx context.Context, after data.EditionNumber, c data.Content) (*Prepared, error) {
	b.turn.Lock()
	defer b.turn.Unlock()
	p, err := b.prepare(ctx, after, c)
	if err != nil {
		return nil, fmt.Errorf("prepare an edition: %w", err)
	}
	return p, nil
}

func (b *Builder) prepare(ctx context.Context, after data.EditionNumber, c data.Content) (*Prepared, error) {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return nil, err
	}
	published, err := b.published()
	if err != nil {
		return nil, err
	}
	if err := b.clear(published); err != nil {
		return nil, err
	}
	if len(published) > 0 {
		after = max(after, published[0])
	}
	n := after + 1
	p := &Prepared{builder: b, workplace: filepath.Join(b.dir, building+filepath.Base(folder(b.dir, n)))}
	if err := os.Mkdir(p.workplace, 0o755); err != nil {
		return nil, err
	}
	m, err := b.write(ctx, p.workplace, n, c)
	if err == nil {
		err = syncPath(b.dir)
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(p.workplace))
	}
	p.summary = data.EditionSummary{Number: n, Built: m.Built, SHA256: m.SHA256}
	return p, nil
}

// published lists the numbers that screens may have seen, the newest first: the
// one that is pointed to, whatever became of its folder, and those whose folder
// the office signed. A folder gets its number only when it is published.
func (b *Builder) published() ([]data.EditionNumber, error) {
	current, err := readCurrent(b.dir)
	if err != nil && !errors.Is(err, ErrTorn) {
		return nil, err
	}
	numbers, err := onDisk(b.dir)
	if err != nil {
		return nil, err
	}
	public := b.key.Public().(ed25519.PublicKey)
	signed := slices.DeleteFunc(numbers, func(n data.EditionNumber) bool {
		_, err := readManifest(folder(b.dir, n), n, public)
		return err != nil && n != current
	})
	if current != 0 && !slices.Contains(signed, current) {
		signed = append(signed, current)
	}
	slices.SortFunc(signed, func(a, b data.EditionNumber) int { return cmp.Compare(b, a) })
	return signed, nil
}

// clear removes what was prepared and not published, and editions older than
// the last three. This happens before the next one and not after, so that a
// failure of the clearing never looks like a failure to publish.
func (b *Builder) clear(published []data.EditionNumber) error {
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
	for i, n := range published {
		if i >= kept {
			if err := os.RemoveAll(folder(b.dir, n)); err != nil {
				return err
			}
		}
	}
	return nil
}

// Publish makes the edition the published one and returns after the disk knows.
// If it fails the screens stay on the one before. An edition that is not newer
// than the published one, or was cleared away meanwhile, is ErrOvertaken.
func (p *Prepared) Publish() error {
	p.builder.turn.Lock()
	defer p.builder.turn.Unlock()
	if err := p.publish(); err != nil {
		return fmt.Errorf("publish edition %d: %w", p.summary.Number, err)
	}
	return nil
}

// publish moves the finished edition to its place and points to it, in this
// order.
func (p *Prepared) publish() error {
	dir, n := p.builder.dir, p.summary.Number
	published, err := p.builder.published()
	if err != nil {
		return err
	}
	if len(published) > 0 && n <= published[0] {
		return fmt.Errorf("edition %d is published: %w", published[0], ErrOvertaken)
	}
	if _, err := os.Stat(p.workplace); err != nil {
		return fmt.Errorf("%w: %w", ErrOvertaken, err)
	}
	place := folder(dir, n)
	if err := os.RemoveAll(place); err != nil { // what the office did not sign is no edition
		return err
	}
	if err := os.Rename(p.workplace, place); err != nil {
		return err
	}
	if err := syncPath(dir); err != nil {
		return err
	}
	if err := replaceFile(filepath.Join(dir, currentFile), fmt.Appendf(nil, "%d\n", n), 0o644); err != nil {
		return err
	}
	return syncPath(dir)
}

// Discard removes an edition that is not to be published.
func (p *Prepared) Discard() error {
	p.builder.turn.Lock()
	defer p.builder.turn.Unlock()
	if err := os.RemoveAll(p.workplace); err != nil {
		return fmt.Errorf("discard edition %d: %w", p.summary.Number, err)
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
	if err := writeEntries(ctx, tx, c); err != nil {
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
