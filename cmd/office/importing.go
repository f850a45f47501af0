package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/data/exchange"
	"example.org/parter/data/sqlite"
	"example.org/parter/kiosk/handout"
	"example.org/parter/kiosk/printer"
)

type imports struct {
	Cases importCases `cmd:"" help:"Register the cases of a CSV or XLSX file and print their slips."`
}

type importCases struct {
	File    string              `arg:"" type:"existingfile" help:"CSV or XLSX with the columns number, received, service, speed, department, stage, stage_date, result, due, extended, reason, under these names, Bulgarian ones or those of the source."`
	Source  string              `help:"What the columns mean, as the console remembers it for the source." default:"" placeholder:"NAME"`
	Printer machine.SlipPrinter `help:"Printer of the slips: ${printers}; empty: PDF files in the data folder." default:"" placeholder:"PRINTER"`
	NoSlips bool                `help:"Register only." xor:"slips"`

	AllSlips bool `help:"Print the slips of known cases again too." xor:"slips"`
}

// Run stores the whole file or, when a row cannot be read, nothing of it.
func (c importCases) Run(ctx context.Context, folder machine.Folder) (err error) {
	text, err := os.ReadFile(c.File)
	if err != nil {
		return fmt.Errorf("read %s: %w", c.File, err)
	}
	o, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.store.Close()) }()
	note := data.CaseImport{By: "office import", Source: c.Source, File: filepath.Base(c.File)}
	rows, err := takeIn(ctx, o.store, note, func(names exchange.Names) (*exchange.CaseList, error) { return c.read(ctx, o.store, names, text) })
	if err != nil {
		return nothingStored(err)
	}
	all, fresh := casesOf(rows)
	fmt.Printf("%d cases stored, %d of them new\n", len(all), len(fresh))
	switch {
	case c.NoSlips:
		return nil
	case !c.AllSlips:
		all = fresh
	}
	return printSlips(ctx, o.store, c.Printer.Printer(folder), all)
}

// read reads the file by the columns of its source; without one by the usual headings.
func (c importCases) read(ctx context.Context, store *sqlite.Store, names exchange.Names, text []byte) (*exchange.CaseList, error) {
	if c.Source == "" {
		return exchange.Cases(bytes.NewReader(text), c.File, names)
	}
	source, err := store.CaseSource(ctx, c.Source)
	if errors.Is(err, data.ErrNotFound) {
		return nil, fmt.Errorf("source %q is not known; import one file of it in the console first", c.Source)
	}
	if err != nil {
		return nil, err
	}
	table, err := exchange.ReadTable(bytes.NewReader(text), c.File)
	if err != nil {
		return nil, err
	}
	return table.Cases(source.Columns, names)
}

// casesOf are the cases of the rows, each once, and those of them that are new.
func casesOf(rows []sqlite.Registered) (all, fresh []data.CaseID) {
	seen := map[data.CaseID]bool{}
	for _, row := range rows {
		if !seen[row.ID] {
			seen[row.ID] = true
			all = append(all, row.ID)
		}
		if row.Effect.New {
			fresh = append(fresh, row.ID)
		}
	}
	return all, fresh
}

// randomImport names a file that was given.
func randomImport() console.ImportID { return console.ImportID(rand.Text()) }

// nothingStored names every row that was refused.
func nothingStored(err error) error {
	var refused data.FileError
	if errors.As(err, &refused) {
		for _, row := range refused.Rows {
			fmt.Fprintln(os.Stderr, row)
		}
		return fmt.Errorf("nothing was stored; mend the %d places above and import the file again", len(refused.Rows))
	}
	return fmt.Errorf("nothing was stored: %w", err)
}

// placed turns the store's objections to rows into places in the file.
func placed(list *exchange.CaseList, err error) error {
	objections := map[int]data.Problems{}
	for _, one := range separate(err) {
		var row sqlite.RowError
		var problems data.Problems
		if !errors.As(one, &row) || !errors.As(one, &problems) {
			return err
		}
		objections[row.Row-1] = problems
	}
	return list.Refused(objections)
}

// separate undoes errors.Join.
func separate(err error) []error {
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		return joined.Unwrap()
	}
	return []error{err}
}

// printSlips goes on after a fault: the cases are stored, and a slip can be
// printed again from the console.
func printSlips(ctx context.Context, store *sqlite.Store, p printer.Printer, cases []data.CaseID) error {
	content, err := store.Content(ctx)
	if err != nil {
		return fmt.Errorf("the cases are stored, but no slip was printed: %w", err)
	}
	desk := data.DeskOf(content.Town, content.Departments)
	var faults []error
	for _, id := range cases {
		answer, err := store.CaseSlip(ctx, id)
		if err != nil {
			return err
		}
		where, err := printSlip(ctx, p, answer.Paper(desk))
		if err != nil {
			faults = append(faults, err)
			continue
		}
		fmt.Println("slip printed:", where)
	}
	if len(faults) > 0 {
		return fmt.Errorf("%d slips were not printed; the cases are stored, print the slips from the console: %w", len(faults), faults[0])
	}
	return nil
}

func printSlip(ctx context.Context, p printer.Printer, s data.Slip) (where string, err error) {
	return p.Print(ctx, handout.Slip(s, data.Bulgarian))
}
