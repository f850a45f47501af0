//go:build rig

package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/rig"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/edition"
)

// TestUpKeepsTheHouseStanding starts everything with the README's command where
// there is no display, looks at both screens in the console, and kills each
// piece in turn.
func TestUpKeepsTheHouseStanding(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	up := exec.CommandContext(g.ctx, binary(t, "office"), "--data", g.dir, "up",
		"--console", strings.TrimPrefix(g.console, "http://"), "--public", strings.TrimPrefix(g.public, "http://"), "--public-address", g.public)
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "DISPLAY=") {
			up.Env = append(up.Env, variable)
		}
	}
	lines := g.start("up", up)
	said := ""
	for line := range lines {
		said += line + "\n"
		if _, secret, found := strings.Cut(line, "/welcome/"); found {
			g.link = g.console + "/welcome/" + secret
		}
		if strings.Contains(line, g.public) {
			break
		}
	}
	go drain(lines)
	if !strings.Contains(said, "Xvfb") || !strings.Contains(said, g.console) {
		t.Errorf("it did not say where to look: %s", said)
	}
	c := g.clerk()
	for _, screen := range []string{"kiosk", "board"} {
		g.until("a picture of the "+screen, func() (bool, error) { return c.sees(screen), nil })
	}
	for _, name := range []string{"display", "kiosk", "office serve"} {
		var before []int // for a moment also a child that has not become xset yet
		g.until("one "+name, func() (bool, error) { before = pieces(t, g.dir, name); return len(before) == 1, nil })
		if err := syscall.Kill(before[0], syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		g.until(name+" again", func() (bool, error) {
			now := pieces(t, g.dir, name)
			return len(now) == 1 && now[0] != before[0], nil
		})
	}
	for _, screen := range []string{"kiosk", "board"} {
		g.until("a picture of the "+screen+" again", func() (bool, error) { return c.sees(screen), nil })
	}
}

// sees reports whether the console shows a whole picture of the screen.
func (c clerk) sees(screen string) bool {
	answer, err := c.client.Get(c.g.console + "/screens/" + screen + "/picture.png")
	if err != nil {
		return false // the office is being started again
	}
	defer answer.Body.Close() //nolint:errcheck // only read
	picture, err := png.Decode(answer.Body)
	return err == nil && picture.Bounds().Dx() == 1920 && differentColours(picture) > 20
}

// pieces are the processes of the name that work in the folder.
func pieces(t *testing.T, dir, name string) []int {
	t.Helper()
	all, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	program, argument, _ := strings.Cut(name, " ")
	var found []int
	for _, path := range all {
		line, err := os.ReadFile(path)
		words := strings.Split(string(bytes.TrimRight(line, "\x00")), "\x00")
		if err != nil || filepath.Base(words[0]) != program || !strings.Contains(string(line), dir) || !strings.Contains(string(line), argument) {
			continue // it ended, or is another
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, pid)
	}
	return found
}

// TestScreensStayOnTheLastGoodEdition feeds a real window every kind of bad
// edition: nothing on the glass changes, and it is told why.
func TestScreensStayOnTheLastGoodEdition(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	g.window("kiosk", screen)
	g.painted(memory)
	before := g.sum(memory)
	for problem, spoil := range map[string]func(edition string) error{
		"torn":     func(edition string) error { return os.Truncate(filepath.Join(edition, "edition.db"), 4096) },
		"missing":  func(edition string) error { return os.Remove(filepath.Join(edition, "edition.db")) },
		"tampered": func(edition string) error { return appendTo(filepath.Join(edition, "manifest.json"), " ") },
		"replaced": func(edition string) error { return appendTo(filepath.Join(edition, "edition.db"), "more") },
	} {
		present := g.edition()
		told := g.logged("kiosk", "edition refused")
		bad := g.next(present + 1)
		if err := spoil(bad); err != nil {
			t.Fatal(err)
		}
		g.point(present + 1)
		g.until("word of the "+problem+" edition", func() (bool, error) { return g.logged("kiosk", "edition refused") > told, nil })
		if now := g.sum(memory); now != before {
			t.Errorf("%s: the glass changed", problem)
		}
		g.point(present)
		if err := os.RemoveAll(bad); err != nil {
			t.Fatal(err)
		}
	}
	g.point(g.edition() + 1)
	g.next(g.edition())
	g.until("the good edition after the bad ones", func() (bool, error) { return g.sum(memory) != before, nil })
}

// TestScreensWithoutAnyEditionShowThePhones starts both windows in an empty
// folder, without an office; then the office comes, and they follow.
func TestScreensWithoutAnyEditionShowThePhones(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	for _, name := range []string{"kiosk", "display"} {
		screen, memory := g.xvfb(1920, 1080)
		g.window(name, screen)
		g.painted(memory)
		without := g.sum(memory)
		if name == "display" {
			g.serve()
			g.until("the board's first page", func() (bool, error) { return g.sum(memory) != without, nil })
		}
	}
}

// painted waits until the window shows more than plain surfaces and stands
// still.
func (g *ground) painted(memory *rig.Framebuffer) {
	g.t.Helper()
	var last uint64
	still := 0
	g.until("a painted window", func() (bool, error) {
		picture, err := memory.Picture(page)
		if err != nil || differentColours(picture) < 20 {
			return false, err
		}
		if now := g.sum(memory); now != last {
			last, still = now, 0
		}
		still++
		return still > 10, nil
	})
}

func (g *ground) sum(memory *rig.Framebuffer) uint64 {
	g.t.Helper()
	sum, err := memory.Sum(page)
	if err != nil {
		g.t.Fatal(err)
	}
	return sum
}

// place is the folder of the edition.
func (g *ground) place(n int) string {
	return filepath.Join(machine.Folder(g.dir).Editions(), fmt.Sprintf("%06d", n))
}

// next puts a good edition of another town beside the published one.
func (g *ground) next(n int) (folder string) { return g.nextOf(n, datatest.Town()) }

// nextOf puts a good edition of the content beside the published one.
func (g *ground) nextOf(n int, c data.Content) (folder string) {
	g.t.Helper()
	key, err := edition.LoadKey(machine.Folder(g.dir).SigningKey())
	if err != nil {
		g.t.Fatal(err)
	}
	elsewhere := g.t.TempDir()
	built, err := edition.NewBuilder(elsewhere, key, time.Now).Prepare(g.ctx, data.EditionNumber(n-1), c)
	if err != nil {
		g.t.Fatal(err)
	}
	if err := built.Publish(); err != nil {
		g.t.Fatal(err)
	}
	folder = g.place(n)
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(elsewhere, filepath.Base(folder)))); err != nil {
		g.t.Fatal(err)
	}
	return folder
}

// point makes the edition the published one, whatever it is.
func (g *ground) point(n int) {
	g.t.Helper()
	current := filepath.Join(machine.Folder(g.dir).Editions(), "current")
	if err := errors.Join(os.WriteFile(current+".new", fmt.Appendln(nil, n), 0o600), os.Rename(current+".new", current)); err != nil {
		g.t.Fatal(err)
	}
}

func appendTo(path, more string) error {
	text, err := os.ReadFile(path)
	return errors.Join(err, os.WriteFile(path, append(text, more...), 0o600))
}
