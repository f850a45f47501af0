package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/data/exchange"
	"example.org/parter/data/sqlite"
)

// What is given and not yet taken in is in memory alone, for it may name people, and a
// few files of it: the oldest makes room.
const (
	takenFor  = time.Hour
	mostTaken = 4
)

// importDesk is the store as it takes lists of cases in.
type importDesk struct {
	store *sqlite.Store
	clock func() time.Time
	newID func() console.ImportID
	room  workroom

	mu    sync.Mutex
	taken map[console.ImportID]takenFile
}

// takenFile is kept as it was given: what is read of it takes many times as much room.
type takenFile struct {
	by    string
	file  []byte
	about console.TakenCases
	until time.Time
}

func newImportDesk(store *sqlite.Store, clock func() time.Time) *importDesk {
	return &importDesk{store: store, clock: clock, newID: randomImport, room: newWorkroom(), taken: map[console.ImportID]takenFile{}}
}

// sweep forgets what was given more than an hour ago.
func (d *importDesk) sweep() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for id, t := range d.taken {
		if !d.clock().Before(t.until) {
			delete(d.taken, id)
		}
	}
}

// caseNames are what lists of cases may call services and departments.
func caseNames(ctx context.Context, store *sqlite.Store) (exchange.Names, error) {
	c, err := store.Content(ctx)
	if err != nil {
		return exchange.Names{}, err
	}
	return exchange.NamesOf(c.Services, c.Departments, c.Stages), nil
}

// TakeCases reads the file and keeps it.
func (d *importDesk) TakeCases(ctx context.Context, by, name string, file []byte) (console.ImportID, error) {
	leave, err := d.room.enter(ctx, len(file))
	if err != nil {
		return "", err
	}
	defer leave()
	t, err := exchange.ReadTable(bytes.NewReader(file), name)
	if err != nil {
		return "", err
	}
	about := console.TakenCases{Name: name, Letters: t.Letters, Rows: len(t.Rows), Heading: t.Heading, Sample: t.Sample(), Guess: t.Guess()}
	d.sweep()
	d.mu.Lock()
	defer d.mu.Unlock()
	for len(d.taken) >= mostTaken {
		oldest := console.ImportID("")
		for id, t := range d.taken {
			if oldest == "" || t.until.Before(d.taken[oldest].until) {
				oldest = id
			}
		}
		delete(d.taken, oldest)
	}
	id := d.newID()
	d.taken[id] = takenFile{by, file, about, d.clock().Add(takenFor)}
	return id, nil
}

func (d *importDesk) file(by string, id console.ImportID) (takenFile, error) {
	d.sweep()
	d.mu.Lock()
	defer d.mu.Unlock()
	t, ok := d.taken[id]
	if !ok || t.by != by {
		return t, fmt.Errorf("file with cases: %w", data.ErrNotFound)
	}
	return t, nil
}

// read reads the file anew, by what its columns mean.
func (t takenFile) read(m data.CaseMapping, names exchange.Names) (*exchange.CaseList, error) {
	return readCases(t.file, t.about.Name, m, names)
}

func readCases(file []byte, name string, m data.CaseMapping, names exchange.Names) (*exchange.CaseList, error) {
	table, err := exchange.ReadTable(bytes.NewReader(file), name)
	if err != nil {
		return nil, err
	}
	return table.Cases(m, names)
}

// TakenCases is the file before anybody said what its columns mean.
func (d *importDesk) TakenCases(_ context.Context, by string, id console.ImportID) (console.TakenCases, error) {
	t, err := d.file(by, id)
	if err != nil {
		return console.TakenCases{}, err
	}
	return t.about, nil
}

// PreviewCases says what importing the file would change now. Of a file of which a cell
// cannot be read it says which, and nothing of the rest.
func (d *importDesk) PreviewCases(ctx context.Context, by string, id console.ImportID, m data.CaseMapping) (p console.CasePreview, err error) {
	t, err := d.file(by, id)
	if err != nil {
		return p, err
	}
	leave, err := d.room.enter(ctx, len(t.file))
	if err != nil {
		return p, err
	}
	defer leave()
	names, err := caseNames(ctx, d.store)
	if err != nil {
		return p, err
	}
	list, err := t.read(m, names)
	var refused data.FileError
	if errors.As(err, &refused) {
		p.Refused, p.More = listed(refused)
		return p, nil
	}
	if err != nil {
		return p, err
	}
	rows, err := d.store.PreviewCases(ctx, list.Cases)
	if err != nil {
		if !errors.As(placed(list, err), &refused) {
			return p, err
		}
		p.Refused, p.More = listed(refused)
	}
	wrong := map[int]bool{}
	for _, at := range refused.Rows {
		wrong[at.Line] = true
	}
	for i, row := range rows {
		if wrong[list.Line(i)] {
			continue
		}
		p.Changes.Count(row.Effect)
		if len(p.Rows) < console.PreviewedRows {
			p.Rows = append(p.Rows, console.PreviewedCase{Line: list.Line(i), Case: list.Cases[i], Effect: row.Effect, Due: row.Due})
		}
	}
	return p, nil
}

