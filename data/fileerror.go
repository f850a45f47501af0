package data

import "fmt"

// FileError is an ErrInvalid that lists everything in a file that could not be
// read. Of such a file nothing is used.
type FileError struct{ Rows []RowProblem }

// RowProblem says where something could not be read and why. It never holds
// the value itself, which may be personal.
type RowProblem struct {
	File   string
	Line   int    // from 1, as an editor counts; the heading is line 1
	Column int    // from 1, as a spreadsheet counts; 0: the whole line
	Field  string // our name of the column; "line" or "file" where it is none
	Reason Reason // why
}

func (e FileError) Error() string {
	if len(e.Rows) == 0 {
		return ErrInvalid.Error()
	}
	return fmt.Sprintf("%s (%d in all)", e.Rows[0], len(e.Rows))
}

func (p RowProblem) String() string {
	return fmt.Sprintf("%s: line %d, column %d: %s: %s", p.File, p.Line, p.Column, p.Field, p.Reason)
}

// Is makes errors.Is(e, ErrInvalid) true.
func (e FileError) Is(target error) bool { return target == ErrInvalid }
