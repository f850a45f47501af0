package printer

import "context"

// None is where there is no printer, and nothing is printed.
type None struct{}

// OnPaper is false: nothing comes out.
func (None) OnPaper() bool { return false }

// State is never ready, and nothing is wrong with it.
func (None) State(context.Context) State { return State{} }

// Print is Missing.
func (None) Print(context.Context, Handout) (string, error) { return "", Missing }
