package main

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/console"
)

const fourRows = "Инд.;Прието;Услуга;Етап;Име\n94-00-1;02.11.2026;2016;Приета;Иван Примеров\n94-00-2;03.11.2026;2016;В работа;\n94-00-2;03.11.2026;2016;Готова за получаване;\n94-00-3;03.11.2026;;Приета;\n"

func indMapping() data.CaseMapping {
	return data.CaseMapping{data.ColumnNumber: "Инд.", data.ColumnReceived: "Прието", data.ColumnService: "Услуга", data.ColumnStage: "Етап"}
}

func TestPreviewSaysWhatTheImportThenDoes(t *testing.T) {
	_, o := watched(t)
	d := newImportDesk(o.store, time.Now)
	source := data.CaseSource{Name: "Акстър", Columns: indMapping()}
	for i, want := range []data.CaseChanges{{New: 3, Stage: 1}, {Same: 4}} {
		id, err := d.TakeCases(t.Context(), "ana", "x.csv", []byte(fourRows))
		if err != nil {
			t.Fatal(err)
		}
		p, err := d.PreviewCases(t.Context(), "ana", id, indMapping())
		if err != nil || p.Changes != want || len(p.Rows) != 4 || p.Rows[2].Line != 4 || p.Refused != nil {
			t.Errorf("preview %d: %+v, %v", i+1, p, err)
		}
		done, err := d.ImportCases(t.Context(), "ana", id, source)
		if err != nil || done != want {
			t.Errorf("import %d: %+v, %v", i+1, done, err)
		}
		if _, err := d.TakenCases(t.Context(), "ana", id); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("the file is still kept: %v", err)
		}
	}
	last, err := o.store.LastImports(t.Context(), 1)
	if err != nil || last[0].By != "ana" || last[0].Rows != 4 {
		t.Errorf("got %+v, %v", last, err)
	}
}

func TestPreviewTellsOfRefusedRowsAndOfTheOthers(t *testing.T) {
	_, o := watched(t)
	d := newImportDesk(o.store, time.Now)
	text := "Инд.;Прието;Услуга;Етап\n94-00-1;02.11.2026;7777;Приета\n94-00-2;03.11.2026;;Приета\n"
	id, err := d.TakeCases(t.Context(), "ana", "x.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.PreviewCases(t.Context(), "ana", id, indMapping())
	want := data.RowProblem{File: "x.csv", Line: 2, Column: 3, Field: "service", Reason: data.UnknownName}
	if err != nil || p.Changes != (data.CaseChanges{New: 1}) || len(p.Refused) != 1 || p.Refused[0] != want || len(p.Rows) != 1 {
		t.Errorf("got %+v, %v", p, err)
	}
	if _, err := d.ImportCases(t.Context(), "ana", id, data.CaseSource{Name: "x", Columns: indMapping()}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("got %v", err)
	}
	if _, err := d.TakenCases(t.Context(), "ana", id); err != nil {
		t.Errorf("the refused file is gone: %v", err)
	}
}

func TestGivenFileIsKeptForAnHourAndForItsClerkAlone(t *testing.T) {
	_, o := watched(t)
	now := time.Now()
	d := newImportDesk(o.store, func() time.Time { return now })
	id, err := d.TakeCases(t.Context(), "ana", "x.csv", []byte(fourRows))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.TakenCases(t.Context(), "boris", id); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("another's file: %v", err)
	}
	now = now.Add(takenFor - time.Second)
	if _, err := d.TakenCases(t.Context(), "ana", id); err != nil {
		t.Error(err)
	}
	now = now.Add(time.Second)
	d.sweep()
	if len(d.taken) != 0 {
		t.Error("it is kept for more than an hour")
	}
	var given []console.ImportID
	for i := range mostTaken + 1 {
		now = now.Add(time.Second)
		id, err := d.TakeCases(t.Context(), fmt.Sprint("clerk ", i), "x.csv", []byte(fourRows))
		if err != nil {
			t.Fatal(err)
		}
		given = append(given, id)
	}
	if _, kept := d.taken[given[0]]; kept || len(d.taken) != mostTaken {
		t.Errorf("%d files are kept", len(d.taken))
	}
}

