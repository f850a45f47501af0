package main

import (
	"bytes"
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
	"time"

	"example.org/parter/data"
	"example.org/parter/data/exchange"
	"example.org/parter/data/sqlite"
)

// lookIntoDrop is how often the watched folder is looked into. A file that is as large
// and as old as the time before is there whole.
const lookIntoDrop = 5 * time.Second

// Where files go from the watched folder.
const (
	dropDone    = "done"
	dropRefused = "refused"
)

// dropFolder takes in the lists of cases that a registry system leaves in a folder, by
// what the columns of its source mean.
type dropFolder struct {
	dir    string
	source string
	store  *sqlite.Store
	clock  func() time.Time
	log    *slog.Logger
	seen   map[string]glimpse // the files that may still grow
	said   string             // the failure that was logged last
}

type glimpse struct {
	size    int64
	changed time.Time
}

// newDropFolder makes the folders for what was taken in and refused.
func newDropFolder(dir, source string, store *sqlite.Store, clock func() time.Time, log *slog.Logger) (*dropFolder, error) {
	for _, inner := range []string{dropDone, dropRefused} {
		if err := os.MkdirAll(filepath.Join(dir, inner), 0o700); err != nil {
			return nil, fmt.Errorf("watched folder: %w", err)
		}
	}
	return &dropFolder{dir: dir, source: source, store: store, clock: clock, log: log, seen: map[string]glimpse{}}, nil
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
	return errors.Join(failed...)
}

// isCasesFile leaves out what is no file, hidden, or written under another name first.
func isCasesFile(entry fs.DirEntry) bool {
	end := strings.ToLower(filepath.Ext(entry.Name()))
	return entry.Type().IsRegular() && !strings.HasPrefix(entry.Name(), ".") && !strings.HasPrefix(entry.Name(), "~") && (end == ".csv" || end == ".xlsx")
}

func (d *dropFolder) take(ctx context.Context, name string) error {
	text, err := readBounded(filepath.Join(d.dir, name))
	if err != nil {
		return err
	}
	source, err := d.store.CaseSource(ctx, d.source)
	if err != nil {
		return fmt.Errorf("source %q: import one file of it in the console first: %w", d.source, err)
	}
	var changes data.CaseChanges
	table, err := exchange.ReadTable(bytes.NewReader(text), name)
	var refused data.FileError
	switch {
	case err == nil:
		changes, err = takeIn(ctx, d.store, office, table, source)
	case errors.As(err, &refused):
		note := data.CaseImport{By: office, Source: d.source, File: name, Refused: len(refused.Rows)}
		err = errors.Join(err, d.store.NoteImport(ctx, note))
	}
	if errors.As(err, &refused) {
		d.log.Warn("a file of the watched folder was refused", "places", len(refused.Rows))
		return d.refuse(name, refused)
	}
	if err != nil {
		return err
	}
	d.log.Info("a file of the watched folder was taken in", "new", changes.New, "stages", changes.Stage, "terms", changes.Term, "same", changes.Same)
	_, err = d.move(name, dropDone)
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

// refuse moves the file, and says beside it what is to be mended.
func (d *dropFolder) refuse(name string, refused data.FileError) error {
	moved, err := d.move(name, dropRefused)
	if err != nil {
		return err
	}
	var words strings.Builder
	words.WriteString("Нищо не е записано. Поправете тези места и оставете файла отново.\r\nNothing was stored. Mend these places and leave the file again.\r\n\r\n")
	for _, row := range refused.Rows {
		words.WriteString(row.String() + "\r\n")
	}
	return os.WriteFile(moved+".txt", []byte(words.String()), 0o600)
}

// move puts the file away under its name and the moment, so that none replaces another.
func (d *dropFolder) move(name, to string) (moved string, err error) {
	delete(d.seen, name)
	moved = filepath.Join(d.dir, to, d.clock().In(data.Sofia()).Format("20060102-150405.000-")+name)
	if err := os.Rename(filepath.Join(d.dir, name), moved); err != nil {
		return "", fmt.Errorf("watched folder: %w", err)
	}
	return moved, nil
}
