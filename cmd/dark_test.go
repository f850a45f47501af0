//go:build rig

package cmd

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"image"
	"image/color"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/rig"
	"example.org/parter/data"
)

// TestBoardIsNeverDark looks at every frame of a real board while everything around
// it fails, one after the other: no frame is blank or half drawn.
func TestBoardIsNeverDark(t *testing.T) {
	g := newGround(t)
	g.serve()
	screen, memory := g.pointed()
	g.window("display", screen)
	g.painted(memory)
	w := g.watch(memory)
	c := g.clerk()
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
		{"the content database is locked", func() { g.lock(machine.Folder(g.dir).Content(), 3*time.Second) }},
		{"the editions are gone", func() {
			if err := os.RemoveAll(machine.Folder(g.dir).Editions()); err != nil {
				t.Fatal(err)
			}
		}},
		{"the office comes back", func() { g.serve() }},
		{"a picture is missing", func() {
			g.showMissingPicture(c)
			g.until("word of it", func() (bool, error) { return g.logged("display", "page passed over") > 0, nil })
		}},
		{"an alert comes and goes", func() {
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

// restsAt is where the mouse pointer rests: on a part of the board that has one colour.
var restsAt = image.Pt(1895, 1060)

// pointed is an X server with a mouse pointer that rests on the board.
func (g *ground) pointed() (*rig.Screen, *rig.Framebuffer) {
	g.t.Helper()
	screen, memory := g.server(1920, 1080)
	hands, err := screen.Hands()
	if err != nil {
		g.t.Fatal(err)
	}
	defer hands.Close()
	if err := hands.Move(restsAt); err != nil {
		g.t.Fatal(err)
	}
	arrow := exec.CommandContext(g.ctx, "xsetroot", "-cursor_name", "left_ptr") // X paints none before somebody asks for one
	arrow.Env = screen.Env()
	if err := arrow.Run(); err != nil {
		g.t.Fatal(err)
	}
	g.until("the pointer", func() (bool, error) {
		bare, err := memory.Picture(image.Rectangle{restsAt, restsAt.Add(image.Pt(16, 16))})
		return err == nil && coloursOf(bare, bare.Bounds()) > 1, err
	})
	return screen, memory
}

// showMissingPicture publishes a picture that is alone on the board, and whose file is
// lost before that.
func (g *ground) showMissingPicture(c clerk) {
	g.t.Helper()
	pictures := machine.Folder(g.dir).Pictures()
	file, err := os.ReadFile("../assets/pictures/kiosk-home.png")
	if err != nil {
		g.t.Fatal(err)
	}
	name, err := pictures.Keep(file)
	if err != nil {
		g.t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(string(pictures), name)); err != nil {
		g.t.Fatal(err)
	}
	c.post("/board/new", url.Values{
		"version": {"0"}, "kind": {"image"}, "title": {"Изгубена картина"}, "permanent": {"yes"}, "priority": {"urgent"}, "do": {"publish"},
		"pictures": {`[{"sha256":"` + name + `","width":1920,"height":1080}]`},
	})
}

// TestBoardFollowsItsMonitor pulls the board's cable, puts it in again, and changes
// the resolution, there and back: once the board stands on its monitor, no frame is
// blank or half drawn.
func TestBoardFollowsItsMonitor(t *testing.T) {
	g := newGround(t)
	screen, _, err := rig.TwoMonitors(g.ctx, g.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = screen.Close() }) // a failing end is no failing test
	eyes, err := screen.Hands()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(eyes.Close)
	g.serve()
	large, small := rig.Portrait(), rig.Monitor{Output: rig.Portrait().Output, Area: image.Rect(1920, 0, 1920+720, 1280)}
	g.window("display", screen, "--monitor", "1920,0")
	g.until("the board", func() (bool, error) {
		picture, err := eyes.Glass(large.Area)
		return err == nil && emptiness(picture) == "", nil
	})
	for _, change := range []struct {
		name string
		to   rig.Monitor
		make func() error
	}{
		{"the cable is pulled and put in", large, func() error {
			if err := screen.Unplug(large); err != nil {
				return err
			}
			g.until("word of the missing monitor", func() (bool, error) { return g.logged("display", "the monitor is gone") > 0, nil })
			return screen.Plug(large)
		}},
		{"a smaller resolution", small, func() error { return screen.Plug(small) }},
		{"the larger one again", large, func() error { return screen.Plug(large) }},
	} {
		if err := change.make(); err != nil {
			t.Fatal(err)
		}
		g.standsWhole(eyes, change.name, change.to.Area)
	}
	if gone := g.events(data.EventScreenGone); gone != 1 {
		t.Errorf("the office was told %d times that the monitor was gone, want once", gone)
	}
}

// standsWhole waits for the board on the monitor and looks at every frame from then
// on for a while.
func (g *ground) standsWhole(eyes *rig.Hands, name string, area image.Rectangle) {
	g.t.Helper()
	begun, frames := time.Now(), 0
	var stood time.Time
	for stood.IsZero() || time.Since(stood) < 3*time.Second {
		picture, err := eyes.Glass(area)
		if err != nil {
			g.t.Fatal(err)
		}
		problem := emptiness(picture)
		if edge := picture.RGBAAt(area.Dx()-3, area.Dy()/2); problem == "" && edge != pineDeep {
			problem = fmt.Sprintf("its right edge is %v", edge) // it is cut off, or too narrow
		}
		switch {
		case problem == "" && stood.IsZero():
			stood = time.Now()
		case problem != "" && !stood.IsZero():
			_ = rig.Save(picture, filepath.Join(g.t.ArtifactDir(), "dark.png"))
			g.t.Fatalf("%s: %v after it stood: %s", name, time.Since(stood), problem)
		case problem != "" && time.Since(begun) > 3*time.Second:
			_ = rig.Save(picture, filepath.Join(g.t.ArtifactDir(), "dark.png"))
			g.t.Fatalf("%s: it does not stand on its monitor: %s", name, problem)
		}
		frames++
		time.Sleep(15 * time.Millisecond) // between two looks at another process
	}
	g.t.Logf("%s: whole after %v, %d frames", name, stood.Sub(begun).Round(time.Millisecond), frames)
}

// TestBoardShowsNoPointer moves a mouse over a real board, and lets it rest there
// before the board starts: the board shows no pointer.
func TestBoardShowsNoPointer(t *testing.T) {
	g := newGround(t)
	g.serve()
	screen, memory := g.pointed()
	hands, err := screen.Hands()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(hands.Close)
	if err := hands.Move(image.Pt(100, 1030)); err != nil {
		t.Fatal(err)
	}
	g.window("display", screen)
	g.painted(memory)
	look := func() *image.RGBA {
		picture, err := memory.Picture(image.Rect(60, 1000, 160, 1070)) // in the strip, where words stand still
		if err != nil {
			t.Fatal(err)
		}
		return picture
	}
	atStart := look()
	for _, to := range []image.Point{{960, 540}, {100, 1030}, {960, 540}} {
		if err := hands.Move(to); err != nil {
			t.Fatal(err)
		}
		time.Sleep(500 * time.Millisecond)
		if now := look(); !bytes.Equal(now.Pix, atStart.Pix) {
			_ = rig.Save(now, filepath.Join(t.ArtifactDir(), "pointer.png"))
			t.Errorf("with the pointer at %v the strip looks otherwise", to)
		}
	}
}

// TestBoardWithAWrongClockIsWhole starts real boards whose clock is years wrong: no
// notice is on by it, and no frame is blank.
func TestBoardWithAWrongClockIsWhole(t *testing.T) {
	g := newGround(t)
	g.serve()
	g.clerk().publish("Вода няма да има")
	for _, wrong := range []string{"-219000h", "87600h"} { // 25 years behind, 10 years ahead
		screen, memory := g.pointed()
		board := g.window("display", screen, "--wrong="+wrong)
		g.painted(memory)
		w := g.watch(memory)
		time.Sleep(3 * time.Second) // so that some frames are looked at
		if problem := w.problem(); problem != "" || w.count() < 30 {
			t.Errorf("a clock that is wrong by %s: %d frames, %s", wrong, w.count(), problem)
		}
		g.end(board)
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

// pineDeep is the ground of the board.
var pineDeep = color.RGBA{0x0A, 0x3A, 0x2C, 0xFF}

// darkness says what is wrong with a frame of the board: its header, page and strip
// stand where they belong, or an alert covers it from edge to edge.
func darkness(picture *image.RGBA) string {
	around := image.Rectangle{restsAt, restsAt.Add(image.Pt(16, 16))}
	if colours := coloursOf(picture, around); colours != 1 {
		return fmt.Sprintf("a pointer is seen: %d colours at %v", colours, restsAt)
	}
	corners := []image.Point{{2, 2}, {1917, 2}}
	red, pine := 0, 0
	for _, at := range corners {
		switch picture.RGBAAt(at.X, at.Y) {
		case alarmRed:
			red++
		case pineDeep:
			pine++
		}
	}
	switch {
	case red == len(corners):
		return ""
	case pine != len(corners):
		return fmt.Sprintf("the corners are %v and %v", picture.At(2, 2), picture.At(1917, 2))
	}
	return emptiness(picture)
}

// emptiness says which part of the board has nothing on it: its header, its page or
// its strip.
func emptiness(picture *image.RGBA) string {
	size := picture.Bounds().Size()
	part := func(from, until int) image.Rectangle { // per thousand of the height
		return image.Rect(size.X/40, size.Y*from/1000, size.X-size.X/40, size.Y*until/1000)
	}
	for name, part := range map[string]struct {
		area  image.Rectangle
		least int
	}{
		"header": {part(0, 85), 10}, "strip": {part(920, 1000), 5},
	} {
		if colours := coloursOf(picture, part.area); colours < part.least {
			return fmt.Sprintf("the %s has %d colours", name, colours)
		}
	}
	page := image.Rect(size.X/20, size.Y*160/1000, size.X-size.X/20, size.Y*840/1000) // inside the card, above its dots
	if contrast := contrastOf(picture, page); contrast < leastContrast {
		return fmt.Sprintf("the page has a contrast of %d", contrast)
	}
	return ""
}

// leastContrast is that of dark letters of which three quarters are covered by paper,
// in steps of 255.
const leastContrast = 40

// contrastOf is how far apart the darkest and the lightest green of a part are, at
// every third pixel.
func contrastOf(picture *image.RGBA, part image.Rectangle) int {
	darkest, lightest := 255, 0
	for y := part.Min.Y; y < part.Max.Y; y += 3 {
		for x := part.Min.X; x < part.Max.X; x += 3 {
			green := int(picture.RGBAAt(x, y).G)
			darkest, lightest = min(darkest, green), max(lightest, green)
		}
	}
	return lightest - darkest
}

// coloursOf counts the colours of a part of the picture, at every third pixel.
func coloursOf(picture *image.RGBA, part image.Rectangle) int {
	seen := map[color.RGBA]bool{}
	var last color.RGBA // most pixels are as the one before them
	for y := part.Min.Y; y < part.Max.Y; y += 3 {
		for x := part.Min.X; x < part.Max.X; x += 3 {
			if now := picture.RGBAAt(x, y); now != last {
				last, seen[now] = now, true
			}
		}
	}
	return len(seen)
}
