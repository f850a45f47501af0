package sqlite

import (
	"strings"
	"testing"

	"example.org/parter/data"
)

// A visitor who typed 94001287 with the right code was once told that there is
// no such case.
func TestNumberWithoutItsDashesOpensTheCase(t *testing.T) {
	d := openDesk(t)
	want := d.register(t, registration())
	for _, typed := range []data.CaseNumber{"94001287", "94 00 1287", "94-001287", "94/00/1287", "94.00.1287"} {
		got, err := d.CaseByCode(t.Context(), typed, want.Slip.Code)
		if err != nil || got.Case.Number != want.Case.Number {
			t.Errorf("%q: got %q, %v", typed, got.Case.Number, err)
		}
	}
	_, err := d.CaseByCode(t.Context(), "94001287", "00000000")
	wantKind(t, err, data.ErrNotFound)
	_, err = d.CaseByCode(t.Context(), "---", want.Slip.Code)
	wantKind(t, err, data.ErrNotFound)
}

func TestNumbersThatDifferByTheirDashesAreTwoCases(t *testing.T) {
	d := openDesk(t)
	first := d.register(t, registration())
	other := registration()
	other.Number = "940-01-287"
	second := d.register(t, other)
	for _, want := range []data.CaseAnswer{first, second} {
		got, err := d.CaseByCode(t.Context(), "94001287", want.Slip.Code)
		if err != nil || got.Case.Number != want.Case.Number {
			t.Errorf("got %q, %v; want %q", got.Case.Number, err, want.Case.Number)
		}
	}
	_, err := d.RegisterCase(t.Context(), "Петров", registration())
	wantProblem(t, err, "number", data.Taken)
}

func TestLookUpOfANumberUsesItsIndex(t *testing.T) {
	d := openDesk(t)
	var id, parent, unused int
	var plan string
	must(t, d.readers.QueryRowContext(t.Context(), `
		EXPLAIN QUERY PLAN SELECT id, salt FROM case_file WHERE number_loose = '1'`).Scan(&id, &parent, &unused, &plan))
	if !strings.Contains(plan, "case_by_loose_number") {
		t.Errorf("got plan %q", plan)
	}
}

func TestCasesOfTheFirstSchemaAreFoundWithoutDashes(t *testing.T) {
	d := &desk{}
	path := t.TempDir() + "/content.db"
	ofSchema(t, 1, path, `
		INSERT INTO case_file (id, number, number_key, year, received, salt, token_digest, due, extended, reason)
		VALUES ('old', 'РД-09-1', 'РД-09-1', 2026, '2026-11-02', 'salt', 'x', '', '', '');
		INSERT INTO case_stage (case_file, position, stage, reached) VALUES ('old', 0, 'received', '2026-11-02')`)
	for range 2 { // the second time finds nothing to do
		store, err := Open(t.Context(), path, d.options())
		must(t, err)
		got, err := store.CaseByCode(t.Context(), "рд091", store.key.Code("old", "salt"))
		if err != nil || got.Case.Number != "РД-09-1" {
			t.Errorf("got %q, %v", got.Case.Number, err)
		}
		must(t, store.Close())
	}
}
