package exchange

import (
	"io"
	"strings"

	"example.org/parter/data"
)

// columnNames are the headings that exports use, in small letters.
func columnNames() map[string]data.CaseColumn {
	names := map[string]data.CaseColumn{
		"вх. номер": data.ColumnNumber, "вх. №": data.ColumnNumber, "вх.№": data.ColumnNumber, "номер": data.ColumnNumber, "№": data.ColumnNumber,
		"рег. №": data.ColumnNumber, "регистрационен номер": data.ColumnNumber, "регистрационен индекс": data.ColumnNumber, "преписка": data.ColumnNumber,
		"дата на приемане": data.ColumnReceived, "дата на регистрация": data.ColumnReceived, "регистрирана на": data.ColumnReceived, "приета на": data.ColumnReceived,
		"№ на услуга": data.ColumnService, "административна услуга": data.ColumnService, "вид услуга": data.ColumnService,
		"бързина": data.ColumnSpeed, "вид на услугата": data.ColumnSpeed,
		"отдел": data.ColumnDepartment, "дирекция": data.ColumnDepartment, "насочена към": data.ColumnDepartment,
		"статус": data.ColumnStage, "състояние": data.ColumnStage,
		"дата на статуса": data.ColumnStageDate, "от дата": data.ColumnStageDate,
		"краен резултат": data.ColumnResult,
		"краен срок":     data.ColumnDue, "срок до": data.ColumnDue, "срок на изпълнение": data.ColumnDue,
		"удължен срок": data.ColumnExtended, "нов срок": data.ColumnExtended,
		"причина": data.ColumnReason, "причина за забава": data.ColumnReason,
	}
	for column, heading := range exportHeadings() {
		names[fold(heading)] = column
	}
	for _, column := range data.CaseColumns() {
		names[string(column)] = column
	}
	return names
}

// Cases reads a list of cases by the headings that are usual: number, date and stage or
// result must be there; columns with other headings are passed over. What cannot be
// read is told in a data.FileError under the file's name, and then no list is returned.
func Cases(r io.Reader, file string, names Names) (*CaseList, error) {
	t, err := ReadTable(r, file)
	if err != nil {
		return nil, err
	}
	mapping, twice := t.guess()
	if len(twice) > 0 {
		return nil, data.FileError{Rows: twice}
	}
	return t.Cases(mapping, names)
}

// Guess is what the headings most probably mean.
func (t *Table) Guess() data.CaseMapping {
	mapping, _ := t.guess()
	return mapping
}

func (t *Table) guess() (mapping data.CaseMapping, twice []data.RowProblem) {
	mapping = data.CaseMapping{}
	names := columnNames()
	for i, heading := range t.Heading {
		column, known := names[fold(heading)]
		if !known {
			continue
		}
		if mapping[column] != "" {
			twice = append(twice, data.RowProblem{File: t.File, Line: t.line, Column: i + 1, Field: string(column), Reason: data.Taken})
			continue
		}
		mapping[column] = heading
	}
	return mapping, twice
}

// CaseList is what a file says about cases.
type CaseList struct {
	Cases []data.Registration // in the file's order

	file     string
	columns  map[data.CaseColumn]int // the place in a line, from 0
	width    int                     // how many columns the heading has
	lines    []int                   // where each case stands in the file
	problems []data.RowProblem
	words    words
}

// Cases reads the rows by the mapping. A heading of it that the table has not, or has
// twice, is refused, as is every cell that cannot be read; then no list is returned.
func (t *Table) Cases(mapping data.CaseMapping, names Names) (*CaseList, error) {
	l := &CaseList{file: t.File, width: len(t.Heading), words: newWords(t, names)}
	l.place(t, mapping)
	if len(l.problems) > 0 {
		return nil, data.FileError{Rows: l.problems}
	}
	l.Cases, l.lines = make([]data.Registration, 0, len(t.Rows)), make([]int, 0, len(t.Rows))
	for _, row := range t.Rows {
		l.readCase(row)
	}
	if len(l.problems) > 0 {
		return nil, data.FileError{Rows: l.problems}
	}
	return l, nil
}

