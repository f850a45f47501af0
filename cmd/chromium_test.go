//go:build rig && bench

package cmd

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// How long a page is watched while nothing moves, and when it begins to be.
const (
	settles = 8 * time.Second
	stands  = 20 * time.Second
)

// player is what a program that shows a page costs.
type player struct {
	fresh  time.Duration // to the first full page, in a home where it was never started
	start  time.Duration // the same in one where it was
	memory int           // PSS of all its processes, in kB
	cpu    float64       // of one core, while a page stands
}

// besideChromium shows the same page on the board and in Chromium's kiosk mode, in
// turns, and prints the ratios.
func besideChromium(t *testing.T) {
	html, err := filepath.Abs(filepath.Join("testdata", "board.html"))
	if err != nil {
		t.Fatal(err)
	}
	var ours, theirs []player
	for range 3 {
		board, browser := newGround(t), newGround(t)
		board.oneText()
		ours = append(ours, board.player(t, func() *exec.Cmd {
			return exec.CommandContext(t.Context(), binary(t, "display"), "--data", board.dir, "--trust-clock", "--always-on")
		}))
		theirs = append(theirs, browser.player(t, func() *exec.Cmd {
			return exec.CommandContext(t.Context(), "/usr/bin/chromium", "--kiosk", "--no-sandbox", "--no-first-run", "--disable-background-networking",
				"--user-data-dir="+filepath.Join(browser.dir, "profile"), "file://"+html)
		}))
	}
	a, b := middle(ours), middle(theirs)
	fmt.Printf("FIGURE %-52s board %v, Chromium %v: ratio %.2f, goal ≤ 0.33\n", "very first start → first full page", a.fresh.Round(time.Millisecond), b.fresh.Round(time.Millisecond), float64(a.fresh)/float64(b.fresh))
	fmt.Printf("FIGURE %-52s board %v, Chromium %v: ratio %.2f, goal ≤ 0.33\n", "start → first full page", a.start.Round(time.Millisecond), b.start.Round(time.Millisecond), float64(a.start)/float64(b.start))
	fmt.Printf("FIGURE %-52s board %d MB, Chromium %d MB: ratio %.2f, goal ≤ 0.33\n", "memory (PSS of all processes)", a.memory/1024, b.memory/1024, float64(a.memory)/float64(b.memory))
	fmt.Printf("FIGURE %-52s board %.2f %%, Chromium %.2f %%: ratio %.2f, goal ≤ 1\n", "CPU of one core while a page stands", 100*a.cpu, 100*b.cpu, a.cpu/b.cpu)
}

// middle takes the median of each figure.
func middle(all []player) player {
	pick := func(less func(a, b player) bool) player {
		sorted := append([]player(nil), all...)
		for i := range sorted {
			for j := i; j > 0 && less(sorted[j], sorted[j-1]); j-- {
				sorted[j], sorted[j-1] = sorted[j-1], sorted[j]
			}
		}
		return sorted[len(sorted)/2]
	}
	return player{
		fresh:  pick(func(a, b player) bool { return a.fresh < b.fresh }).fresh,
		start:  pick(func(a, b player) bool { return a.start < b.start }).start,
		memory: pick(func(a, b player) bool { return a.memory < b.memory }).memory,
		cpu:    pick(func(a, b player) bool { return a.cpu < b.cpu }).cpu,
	}
}

// oneText publishes an edition with one text on the board, which then stands.
func (g *ground) oneText() {
	g.t.Helper()
	g.serve()
	g.end(g.office)
	c := datatest.Town()
	c.Notices = nil
	c.Board = []data.BoardItem{{
		ID: "b1", Kind: data.BoardText, Title: data.Text{BG: "Вземете номерче от автомата до входа"},
		Body: data.Text{BG: "Автоматът е вляво от входа. Изберете услуга и вземете номерче. Когато номерът Ви се появи на екрана над гишето, елате с документите си. Ако не знаете коя услуга Ви трябва, попитайте на гише „Деловодство“ или потърсете на киоска: там пише какво да носите, колко струва и кога ще е готово."},
	}}
	n := g.edition() + 1
	g.nextOf(n, c)
	g.point(n)
}

// player starts a program some times, each time on a screen of its own, and measures
// it.
func (g *ground) player(t *testing.T, program func() *exec.Cmd) (p player) {
	t.Helper()
	p.fresh = g.plays(t, program(), func(int) {})
	var later []time.Duration
	for range 4 {
		later = append(later, g.plays(t, program(), func(int) {}))
	}
	slices.Sort(later)
	p.start = later[len(later)/2]
	g.plays(t, program(), func(pid int) {
		time.Sleep(settles)
		before := ticks(t, pid)
		time.Sleep(stands)
		p.cpu = float64(ticks(t, pid)-before) / 100 / stands.Seconds()
		p.memory = pss(t, pid)
	})
	return p
}

// plays starts a program, lets it be measured, and ends it. It answers how long the
// first full page took.
func (g *ground) plays(t *testing.T, cmd *exec.Cmd, measure func(pid int)) time.Duration {
	t.Helper()
	screen, memory := g.xvfb(1920, 1080)
	cmd.Env = append(screen.Env(), "HOME="+g.dir)
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	took := g.timeToContent(memory, begun)
	time.Sleep(2 * time.Second) // it may still write down that it was started
	measure(cmd.Process.Pid)
	if err := errors.Join(cmd.Process.Signal(os.Interrupt), screen.Close()); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it lost its screen
	return took
}

// family are the process and all that it started.
func family(t *testing.T, root int) []int {
	t.Helper()
	parents := map[int]int{}
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range stats {
		if fields, pid := statOf(path); fields != nil {
			parents[pid], _ = strconv.Atoi(fields[1])
		}
	}
	all := []int{root}
	for i := 0; i < len(all); i++ {
		for child, parent := range parents {
			if parent == all[i] {
				all = append(all, child)
			}
		}
	}
	return all
}

// statOf are the fields of a stat file behind the program's name; nil: the process
// has ended.
func statOf(path string) (fields []string, pid int) {
	text, err := os.ReadFile(path)
	_, rest, found := strings.Cut(string(text), ") ")
	if err != nil || !found {
		return nil, 0
	}
	pid, _ = strconv.Atoi(filepath.Base(filepath.Dir(path)))
	return strings.Fields(rest), pid
}

// ticks are the hundredths of a second of CPU that the family has used.
func ticks(t *testing.T, root int) (sum int) {
	t.Helper()
	for _, pid := range family(t, root) {
		if fields, _ := statOf(fmt.Sprintf("/proc/%d/stat", pid)); fields != nil {
			user, _ := strconv.Atoi(fields[11])
			system, _ := strconv.Atoi(fields[12])
			sum += user + system
		}
	}
	return sum
}

// pss is the memory of the family in kB, what is shared counted in parts.
func pss(t *testing.T, root int) (sum int) {
	t.Helper()
	for _, pid := range family(t, root) {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
		if err != nil {
			continue // it has ended
		}
		for line := range strings.Lines(string(text)) {
			if kb, found := strings.CutPrefix(line, "Pss:"); found {
				n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(kb), " kB"))
				sum += n
			}
		}
	}
	return sum
}
