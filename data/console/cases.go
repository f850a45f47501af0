package console

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"
	"time"

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
	ExtendCase(ctx context.Context, by string, id data.CaseID, e data.Extension) error
	NotifyCase(ctx context.Context, by string, id data.CaseID, told data.DelayNotice) error
	// CaseRecord is what can be corrected of the case, and what was.
	CaseRecord(ctx context.Context, id data.CaseID) (data.CaseRecord, error)
	// CorrectCase makes the facts of the case those of the registration, and TakeBackCase
	// undoes what was done with it last. One that was changed since the revision is
	// ErrConflict, and nothing to change ErrUnchanged.
	CorrectCase(ctx context.Context, by string, id data.CaseID, saw, r data.Registration) error
	TakeBackCase(ctx context.Context, by string, id data.CaseID, revision int) error
	Departments(ctx context.Context) ([]data.Department, error)
	// CaseDue is the day by which the case would be due; zero: its service does not say.
	CaseDue(ctx context.Context, r data.Registration) (time.Time, error)
}

// CaseQuery is what is looked for among the cases.
type CaseQuery struct {
	List   data.CaseList
	Number data.CaseNumber // its beginning, where marks may be missing, or its last digits; empty: every number
	Limit  int
}

// SlipPDF is the slip as a PDF, for the desk's own printer.
type SlipPDF func(context.Context, data.Slip) (pdf []byte, err error)

// PrintSlip prints a slip and says where it is, in words for people. An error
// with the method Staff() phrases.Key also says what staff do about it.
type PrintSlip func(context.Context, data.Slip) (where string, err error)

// CaseRow is a case in the list, with the ID that its page has. Of its stages it has the
// last alone.
type CaseRow struct {
	ID      data.CaseID
	Case    data.Case
	Message bool // it is of a message whose writer wants an answer: it has no service
}

// listedCases is how many cases a list shows.
const listedCases = 200

// casesView is the lists of cases, of which one is open.
type casesView struct {
	Lists  []caseTab
	List   data.CaseList
	Number string // as asked
	Rows   []caseLine
	More   bool // there are more than are shown
}

// caseTab leads to a list; of the list of all cases nobody counts how many there are.
type caseTab struct {
	List    data.CaseList
	Count   int
	Counted bool
}

// caseLine is a case in a list, as it stands today.
type caseLine struct {
	CaseRow
	Late  int // days; 0: it is not
	Today bool
}

func (c *console) cases(w http.ResponseWriter, r *http.Request) error {
	v := casesView{List: data.CaseList(r.FormValue("list")), Number: r.FormValue("number")}
	if !slices.Contains(data.CaseLists(), v.List) {
		v.List = data.AllCases
	}
	counts, err := c.Cases.CaseCounts(r.Context())
	if err != nil {
		return fmt.Errorf("lists of cases: %w", err)
	}
	for _, list := range data.CaseLists() {
		count, counted := counts[list]
		v.Lists = append(v.Lists, caseTab{list, count, counted})
	}
	rows, err := c.Cases.Cases(r.Context(), CaseQuery{List: v.List, Number: data.TypedNumber(v.Number), Limit: listedCases + 1})
	if err != nil {
		return fmt.Errorf("list of cases: %w", err)
	}
	if v.More = len(rows) > listedCases; v.More {
		rows = rows[:listedCases]
	}
	now := c.Clock()
	for _, row := range rows {
		v.Rows = append(v.Rows, caseLine{row, daysLate(row.Case, now), row.Case.Running() && sameDay(row.Case.Due, now)})
	}
	p := c.page(r, "cases", phrases.OfficeNavCases)
	p.Message, p.View = c.told(r), v
	return c.show(w, http.StatusOK, "cases", p)
}

// daysLate is how many days ago the case was due; 0: it is not late.
func daysLate(k data.Case, now time.Time) int {
	if !k.Late(now) {
		return 0
	}
	now, due := now.In(data.Sofia()), k.Due.In(data.Sofia())
	today := time.Date(now.Year(), now.Month(), now.Day(), 12, 0, 0, 0, data.Sofia())
	last := time.Date(due.Year(), due.Month(), due.Day(), 12, 0, 0, 0, data.Sofia())
	return int(math.Round(today.Sub(last).Hours() / 24))
}

func sameDay(a, b time.Time) bool {
	return !a.IsZero() && a.In(data.Sofia()).Format(day) == b.In(data.Sofia()).Format(day)
}

// LateFor is how late a case is, in words.
func (p page) LateFor(days int) string {
	if days == 1 {
		return phrases.In(p.Language, phrases.OfficeCaseLateDay)
	}
	return phrases.In(p.Language, phrases.OfficeCaseLateDays, days)
}

// CaseListName is what the list is called.
func (p page) CaseListName(l data.CaseList) string {
	return phrases.In(p.Language, phrases.Key("office.cases.list."+string(l)))
}

// CaseListWhat says what is in the list.
func (p page) CaseListWhat(l data.CaseList) string {
	return phrases.In(p.Language, phrases.Key("office.cases.what."+string(l)))
}

// MeansName is how somebody was told.
func (p page) MeansName(m data.NoticeMeans) string {
	return phrases.In(p.Language, phrases.Key("office.case.means."+string(m)))
}

// SpeedName is what the speed is called; empty for none.
func (p page) SpeedName(s data.Speed) string { return phrases.SpeedName(p.Language, s) }

// caseNeeds are the lists of cases on which something has to be done today.
func (c *console) caseNeeds(ctx context.Context, l data.Language, _ data.Account) (needs []Need, err error) {
	counts, err := c.Cases.CaseCounts(ctx)
	if err != nil {
		return nil, fmt.Errorf("lists of cases: %w", err)
	}
	for _, list := range []data.CaseList{data.ToNotify, data.DueToday, data.LateCases} {
		if n := counts[list]; n > 0 {
			words := phrases.In(l, phrases.OfficeNeedCases, phrases.In(l, phrases.Key("office.cases.list."+string(list))), n)
			needs = append(needs, Need{Kind: NeedCase, Words: words, Link: "/cases?list=" + string(list)})
		}
	}
	return needs, nil
}
