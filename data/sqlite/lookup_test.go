package sqlite

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func TestNumberAndDateOpenTheOutline(t *testing.T) {
	d := openDesk(t)
	r := registration()
	r.Stage, r.On, r.Extended, r.Reason = data.StageExtended, november(12), november(30), "CANARY"
	whole := d.register(t, r)
	got, err := d.CaseByDate(t.Context(), "94001287", november(2).Add(15*time.Hour))
	must(t, err)
	want := whole.Outline(data.Town{Name: data.Text{BG: "Община Примерово", EN: "Primerovo Municipality"}, Public: "https://uslugi.primerovo.example"})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wire, err := json.Marshal(got)
	must(t, err)
	for _, secret := range []string{"CANARY", string(whole.Slip.Code), string(d.token(t, whole)), whole.Case.Service.BG, whole.Case.Department.BG} {
		if strings.Contains(string(wire), secret) {
			t.Errorf("%q is in %s", secret, wire)
		}
	}
	for name, on := range map[string]time.Time{"another day": november(3), "another year": november(2).AddDate(-1, 0, 0), "no day": {}} {
		if _, err := d.CaseByDate(t.Context(), "94-00-1287", on); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	_, err = d.CaseByDate(t.Context(), "94-00-9999", november(2))
	wantKind(t, err, data.ErrNotFound)
}

// Two numbers that differ by their dashes were received on one day: whoever leaves
// the dashes out gets neither, and not somebody else's.
func TestDateDoesNotOpenOneOfTwo(t *testing.T) {
	d := openDesk(t)
	d.register(t, registration())
	other := registration()
	other.Number = "940-01-287"
	d.register(t, other)
	_, err := d.CaseByDate(t.Context(), "94001287", november(2))
	wantKind(t, err, data.ErrNotFound)
	got, err := d.CaseByDate(t.Context(), "940-01-287", november(2))
	if err != nil || got.Case.Number != "940-01-287" {
		t.Errorf("got %q, %v", got.Case.Number, err)
	}
}

func TestCaseOpensForNinetyDaysAfterItsEnd(t *testing.T) {
	d := openDesk(t)
	whole := d.register(t, registration())
	cases, err := d.Cases(t.Context(), CaseQuery{List: data.AllCases, Limit: 10})
	must(t, err)
	must(t, d.AdvanceCase(t.Context(), "Иванова", cases[0].ID, data.StageEntry{Stage: data.StageDelivered, On: november(12)}))
	token := d.token(t, whole)
	open := func() (opened []bool) {
		_, byCode := d.CaseByCode(t.Context(), "94-00-1287", whole.Slip.Code)
		_, byDate := d.CaseByDate(t.Context(), "94-00-1287", november(2))
		_, byToken := d.CaseByToken(t.Context(), token)
		for _, err := range []error{byCode, byDate, byToken} {
			if err != nil {
				wantKind(t, err, data.ErrNotFound)
			}
			opened = append(opened, err == nil)
		}
		return opened
	}
	d.now = november(12 + 90).Add(23 * time.Hour)
	if diff := cmp.Diff([]bool{true, true, true}, open()); diff != "" {
		t.Errorf("on the last day:\n%s", diff)
	}
	d.now = november(12 + 91)
	if diff := cmp.Diff([]bool{false, false, false}, open()); diff != "" {
		t.Errorf("a day later:\n%s", diff)
	}
	_, err = d.CaseSlip(t.Context(), cases[0].ID)
	must(t, err) // staff see it
}

func TestDepthDecidesWhatOpensACase(t *testing.T) {
	d := openDesk(t)
	whole := d.register(t, registration())
	for _, c := range []struct {
		depth      data.LookupDepth
		date, code bool
	}{{data.LookupByCode, false, true}, {data.LookupBySlip, false, false}, {data.LookupByDate, true, true}} {
		must(t, d.SetLookup(t.Context(), "Иванова", c.depth))
		_, byDate := d.CaseByDate(t.Context(), "94-00-1287", november(2))
		_, byCode := d.CaseByCode(t.Context(), "94-00-1287", whole.Slip.Code)
		slip, byToken := d.CaseByToken(t.Context(), d.token(t, whole))
		if slip.Slip.Lookup != c.depth {
			t.Errorf("the slip says what %q opens, want %q", slip.Slip.Lookup, c.depth)
		}
		if (byDate == nil) != c.date || (byCode == nil) != c.code || byToken != nil {
			t.Errorf("%q: by date %v, by code %v, by slip %v", c.depth, byDate, byCode, byToken)
		}
		published, err := d.Content(t.Context())
		must(t, err)
		if published.Town.Lookup != c.depth {
			t.Errorf("%q is published as %q", c.depth, published.Town.Lookup)
		}
		kept, err := d.Lookup(t.Context())
		if kept != c.depth || err != nil {
			t.Errorf("%q is kept as %q, %v", c.depth, kept, err)
		}
	}
	wantKind(t, d.SetLookup(t.Context(), "Иванова", data.LookupByDate), data.ErrUnchanged)
	wantKind(t, d.SetLookup(t.Context(), "Иванова", "all"), data.ErrInvalid)
	audit, err := d.Audit(t.Context(), 100)
	must(t, err)
	set := 0
	for _, row := range audit {
		if row.What == data.DeedLookupSet && row.Who == "Иванова" {
			set++
		}
	}
	if set != 3 {
		t.Errorf("the audit tells of %d changes, want 3", set)
	}
}

// Who edits the town's page must not set back what the administrator decided meanwhile.
func TestDraftOfTheTownDoesNotSetTheLookUpBack(t *testing.T) {
	d := openDesk(t)
	content, err := d.Content(t.Context())
	must(t, err)
	town := content.Town
	town.Website = "www.example.bg"
	saved, err := d.SaveEntry(t.Context(), "Петров", town, 0)
	must(t, err)
	must(t, d.SetLookup(t.Context(), "Иванова", data.LookupBySlip))
	_, err = d.PublishEntry(t.Context(), "Петров", saved.Entry.Ref(), saved.Revision)
	must(t, err)
	content, err = d.Content(t.Context())
	must(t, err)
	if content.Town.Lookup != data.LookupBySlip || content.Town.Website != "www.example.bg" {
		t.Errorf("got %+v", content.Town)
	}
}

func TestLookUpsUseTheirIndexes(t *testing.T) {
	d := openDesk(t)
	d.register(t, registration())
	rows, err := d.readers.QueryContext(t.Context(), `EXPLAIN QUERY PLAN `+locksOf, "94001287", "2026-01-01", mostLocks)
	must(t, err)
	defer rows.Close() //nolint:errcheck // only read
	covered := 0
	for rows.Next() {
		var id, parent, unused int
		var plan string
		must(t, rows.Scan(&id, &parent, &unused, &plan))
		if strings.Contains(plan, "SCAN case_file") || strings.Contains(plan, "case_file") && !strings.Contains(plan, "COVERING INDEX case_by_loose_number") {
			t.Errorf("got plan %q", plan)
		}
		if strings.Contains(plan, "COVERING INDEX") {
			covered++
		}
	}
	if covered != 3 {
		t.Errorf("%d parts of the query read the index alone, want 3", covered)
	}
	must(t, rows.Err())
}
