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
	// Cases lists those that are due first, or of all the newest.
	Cases(ctx context.Context, q CaseQuery) ([]CaseRow, error)
	CaseCounts(ctx context.Context) (map[data.CaseList]int, error)
	AdvanceCase(ctx context.Context, by string, id data.CaseID, e data.StageEntry) error
	// ExtendCase may record the notice to the client with it; its day is zero where
	// nobody was told yet.
	ExtendCase(ctx context.Context, by string, id data.CaseID, e data.Extension, told data.DelayNotice) error
	NotifyCase(ctx context.Context, by string, id data.CaseID, told data.DelayNotice) error
}

// CaseQuery is what is looked for among the cases.
type CaseQuery struct {
	List   data.CaseList
	Number data.CaseNumber // its beginning; marks may be missing; empty: every number
	Limit  int
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
	rows, err := c.Cases.Cases(r.Context(), CaseQuery{List: data.AllCases, Limit: listedCases})
	if err != nil {
		return fmt.Errorf("list of cases: %w", err)
	}
	p := c.page(r, "cases", phrases.OfficeNavCases)
	p.Message, p.View = c.told(r), rows
	return c.show(w, http.StatusOK, "cases", p)
}