func listed(refused data.FileError) (first []data.RowProblem, more int) {
	n := min(len(refused.Rows), console.PreviewedRows)
	return refused.Rows[:n], len(refused.Rows) - n
}

// ImportCases stores the cases and forgets the file; refused, it stays to be mapped
// anew.
func (d *importDesk) ImportCases(ctx context.Context, by string, id console.ImportID, source data.CaseSource) (data.CaseChanges, error) {
	t, err := d.file(by, id)
	if err != nil {
		return data.CaseChanges{}, err
	}
	note := data.CaseImport{By: by, Source: source.Name, File: t.about.Name, Rows: t.about.Rows}
	rows, err := d.takeIn(ctx, note, t.file, source.Columns)
	if err != nil {
		return data.CaseChanges{}, err
	}
	changes := changesOf(rows)
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.taken, id)
	return changes, nil
}

// takeIn reads the cases of the file and stores them in one transaction, or nothing.
func (d *importDesk) takeIn(ctx context.Context, note data.CaseImport, file []byte, m data.CaseMapping) ([]sqlite.Registered, error) {
	leave, err := d.room.enter(ctx, len(file))
	if err != nil {
		return nil, err
	}
	defer leave()
	return takeIn(ctx, d.store, note, func(names exchange.Names) (*exchange.CaseList, error) { return readCases(file, note.File, m, names) })
}

// takeIn reads cases and stores them in one transaction, or nothing, and remembers what
// became of them under the names of the note.
func takeIn(ctx context.Context, store *sqlite.Store, note data.CaseImport, read func(exchange.Names) (*exchange.CaseList, error)) ([]sqlite.Registered, error) {
	names, err := caseNames(ctx, store)
	if err != nil {
		return nil, err
	}
	list, err := read(names)
	if err == nil {
		var rows []sqlite.Registered
		if rows, err = store.ImportCases(ctx, note, list.Cases); err == nil {
			return rows, nil
		}
		err = placed(list, err)
	}
	var refused data.FileError
	if errors.As(err, &refused) {
		note.Refused = len(refused.Rows)
		err = errors.Join(err, store.NoteImport(ctx, note))
	}
	return nil, err
}

func changesOf(rows []sqlite.Registered) (changes data.CaseChanges) {
	for _, row := range rows {
		changes.Count(row.Effect)
	}
	return changes
}

// ForgetCases lets go of the file.
func (d *importDesk) ForgetCases(_ context.Context, by string, id console.ImportID) error {
	if _, err := d.file(by, id); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.taken, id)
	return nil
}

// CaseSources are the remembered ones.
func (d *importDesk) CaseSources(ctx context.Context) ([]data.CaseSource, error) {
	return d.store.CaseSources(ctx)
}

// KeepCaseSource remembers the source.
func (d *importDesk) KeepCaseSource(ctx context.Context, source data.CaseSource) error {
	return d.store.KeepCaseSource(ctx, source)
}

// LastImports are the newest files.
func (d *importDesk) LastImports(ctx context.Context, limit int) ([]data.CaseImport, error) {
	return d.store.LastImports(ctx, limit)
}

// ExportCases notes who takes the cases of the list away, and writes them.
func (d *importDesk) ExportCases(ctx context.Context, by string, of data.CaseList, as console.CaseFormat, to io.Writer) error {
	if err := d.store.CasesExported(ctx, by, of); err != nil {
		return err
	}
	return exportCases(ctx, d.store, of, as, to)
}

func exportCases(ctx context.Context, store *sqlite.Store, of data.CaseList, as console.CaseFormat, to io.Writer) error {
	each := func(do func(data.Registration) error) error { return store.EachRegistration(ctx, of, do) }
	names, err := caseNames(ctx, store)
	if err != nil {
		return err
	}
	if as == console.AsXLSX {
		return names.WriteCasesXLSX(to, each)
	}
	return names.WriteCasesCSV(to, each)
}

// HandInCases stores the rows that a programme hands in, or none of them.
func (d *importDesk) HandInCases(ctx context.Context, by string, rows []map[data.CaseColumn]string) ([]data.CaseEffect, error) {
	note := data.CaseImport{By: by, Source: by, Rows: len(rows)}
	done, err := takeIn(ctx, d.store, note, func(names exchange.Names) (*exchange.CaseList, error) { return exchange.HandedIn(rows, names) })
	if err != nil {
		return nil, err
	}
	effects := make([]data.CaseEffect, len(done))
	for i, row := range done {
		effects[i] = row.Effect
	}
	return effects, nil
}
