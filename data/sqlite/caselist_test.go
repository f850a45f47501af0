package sqlite

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func (d *desk) caseWithID(t testing.TB, r data.Registration) data.CaseID {
	t.Helper()
	id, err := d.RegisterCase(t.Context(), "Иванова", r)
	must(t, err)
	return id
}

func (d *desk) caseOf(t testing.TB, id data.CaseID) data.Case {
	t.Helper()
	answer, err := d.CaseSlip(t.Context(), id)
	must(t, err)
	return answer.Case
}

// TestTermIsReckonedFromTheService registers cases without a day, at each of the
// service's speeds, and with one that somebody wrote.
func TestTermIsReckonedFromTheService(t *testing.T) {
	d := openDesk(t)
	publish(t, d, func(s *data.Service) {
		s.Terms = []data.Term{
			{Speed: data.Ordinary, Text: data.Text{BG: "14 дни"}},
			{Speed: data.Fast, Text: data.Text{BG: "3 работни дни"}},
			{Speed: data.Express, Text: data.Text{BG: "по наредба на ОбС"}},
		}
	})
	for i, c := range []struct {
		speed     data.Speed
		due, want time.Time
	}{
		{"", time.Time{}, november(16)},
		{data.Ordinary, time.Time{}, november(16)},
		{data.Fast, time.Time{}, november(5)},
		{data.Express, time.Time{}, time.Time{}},
		{data.Ordinary, november(20), november(20)},
	} {
		r := data.Registration{Number: data.CaseNumber(fmt.Sprintf("94-%d", i)), Received: november(2), Service: "1005", Speed: c.speed, Stage: data.StageReceived, Due: c.due}
		got := d.caseOf(t, d.caseWithID(t, r))
		if !got.Due.Equal(c.want) || !got.Promised.Equal(c.want) {
			t.Errorf("%q, written %s: due %s, want %s", c.speed, c.due, got.Due, c.want)
		}
	}
}

// publish changes service 1005 and publishes it.
func publish(t testing.TB, d *desk, change func(*data.Service)) {
	t.Helper()
	e, err := d.Entry(t.Context(), data.EntryRef{Kind: data.KindService, ID: "1005"})
	must(t, err)
	s := e.Entry.(data.Service)
	change(&s)
	saved, err := d.SaveEntry(t.Context(), "Ана", s, e.Revision)
	must(t, err)
	_, err = d.PublishEntry(t.Context(), "Ана", s.Ref(), saved.Revision)
	must(t, err)
}

// TestDayOffMovesTheDeadlinesOfOpenCases publishes one on the last day of a term.
func TestDayOffMovesTheDeadlinesOfOpenCases(t *testing.T) {
	d := openDesk(t)
	publish(t, d, func(s *data.Service) { s.Terms = []data.Term{{Text: data.Text{BG: "14 дни"}}} })
	open, written, over := registration(), registration(), registration()
	open.Due, over.Due = time.Time{}, time.Time{}
	written.Number, over.Number = "94-2", "94-3"
	ids := []data.CaseID{d.caseWithID(t, open), d.caseWithID(t, written), d.caseWithID(t, over)}
	must(t, d.AdvanceCase(t.Context(), "Ана", ids[2], data.StageEntry{Stage: data.StageDelivered, On: november(9)}))
	e, err := d.Entry(t.Context(), data.DaysOffList{}.Ref())
	must(t, err)
	saved, err := d.SaveEntry(t.Context(), "Ана", data.DaysOffList{{Day: november(16), Kind: data.Off, Reason: data.Text{BG: "Ремонт"}}}, e.Revision)
	must(t, err)
	_, err = d.PublishEntry(t.Context(), "Ана", saved.Entry.Ref(), saved.Revision)
	must(t, err)
	for i, want := range []time.Time{november(17), november(16), november(16)} {
		if got := d.caseOf(t, ids[i]).Due; !got.Equal(want) {
			t.Errorf("case %d is due %s, want %s", i, got, want)
		}
	}
}