func TestImportOfAnExportChangesNothing(t *testing.T) {
	_, o := watched(t)
	d := newImportDesk(o.store, time.Now)
	rows := []map[data.CaseColumn]string{}
	for _, row := range []string{
		"94-00-1|2026-11-02|2016|||received|||||", "94-00-1|2026-11-02|2016|||extended|2026-11-10|||2026-12-20|чака се справка", "94-00-1|2026-11-02|2016|||ready|2026-11-12||||",
		"РД-09-2|2026-11-03|2016|бърза||documents|2026-11-04||||", "РД-09-2|2026-11-03||||progress|2026-11-09||||", "94-00-3|2026-11-03|||planning|received|||2026-11-20||",
		"94-00-4|2026-11-03||||progress|2026-11-04||2026-11-20|2026-11-25|=няма го", "94-00-4|2026-11-03|||||2026-11-24|refused|||",
	} {
		cells := map[data.CaseColumn]string{}
		for i, cell := range bytes.Split([]byte(row), []byte("|")) {
			cells[data.CaseColumns()[i]] = string(cell)
		}
		rows = append(rows, cells)
	}
	if _, err := d.HandInCases(t.Context(), "registry", rows); err != nil {
		t.Fatal(err)
	}
	audit, err := o.store.Audit(t.Context(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, as := range []console.CaseFormat{console.AsCSV, console.AsXLSX} {
		for _, of := range data.CaseLists() {
			var out bytes.Buffer
			if err := d.ExportCases(t.Context(), "ana", of, as, &out); err != nil {
				t.Fatal(err)
			}
			id, err := d.TakeCases(t.Context(), "ana", "x", out.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			taken, err := d.TakenCases(t.Context(), "ana", id)
			if err != nil {
				t.Fatal(err)
			}
			if of == data.AllCases && taken.Rows != len(rows) {
				t.Errorf("%s: %d rows", as, taken.Rows)
			}
			changes, err := d.ImportCases(t.Context(), "ana", id, data.CaseSource{Name: "x", Columns: taken.Guess})
			if err != nil || changes != (data.CaseChanges{Same: taken.Rows}) {
				t.Errorf("%s of %s: %+v, %v", as, of, changes, err)
			}
		}
	}
	again, err := o.store.Audit(t.Context(), 1000)
	if exports := 2 * len(data.CaseLists()); err != nil || len(again) != len(audit)+exports || again[0].What != data.DeedCasesExported || again[0].Who != "ana" {
		t.Errorf("%d rows of the audit more for %d exports, the newest %+v, %v", len(again)-len(audit), exports, again[0], err)
	}
}

func TestHandedInCasesAreAmongTheLastImports(t *testing.T) {
	_, o := watched(t)
	d := newImportDesk(o.store, time.Now)
	row := map[data.CaseColumn]string{data.ColumnNumber: "94-00-1/02.11.2026", data.ColumnStage: "received"}
	wrong := map[data.CaseColumn]string{data.ColumnNumber: "94-00-2", data.ColumnStage: "received"}
	for range 2 {
		if _, err := d.HandInCases(t.Context(), "Акстър", []map[data.CaseColumn]string{row}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.HandInCases(t.Context(), "Акстър", []map[data.CaseColumn]string{row, wrong}); err == nil {
		t.Error("it was taken in")
	}
	last, err := o.store.LastImports(t.Context(), 10)
	if err != nil || len(last) != 2 {
		t.Fatalf("got %+v, %v", last, err)
	}
	if i := last[0]; i.Refused != 1 || i.Changes != (data.CaseChanges{}) || i.By != "Акстър" || i.Source != "Акстър" || i.File != "" {
		t.Errorf("refused: %+v", i)
	}
	if i := last[1]; i.Refused != 0 || i.Changes != (data.CaseChanges{New: 1, Same: 1}) {
		t.Errorf("taken in: %+v", i)
	}
}

func TestHandedInRowIsRefusedByRowAndField(t *testing.T) {
	_, o := watched(t)
	d := newImportDesk(o.store, time.Now)
	_, err := d.HandInCases(t.Context(), "registry", []map[data.CaseColumn]string{
		{data.ColumnNumber: "94-00-1/02.11.2026", data.ColumnStage: "received"}, {data.ColumnNumber: "94-00-2", data.ColumnStage: "received"},
	})
	var refused data.FileError
	if !errors.As(err, &refused) || len(refused.Rows) != 1 || refused.Rows[0] != (data.RowProblem{Line: 2, Field: "received", Reason: data.Missing}) {
		t.Errorf("got %v", err)
	}
	_, err = d.HandInCases(t.Context(), "registry", []map[data.CaseColumn]string{{data.ColumnNumber: "1/02.11.2026", data.ColumnStage: "received", data.ColumnService: "7777"}})
	if !errors.As(err, &refused) || refused.Rows[0] != (data.RowProblem{Line: 1, Field: "service", Reason: data.UnknownName}) {
		t.Errorf("got %v", err)
	}
}
