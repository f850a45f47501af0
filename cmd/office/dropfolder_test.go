package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
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
	d, err := newDropFolder(t.TempDir(), "Акстър", newImportDesk(o.store, func() time.Time { now = now.Add(time.Second); return now }), slog.New(slog.DiscardHandler))
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
	for name, want := range map[string][]string{
		"bad.csv":  {"bad.csv\r\nНищо от този файл не е записано.", "\r\nред 3, колона 2 (етап): такова няма\r\n", "\r\nline 3, column 2 (stage): there is no such thing\r\n", "след 30 дни"},
		"odd.xlsx": {"\r\nред 1: не се чете\r\n"},
	} {
		words := d.answer(t, name)
		if !strings.HasPrefix(words, "\ufeff") || strings.Contains(words, "94-00") || strings.Contains(words, "Изгубена") {
			t.Errorf("%s: it says %q", name, words)
		}
		for _, part := range want {
			if !strings.Contains(words, part) {
				t.Errorf("%s: it says %q and not %q", name, words, part)
			}
		}
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

// answer is what lies beside the refused file.
func (d *dropFolder) answer(t *testing.T, name string) string {
	t.Helper()
	notes, err := filepath.Glob(filepath.Join(d.dir, dropRefused, "*"+name+".txt"))
	if err != nil || len(notes) != 1 {
		t.Fatalf("answers: %v, %v", notes, err)
	}
	words, err := os.ReadFile(notes[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(words)
}

func TestAnswerToAFileOfManyMistakesEnds(t *testing.T) {
	d, _ := watched(t)
	d.leave(t, "bad.csv", "Инд.;Къде\n"+strings.Repeat("94-00-1/02.11.2026;Изгубена\n", mostAnswered+7))
	d.looks(t)
	d.looks(t)
	if words := d.answer(t, "bad.csv"); !strings.Contains(words, "и още 7") || strings.Count(words, "\n") > 2*mostAnswered+20 {
		t.Errorf("it has %d lines", strings.Count(words, "\n"))
	}
}

// TestWhatLayLongEnoughInTheWatchedFolderIsRemoved leaves what the office did not put
// there.
func TestWhatLayLongEnoughInTheWatchedFolderIsRemoved(t *testing.T) {
	d, _ := watched(t)
	now := d.clock()
	d.clock = func() time.Time { return now }
	for _, name := range []string{"readme.txt", "20260101-000000.csv"} {
		d.leave(t, filepath.Join(dropDone, name), "x")
	}
	d.leave(t, "good.csv", "Инд.;Къде\n94-00-1/02.11.2026;Приета\n")
	d.leave(t, "bad.csv", "Инд.;Къде\n94-00-1/02.11.2026;Изгубена\n")
	d.looks(t)
	d.looks(t)
	for _, c := range []struct {
		after         time.Duration
		done, refused string
	}{
		{doneKept - time.Second, "csv good.csv readme.txt", "bad.csv bad.csv.txt"},
		{time.Second + tidyUp, "csv readme.txt", "bad.csv bad.csv.txt"},
		{refusedKept - doneKept - tidyUp - time.Second, "csv readme.txt", "bad.csv bad.csv.txt"},
		{time.Second + tidyUp, "csv readme.txt", ""},
	} {
		now = now.Add(c.after)
		d.looks(t)
		if done, refused := d.files(t, dropDone), d.files(t, dropRefused); done != c.done || refused != c.refused {
			t.Errorf("%v later: done %q, refused %q; want %q, %q", c.after, done, refused, c.done, c.refused)
		}
	}
}

// TestWhoeverMayReadTheWatchedFolderMayReadTheAnswers has once written them for the
// office's user alone.
func TestWhoeverMayReadTheWatchedFolderMayReadTheAnswers(t *testing.T) {
	for _, c := range []struct{ folder, inner, answer os.FileMode }{
		{0o700, 0o700, 0o600}, {0o770, 0o750, 0o640}, {0o775, 0o755, 0o644}, {0o733, 0o711, 0o600},
	} {
		d, _ := watched(t)
		if err := os.Chmod(d.dir, c.folder); err != nil {
			t.Fatal(err)
		}
		group := os.Getgid()
		if os.Geteuid() == 0 { // only then every group can be given
			group = 4242
			if err := os.Chown(d.dir, -1, group); err != nil {
				t.Fatal(err)
			}
		}
		d, err := newDropFolder(d.dir, d.source, d.desk, d.log)
		if err != nil {
			t.Fatal(err)
		}
		d.leave(t, "bad.csv", "Инд.;Къде\n94-00-1/02.11.2026;Изгубена\n")
		d.looks(t)
		d.looks(t)
		answers, err := filepath.Glob(filepath.Join(d.dir, dropRefused, "*.txt"))
		if err != nil || len(answers) != 1 {
			t.Fatal(answers, err)
		}
		for path, want := range map[string]os.FileMode{filepath.Join(d.dir, dropDone): c.inner, filepath.Join(d.dir, dropRefused): c.inner, answers[0]: c.answer} {
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			if got := info.Mode().Perm(); got != want {
				t.Errorf("in a folder of %o %s has %o, want %o", c.folder, filepath.Base(path), got, want)
			}
			if owner, ok := info.Sys().(*syscall.Stat_t); !ok || int(owner.Gid) != group {
				t.Errorf("%s is not of the folder's group", filepath.Base(path))
			}
		}
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

// A registry that writes its list anew while the office reads the one before lost the new
// one: it was put away unread.
func TestListThatIsWrittenAnewMeanwhileIsTakenInToo(t *testing.T) {
	d, o := watched(t)
	const before, after = "Инд.;Къде\n94-00-1/02.11.2026;Приета\n", "Инд.;Къде\n94-00-1/02.11.2026;Приета\n94-00-2/02.11.2026;В работа\n"
	d.leave(t, "nov.csv", before)
	d.looks(t)
	d.leave(t, "nov.csv", after)
	moved, err := d.move("nov.csv", dropDone, []byte(before)) // what take does after it has read
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(moved); err != nil || string(kept) != before {
		t.Errorf("put away: %q, %v", kept, err)
	}
	if got := d.files(t, "."); got != "nov.csv" {
		t.Fatalf("in the folder %q", got)
	}
	d.looks(t)
	d.looks(t)
	last, err := o.store.LastImports(t.Context(), 10)
	if err != nil || len(last) != 1 || last[0].Changes != (data.CaseChanges{New: 2}) || d.files(t, ".") != "" {
		t.Errorf("got %+v, %v, left %q", last, err, d.files(t, "."))
	}
}