// TestLongerTermNeedsADayAndAReason refuses an extension without them, or to no later a
// day, and keeps the one that has them, and the notice to the client.
func TestLongerTermNeedsADayAndAReason(t *testing.T) {
	d := openDesk(t)
	id := d.caseWithID(t, registration())
	extend := func(e data.Extension) error { return d.ExtendCase(t.Context(), "Ана", id, e) }
	good := data.Extension{On: november(12), Until: november(30), Reason: "чака се становище"}
	for field, spoil := range map[string]func(*data.Extension){
		"extended": func(e *data.Extension) { e.Until = time.Time{} }, "delay_reason": func(e *data.Extension) { e.Reason = "" },
		"extended_on": func(e *data.Extension) { e.On = time.Time{} },
	} {
		e := good
		spoil(&e)
		wantProblem(t, extend(e), field, data.Missing)
	}
	early, before := good, good
	early.Until, before.On = november(16), november(1)
	wantProblem(t, extend(early), "extended", data.EndsBefore)
	wantProblem(t, extend(before), "extended_on", data.EndsBefore)
	wantProblem(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageExtended, On: november(12)}), "extended", data.Missing)
	if got := d.caseOf(t, id); len(got.Extensions) > 0 || len(got.Stages) > 1 {
		t.Errorf("something was kept: %+v", got)
	}
	must(t, extend(good))
	wantProblem(t, d.NotifyCase(t.Context(), "Ана", id, data.DelayNotice{On: november(12), By: "Ана"}), "told_how", data.Missing)
	wantProblem(t, d.NotifyCase(t.Context(), "Ана", id, data.DelayNotice{On: november(1), How: data.ByPhone, By: "Ана"}), "told_on", data.EndsBefore)
	must(t, d.NotifyCase(t.Context(), "Ана", id, data.DelayNotice{On: november(12), How: data.ByPhone, By: "Ана"}))
	got := d.caseOf(t, id)
	if !got.Due.Equal(november(30)) || !got.Promised.Equal(november(16)) || got.Stage() != data.StageExtended {
		t.Errorf("got %+v", got)
	}
	if diff := cmp.Diff([]data.DelayNotice{{On: november(12), How: data.ByPhone, By: "Ана", Extensions: 1}}, got.Told); diff != "" {
		t.Error(diff)
	}
	must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageDelivered, On: november(20)}))
	wantKind(t, extend(data.Extension{On: november(21), Until: november(30).AddDate(0, 0, 9), Reason: "още"}), data.ErrConflict)
}

// TestExtensionOnTheDayOfTheNoticeIsStillOwed extends a case, tells the client and extends
// it once more, all on one day; and takes the last back, and gives another.
func TestExtensionOnTheDayOfTheNoticeIsStillOwed(t *testing.T) {
	d := openDesk(t)
	d.now = november(12).Add(15 * time.Hour)
	id := d.caseWithID(t, registration())
	owed := func(when string, want bool) {
		t.Helper()
		if got := !d.caseOf(t, id).DelayedSince(d.now).IsZero(); got != want {
			t.Errorf("%s: the case says owed %t, want %t", when, got, want)
		}
		rows, err := d.Cases(t.Context(), CaseQuery{List: data.ToNotify, Limit: 9})
		must(t, err)
		if (len(rows) == 1) != want {
			t.Errorf("%s: listed %d times, want owed %t", when, len(rows), want)
		}
	}
	extend := func(until int) {
		t.Helper()
		must(t, d.ExtendCase(t.Context(), "Ана", id, data.Extension{On: november(12), Until: november(until), Reason: "чака се становище"}))
	}
	notice := data.DelayNotice{On: november(12), How: data.ByPhone, By: "Ана"}
	extend(20)
	owed("extended", true)
	must(t, d.NotifyCase(t.Context(), "Ана", id, notice))
	owed("told", false)
	wantProblem(t, d.NotifyCase(t.Context(), "Ана", id, notice), "told_on", data.Taken)
	extend(25)
	owed("extended again", true)
	must(t, d.NotifyCase(t.Context(), "Ана", id, notice))
	owed("told again", false)
	record, err := d.CaseRecord(t.Context(), id)
	must(t, err)
	must(t, d.TakeBackCase(t.Context(), "Ана", id, record.Revision))
	owed("taken back", false)
	extend(28)
	owed("another one", true)
}

