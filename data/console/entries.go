package console

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// subpage is a page beside others of its section.
type subpage struct {
	Kind    data.EntryKind
	Address string
	Now     bool
}

// sections are the kinds of entries as the navigation gathers them.
func sections() map[string][]data.EntryKind {
	return map[string][]data.EntryKind{
		"services":    {data.KindService, data.KindLifeEvent, data.KindGroup, data.KindForm, data.KindElsewhere, data.KindSynonyms, data.KindStages},
		"departments": {data.KindDepartment, data.KindReceptions, data.KindDaysOff, data.KindTown},
		"charter":     {data.KindCharter, data.KindResults, data.KindSurvey},
		"notices":     {data.KindNotice},
		"board":       {data.KindBoard},
	}
}

func sectionOf(kind data.EntryKind) string {
	for name, kinds := range sections() {
		if slices.Contains(kinds, kind) {
			return name
		}
	}
	return ""
}

func (c *console) subpages(kind data.EntryKind) (all []subpage) {
	for _, k := range sections()[sectionOf(kind)] {
		s := subpage{Kind: k, Address: "/entries/" + string(k), Now: k == kind}
		if k.Single() {
			s.Address += "/" + data.TheOnly
		}
		all = append(all, s)
	}
	return all
}

type entryRow struct {
	Ref      data.EntryRef
	Name     data.Text
	State    data.EntryState
	Revision int
	Approval data.Approval
	By       string
	Checked  time.Time
	Example  bool
	Detail   string
}

type entriesView struct {
	Kind     data.EntryKind
	Rows     []entryRow
	Found    int
	Query    string
	Filter   string // drafts, unchecked, example, removed; empty: all
	Filters  []string
	Page     int
	Pages    int
	Where    string // what publishing does, in one sentence
	Sections []subpage
}

// Older and Newer are the pages beside this one, 0: there is none.
func (v entriesView) Older() int {
	if v.Page < v.Pages {
		return v.Page + 1
	}
	return 0
}

// Newer is the page before this one; 0: there is none.
func (v entriesView) Newer() int { return v.Page - 1 }

// rowsOnPage is how many entries a list shows at once.
const rowsOnPage = 50

// longUnchecked is how long what stands in a service may go without anybody looking.
const longUnchecked = 365 * 24 * time.Hour

// entries lists what there is of a kind, with what is being written of it.
func (c *console) entries(w http.ResponseWriter, r *http.Request) error {
	kind := data.EntryKind(r.PathValue("kind"))
	switch {
	case kind == data.KindNotice && r.FormValue("only") != "removed":
		http.Redirect(w, r, "/notices", http.StatusSeeOther)
		return nil
	case kind.Single():
		http.Redirect(w, r, addressOf(data.EntryRef{Kind: kind, ID: data.TheOnly}), http.StatusSeeOther)
		return nil
	case sectionOf(kind) == "":
		return data.ErrNotFound
	}
	v := entriesView{Kind: kind, Query: strings.TrimSpace(r.FormValue("q")), Filter: r.FormValue("only"), Sections: c.subpages(kind)}
	switch kind {
	case data.KindService:
		v.Filters = []string{"", "drafts", "unchecked", "example", "removed"}
	case data.KindNotice: // the others have a list of their own
		v.Filters = []string{"", "removed"}
	default:
		v.Filters = []string{"", "drafts", "removed"}
	}
	all, err := c.entryRows(r, v)
	if err != nil {
		return err
	}
	page, err := strconv.Atoi(r.FormValue("page"))
	if err != nil {
		page = 1
	}
	v.Found = len(all)
	v.Pages = (len(all) + rowsOnPage - 1) / rowsOnPage
	v.Page = min(max(page, 1), max(v.Pages, 1))
	v.Rows = all[(v.Page-1)*rowsOnPage : min(v.Page*rowsOnPage, len(all))]
	p := c.page(r, sectionOf(kind), phrases.OfficeEntryNew)
	p.Title = phrases.EntryKindsName(p.Language, kind)
	v.Where = c.whereSeen(p.Language)
	p.Message, p.View = c.told(r), v
	return c.show(w, http.StatusOK, "entries", p)
}

