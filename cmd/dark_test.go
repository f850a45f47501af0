//go:build rig

package cmd

import (
	"context"
	"database/sql"
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/rig"
)

// TestBoardIsNeverDark looks at every frame of a real board while everything around
// it fails, one after the other: no frame is blank or half drawn.
func TestBoardIsNeverDark(t *testing.T) {
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	g.window("display", screen)
	g.painted(memory)
	w := g.watch(memory)
	for _, fault := range []struct {
		name string
		make func()
	}{
		{"the office is killed", func() { _ = g.office.Process.Signal(syscall.SIGKILL) }},
		{"the outbox is locked", func() { g.lock(machine.Folder(g.dir).Outbox("board"), 3*time.Second) }},
		{"a torn edition is published", func() {
			bad := g.next(g.edition() + 1)
			if err := os.Truncate(filepath.Join(bad, "edition.db"), 4096); err != nil {
				t.Fatal(err)
			}
			g.point(g.edition() + 1)
		}},
		{"the editions are gone", func() {
			if err := os.RemoveAll(machine.Folder(g.dir).Editions()); err != nil {
				t.Fatal(err)
			}
		}},
		{"the office comes back", func() { g.serve() }},
		{"an alert comes and goes", func() {
			c := g.clerk()
			c.post("/alert", leaveTheHouse())
			g.until("the alert", func() (bool, error) { return g.alarmed(memory), nil })
			c.post("/alert/withdraw", nil)
			g.until("its end", func() (bool, error) { return !g.alarmed(memory), nil })
		}},
	} {
		before := w.count()
		fault.make()
		time.Sleep(3 * time.Second) // so that the board meets the fault
		if problem := w.problem(); problem != "" {
			t.Fatalf("%s: %s", fault.name, problem)
		}
		if frames := w.count() - before; frames < 30 {
			t.Errorf("%s: only %d frames were looked at", fault.name, frames)
		}
	}
}

// lock keeps another process from writing the database for some time.
func (g *ground) lock(path string, d time.Duration) {
	g.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_txlock=exclusive")
	if err != nil {
		g.t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // only locked
	tx, err := db.BeginTx(g.ctx, nil)
	if err != nil {
		g.t.Fatal(err)
	}
	time.Sleep(d)
	if err := tx.Rollback(); err != nil {
		g.t.Fatal(err)
	}
}

// watcher looks at one frame after the other.
type watcher struct {
	mutex  sync.Mutex
	frames int
	fault  string
}

func (w *watcher) count() int      { w.mutex.Lock(); defer w.mutex.Unlock(); return w.frames }
func (w *watcher) problem() string { w.mutex.Lock(); defer w.mutex.Unlock(); return w.fault }

// watch looks at the board until the test ends.
func (g *ground) watch(memory *rig.Framebuffer) *watcher {
	g.t.Helper()
	w := &watcher{}
	ctx, stop := context.WithCancel(g.ctx)
	done := make(chan struct{})
	g.t.Cleanup(func() { stop(); <-done })
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			picture, err := memory.Picture(image.Rect(0, 0, 1920, 1080))
			if err != nil {
				return
			}
			problem := darkness(picture)
			w.mutex.Lock()
			w.frames++
			if problem != "" && w.fault == "" {
				w.fault = fmt.Sprintf("frame %d: %s", w.frames, problem)
				_ = rig.Save(picture, filepath.Join(g.t.ArtifactDir(), "dark.png"))
			}
			w.mutex.Unlock()
			time.Sleep(20 * time.Millisecond) // between two looks at another process
		}
	}()
	return w
}

// darkness says what is wrong with a frame of the board: its header, page and strip
// stand where they belong, or an alert covers it from edge to edge.
func darkness(picture *image.RGBA) string {
	corners := []image.Point{{2, 2}, {1917, 2}}
	red, pine := 0, 0
	for _, at := range corners {
		switch picture.RGBAAt(at.X, at.Y) {
		case alarmRed:
			red++
		case color.RGBA{0x0A, 0x3A, 0x2C, 0xFF}:
			pine++
		}
	}
	switch {
	case red == len(corners):
		return ""
	case pine != len(corners):
		return fmt.Sprintf("the corners are %v and %v", picture.At(2, 2), picture.At(1917, 2))
	}
	for name, part := range map[string]struct {
		area  image.Rectangle
		least int
	}{
		"header": {image.Rect(0, 0, 1920, 130), 10}, "page": {image.Rect(40, 140, 1880, 950), 2}, "strip": {image.Rect(0, 990, 1920, 1080), 5},
	} {
		if colours := coloursOf(picture, part.area); colours < part.least {
			return fmt.Sprintf("the %s has %d colours", name, colours)
		}
	}
	return ""
}

// coloursOf counts the colours of a part of the picture, at every third pixel.
func coloursOf(picture *image.RGBA, part image.Rectangle) int {
	seen := map[color.RGBA]bool{}
	for y := part.Min.Y; y < part.Max.Y; y += 3 {
		for x := part.Min.X; x < part.Max.X; x += 3 {
			seen[picture.RGBAAt(x, y)] = true
		}
	}
	return len(seen)
}
