package console

import (
	"context"
	"fmt"
	"net/http"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// CaseDesk keeps the registered requests.
type CaseDesk interface {
	RegisterCase(ctx context.Context, by string, r data.Registration) (data.CaseID, error)
	Case(ctx context.Context, id data.CaseID) (data.CaseAnswer, error)
	// Cases lists the newest ones first.
	Cases(ctx context.Context, limit int) ([]CaseRow, error)
	AdvanceCase(ctx context.Context, by string, id data.CaseID, e data.StageEntry) error
}

// SlipPDF is the slip as a PDF, for the desk's own printer.
type SlipPDF func(context.Context, data.Slip) (pdf []byte, err error)

// PrintSlip prints a slip and says where it is, in words for people. An error
// with the method Staff() phrases.Key also says what staff do about it.
type PrintSlip func(context.Context, data.Slip) (where string, err error)

// CaseRow is a case in the list, with the ID that its page has.
type CaseRow struct {
	ID   data.CaseID
	Case data.Case
}

// listedCases is how many cases the list shows.
const listedCases = 200

func (c *console) cases(w http.ResponseWriter, r *http.Request) error {
	rows, err := c.Cases.Cases(r.Context(), listedCases)
	if err != nil {
		return fmt.Errorf("list of cases: %w", err)
	}
	p := c.page(r, "cases", phrases.OfficeNavCases)
	p.Message, p.View = c.told(r), rows
	return c.show(w, http.StatusOK, "cases", p)
}