// entryRows are the rows that were asked for: those that are being written first.
func (c *console) entryRows(r *http.Request, v entriesView) ([]entryRow, error) {
	if v.Filter == "removed" {
		return c.removedRows(r, v.Kind)
	}
	content, err := c.Content(r.Context())
	if err != nil {
		return nil, fmt.Errorf("list of %s: %w", v.Kind, err)
	}
	drafts, err := c.Entries.DraftedEntries(r.Context(), v.Kind)
	if err != nil {
		return nil, fmt.Errorf("list of %s: %w", v.Kind, err)
	}
	published := publishedRows(content, v.Kind)
	var all []entryRow
	for _, d := range drafts {
		row := entryRow{Ref: d.Ref, Name: data.Text{BG: d.Title}, State: data.EntryDraft, Revision: d.Revision, Approval: d.Approval, By: d.ChangedBy}
		if i := slices.IndexFunc(published, func(p entryRow) bool { return p.Ref == d.Ref }); i >= 0 {
			row.State, row.Checked, row.Example, row.Detail = data.EntryChanged, published[i].Checked, published[i].Example, published[i].Detail
			published = slices.Delete(published, i, i+1)
		}
		all = append(all, row)
	}
	all = append(all, published...)
	all = slices.DeleteFunc(all, func(row entryRow) bool { return !v.wants(row, c.Clock()) })
	return c.searched(r, v, all)
}

func (v entriesView) wants(row entryRow, now time.Time) bool {
	switch v.Filter {
	case "drafts":
		return row.State != data.EntryPublished
	case "unchecked":
		return now.Sub(row.Checked) > longUnchecked
	case "example":
		return row.Example
	default:
		return true
	}
}

// searched keeps the rows that answer the words: services as the kiosk finds them,
// others by their names.
func (c *console) searched(r *http.Request, v entriesView, rows []entryRow) ([]entryRow, error) {
	if v.Query == "" {
		return rows, nil
	}
	rank := map[string]int{}
	if v.Kind == data.KindService {
		found, err := c.FindServices(r.Context(), v.Query)
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		for i, id := range found {
			rank[string(id)] = i + 1
		}
	}
	query := strings.ToLower(v.Query)
	rows = slices.DeleteFunc(rows, func(row entryRow) bool {
		named := strings.Contains(strings.ToLower(row.Name.BG+" "+row.Name.EN+" "+row.Ref.ID), query)
		if named && rank[row.Ref.ID] == 0 {
			rank[row.Ref.ID] = len(rank) + 1
		}
		return rank[row.Ref.ID] == 0
	})
	slices.SortStableFunc(rows, func(a, b entryRow) int { return rank[a.Ref.ID] - rank[b.Ref.ID] })
	return rows, nil
}

func (c *console) removedRows(r *http.Request, kind data.EntryKind) (rows []entryRow, err error) {
	gone, err := c.Entries.RemovedEntries(r.Context(), kind)
	if err != nil {
		return nil, fmt.Errorf("removed of %s: %w", kind, err)
	}
	for _, v := range gone {
		rows = append(rows, entryRow{Ref: v.Ref, Name: v.Entry.Called(), State: data.EntryRemoved, By: v.By})
	}
	return rows, nil
}

func publishedRows(c data.Content, kind data.EntryKind) (rows []entryRow) {
	add := func(e data.Entry, detail string) {
		rows = append(rows, entryRow{Ref: e.Ref(), Name: e.Called(), State: data.EntryPublished, Detail: detail})
	}
	switch kind {
	case data.KindService:
		groups := map[data.GroupID]string{}
		for _, g := range c.Groups {
			groups[g.ID] = g.Name.BG
		}
		for _, s := range c.Services {
			add(s, groups[s.Group])
			rows[len(rows)-1].Checked, rows[len(rows)-1].Example = s.Checked, s.HasExamples()
		}
	case data.KindDepartment:
		for _, d := range c.Departments {
			add(d, string(d.Phone))
		}
	case data.KindGroup:
		for _, g := range c.Groups {
			add(g, strconv.Itoa(g.Services))
		}
	case data.KindLifeEvent:
		for _, e := range c.LifeEvents {
			add(e, strconv.Itoa(len(e.Services)))
		}
	case data.KindForm:
		for _, f := range c.Forms {
			add(f, "")
		}
	case data.KindElsewhere:
		for _, e := range c.Elsewhere {
			add(e, e.Who.BG)
		}
	case data.KindSurvey:
		for _, s := range c.Surveys {
			add(s, phrases.Date(data.Bulgarian, s.From)+" – "+phrases.Date(data.Bulgarian, s.Until))
		}
	default:
	}
	return rows
}
