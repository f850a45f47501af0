package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/exchange"
)

// lookIntoDrop is how often the watched folder is looked into. A file that is as large
// and as old as the time before is there whole.
const lookIntoDrop = 5 * time.Second

// Where files go from the watched folder.
const (
	dropDone    = "done"
	dropRefused = "refused"
)

// How long they are kept there, for they may name people: what was taken in as long as
// somebody may ask whether it was, what was refused until it is surely mended.
const (
	doneKept    = 7 * 24 * time.Hour
	refusedKept = 30 * 24 * time.Hour
)

// mostAnswered is how many places an answer to a refused file lists.
const mostAnswered = 1000

// dropFolder takes in the lists of cases that a registry system leaves in a folder, by
// what the columns of its source mean.
type dropFolder struct {
	dir    string
	source string
	desk   *importDesk
	clock  func() time.Time
	log    *slog.Logger
	seen   map[string]glimpse // the files that may still grow
	said   string             // the failure that was logged last
	swept  time.Time          // when the old files were last removed
}

type glimpse struct {
	size    int64
	changed time.Time
}

// newDropFolder makes the folders for what was taken in and refused.
func newDropFolder(dir, source string, desk *importDesk, log *slog.Logger) (*dropFolder, error) {
	for _, inner := range []string{dropDone, dropRefused} {
		path := filepath.Join(dir, inner)
		if err := os.MkdirAll(path, 0o700); err != nil {
			return nil, fmt.Errorf("watched folder: %w", err)
		}
		shareAs(dir, path, log)
	}
	return &dropFolder{dir: dir, source: source, desk: desk, clock: desk.clock, log: log, seen: map[string]glimpse{}}, nil
}

// watch looks into the folder until the context ends.
func (d *dropFolder) watch(ctx context.Context) {
	tick := time.NewTicker(lookIntoDrop)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		d.report(ctx, d.look(ctx))
	}
}

// report logs a failure once, until there is another or none.
func (d *dropFolder) report(ctx context.Context, err error) {
	said := ""
	if err != nil {
		said = err.Error()
	}
	if said != "" && said != d.said && ctx.Err() == nil {
		d.log.Error("the watched folder is looked into again in a moment", "error", data.RootCause(err))
	}
	d.said = said
}

// look takes in every file that has stopped growing, in the order of their names. What
// fails for a reason that is not the file's stays and is tried again.
func (d *dropFolder) look(ctx context.Context) error {
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		return fmt.Errorf("watched folder: %w", err)
	}
	now, ready := map[string]glimpse{}, []string{}
	for _, entry := range entries {
		if !isCasesFile(entry) {
			continue
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("watched folder: %w", err)
		}
		g := glimpse{info.Size(), info.ModTime()}
		if before, known := d.seen[entry.Name()]; known && before == g {
			ready = append(ready, entry.Name())
		}
		now[entry.Name()] = g
	}
	d.seen = now
	slices.Sort(ready)
	var failed []error
	for _, name := range ready {
		failed = append(failed, d.take(ctx, name))
	}
	return errors.Join(append(failed, d.sweep())...)
}

// sweep removes, once an hour, what has lain here long enough.
func (d *dropFolder) sweep() error {
	now := d.clock()
	if now.Sub(d.swept) < tidyUp {
		return nil
	}
	d.swept = now
	removed := 0
	for inner, kept := range map[string]time.Duration{dropDone: doneKept, dropRefused: refusedKept} {
		entries, err := os.ReadDir(filepath.Join(d.dir, inner))
		if err != nil {
			return fmt.Errorf("watched folder: %w", err)
		}
		for _, entry := range entries {
			if at, ours := movedAt(entry.Name()); !ours || now.Sub(at) < kept {
				continue
			}
			if err := os.Remove(filepath.Join(d.dir, inner, entry.Name())); err != nil {
				return fmt.Errorf("watched folder: %w", err)
			}
			removed++
		}
	}
	if removed > 0 {
		d.log.Info("old files of the watched folder were removed", "files", removed)
	}
	return nil
}

// isCasesFile leaves out what is no file, hidden, or written under another name first.
func isCasesFile(entry fs.DirEntry) bool {
	end := strings.ToLower(filepath.Ext(entry.Name()))
	return entry.Type().IsRegular() && !strings.HasPrefix(entry.Name(), ".") && !strings.HasPrefix(entry.Name(), "~") && (end == ".csv" || end == ".xlsx")
}

