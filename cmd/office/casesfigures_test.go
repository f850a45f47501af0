//go:build bench && !race

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/exchange"
)

// manyCases are as many registrations as a region has in a year.
func manyCases(do func(data.Registration) error) error {
	for i := range 100_000 {
		received := time.Date(2026, time.January, 2+i%300, 0, 0, 0, 0, data.Sofia())
		r := data.Registration{
			Number: data.CaseNumber(fmt.Sprintf("ОА-94-%06d", i)), Received: received, Service: "2016", Department: "", Stage: data.StageInProgress, On: received.AddDate(0, 0, 2),
		}
		switch i % 5 {
		case 0:
			r.Due, r.Stage, r.Extended, r.Reason = received.AddDate(0, 0, 14), data.StageExtended, received.AddDate(0, 0, 30), "изисква се справка от друга администрация"
		case 1:
			r.Stage = data.StageDelivered
		}
		if err := do(r); err != nil {
			return err
		}
	}
	return nil
}

// TestFiguresOfImports prints how long a year of a region takes and how much memory,
// with the start of the program.
func TestFiguresOfImports(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(io.Writer, exchange.EachCase) error
	}{{"year.csv", exchange.WriteCasesCSV}, {"year.xlsx", exchange.WriteCasesXLSX}} {
		t.Run(c.name, func(t *testing.T) { figuresOf(t, c.name, c.write) })
	}
}

func figuresOf(t *testing.T, name string, write func(io.Writer, exchange.EachCase) error) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, name)
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := bufio.NewWriter(file)
	if err := errors.Join(write(out, manyCases), out.Flush(), file.Close()); err != nil {
		t.Fatal(err)
	}
	folder := "--data=" + filepath.Join(dir, "data")
	officeRuns(t, folder, "pin") // the folder is made, and content.db
	for _, what := range []string{"registered", "imported again"} {
		r := officeRuns(t, folder, "import", "cases", "--no-slips", path)
		fmt.Printf("FIGURE %-52s %s; goal ≤ 30 s and ≤ 300 MB\n", "100,000 cases of "+name+", "+what, r)
	}
	fmt.Printf("FIGURE %-52s %s\n", "100,000 cases exported as "+name, officeRuns(t, folder, "export", "cases", filepath.Join(dir, "out-"+name)))
}

// ran is what a run of the program took.
type ran struct {
	wall, cpu time.Duration
	memory    int64 // the most of it, in MB
}

func (r ran) String() string {
	return fmt.Sprintf("%v (processor %v), peak %d MB", r.wall.Round(10*time.Millisecond), r.cpu.Round(10*time.Millisecond), r.memory)
}

// officeRuns runs the program.
func officeRuns(t *testing.T, args ...string) ran {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "office", args...)
	begun := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("office %v: %v\n%s", args, err, out)
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Fatal("the system does not say how much memory it took")
	}
	return ran{time.Since(begun), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), usage.Maxrss >> 10}
}
