package console

import (
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// AuditDesk reads who did what.
type AuditDesk interface {
	// AuditPage returns the rows that are asked for, newest first.
	AuditPage(ctx context.Context, q data.AuditQuestion) ([]data.AuditRow, error)
	AuditPeople(ctx context.Context) ([]string, error)
	// TitlesOf are the titles of entries, also of those that were removed; what it does not
	// know is left out.
	TitlesOf(ctx context.Context, refs []data.EntryRef) (map[data.EntryRef]string, error)
	VerifyAudit(ctx context.Context) (data.AuditProof, error)
	// EachAuditRow calls with every row, oldest first, and its hash.
	EachAuditRow(ctx context.Context, do func(row data.AuditRow, hash string) error) error
	// AuditExported notes who took the whole audit away.
	AuditExported(ctx context.Context, by string) error
}

// auditRows is how many rows a page of the audit has.
const auditRows = 50

type auditView struct {
	Who, From, Until string // as entered
	What             data.Deed
	People           []string
	Deeds            []data.Deed
	Rows             []data.AuditRow
	Which            string            // the thing that is asked about; empty: everything
	Names            map[string]string // of accounts, by ID
	Titles           map[data.EntryRef]string
	Cases            map[data.CaseID]data.CaseNumber // of the rows, for who may open them; the audit itself has no number
	Older            string                          // the address of the page after it; empty: it is the last
	Newest           bool                            // it is the first page
}

// DeedName is what was done, in words.
func (p page) DeedName(d data.Deed) string { return phrases.DeedName(p.Language, d) }

// Actor is who did it: a member of staff, or the program itself.
func (p page) Actor(who string) string {
	switch who {
	case "office":
		return phrases.In(p.Language, phrases.OfficeAuditProgram)
	case "office import", "office export":
		return phrases.In(p.Language, phrases.OfficeAuditCommand)
	default:
		return who
	}
}

// Exported is which cases the row says were exported, and how many, or how many messages
// it is about; empty: it says something else.
func (p page) Exported(row data.AuditRow) string {
	if row.What == data.DeedFeedbackExported || row.What == data.DeedWordsDeleted || row.What == data.DeedContactsDeleted {
		return phrases.In(p.Language, phrases.OfficeFeedbackMany, row.Which)
	}
	list, cases, is := strings.Cut(row.Which, " ")
	if !is || row.What != data.DeedCasesExported {
		return ""
	}
	return p.CaseListName(data.CaseList(list)) + ": " + cases
}

// Thing is what it was done to: the name of an account, or the ID.
func (v auditView) Thing(which string) string {
	if name := v.Names[which]; name != "" {
		return name
	}
	return which
}

// CaseOf is the number of the case to which it was done; empty: it is none, or not for the
// reader.
func (v auditView) CaseOf(row data.AuditRow) data.CaseNumber {
	if !row.What.OfCase() {
		return ""
	}
	return v.Cases[data.CaseID(row.Which)]
}

// numbers looks up the numbers of the cases of the rows. One that cannot be read is called
// by its ID.
func (c *console) numbers(ctx context.Context, v *auditView) {
	v.Cases = map[data.CaseID]data.CaseNumber{}
	for _, row := range v.Rows {
		id := data.CaseID(row.Which)
		if _, known := v.Cases[id]; known || !row.What.OfCase() {
			continue
		}
		if answer, err := c.Cases.Case(ctx, id); err == nil {
			v.Cases[id] = answer.Case.Number
		}
	}
}

// titles finds what the entries of the rows, and the one that is asked about, are called.
func (c *console) titles(ctx context.Context, v *auditView) error {
	var refs []data.EntryRef
	for _, row := range append([]data.AuditRow{{Which: v.Which}}, v.Rows...) {
		if ref := v.Entry(row); ref.ID != "" && !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	titles, err := c.Auditing.TitlesOf(ctx, refs)
	if err != nil {
		return fmt.Errorf("titles of the audit: %w", err)
	}
	content, err := c.Content(ctx)
	if err != nil {
		return fmt.Errorf("titles of the audit: %w", err)
	}
	v.Titles = map[data.EntryRef]string{}
	for _, ref := range refs {
		if v.Titles[ref] = titles[ref]; titles[ref] == "" {
			if e, err := content.Find(ref); err == nil {
				v.Titles[ref] = e.Called().BG
			}
		}
	}
	return nil
}

// Entry is the notice or the entry to which something was done; the zero one: it was
// something else.
func (auditView) Entry(row data.AuditRow) data.EntryRef {
	switch row.What {
	case data.DeedNoticeSaved, data.DeedNoticePublished, data.DeedNoticeWithdrawn, data.DeedNoticeDeleted:
		return data.EntryRef{Kind: data.KindNotice, ID: row.Which}
	case data.DeedServicesChecked:
		return data.EntryRef{Kind: data.KindService, ID: row.Which}
	default:
		return entryNamed(row.Which)
	}
}

// Title is what the entry is called; empty: that is not known any more.
func (v auditView) Title(ref data.EntryRef) string { return v.Titles[ref] }

// Asked is what the thing that is asked about is called.
func (v auditView) Asked() string { return cmp.Or(v.Titles[entryNamed(v.Which)], v.Which) }

// entryNamed is the entry of a name like „service 1001“.
func entryNamed(name string) (ref data.EntryRef) {
	kind, id, is := strings.Cut(name, " ")
	if !is || !slices.Contains(data.EntryKinds(), data.EntryKind(kind)) {
		return ref
	}
	return data.EntryRef{Kind: data.EntryKind(kind), ID: id}
}

// namesOf are the names under which a thing stands in the audit: an entry by its kind and
// ID, and a notice or a checked service by the ID alone.
func namesOf(which string) []string {
	ref := entryNamed(which)
	switch {
	case which == "":
		return nil
	case ref.Kind == data.KindNotice, ref.Kind == data.KindService:
		return []string{which, ref.ID}
	default:
		return []string{which}
	}
}

func (c *console) audit(w http.ResponseWriter, r *http.Request) error {
	return c.showAudit(w, r, outcome{status: http.StatusOK})
}

func (c *console) showAudit(w http.ResponseWriter, r *http.Request, o outcome) error {
	ctx := r.Context()
	v := auditView{
		Who: r.FormValue("who"), What: data.Deed(r.FormValue("what")), From: r.FormValue("from"), Until: r.FormValue("until"), Which: r.FormValue("which"),
		Deeds: data.Deeds(), Names: map[string]string{},
	}
	before, err := strconv.ParseInt(r.FormValue("before"), 10, 64)
	if err != nil || before < 1 {
		before = 0 // from the newest
	}
	v.Newest = before == 0
	q := data.AuditQuestion{Who: v.Who, What: v.What, Which: namesOf(v.Which), Before: before, Limit: auditRows + 1}
	q.From, o.problems = readDay(o.problems, "from", v.From)
	q.Until, o.problems = readDay(o.problems, "until", v.Until)
	if !q.Until.IsZero() {
		q.Until = q.Until.AddDate(0, 0, 1) // the whole last day
	}
	if o.problems == nil && !q.From.IsZero() && !q.Until.IsZero() && !q.From.Before(q.Until) {
		o.problems = data.Problems{{Field: "until", Reason: data.EndsBefore}}
	}
	p := c.page(r, "audit", phrases.OfficeAudit)
	p.Path = "/audit"
	if o.problems != nil {
		o.status = http.StatusUnprocessableEntity
	} else if err := c.askAudit(ctx, q, &v); err != nil {
		return err
	}
	if opens, err := p.May("GET /cases/{id}"); err != nil {
		return err
	} else if opens {
		c.numbers(ctx, &v)
	}
	if v.People, err = c.Auditing.AuditPeople(ctx); err != nil {
		return fmt.Errorf("people of the audit: %w", err)
	}
	p.Problems, p.Message, p.View = o.problems, o.message, v
	return c.show(w, o.status, "audit", p)
}

// askAudit fills in the rows, one more than the page has telling of the page after it.
func (c *console) askAudit(ctx context.Context, q data.AuditQuestion, v *auditView) error {
	rows, err := c.Auditing.AuditPage(ctx, q)
	if err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	if v.Rows = rows; len(rows) > auditRows {
		v.Rows = rows[:auditRows]
		last := strconv.FormatInt(v.Rows[auditRows-1].Seq, 10)
		v.Older = "/audit?" + url.Values{"who": {v.Who}, "what": {string(v.What)}, "from": {v.From}, "until": {v.Until}, "which": {v.Which}, "before": {last}}.Encode()
	}
	if err := c.titles(ctx, v); err != nil {
		return err
	}
	accounts, err := c.Accounts.AllAccounts(ctx)
	if err != nil {
		return fmt.Errorf("accounts: %w", err)
	}
	for _, a := range accounts {
		v.Names[string(a.ID)] = a.Name
	}
	return nil
}

// verifyAudit computes the whole chain anew and says what it found.
func (c *console) verifyAudit(w http.ResponseWriter, r *http.Request) error {
	proof, err := c.Auditing.VerifyAudit(r.Context())
	if err != nil {
		return fmt.Errorf("verify the audit: %w", err)
	}
	rows := strconv.FormatInt(proof.Rows, 10)
	m := message{Key: phrases.OfficeAuditWhole, Args: []string{rows, proof.Head}}
	switch {
	case proof.Broken > 0:
		m = message{Key: phrases.OfficeAuditBroken, Args: []string{strconv.FormatInt(proof.Broken, 10)}, Failed: true}
	case proof.Cut:
		m = message{Key: phrases.OfficeAuditCut, Args: []string{rows}, Failed: true}
	case proof.Rows == 0:
		m = message{Key: phrases.OfficeAuditEmpty}
	}
	if !proof.Whole() {
		c.Log.ErrorContext(r.Context(), "the audit is not as it was written", "from", proof.Broken, "cut", proof.Cut)
	}
	return c.showAudit(w, r, outcome{status: http.StatusOK, message: &m})
}

// exportAudit sends every row with its hash, oldest first. The last hash is the head of
// the chain: a file that is kept elsewhere proves later what the audit held.
func (c *console) exportAudit(w http.ResponseWriter, r *http.Request) error {
	if err := c.Auditing.AuditExported(r.Context(), clerk(r.Context()).Name); err != nil {
		return fmt.Errorf("export the audit: %w", err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="dnevnik-`+c.Clock().In(data.Sofia()).Format(time.DateOnly)+`.csv"`)
	out := csv.NewWriter(w)
	if err := out.Write(data.AuditColumns()); err != nil {
		return nil // a browser that went away needs no file
	}
	err := c.Auditing.EachAuditRow(r.Context(), func(row data.AuditRow, hash string) error {
		return out.Write(row.Record(hash))
	})
	out.Flush()
	if err != nil {
		c.report(r, "audit cut short", err)
		panic(http.ErrAbortHandler) // half a file must not look like a whole one
	}
	return nil
}
