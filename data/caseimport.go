package data

import (
	"slices"
	"strings"
	"time"
)

// CaseColumn is a column of a list of cases, by our own name.
type CaseColumn string

// The columns of a list of cases.
const (
	ColumnNumber     CaseColumn = "number"     // may have the date in it
	ColumnReceived   CaseColumn = "received"   // the day of the number
	ColumnService    CaseColumn = "service"    // its number, name or ID
	ColumnSpeed      CaseColumn = "speed"      // обикновена, бърза, експресна
	ColumnDepartment CaseColumn = "department" // its name or ID
	ColumnStage      CaseColumn = "stage"
	ColumnStageDate  CaseColumn = "stage_date" // when the stage was reached
	ColumnResult     CaseColumn = "result"     // a stage after which nothing comes; goes before the stage
	ColumnDue        CaseColumn = "due"        // as the registry says it
	ColumnExtended   CaseColumn = "extended"   // the new day of an extended term
	ColumnReason     CaseColumn = "reason"     // why it was extended
)

// CaseColumns lists the columns in the order in which an export has them.
func CaseColumns() []CaseColumn {
	return []CaseColumn{
		ColumnNumber, ColumnReceived, ColumnService, ColumnSpeed, ColumnDepartment, ColumnStage, ColumnStageDate,
		ColumnResult, ColumnDue, ColumnExtended, ColumnReason,
	}
}

// Is reports whether it is one of the columns.
func (c CaseColumn) Is() bool { return slices.Contains(CaseColumns(), c) }

// CaseMapping says what a file calls our columns. A column that it has not is not there.
type CaseMapping map[CaseColumn]string

// Check says everything that keeps cases from being read by the mapping, or nil. The
// number is needed, and a day; a date in the number can do for it, which only the rows
// tell.
func (m CaseMapping) Check() (p Problems) {
	if m[ColumnNumber] == "" {
		p = append(p, Problem{string(ColumnNumber), Missing})
	}
	if m[ColumnStage] == "" && m[ColumnResult] == "" {
		p = append(p, Problem{string(ColumnStage), Missing})
	}
	return p
}

// MaxSourceName is the most characters of a source's name.
const MaxSourceName = 60

// CaseSource is where lists of cases come from, with what it calls our columns: a
// registry system that exports them.
type CaseSource struct {
	Name    string
	Columns CaseMapping
}

// Check says everything that keeps the source from being remembered, or nil.
func (s CaseSource) Check() error {
	p := checkLength(nil, "case_source", s.Name, MaxSourceName)
	return append(p, s.Columns.Check()...).asError()
}

// CaseEffect is what a row of a list does to its case. The zero value: nothing.
type CaseEffect struct {
	New   bool // it is registered
	Stage bool // it gets another stage
	Term  bool // its term, service or department changes
}

// CaseChanges counts the rows of a list by what they do to their cases.
type CaseChanges struct{ New, Stage, Term, Same int }

// Count adds a row. One that registers its case is counted as that alone.
func (c *CaseChanges) Count(e CaseEffect) {
	switch {
	case e.New:
		c.New++
	case e == CaseEffect{}:
		c.Same++
	default:
		if e.Stage {
			c.Stage++
		}
		if e.Term {
			c.Term++
		}
	}
}

// All is how many rows were counted that do something. A row with a stage and a term
// counts twice, as it does in them.
func (c CaseChanges) All() int { return c.New + c.Stage + c.Term }

// CaseImport is what became of a file with cases, or in a day of those that a program
// handed in.
type CaseImport struct {
	At      time.Time
	By      string // the member of staff, „office“ for the watched folder, or the program's token
	Source  string // empty: none was named
	File    string // its name alone; empty: a program handed them in
	Rows    int
	Changes CaseChanges
	Refused int // places that were refused; then nothing was stored
}

// Registrations are the rows that make the case anew: one for each stage, and where
// more than one extension belongs to a stage, one for each of those. Importing them
// where the case is changes nothing.
func (c Case) Registrations(service ServiceID, department DepartmentID) (rows []Registration) {
	open := slices.Clone(c.Extensions)
	take := func(r Registration, fits func(Extension) bool) Registration {
		if i := slices.IndexFunc(open, fits); i >= 0 {
			r.Extended, r.Reason = open[i].Until, open[i].Reason
			open = slices.Delete(open, i, i+1)
			if !r.Extended.After(r.Due) {
				r.Due = time.Time{} // it was not checked against the term that was reckoned
			}
		}
		return r
	}
	for _, e := range c.Stages {
		r := Registration{
			Number: c.Number, Received: c.Received, Service: service, Speed: c.Speed, Department: department,
			Stage: e.Stage, On: e.On, Due: c.Promised,
		}
		if e.Stage == StageExtended {
			r = take(r, func(x Extension) bool { return x.On.Equal(e.On) })
			if r.Extended.IsZero() { // from before there were reasons
				r = take(r, func(Extension) bool { return true })
			}
		}
		rows = append(rows, r)
	}
	for i := range rows {
		if rows[i].Extended.IsZero() {
			rows[i] = take(rows[i], func(x Extension) bool { return x.On.Equal(rows[i].On) })
		}
	}
	for len(open) > 0 && len(rows) > 0 {
		rows = append(rows, take(rows[len(rows)-1], func(Extension) bool { return true }))
	}
	return slices.DeleteFunc(rows, func(r Registration) bool { return r.Stage == StageExtended && r.Extended.IsZero() })
}

// Defused is the text as a spreadsheet shows it and does not compute it: where it could
// be a formula, with an apostrophe before it.
func Defused(text string) string {
	if text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
		return "'" + text
	}
	return text
}

// Undefused is the text without the apostrophe that Defused put before it.
func Undefused(text string) string {
	if bare, ok := strings.CutPrefix(text, "'"); ok && Defused(bare) != bare {
		return bare
	}
	return text
}
