//go:build rig && bench

package cmd

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/rig"
	"example.org/parter/data"
	"example.org/parter/data/site"
)

// TestFigures prints what "make bench" promises about whole processes. It fails
// only when something does not happen at all: a shared machine is no stopwatch.
func TestFigures(t *testing.T) {
	t.Run("office start", officeStart)
	t.Run("first frame", firstFrame)
	t.Run("search", searchKeys)
	t.Run("touch", touchToPaint)
	t.Run("publish", publishToPaint)
	t.Run("alert", alertToPaint)
	t.Run("scale", yearsOfWork)
	t.Run("preview", keyToPreview)
	t.Run("chromium", besideChromium)
}

// report prints the goal and what was measured.
func report(t *testing.T, what, goal string, took []time.Duration) {
	t.Helper()
	slices.Sort(took)
	at := func(q float64) time.Duration {
		return took[min(int(q*float64(len(took))), len(took)-1)].Round(100 * time.Microsecond)
	}
	fmt.Printf("FIGURE %-52s n=%-4d min %-9v p50 %-9v p99 %-9v max %-9v goal %s\n", what, len(took), at(0), at(0.5), at(0.99), at(1), goal)
}

func officeStart(t *testing.T) {
	var first, later []time.Duration
	for range 5 {
		g := newGround(t)
		first = append(first, g.timeToReady())
		for range 4 {
			later = append(later, g.timeToReady())
		}
	}
	report(t, "office: start → socket ready, new folder", "-", first)
	report(t, "office: start → socket ready, starter content", "≤ 300 ms", later)
}

// timeToReady starts an office, waits for the socket's first message, and ends
// the office.
func (g *ground) timeToReady() time.Duration {
	g.t.Helper()
	ctx, cancel := context.WithTimeout(g.ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary(g.t, "office"), "--data", g.dir, "serve", "--console", "127.0.0.1:0",
		"--public", "127.0.0.1:0", "--public-address", g.public)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		g.t.Fatal(err)
	}
	var ready time.Duration
	for ready == 0 && ctx.Err() == nil {
		listening, stop := context.WithCancel(ctx)
		_ = site.NewClient(machine.Folder(g.dir).Socket(), "bench", data.RoleBoard).Listen(listening, func(site.Message) {
			ready = time.Since(begun)
			stop()
		})
		stop()
		time.Sleep(time.Millisecond) // between two attempts to connect
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		g.t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		g.t.Fatal(err)
	}
	return ready
}

func firstFrame(t *testing.T) {
	g := newGround(t)
	g.serve()
	for _, name := range []string{"kiosk", "display"} {
		var took []time.Duration
		for range 8 {
			screen, memory := g.xvfb(1920, 1080)
			begun := time.Now()
			cmd := g.window(name, screen)
			took = append(took, g.timeToContent(memory, begun))
			if len(took) == 8 {
				fmt.Printf("FIGURE %-52s %s\n", name+": memory in use (RSS) after the first frame", fmt.Sprintf("%.0f MB", resident(t, cmd.Process.Pid)))
			}
			if err := errors.Join(cmd.Process.Signal(os.Interrupt), screen.Close()); err != nil {
				t.Fatal(err)
			}
		}
		report(t, name+": process start → first frame with real content", "≤ 1.5 s", took)
	}
	fmt.Printf("FIGURE %-52s %s\n", "office: memory in use (RSS)", fmt.Sprintf("%.0f MB", resident(t, g.office.Process.Pid)))
}

// timeToContent is when the window first showed more than plain surfaces.
func (g *ground) timeToContent(memory *rig.Framebuffer, begun time.Time) time.Duration {
	g.t.Helper()
	for time.Since(begun) < patience {
		picture, err := memory.Picture(image.Rect(0, 200, 1920, 700))
		if err != nil {
			g.t.Fatal(err)
		}
		seen := time.Since(begun)
		if differentColours(picture) > 20 {
			return seen
		}
		time.Sleep(2 * time.Millisecond) // the picture has no bell to wait for
	}
	g.t.Fatal("nothing was painted")
	return 0
}

