package printer_test

import (
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/printer"
)

func TestFilePrinterWritesAPrivateFileWithoutATellingName(t *testing.T) {
	files := printer.File{Dir: filepath.Join(t.TempDir(), "slips")}
	if state := files.State(t.Context()); !state.Ready {
		t.Errorf("not ready: %v", state.Fault)
	}
	path, err := files.Print(t.Context(), sheet("%PDF- 94-00-1287"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != "%PDF- 94-00-1287" {
		t.Errorf("got %q, %v", got, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("mode: got %o, want 600", got)
	}
	name := filepath.Base(path)
	if !strings.HasPrefix(name, "slip-") || !strings.HasSuffix(name, ".pdf") || strings.Contains(name, "1287") {
		t.Errorf("name %s", name)
	}
	second, err := files.Print(t.Context(), sheet("%PDF-"))
	if err != nil || second == path {
		t.Errorf("second slip: %s, %v", second, err)
	}
}

func TestFilePrinterSaysThatTheFolderCannotBeUsed(t *testing.T) {
	blocker := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocker, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	files := printer.File{Dir: filepath.Join(blocker, "slips")}
	if state := files.State(t.Context()); state.Ready || state.Fault != printer.NotSaved {
		t.Errorf("state: got %+v", state)
	}
	_, err := files.Print(t.Context(), sheet("%PDF-"))
	if !errors.Is(err, printer.NotSaved) || !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("got %v, want NotSaved", err)
	}
}

func TestFullDiskLeavesNoHalfSlip(t *testing.T) {
	dir := t.TempDir()
	limitFiles(t, 1000) // a file cannot grow further, as on a full disk
	_, err := printer.File{Dir: dir}.Print(t.Context(), sheet(strings.Repeat("x", 20_000)))
	if !errors.Is(err, printer.NotSaved) {
		t.Errorf("got %v, want NotSaved", err)
	}
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 0 {
		t.Errorf("left over: %v", left)
	}
}

func TestEveryFaultHasAWayOutForVisitorsAndStaff(t *testing.T) {
	for _, fault := range []printer.Fault{
		printer.PaperOut, printer.CoverOpen, printer.Jam, printer.Offline, printer.Paused,
		printer.Stuck, printer.Incomplete, printer.Missing, printer.NotSaved,
	} {
		for _, l := range data.Languages() {
			told := phrases.In(l, fault.Visitor(), "гише „Деловодство“", "0999 / 11 111")
			if !strings.Contains(told, "Деловодство") || !strings.Contains(told, "0999 / 11 111") {
				t.Errorf("%s: %s", fault, told)
			}
			if !phrases.Known(l, fault.Staff()) {
				t.Errorf("%s: nothing for staff in %s", fault, l)
			}
		}
	}
}

func limitFiles(t *testing.T, size uint64) {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: before.Max}); err != nil {
		t.Fatalf("files cannot be limited here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
			t.Error(err)
		}
		signal.Reset(syscall.SIGXFSZ)
	})
}
