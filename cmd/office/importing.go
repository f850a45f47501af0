package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/exchange"
	"example.org/parter/data/sqlite"
	"example.org/parter/kiosk/handout"
	"example.org/parter/kiosk/printer"
)

type imports struct {
	Cases importCases `cmd:"" help:"Register the cases of a CSV file and print their slips."`
}

type importCases struct {
	File    string              `arg:"" type:"existingfile" help:"CSV with the columns number, received, service, stage, stage_date, due."`
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
	list, err := exchange.Cases(bytes.NewReader(text), c.File)
	if err != nil {
		return nothingStored(err)
	}
	o, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.store.Close()) }()
	cases, err := o.store.RegisterCases(ctx, "office import", list.Cases)
	if err != nil {
		return nothingStored(placed(list, err))
	}
	isKnown := func(r sqlite.Registered) bool { return !r.New }
	fresh := slices.DeleteFunc(slices.Clone(cases), isKnown)
	fmt.Printf("%d cases stored, %d of them new\n", len(cases), len(fresh))
	switch {
	case c.NoSlips:
		return nil
	case !c.AllSlips:
		cases = fresh
	}
	content, err := o.store.Content(ctx)
	if err != nil {
		return fmt.Errorf("the cases are stored, but no slip was printed: %w", err)
	}
	desk := data.DeskOf(content.Town, content.Departments)
	for i := range cases {
		cases[i].Answer.Slip = cases[i].Answer.Slip.Comes(desk)
	}
	return printSlips(ctx, c.Printer.Printer(folder), cases)
}

// nothingStored names every row that was refused.
func nothingStored(err error) error {
	var refused exchange.FileError
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
func printSlips(ctx context.Context, p printer.Printer, cases []sqlite.Registered) error {
	var faults []error
	for _, c := range cases {
		where, err := printSlip(ctx, p, c.Answer.Slip)
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
