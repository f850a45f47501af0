package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"example.org/parter/data"
)

// MaxCasesFile is the most bytes that a list of cases may have; a year of a
// small municipality has about one million.
const MaxCasesFile = 10 << 20

// Columns of a list of cases, by our own names.
const (
	numberColumn    = "number"
	receivedColumn  = "received"
	serviceColumn   = "service"
	stageColumn     = "stage"
	stageDateColumn = "stage_date"
	dueColumn       = "due"
)

// columnNames are the headings that exports use, in small letters.
func columnNames() map[string]string {
	return map[string]string{
		"number": numberColumn, "входящ номер": numberColumn, "вх. номер": numberColumn, "вх. №": numberColumn, "номер": numberColumn,
		"received": receivedColumn, "дата": receivedColumn, "дата на приемане": receivedColumn,
		"service": serviceColumn, "услуга": serviceColumn,
		"stage": stageColumn, "етап": stageColumn,
		"stage_date": stageDateColumn, "дата на етапа": stageDateColumn,
		"due": dueColumn, "срок": dueColumn,
	}
}

// Cases reads a list of cases: UTF-8 with commas, semicolons or tabs between
// the columns, and a heading in Bulgarian or English. Number, date and stage
// must be there; columns with other headings are passed over. What cannot be
// read is told in a FileError under the file's name, and then no list is
// returned.
func Cases(r io.Reader, file string) (*CaseList, error) {
	text, err := io.ReadAll(io.LimitReader(r, MaxCasesFile+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	l := &CaseList{file: file}
	switch {
	case len(text) > MaxCasesFile:
		l.refuse(RowProblem{Line: 1, Field: "file", Reason: data.TooLong})
	case !utf8.Valid(text):
		l.refuse(RowProblem{Line: lineOfBadText(text), Field: "file", Reason: data.BadFormat})
	default:
		l.read(text)
	}
	if len(l.problems) > 0 {
		return nil, FileError{Rows: l.problems}
	}
	return l, nil
}

// lineOfBadText is the line of the first byte that is not UTF-8.
func lineOfBadText(text []byte) int {
	for i, line := range bytes.Split(text, []byte("\n")) {
		if !utf8.Valid(line) {
			return i + 1
		}
	}
	return 1
}

// CaseList is what a file says about cases.
type CaseList struct {
	Cases []data.Registration // in the file's order

	file     string
	columns  map[string]int // our name to the place in a line, from 0
	width    int            // how many columns the heading has
	lines    []int          // where each case stands in the file
	problems []RowProblem
}

// Refused says where in the file the office's objections to its cases lie:
// the case's place in Cases, from 0, and what is wrong with it.
func (l *CaseList) Refused(objections map[int]data.Problems) FileError {
	var rows []RowProblem
	for i, line := range l.lines {
		for _, p := range objections[i] {
			field := p.Field
			if field == "on" {
				field = stageDateColumn
			}
			rows = append(rows, RowProblem{File: l.file, Line: line, Column: l.place(field), Field: field, Reason: p.Reason})
		}
	}
	return FileError{Rows: rows}
}

func (l *CaseList) refuse(p RowProblem) {
	p.File = l.file
	l.problems = append(l.problems, p)
}

func (l *CaseList) read(text []byte) {
	lines := csv.NewReader(bytes.NewReader(text))
	lines.Comma = delimiter(text)
	lines.FieldsPerRecord = -1
	for {
		cells, err := lines.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			l.refuse(RowProblem{Line: broken.StartLine, Field: "line", Reason: data.BadFormat})
			continue
		}
		line, _ := lines.FieldPos(0)
		switch {
		case l.columns == nil:
			l.readHeading(cells, line)
		case strings.TrimSpace(strings.Join(cells, "")) != "":
			l.readCase(cells, line)
		}
	}
	if l.columns == nil {
		l.refuse(RowProblem{Line: 1, Field: "file", Reason: data.Missing})
	}
}

// delimiter is the mark that the heading uses most.
func delimiter(text []byte) rune {
	heading, _, _ := bytes.Cut(text, []byte("\n"))
	best, most := ',', bytes.Count(heading, []byte(","))
	for _, mark := range ";\t" {
		if count := bytes.Count(heading, []byte(string(mark))); count > most {
			best, most = mark, count
		}
	}
	return best
}

func (l *CaseList) readHeading(cells []string, line int) {
	l.columns, l.width = map[string]int{}, len(cells)
	names := columnNames()
	for i, cell := range cells {
		name, ok := names[fold(cell)]
		if !ok {
			continue
		}
		if _, twice := l.columns[name]; twice {
			l.refuse(RowProblem{Line: line, Column: i + 1, Field: name, Reason: data.Taken})
		}
		l.columns[name] = i
	}
	for _, name := range []string{numberColumn, receivedColumn, stageColumn} {
		if _, ok := l.columns[name]; !ok {
			l.refuse(RowProblem{Line: line, Field: name, Reason: data.Missing})
		}
	}
}

// readCase reads one line. A line with more cells than the heading is refused:
// a mark inside a cell has shifted them.
func (l *CaseList) readCase(cells []string, line int) {
	if len(cells) > l.width && strings.TrimSpace(strings.Join(cells[l.width:], "")) != "" {
		l.refuse(RowProblem{Line: line, Field: "line", Reason: data.BadFormat})
		return
	}
	cell := func(name string) string {
		i, ok := l.columns[name]
		if !ok || i >= len(cells) {
			return ""
		}
		return strings.TrimSpace(cells[i])
	}
	c, problems := readRegistration(cell)
	if len(problems) == 0 {
		l.Cases, l.lines = append(l.Cases, c), append(l.lines, line)
		return
	}
	for _, p := range problems {
		l.refuse(RowProblem{Line: line, Column: l.place(p.Field), Field: p.Field, Reason: p.Reason})
	}
}

// place is where a spreadsheet shows the column; 0 when the file has it not.
func (l *CaseList) place(name string) int {
	if i, ok := l.columns[name]; ok {
		return i + 1
	}
	return 0
}

// fold is a heading or a name as it is compared: small letters, single spaces.
func fold(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