// place finds the columns.
func (l *CaseList) place(t *Table, mapping data.CaseMapping) {
	l.columns = map[data.CaseColumn]int{}
	at := map[string][]int{}
	for i, heading := range t.Heading {
		at[fold(heading)] = append(at[fold(heading)], i)
	}
	for _, column := range data.CaseColumns() {
		heading := mapping[column]
		switch places := at[fold(heading)]; {
		case heading == "":
		case len(places) == 0:
			l.refuse(data.RowProblem{Line: t.line, Field: string(column), Reason: data.Missing})
		case len(places) > 1:
			l.refuse(data.RowProblem{Line: t.line, Column: places[1] + 1, Field: string(column), Reason: data.Taken})
		default:
			l.columns[column] = places[0]
		}
	}
	for _, p := range mapping.Check() {
		l.refuse(data.RowProblem{Line: t.line, Field: p.Field, Reason: p.Reason})
	}
}

// Refused says where in the file the office's objections to its cases lie:
// the case's place in Cases, from 0, and what is wrong with it.
func (l *CaseList) Refused(objections map[int]data.Problems) data.FileError {
	var rows []data.RowProblem
	for i, line := range l.lines {
		for _, p := range objections[i] {
			field := fieldOf(p.Field)
			rows = append(rows, data.RowProblem{File: l.file, Line: line, Column: l.columnOf(field), Field: field, Reason: p.Reason})
		}
	}
	return data.FileError{Rows: rows}
}

// Line is where the case stands in the file; i is its place in Cases.
func (l *CaseList) Line(i int) int { return l.lines[i] }

// fieldOf is our column of the field of a registration.
func fieldOf(field string) string {
	switch field {
	case "on":
		return string(data.ColumnStageDate)
	case "delay_reason":
		return string(data.ColumnReason)
	default:
		return field
	}
}

func (l *CaseList) refuse(p data.RowProblem) {
	p.File = l.file
	l.problems = append(l.problems, p)
}

// readCase reads one line. A line with more cells than the heading is refused:
// a mark inside a cell has shifted them.
func (l *CaseList) readCase(row TableRow) {
	cells := row.Cells
	if row.Broken || len(cells) > l.width && strings.Join(cells[l.width:], "") != "" {
		l.refuse(data.RowProblem{Line: row.Line, Field: "line", Reason: data.BadFormat})
		return
	}
	cell := func(name data.CaseColumn) string {
		if i, ok := l.columns[name]; ok && i < len(cells) {
			return cells[i]
		}
		return ""
	}
	c, problems := l.words.readRegistration(cell)
	if len(problems) == 0 {
		l.Cases, l.lines = append(l.Cases, c), append(l.lines, row.Line)
		return
	}
	for _, p := range problems {
		l.refuse(data.RowProblem{Line: row.Line, Column: l.columnOf(p.Field), Field: p.Field, Reason: p.Reason})
	}
}

// columnOf is where a spreadsheet shows the column; 0 when the file has it not.
func (l *CaseList) columnOf(field string) int {
	if i, ok := l.columns[data.CaseColumn(field)]; ok {
		return i + 1
	}
	return 0
}

// fold is a heading or a name as it is compared: small letters, single spaces.
func fold(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

// HandedIn reads the cases that a programme hands in: cells without a table. The line
// of a problem is the row, from 1.
func HandedIn(rows []map[data.CaseColumn]string, names Names) (*CaseList, error) {
	l := &CaseList{words: newWords(&Table{}, names)}
	for i, row := range rows {
		c, problems := l.words.readRegistration(func(column data.CaseColumn) string { return strings.TrimSpace(row[column]) })
		for _, p := range problems {
			l.refuse(data.RowProblem{Line: i + 1, Field: p.Field, Reason: p.Reason})
		}
		l.Cases, l.lines = append(l.Cases, c), append(l.lines, i+1)
	}
	if len(l.problems) > 0 {
		return nil, data.FileError{Rows: l.problems}
	}
	return l, nil
}
