package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
)

// watched is a watched folder of an office that knows the source.
func watched(t *testing.T) (*dropFolder, *opened) {
	t.Helper()
	o, err := open(t.Context(), machine.Folder(t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.store.Close(); err != nil {
			t.Error(err)
		}
	})
	source := data.CaseSource{Name: "Акстър", Columns: data.CaseMapping{data.ColumnNumber: "Инд.", data.ColumnStage: "Къде"}}
	if err := o.store.KeepCaseSource(t.Context(), source); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, data.Sofia())
	d, err := newDropFolder(t.TempDir(), "Акстър", o.store, func() time.Time { now = now.Add(time.Second); return now }, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return d, o
}

func (d *dropFolder) leave(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (d *dropFolder) looks(t *testing.T) {
	t.Helper()
	if err := d.look(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// files are the names in the folder without their moments, joined.
func (d *dropFolder) files(t *testing.T, inner string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(d.dir, inner))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, strings.TrimLeft(e.Name(), "0123456789.-"))
		}
	}
	return strings.Join(names, " ")
}

func TestFileIsTakenInWhenItHasStoppedGrowing(t *testing.T) {
	d, o := watched(t)
	d.leave(t, "nov.csv", "Инд.;Къде\n94-00-1/02.11.2026;Прие")
	d.looks(t)
	d.leave(t, "nov.csv", "Инд.;Къде\n94-00-1/02.11.2026;Приета\n94-00-2/02.11.2026;В работа\n")
	d.leave(t, "readme.txt", "x")
	d.looks(t)
	if got := d.files(t, "."); got != "nov.csv readme.txt" {
		t.Fatalf("a file that grows was taken: %s", got)
	}
	d.looks(t)
	if got, done := d.files(t, "."), d.files(t, dropDone); got != "readme.txt" || done != "nov.csv" {
		t.Errorf("in the folder %q, done %q", got, done)
	}
	last, err := o.store.LastImports(t.Context(), 10)
	if err != nil || len(last) != 1 || last[0].Changes != (data.CaseChanges{New: 2}) || last[0].File != "nov.csv" || last[0].Source != "Акстър" || last[0].By != office {
		t.Errorf("got %+v, %v", last, err)
	}
	d.leave(t, "nov.csv", "Инд.;Къде\n94-00-1/02.11.2026;Приета\n94-00-2/02.11.2026;Готова за получаване\n")
	d.looks(t)
	d.looks(t)
	last, err = o.store.LastImports(t.Context(), 1)
	if err != nil || last[0].Changes != (data.CaseChanges{Stage: 1, Same: 1}) {
		t.Errorf("the second time: %+v, %v", last, err)
	}
	if done := d.files(t, dropDone); done != "nov.csv nov.csv" {
		t.Errorf("done %q", done)
	}
}

func TestRefusedFileSaysLineAndColumnBesideIt(t *testing.T) {
	d, o := watched(t)
	d.leave(t, "bad.csv", "Инд.;Къде\n94-00-1/02.11.2026;Приета\n94-00-2/02.11.2026;Изгубена\n")
	d.leave(t, "odd.xlsx", "PK\x03\x04 no zip")
	d.looks(t)
	d.looks(t)
	if got := d.files(t, dropRefused); got != "bad.csv bad.csv.txt odd.xlsx odd.xlsx.txt" {
		t.Fatalf("refused: %s", got)
	}
	notes, err := filepath.Glob(filepath.Join(d.dir, dropRefused, "*bad.csv.txt"))
	if err != nil {
		t.Fatal(err)
	}
	words, err := os.ReadFile(notes[0])
	if err != nil || !strings.Contains(string(words), "bad.csv: line 3, column 2: stage: unknown_name") || !strings.Contains(string(words), "Нищо не е записано") {
		t.Errorf("it says %q, %v", words, err)
	}
	last, err := o.store.LastImports(t.Context(), 10)
	if err != nil || len(last) != 2 || last[0].Refused != 1 || last[1].Refused != 1 {
		t.Errorf("got %+v, %v", last, err)
	}
	rows := 0
	if err := o.store.EachRegistration(t.Context(), data.AllCases, func(data.Registration) error { rows++; return nil }); err != nil || rows != 0 {
		t.Errorf("%d rows are stored, %v", rows, err)
	}
}

func TestFileOfAnUnknownSourceWaits(t *testing.T) {
	d, _ := watched(t)
	d.source = "друг"
	d.leave(t, "nov.csv", "Инд.;Къде\n94-00-1/02.11.2026;Приета\n")
	d.looks(t)
	if err := d.look(t.Context()); err == nil {
		t.Error("it was taken in")
	}
	if got := d.files(t, "."); got != "nov.csv" {
		t.Errorf("in the folder %q", got)
	}
	d.source = "Акстър"
	d.looks(t)
	if got := d.files(t, dropDone); got != "nov.csv" {
		t.Errorf("done %q", got)
	}
}