// TestMissingDocumentsStopTheClock and the days are given back when it runs on.
func TestMissingDocumentsStopTheClock(t *testing.T) {
	d := openDesk(t)
	id := d.caseWithID(t, registration())
	must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageDocuments, On: november(4)}))
	d.now = november(20)
	if got := d.caseOf(t, id); got.Late(d.now) || !got.Due.Equal(november(16)) {
		t.Errorf("while it stands still: %+v", got)
	}
	must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageInProgress, On: november(11)}))
	if got := d.caseOf(t, id); !got.Due.Equal(november(23)) {
		t.Errorf("due %s", got.Due)
	}
}

// TestListsAreWhatEachCaseSaysOfItself makes cases of every kind by chance and compares
// the database's lists with data.Case.
func TestListsAreWhatEachCaseSaysOfItself(t *testing.T) {
	d := openDesk(t)
	chance := rand.New(rand.NewPCG(6, 2026)) //nolint:gosec // the same cases each time
	for i := range 120 {
		r := data.Registration{Number: data.CaseNumber(fmt.Sprintf("94-%d", i)), Received: november(1), Stage: data.StageReceived}
		if chance.IntN(5) > 0 {
			r.Due = november(2 + chance.IntN(25))
		}
		id, on := d.caseWithID(t, r), 2
		for range chance.IntN(4) {
			on += max(0, chance.IntN(8)-2) // often more on one day
			switch chance.IntN(4) {
			case 0:
				if due := d.caseOf(t, id).Due; !due.IsZero() {
					// A refused one leaves the case as it was.
					_ = d.ExtendCase(t.Context(), "Ана", id, data.Extension{On: november(on), Until: due.AddDate(0, 0, chance.IntN(9)), Reason: "причина"})
				}
			case 1:
				_ = d.NotifyCase(t.Context(), "Ана", id, data.DelayNotice{On: november(on), How: data.ByPost, By: "Ана"})
			default:
				stages := data.Stages()
				_ = d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: stages[chance.IntN(len(stages))], On: november(on)})
			}
		}
	}
	d.now = november(15).Add(11 * time.Hour)
	all, err := d.Cases(t.Context(), CaseQuery{List: data.AllCases, Limit: 1000})
	must(t, err)
	want := map[data.CaseList][]data.CaseID{}
	for _, row := range all {
		c := d.caseOf(t, row.ID)
		for list, in := range map[data.CaseList]bool{
			data.DueToday:     c.Running() && c.Due.Equal(november(15)),
			data.LateCases:    c.Late(d.now),
			data.ToNotify:     !c.DelayedSince(d.now).IsZero(),
			data.StoppedCases: c.Stage().StopsClock(),
			data.OpenCases:    c.Closed().IsZero(),
		} {
			if in {
				want[list] = append(want[list], row.ID)
			}
		}
	}
	counts, err := d.CaseCounts(t.Context())
	must(t, err)
	for _, which := range data.CaseLists()[:5] {
		rows, err := d.Cases(t.Context(), CaseQuery{List: which, Limit: 1000})
		must(t, err)
		got := map[data.CaseID]bool{}
		for _, row := range rows {
			got[row.ID] = true
		}
		for _, id := range want[which] {
			if !got[id] {
				t.Errorf("%s: case %s is missing", which, id)
			}
		}
		if len(rows) != len(want[which]) || counts[which] != len(rows) || len(rows) == 0 {
			t.Errorf("%s: %d cases, %d are counted, want %d", which, len(rows), counts[which], len(want[which]))
		}
	}
}

// TestCaseIsFoundByTheBeginningOfItsNumberOrItsLastDigits leaves out its marks.
func TestCaseIsFoundByTheBeginningOfItsNumberOrItsLastDigits(t *testing.T) {
	d := openDesk(t)
	for _, number := range []data.CaseNumber{"94-00-1287", "94-00-12", "РД-09-136"} {
		r := registration()
		r.Number = number
		d.caseWithID(t, r)
	}
	for number, want := range map[data.CaseNumber]int{"9400 12": 2, "рд-0": 1, "": 3, "95": 0, "1287": 1, "136": 1, "12": 1, "287": 0, "94": 2, "94-00-12": 2} {
		rows, err := d.Cases(t.Context(), CaseQuery{List: data.AllCases, Number: number, Limit: 10})
		must(t, err)
		if len(rows) != want {
			t.Errorf("%q finds %d cases, want %d", number, len(rows), want)
		}
	}
	r := registration()
	r.Number = "12-00-7"
	d.caseWithID(t, r)
	rows, err := d.Cases(t.Context(), CaseQuery{List: data.OpenCases, Number: "12", Limit: 10})
	must(t, err)
	if len(rows) != 2 || rows[0].Case.Number != "94-00-12" || rows[1].Case.Number != "12-00-7" {
		t.Errorf("found %+v", rows)
	}
	if rows, err = d.Cases(t.Context(), CaseQuery{List: data.AllCases, Number: "12", Limit: 1}); err != nil || len(rows) != 1 {
		t.Errorf("of one that is asked for %d are found, %v", len(rows), err)
	}
}

