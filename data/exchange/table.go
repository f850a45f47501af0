package exchange

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"example.org/parter/data"
)

// Bounds of a list of cases. A year of a region has about 100,000.
const (
	MaxCasesFile = 32 << 20 // bytes
	MaxCaseRows  = 200_000
	maxColumns   = 200
	maxCell      = 2000 // bytes; of a longer one the rest is not read
	maxCells     = 4_000_000
)

// Table is a file of rows, in which nothing has a meaning yet.
type Table struct {
	File    string
	Letters string   // the encoding by which its letters were read; empty: UTF-8, or it is a spreadsheet
	Heading []string // as it is written
	Rows    []TableRow

	cells int
	line  int       // of the heading
	epoch time.Time // from which days that are numbers are counted; zero: they are text
}

// TableRow is a row below the heading that has something in it.
type TableRow struct {
	Line   int // from 1, as an editor or a spreadsheet counts
	Cells  []string
	Broken bool // it could not be read
}

// ReadTable reads a CSV file (UTF-8, windows-1251 or UTF-16 with its mark; commas,
// semicolons or tabs between the columns) or the first sheet of an XLSX one; which it is
// says the content and not the name. What is neither is refused in a data.FileError under
// the file's name.
func ReadTable(r io.Reader, file string) (*Table, error) {
	text, err := io.ReadAll(io.LimitReader(r, MaxCasesFile+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	t := &Table{File: file}
	if len(text) > MaxCasesFile {
		return nil, t.refused(1, data.TooLarge)
	}
	if bytes.HasPrefix(text, []byte("PK\x03\x04")) {
		err = t.readXLSX(text)
	} else {
		err = t.readCSV(text)
	}
	if err != nil {
		return nil, err
	}
	if t.Heading == nil {
		return nil, t.refused(1, data.Missing)
	}
	return t, nil
}

// refused says why the file cannot be read at all.
func (t *Table) refused(line int, why data.Reason) error {
	return data.FileError{Rows: []data.RowProblem{{File: t.File, Line: line, Field: "file", Reason: why}}}
}

// add takes the next row: the first is the heading, an empty one is passed over. It
// reports false when there are too many.
func (t *Table) add(line int, cells []string) bool {
	if len(cells) > maxColumns {
		cells = slices.Clone(cells[:maxColumns]) // not with the room for those that are cut off
	}
	t.cells += len(cells)
	empty := true
	for i, cell := range cells {
		if len(cell) > maxCell {
			cell = strings.ToValidUTF8(cell[:maxCell], "")
		}
		cells[i] = strings.TrimSpace(cell)
		empty = empty && cells[i] == ""
	}
	switch {
	case empty:
	case t.Heading == nil:
		t.Heading, t.line = cells, line
	default:
		t.Rows = append(t.Rows, TableRow{Line: line, Cells: cells})
	}
	return t.fits()
}

// fits reports whether the file is no larger than a list of cases can be.
func (t *Table) fits() bool { return len(t.Rows) <= MaxCaseRows && t.cells <= maxCells }

// Sample is the first thing that stands below each heading.
func (t *Table) Sample() []string {
	sample := make([]string, len(t.Heading))
	for i, row := range t.Rows {
		if i == 50 { // a column that is empty so far tells nothing later
			break
		}
		for j, cell := range row.Cells {
			if j < len(sample) && sample[j] == "" {
				sample[j] = cell
			}
		}
	}
	for j, cell := range sample {
		if day, ok := t.serial(cell); ok && strings.Contains(fold(t.Heading[j]), "дат") {
			sample[j] = day.Format("02.01.2006")
		}
	}
	return sample
}