func (d *dropFolder) take(ctx context.Context, name string) error {
	begun := d.clock()
	text, err := readBounded(filepath.Join(d.dir, name))
	if err != nil {
		return err
	}
	source, err := d.desk.store.CaseSource(ctx, d.source)
	if err != nil {
		return fmt.Errorf("source %q: import one file of it in the console first: %w", d.source, err)
	}
	note := data.CaseImport{By: office, Source: d.source, File: name}
	rows, err := d.desk.takeIn(ctx, note, text, source.Columns)
	var refused data.FileError
	if errors.As(err, &refused) {
		d.log.Warn("a file of the watched folder was refused", "places", len(refused.Rows))
		return d.refuse(name, text, refused)
	}
	if err != nil {
		return err
	}
	changes := changesOf(rows)
	d.log.Info("a file of the watched folder was taken in", "new", changes.New, "stages", changes.Stage, "terms", changes.Term, "same", changes.Same, "took", d.clock().Sub(begun))
	_, err = d.move(name, dropDone, text)
	return err
}

// office is who takes in what nobody signed in for.
const office = "office"

// readBounded reads no more of a file than may be in one, and a byte.
func readBounded(path string) (text []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("watched folder: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return io.ReadAll(io.LimitReader(file, exchange.MaxCasesFile+1))
}

// refuse moves the file, and says beside it what is to be mended, to the clerk first in
// Bulgarian.
func (d *dropFolder) refuse(name string, text []byte, refused data.FileError) error {
	moved, err := d.move(name, dropRefused, text)
	if err != nil {
		return err
	}
	var words strings.Builder
	words.WriteString("\ufeff") // without it an old Notepad does not know the letters
	for _, l := range data.Languages() {
		line := func(text string) { words.WriteString(text + "\r\n") }
		line(name)
		line(phrases.In(l, phrases.OfficeImportAnswer))
		line("")
		for _, at := range refused.Rows[:min(len(refused.Rows), mostAnswered)] {
			line(phrases.RefusedPlace(l, at))
		}
		if more := len(refused.Rows) - mostAnswered; more > 0 {
			line(phrases.In(l, phrases.OfficeImportMore, more))
		}
		line("")
		line(phrases.In(l, phrases.OfficeImportKept, int(refusedKept/(24*time.Hour))))
		line("")
	}
	answer := moved + ".txt"
	if err := os.WriteFile(answer, []byte(words.String()), 0o600); err != nil {
		return fmt.Errorf("watched folder: %w", err)
	}
	shareAs(d.dir, answer, d.log)
	return nil
}

// movedName is how the name of a file that was put away begins.
const movedName = "20060102-150405.000-"

// move puts the file away under its name and the moment, so that none replaces another.
func (d *dropFolder) move(name, to string, text []byte) (moved string, err error) {
	was, place := d.seen[name], filepath.Join(d.dir, name)
	delete(d.seen, name)
	moved = filepath.Join(d.dir, to, d.clock().In(data.Sofia()).Format(movedName)+name)
	if err := os.Rename(place, moved); err != nil {
		return "", fmt.Errorf("watched folder: %w", err)
	}
	info, err := os.Stat(moved)
	if err == nil && was != (glimpse{info.Size(), info.ModTime()}) {
		err = d.giveBack(moved, place, info.Mode().Perm(), text)
	}
	if err != nil {
		return "", fmt.Errorf("watched folder: %w", err)
	}
	return moved, nil
}

// giveBack puts a file back that was written over the one that was read: it is looked at
// as a new one. A still newer one in its place stays. What was read is kept instead.
func (d *dropFolder) giveBack(moved, place string, mode fs.FileMode, text []byte) error {
	if err := os.Link(moved, place); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return errors.Join(os.Remove(moved), os.WriteFile(moved, text, mode))
}

// movedAt is when the file was put away; not ours: somebody else put it there.
func movedAt(name string) (at time.Time, ours bool) {
	if len(name) <= len(movedName) {
		return at, false
	}
	at, err := time.ParseInLocation(movedName, name[:len(movedName)], data.Sofia())
	return at, err == nil
}

// shareAs lets everybody read what the office made at the path who may read the folder:
// whoever leaves files there is another user, and is to read what became of them.
func shareAs(folder, path string, log *slog.Logger) {
	as, err := os.Stat(folder)
	var is fs.FileInfo
	if err == nil {
		is, err = os.Stat(path)
	}
	if err == nil {
		mode := as.Mode().Perm() & 0o755
		if !is.IsDir() {
			mode &= 0o644
		}
		group := as.Sys().(*syscall.Stat_t).Gid //nolint:forcetypeassert // so it is on the only system that there is
		err = errors.Join(
			os.Chown(path, -1, int(group)),
			os.Chmod(path, mode|is.Mode().Perm()&0o700|is.Mode()&fs.ModeSetgid),
		)
	}
	if err != nil {
		log.Warn("not everybody who may read the watched folder can read what the office puts there; let the folder give it its group (chmod g+s)", "error", data.RootCause(err))
	}
}