// TestCaseIsFoundByItsLastDigitsAmongMany asks the index and not each case.
func TestCaseIsFoundByItsLastDigitsAmongMany(t *testing.T) {
	d := openDesk(t)
	for _, which := range data.CaseLists() {
		condition, args := inList(which, d.now)
		order := map[bool]string{true: `c.seq DESC`, false: `c.due, c.seq`}[which == data.AllCases]
		plan, err := d.planOf(t, `SELECT c.id`+caseTables+` WHERE `+condition+` AND `+lastDigits+` = ? ORDER BY `+order+` LIMIT 201`, append(args, "1287")...)
		must(t, err)
		if strings.Contains(plan, "SCAN c") || which == data.AllCases && !strings.Contains(plan, "case_by_last_digits") {
			t.Errorf("%s is looked through:\n%s", which, plan)
		}
	}
}

func (d *desk) planOf(t *testing.T, query string, args ...any) (plan string, err error) {
	t.Helper()
	err = d.read(t.Context(), func(tx *sql.Tx) error {
		steps, err := list(t.Context(), tx, `EXPLAIN QUERY PLAN `+query, func(row scanner, step *string) error {
			var a, b, c any
			return row.Scan(&a, &b, &c, step)
		}, args...)
		plan = strings.Join(steps, "\n")
		return err
	})
	return plan, err
}

// TestNoticesOfSchema23KnowWhatTheyToldOf brings notices up to date that knew their day
// alone: it says which extensions they told of, as it did then.
func TestNoticesOfSchema23KnowWhatTheyToldOf(t *testing.T) {
	path := t.TempDir() + "/content.db"
	ofSchema(t, 23, path, `
		INSERT INTO case_file (id, number, number_key, number_loose, year, received, salt, token_digest, due, stage, delayed, told) VALUES
			('told', '1', '1', '1', 2026, '2026-11-02', 's', 'a', '2026-11-30', 'extended', '2026-11-12', '2026-11-12'),
			('owed', '2', '2', '2', 2026, '2026-11-02', 's', 'b', '2026-11-30', 'extended', '2026-11-13', '2026-11-12');
		INSERT INTO case_stage (case_file, position, stage, reached) VALUES ('told', 0, 'extended', '2026-11-12'), ('owed', 0, 'extended', '2026-11-13');
		INSERT INTO case_extension (case_file, position, decided, until, reason) VALUES
			('told', 0, '2026-11-10', '2026-11-20', 'р'), ('told', 1, '2026-11-12', '2026-11-30', 'р'),
			('owed', 0, '2026-11-10', '2026-11-20', 'р'), ('owed', 1, '2026-11-13', '2026-11-30', 'р');
		INSERT INTO case_notice (case_file, position, told, how, by) VALUES ('told', 0, '2026-11-12', 'phone', 'Ана'), ('owed', 0, '2026-11-12', 'phone', 'Ана');`)
	d := &desk{now: november(15)}
	store, err := Open(t.Context(), path, d.options())
	must(t, err)
	defer func() { must(t, store.Close()) }()
	d.Store = store
	rows, err := d.Cases(t.Context(), CaseQuery{List: data.ToNotify, Limit: 9})
	must(t, err)
	if len(rows) != 1 || rows[0].ID != "owed" {
		t.Errorf("to be told: %+v", rows)
	}
	for id, want := range map[data.CaseID]int{"told": 2, "owed": 1} {
		if c := d.caseOf(t, id); c.Told[0].Extensions != want || c.DelayedSince(d.now).IsZero() != (id == "told") {
			t.Errorf("%s: %+v", id, c)
		}
	}
}
