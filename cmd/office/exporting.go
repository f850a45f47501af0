package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/console"
)

type exports struct {
	Cases exportedCases `cmd:"" help:"Write the cases into a CSV or XLSX file that import cases reads."`
}

type exportedCases struct {
	File string        `arg:"" help:"File to write; it must not be there. The name's end says the format: .xlsx, or else CSV."`
	List data.CaseList `help:"Which cases: notify, today, late, stopped, open or all (${default})." default:"all" enum:"notify,today,late,stopped,open,all"`
}

// Run writes the file whole or leaves none.
func (e exportedCases) Run(ctx context.Context, folder machine.Folder) (err error) {
	o, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.store.Close()) }()
	file, err := os.OpenFile(e.File, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	as := console.AsCSV
	if strings.HasSuffix(strings.ToLower(e.File), ".xlsx") {
		as = console.AsXLSX
	}
	buffer := bufio.NewWriter(file)
	err = o.store.CasesExported(ctx, "office export", e.List)
	if err == nil {
		err = exportCases(ctx, o.store, e.List, as, buffer)
	}
	if err := errors.Join(err, buffer.Flush(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(e.File))
	}
	return nil
}
