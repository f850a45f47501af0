package sqlite

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func november(date int) time.Time {
	return time.Date(2026, time.November, date, 0, 0, 0, 0, data.Sofia())
}

func registration() data.Registration {
	return data.Registration{
		Number: "94-00-1287", Received: november(2), Service: "1005", Stage: data.StageReceived, Due: november(16),
	}
}

func (d *desk) register(t testing.TB, r data.Registration) data.CaseAnswer {
	t.Helper()
	id, err := d.RegisterCase(t.Context(), "Иванова", r)
	must(t, err)
	answer, err := d.CaseSlip(t.Context(), id)
	must(t, err)
	return answer
}

func (d *desk) token(t *testing.T, a data.CaseAnswer) data.Token {
	t.Helper()
	token, ok := data.ParseToken(strings.TrimPrefix(a.Slip.Address, "https://uslugi.primerovo.example/P/"))
	if !ok {
		t.Fatalf("no token in %q", a.Slip.Address)
	}
	return token
}

func TestRegisteredCaseHasASlip(t *testing.T) {
	d := openDesk(t)
	got := d.register(t, registration())
	want := data.Case{
		Number: "94-00-1287", Received: november(2), Promised: november(16), Due: november(16), Phone: "0999/ 33 333",
		Service:    data.Text{BG: "Издаване на скица за недвижим имот", EN: "Plot plan of a property"},
		Department: data.Text{BG: "Устройство на територията", EN: "Planning and building"},
		Stages:     []data.StageEntry{{Stage: data.StageReceived, On: november(2)}},
	}
	if diff := cmp.Diff(want, got.Case); diff != "" {
		t.Error(diff)
	}
	if _, ok := data.ParseAccessCode(got.Slip.Code.Grouped()); !ok || got.Slip.Phone != want.Phone || got.Slip.Town.BG != "Община Примерово" {
		t.Errorf("got slip %+v", got.Slip)
	}
	d.token(t, got)
}

func TestCaseIsFoundByCodeTokenAndID(t *testing.T) {
	d := openDesk(t)
	want := d.register(t, registration())
	byCode, err := d.CaseByCode(t.Context(), "№ 94 – 00 – 1287", want.Slip.Code)
	must(t, err)
	byToken, err := d.CaseByToken(t.Context(), d.token(t, want))
	must(t, err)
	cases, err := d.Cases(t.Context(), CaseQuery{List: data.AllCases, Limit: 10})
	must(t, err)
	bySlip, err := d.CaseSlip(t.Context(), cases[0].ID)
	must(t, err)
	for how, got := range map[string]data.CaseAnswer{"code": byCode, "token": byToken, "slip": bySlip} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("by %s:\n%s", how, diff)
		}
	}
}

func TestUnknownNumberAndWrongCodeAreTheSame(t *testing.T) {
	d := openDesk(t)
	right := d.register(t, registration())
	_, wrongCode := d.CaseByCode(t.Context(), right.Slip.Number, "00000000")
	_, unknown := d.CaseByCode(t.Context(), "94-00-9999", right.Slip.Code)
	for _, err := range []error{wrongCode, unknown} {
		wantKind(t, err, data.ErrNotFound)
	}
	if wrongCode.Error() != unknown.Error() {
		t.Errorf("%q differs from %q", wrongCode, unknown)
	}
	_, err := d.CaseByToken(t.Context(), "0000000000000000")
	wantKind(t, err, data.ErrNotFound)
	_, err = d.CaseSlip(t.Context(), "nope")
	wantKind(t, err, data.ErrNotFound)
}

// The look-up of an unknown number compares with the code of nothing; whoever
// knew that code would still see nothing.
func TestCodeOfNothingOpensNothing(t *testing.T) {
	d := openDesk(t)
	_, err := d.CaseByCode(t.Context(), "nope", d.key.Code("", ""))
	wantKind(t, err, data.ErrNotFound)
}

