//go:build bench && !race

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
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

// TestFiguresOfImports prints how long a year of a region takes, and the most memory that
// the office had so far.
func TestFiguresOfImports(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(io.Writer, exchange.EachCase) error
	}{{"year.csv", exchange.Names{}.WriteCasesCSV}, {"year.xlsx", exchange.Names{}.WriteCasesXLSX}} {
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
	folder := machine.Folder(filepath.Join(dir, "data"))
	served(t, folder, path)
	to := filepath.Join(dir, "out-"+name)
	fmt.Printf("FIGURE %-52s %s\n", "100,000 cases exported as "+name, officeRuns(t, "--data="+string(folder), "export", "cases", to))
}

// served has the office at work take the file in twice, from its watched folder: under
// the limit of memory that it works with.
func served(t *testing.T, folder machine.Folder, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	table, err := exchange.ReadTable(bytes.NewReader(text), path)
	if err != nil {
		t.Fatal(err)
	}
	o, err := open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	source := data.CaseSource{Name: "registry", Columns: table.Guess()}
	if err := errors.Join(o.store.KeepCaseSource(t.Context(), source), o.store.Close()); err != nil {
		t.Fatal(err)
	}
	drop := t.TempDir()
	cmd := exec.CommandContext(t.Context(), "office", "--data="+string(folder), "serve", "--console=127.0.0.1:0", "--public=127.0.0.1:0",
		"--public-address=http://127.0.0.1:1", "--drop="+drop, "--drop-source=registry")
	log, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := json.NewDecoder(log)
	until := func(said string) (line struct {
		Msg  string
		Took time.Duration
	},
	) {
		for line.Msg != said {
			if err := lines.Decode(&line); err != nil {
				t.Fatal(err)
			}
		}
		return line
	}
	until("ready")
	for _, what := range []string{"registered", "imported again"} {
		before := usedBy(t, cmd.Process.Pid)
		if err := os.WriteFile(filepath.Join(drop, filepath.Base(path)), text, 0o600); err != nil {
			t.Fatal(err)
		}
		took := until("a file of the watched folder was taken in").Took
		r := usedBy(t, cmd.Process.Pid)
		fmt.Printf("FIGURE %-52s %s; goal ≤ 30 s and ≤ 300 MB\n", "100,000 cases of "+filepath.Base(path)+", "+what, ran{took, r.cpu - before.cpu, r.memory})
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}

// usedBy is what the process took so far.
func usedBy(t *testing.T, pid int) (r ran) {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if _, err := fmt.Sscanf(line, "VmHWM: %d kB", &r.memory); err == nil {
			r.memory >>= 10
		}
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(after)
	for _, i := range []int{11, 12} { // of the program itself and of the kernel for it, in hundredths
		ticks, err := strconv.Atoi(fields[i])
		if err != nil {
			t.Fatal(err)
		}
		r.cpu += time.Duration(ticks) * 10 * time.Millisecond
	}
	return r
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