// searchKeys types queries letter by letter into the kiosk's own code over the
// published edition: from the key to the built list of results.
func searchKeys(t *testing.T) {
	g := newGround(t)
	g.serve()
	w := newTwin(g, glass{size: image.Pt(1920, 1080)})
	w.find(phrases.In(data.Bulgarian, phrases.KioskSearchHint)).Tap()
	var took []time.Duration
	for range 10 {
		w.typeQueries(&took)
	}
	report(t, "kiosk: search key → results built (171 services)", "≤ 20 ms p99", took)
}

func (w *twin) typeQueries(took *[]time.Duration) {
	for _, query := range []string{"удостоверение за наследници", "скица на имот", "данъчна оценка", "udostoverenie", "разрешение за строеж", "хххх", "2016"} {
		for _, letter := range query {
			begun := time.Now()
			w.kiosk.TypedRune(letter)
			*took = append(*took, time.Since(begun))
		}
		for range query {
			w.kiosk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
	}
}

func publishToPaint(t *testing.T) {
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	g.window("display", screen)
	g.timeToContent(memory, time.Now())
	c := g.clerk()
	var published, withdrawn []time.Duration
	for i := range 40 {
		painted := g.nextChange(memory, page)
		pressed := time.Now()
		path := c.publish(fmt.Sprintf("Обявление %d", i+1))
		published = append(published, (<-painted).Sub(pressed))
		time.Sleep(700 * time.Millisecond) // until the page stands still
		painted = g.nextChange(memory, page)
		pressed = time.Now()
		c.withdraw(path)
		withdrawn = append(withdrawn, (<-painted).Sub(pressed))
		time.Sleep(700 * time.Millisecond)
	}
	report(t, "publish (console's POST) → painted on the board", "≤ 250 ms p99", published)
	report(t, "withdraw (two requests) → gone from the board", "< 1 s", withdrawn)
}

// alertToPaint presses the clerk's button with board and kiosk on one machine.
func alertToPaint(t *testing.T) {
	g := newGround(t)
	g.serve()
	boardScreen, board := g.xvfb(1920, 1080)
	kioskScreen, kiosk := g.xvfb(1920, 1080)
	g.window("display", boardScreen)
	g.window("kiosk", kioskScreen)
	g.painted(board)
	g.painted(kiosk)
	c := g.clerk()
	var onBoard, onKiosk []time.Duration
	for range 40 {
		seenBoard, seenKiosk := g.nextAlarm(board), g.nextAlarm(kiosk)
		pressed := time.Now()
		c.post("/alert", leaveTheHouse())
		onBoard = append(onBoard, (<-seenBoard).Sub(pressed))
		onKiosk = append(onKiosk, (<-seenKiosk).Sub(pressed))
		c.post("/alert/withdraw", nil)
		g.until("the end of the alert", func() (bool, error) { return !g.alarmed(board) && !g.alarmed(kiosk), nil })
		time.Sleep(300 * time.Millisecond) // both stand still
	}
	report(t, "alert (console's POST) → painted on the board", "≤ 100 ms", onBoard)
	report(t, "alert (console's POST) → painted on the kiosk", "≤ 100 ms", onKiosk)
}

// nextAlarm tells when an alert covers the glass: one point of it is asked for, so
// that the asking takes nothing from the painting.
func (g *ground) nextAlarm(memory *rig.Framebuffer) <-chan time.Time {
	seen := make(chan time.Time, 1)
	go func() {
		for g.ctx.Err() == nil {
			corner, err := memory.Picture(image.Rect(1915, 1075, 1916, 1076))
			if err == nil && corner.At(corner.Bounds().Min.X, corner.Bounds().Min.Y) == alarmRed {
				seen <- time.Now()
				return
			}
			time.Sleep(time.Millisecond)
		}
		close(seen)
	}()
	return seen
}

// nextChange tells when the area shows something else than now. A page that
// turns by itself would be taken for it, so ask soon after one turned.
func (g *ground) nextChange(memory *rig.Framebuffer, area image.Rectangle) <-chan time.Time {
	g.t.Helper()
	before, err := memory.Sum(area)
	if err != nil {
		g.t.Fatal(err)
	}
	changed := make(chan time.Time, 1)
	go func() {
		defer close(changed)
		for ctx := g.ctx; ctx.Err() == nil; {
			now, err := memory.Sum(area)
			if err != nil || now != before {
				changed <- time.Now()
				return
			}
			time.Sleep(5 * time.Millisecond) // the picture has no bell to wait for
		}
	}()
	return changed
}