func TestSameNumberInTwoYearsOpensEachWithItsOwnCode(t *testing.T) {
	d := openDesk(t)
	this := d.register(t, registration())
	earlier := registration()
	earlier.Received, earlier.Due = november(2).AddDate(-1, 0, 0), time.Time{}
	last := d.register(t, earlier)
	for _, want := range []data.CaseAnswer{this, last} {
		got, err := d.CaseByCode(t.Context(), want.Slip.Number, want.Slip.Code)
		must(t, err)
		if !got.Case.Received.Equal(want.Case.Received) {
			t.Errorf("got the case of %s, want %s", got.Case.Received, want.Case.Received)
		}
	}
}

func TestCaseIsNotRegisteredTwice(t *testing.T) {
	d := openDesk(t)
	d.register(t, registration())
	twice := registration()
	twice.Number = "94-00–1287"
	_, err := d.RegisterCase(t.Context(), "Петров", twice)
	wantProblem(t, err, "number", data.Taken)
	unknown := registration()
	unknown.Number, unknown.Service = "1", "nope"
	_, err = d.RegisterCase(t.Context(), "Петров", unknown)
	wantProblem(t, err, "service", data.UnknownName)
	_, err = d.RegisterCase(t.Context(), "Петров", data.Registration{})
	wantProblem(t, err, "received", data.Missing)
}

func TestCaseWithoutServiceBelongsToTheRegistry(t *testing.T) {
	d := openDesk(t)
	r := registration()
	r.Service = ""
	got := d.register(t, r)
	if got.Case.Phone != "0999 / 11 111" || got.Case.Department.BG != "Деловодство" || got.Case.Service.BG != "" {
		t.Errorf("got %+v", got.Case)
	}
}

func TestSlipWithoutPublicAddressHasNoQR(t *testing.T) {
	d := openDesk(t)
	must(t, d.SetPublicAddress(t.Context(), ""))
	if got := d.register(t, registration()); got.Slip.Address != "" || got.Slip.Code == "" {
		t.Errorf("got slip %+v", got.Slip)
	}
}

func TestCaseAdvancesOnlyForward(t *testing.T) {
	d := openDesk(t)
	d.register(t, registration())
	cases, err := d.Cases(t.Context(), CaseQuery{List: data.AllCases, Limit: 10})
	must(t, err)
	id := cases[0].ID
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageInProgress, On: november(5).Add(9 * time.Hour)}))
	err = d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageReady, On: november(4)})
	wantProblem(t, err, "on", data.EndsBefore)
	err = d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: "lost", On: november(6)})
	wantProblem(t, err, "stage", data.UnknownName)
	err = d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageReady})
	wantProblem(t, err, "on", data.Missing)
	err = d.AdvanceCase(t.Context(), "Иванова", "nope", data.StageEntry{Stage: data.StageReady, On: november(6)})
	wantKind(t, err, data.ErrNotFound)
	cases, err = d.Cases(t.Context(), CaseQuery{List: data.AllCases, Limit: 10})
	must(t, err)
	want := []data.StageEntry{{Stage: data.StageReceived, On: november(2)}, {Stage: data.StageInProgress, On: november(5)}}
	if diff := cmp.Diff(want, d.caseOf(t, id).Stages); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want[1:], cases[0].Case.Stages); diff != "" {
		t.Error(diff)
	}
}

