package sqlite

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// RegisterCases imports the rows of a file that nobody named.
func (d *desk) RegisterCases(ctx context.Context, by string, rows []data.Registration) ([]Registered, error) {
	return d.ImportCases(ctx, data.CaseImport{By: by, File: "x.csv"}, rows)
}

func (d *desk) imports(t *testing.T) []data.CaseImport {
	t.Helper()
	last, err := d.LastImports(t.Context(), 10)
	must(t, err)
	return last
}

// TestImportIsNotedWithWhatItDidOrNeitherIs has once stored the cases and said to the
// clerk that nothing was, when the note of it failed.
func TestImportIsNotedWithWhatItDidOrNeitherIs(t *testing.T) {
	d := openDesk(t)
	file := data.CaseImport{By: "Ана", Source: "Акстър", File: "nov.csv"}
	d.tamper(t, `CREATE TRIGGER full BEFORE INSERT ON case_import BEGIN SELECT RAISE(ABORT, 'disk is full'); END`)
	if _, err := d.ImportCases(t.Context(), file, []data.Registration{registration()}); err == nil {
		t.Error("it was imported without a note")
	}
	cases, err := d.Cases(t.Context(), CaseQuery{List: data.AllCases, Limit: 10})
	if must(t, err); len(cases) != 0 {
		t.Errorf("%d cases are stored", len(cases))
	}
	d.tamper(t, `DROP TRIGGER full`)
	ready := registration()
	ready.Stage, ready.On = data.StageReady, november(12)
	_, err = d.ImportCases(t.Context(), file, []data.Registration{registration(), ready, ready})
	must(t, err)
	want := []data.CaseImport{{At: d.now, By: "Ана", Source: "Акстър", File: "nov.csv", Rows: 3, Changes: data.CaseChanges{New: 1, Stage: 1, Same: 1}}}
	if diff := cmp.Diff(want, d.imports(t)); diff != "" {
		t.Error(diff)
	}
}

// TestDayOfAProgramIsOneOfTheLastImports hands in case by case, which would leave no room
// for the files.
func TestDayOfAProgramIsOneOfTheLastImports(t *testing.T) {
	d := openDesk(t)
	registry, other := data.CaseImport{By: "Акстър", Source: "Акстър"}, data.CaseImport{By: "Еврика", Source: "Еврика"}
	hands := func(i data.CaseImport, number data.CaseNumber) {
		r := registration()
		r.Number = number
		_, err := d.ImportCases(t.Context(), i, []data.Registration{r})
		must(t, err)
		d.now = d.now.Add(time.Minute)
	}
	hands(registry, "1")
	hands(other, "2")
	hands(data.CaseImport{By: "Ана", File: "nov.csv"}, "3")
	hands(registry, "4")
	hands(registry, "4")
	refused := registry
	refused.Refused = 2
	must(t, d.NoteImport(t.Context(), refused))
	must(t, d.NoteImport(t.Context(), refused))
	d.now = d.now.AddDate(0, 0, 1)
	hands(registry, "5")
	var got []data.CaseImport
	for _, i := range d.imports(t) {
		i.At = time.Time{}
		got = append(got, i)
	}
	want := []data.CaseImport{
		{By: "Акстър", Source: "Акстър", Rows: 1, Changes: data.CaseChanges{New: 1}},
		{By: "Акстър", Source: "Акстър", Refused: 4},
		{By: "Акстър", Source: "Акстър", Rows: 3, Changes: data.CaseChanges{New: 2, Same: 1}},
		{By: "Ана", File: "nov.csv", Rows: 1, Changes: data.CaseChanges{New: 1}},
		{By: "Еврика", Source: "Еврика", Rows: 1, Changes: data.CaseChanges{New: 1}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestExportIsInTheAuditWithItsListAndHowManyCases(t *testing.T) {
	d := openDesk(t)
	for _, number := range []data.CaseNumber{"1", "2", "3"} {
		r := registration()
		if r.Number = number; number == "3" {
			r.Stage, r.On = data.StageDelivered, november(5)
		}
		d.register(t, r)
	}
	for list, want := range map[data.CaseList]string{data.AllCases: "all 3", data.OpenCases: "open 2", data.StoppedCases: "stopped 0"} {
		must(t, d.CasesExported(t.Context(), "Ана", list))
		rows, err := d.Audit(t.Context(), 1)
		must(t, err)
		if got := rows[0]; got.Who != "Ана" || got.What != data.DeedCasesExported || got.Which != want {
			t.Errorf("got %+v, want %q", got, want)
		}
	}
}
