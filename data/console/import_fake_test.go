package console

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// importDesk is a fake desk that takes lists of cases in. A file is its lines, with
// semicolons; a row whose number is „refused“ is refused.
type importDesk struct {
	o       *office
	taken   map[string][]string // the lines, by who gave them
	sources []data.CaseSource
	done    []data.CaseImport
	handed  []map[data.CaseColumn]string
}

func (d *importDesk) TakeCases(_ context.Context, by, name string, file []byte) (ImportID, error) {
	if err := d.o.failing["TakeCases"]; err != nil {
		return "", err
	}
	lines := strings.Split(strings.TrimSpace(string(file)), "\n")
	if len(lines) < 2 {
		return "", data.FileError{Rows: []data.RowProblem{{File: name, Line: 1, Field: "file", Reason: data.BadFormat}}}
	}
	d.taken[by] = append([]string{name}, lines...)
	return "i1", nil
}

func (d *importDesk) TakenCases(_ context.Context, by string, id ImportID) (TakenCases, error) {
	lines := d.taken[by]
	if len(lines) == 0 || id != "i1" {
		return TakenCases{}, fmt.Errorf("file: %w", data.ErrNotFound)
	}
	heading := strings.Split(lines[1], ";")
	guess := data.CaseMapping{}
	for _, h := range heading {
		for _, c := range data.CaseColumns() {
			if h == string(c) {
				guess[c] = h
			}
		}
	}
	return TakenCases{Name: lines[0], Letters: "windows-1251", Rows: len(lines) - 2, Heading: heading, Sample: strings.Split(lines[2], ";"), Guess: guess}, nil
}

func (d *importDesk) refused(by string) (refused []data.RowProblem) {
	for i, line := range d.taken[by][1:] {
		if strings.HasPrefix(line, "refused") {
			refused = append(refused, data.RowProblem{File: d.taken[by][0], Line: i + 1, Column: 2, Field: "received", Reason: data.NotADate})
		}
	}
	return refused
}

func (d *importDesk) PreviewCases(ctx context.Context, by string, id ImportID, m data.CaseMapping) (CasePreview, error) {
	if _, err := d.TakenCases(ctx, by, id); err != nil {
		return CasePreview{}, err
	}
	p := CasePreview{Changes: data.CaseChanges{New: 1, Stage: 1, Term: 1, Same: 1}, Refused: d.refused(by)}
	if m[data.ColumnReceived] == "" {
		p.Refused = append(p.Refused, data.RowProblem{Line: 2, Field: "received", Reason: data.Missing})
	}
	due := datatest.Now().AddDate(0, 0, 14)
	for i, e := range []data.CaseEffect{{New: true}, {Stage: true, Term: true}, {}} {
		p.Rows = append(p.Rows, PreviewedCase{Line: i + 2, Effect: e, Due: due, Case: data.Registration{
			Number: data.CaseNumber(fmt.Sprint("94-00-", i)), Received: datatest.Now(), Stage: data.StageReady, Service: "1001", Department: "planning",
		}})
	}
	p.Rows[1].Case.Due, p.Rows[2].Due = due, time.Time{}
	if p.Rows[2].Case.Service = ""; len(p.Refused) > 0 {
		p.Rows = nil
	}
	return p, d.o.failing["PreviewCases"]
}

func (d *importDesk) ImportCases(_ context.Context, by string, _ ImportID, source data.CaseSource) (data.CaseChanges, error) {
	if err := d.o.failing["ImportCases"]; err != nil {
		return data.CaseChanges{}, err
	}
	i := data.CaseImport{At: datatest.Now(), By: by, Source: source.Name, File: d.taken[by][0], Rows: len(d.taken[by]) - 2}
	if refused := d.refused(by); refused != nil {
		i.Refused = len(refused)
		d.done = append([]data.CaseImport{i}, d.done...)
		return data.CaseChanges{}, data.FileError{Rows: refused}
	}
	i.Changes.New = i.Rows
	d.done = append([]data.CaseImport{i}, d.done...)
	delete(d.taken, by)
	return i.Changes, nil
}

func (d *importDesk) ForgetCases(_ context.Context, by string, _ ImportID) error {
	delete(d.taken, by)
	return nil
}

func (d *importDesk) CaseSources(context.Context) ([]data.CaseSource, error) { return d.sources, nil }

func (d *importDesk) KeepCaseSource(_ context.Context, source data.CaseSource) error {
	d.sources = append(d.sources, source)
	return source.Check()
}

func (d *importDesk) LastImports(context.Context, int) ([]data.CaseImport, error) { return d.done, nil }

func (d *importDesk) ExportCases(_ context.Context, by string, of data.CaseList, as CaseFormat, to io.Writer) error {
	_, err := fmt.Fprintf(to, "%s as %s for %s", of, as, by)
	if err == nil {
		err = d.o.failing["ExportCases"]
	}
	return err
}

func (d *importDesk) HandInCases(_ context.Context, _ string, rows []map[data.CaseColumn]string) ([]data.CaseEffect, error) {
	if err := d.o.desk.failing; err != nil {
		return nil, err
	}
	for i, row := range rows {
		if row[data.ColumnNumber] == "refused" {
			return nil, data.FileError{Rows: []data.RowProblem{{Line: i + 1, Field: "received", Reason: data.Missing}}}
		}
	}
	d.handed = append(d.handed, rows...)
	return make([]data.CaseEffect, len(rows)), nil
}