func TestImportingTheSameFileAgainChangesNothing(t *testing.T) {
	d := openDesk(t)
	ready := registration()
	ready.Stage, ready.On, ready.Due = data.StageReady, november(12), november(13)
	other := data.Registration{Number: "РД-09-136", Received: november(3), Stage: data.StageInProgress}
	rows := []data.Registration{registration(), ready, other}
	first, err := d.RegisterCases(t.Context(), "Иванова", rows)
	must(t, err)
	audit, err := d.Audit(t.Context(), 100)
	must(t, err)
	second, err := d.RegisterCases(t.Context(), "Иванова", rows[1:])
	must(t, err)
	again, err := d.Audit(t.Context(), 100)
	must(t, err)
	if diff := cmp.Diff(audit, again); diff != "" {
		t.Error(diff)
	}
	for i, row := range second {
		if row.ID != first[i+1].ID || row.Effect != (data.CaseEffect{}) {
			t.Errorf("row %d did %+v", i+1, row)
		}
	}
	want := []data.StageEntry{{Stage: data.StageReceived, On: november(2)}, {Stage: data.StageReady, On: november(12)}}
	if got := d.caseOf(t, second[0].ID); !cmp.Equal(got.Stages, want) || !got.Due.Equal(november(13)) {
		t.Errorf("got %+v", got)
	}
}

// The second import of a file once printed every slip again.
func TestImportTellsNewCasesFromKnownOnes(t *testing.T) {
	d := openDesk(t)
	ready := registration()
	ready.Stage, ready.On = data.StageReady, november(12)
	other := registration()
	other.Number = "94-00-1288"
	for _, c := range []struct {
		name string
		rows []data.Registration
		want map[data.CaseNumber]bool
	}{
		{"first", []data.Registration{registration()}, map[data.CaseNumber]bool{"94-00-1287": true}},
		{"again, and one more with two stages", []data.Registration{registration(), ready, other, other}, map[data.CaseNumber]bool{"94-00-1287": false, "94-00-1288": true}},
	} {
		cases, err := d.RegisterCases(t.Context(), "Иванова", c.rows)
		must(t, err)
		got := map[data.CaseNumber]bool{}
		for _, one := range cases {
			number := d.caseOf(t, one.ID).Number
			got[number] = got[number] || one.Effect.New
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\n%s", c.name, diff)
		}
	}
}

func TestImportStoresAllRowsOrNone(t *testing.T) {
	d := openDesk(t)
	bad := registration()
	bad.Number, bad.Service = "2", "nope"
	worse := registration()
	worse.Number = ""
	_, err := d.RegisterCases(t.Context(), "Иванова", []data.Registration{registration(), bad, worse})
	var row RowError
	if !errors.As(err, &row) || row.Row != 2 {
		t.Errorf("got %v, want row 2 refused", err)
	}
	wantKind(t, err, data.ErrInvalid)
	if !strings.Contains(err.Error(), "row 3") {
		t.Errorf("got %v, want row 3 told as well", err)
	}
	cases, err := d.Cases(t.Context(), CaseQuery{List: data.AllCases, Limit: 10})
	if err != nil || cases != nil {
		t.Errorf("got %v, %v; want nothing stored", cases, err)
	}
}

func TestNewestCasesComeFirst(t *testing.T) {
	d := openDesk(t)
	for _, number := range []data.CaseNumber{"1", "2", "3"} {
		r := registration()
		r.Number = number
		d.register(t, r)
	}
	cases, err := d.Cases(t.Context(), CaseQuery{List: data.AllCases, Limit: 2})
	must(t, err)
	if len(cases) != 2 || cases[0].Case.Number != "3" || cases[1].Case.Number != "2" || len(cases[1].Case.Stages) != 1 {
		t.Errorf("got %+v", cases)
	}
}

func TestNeitherCodeNorTokenNorNumberLeaks(t *testing.T) {
	d := openDesk(t)
	answer := d.register(t, registration())
	token := d.token(t, answer)
	var salt, stored string
	must(t, d.writer.QueryRowContext(t.Context(), `SELECT salt, token_digest FROM case_file`).Scan(&salt, &stored))
	if stored != token.Digest() || strings.Contains(salt+stored, string(answer.Slip.Code)) {
		t.Errorf("stored %q and %q", salt, stored)
	}
	audit, err := d.Audit(t.Context(), 100)
	must(t, err)
	for _, row := range audit {
		if strings.Contains(string(row.What)+row.Which, "1287") {
			t.Errorf("the audit names the case number: %+v", row)
		}
	}
}
