package rig_test

import (
	"bufio"
	"context"
	"errors"
	"image"
	"math"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	qrcode "github.com/skip2/go-qrcode"

	"example.org/parter/cmd/rig"
)

func TestXvfbShowsItsSizeAndEndsWhenClosed(t *testing.T) {
	screen := must(rig.Xvfb(t.Context(), 800, 600))(t)
	picture := must(screen.Capture())(t)
	if got, want := picture.Bounds(), image.Rect(0, 0, 800, 600); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	second := must(rig.Xvfb(t.Context(), 320, 200))(t)
	if second.Display == screen.Display {
		t.Errorf("two servers on display %s", screen.Display)
	}
	if err := errors.Join(screen.Close(), second.Close()); err != nil {
		t.Error(err)
	}
	if _, err := screen.Capture(); err == nil {
		t.Error("it still shows a picture after it was closed")
	}
}

func TestClickAndKeyReachAnXClient(t *testing.T) {
	screen := must(rig.Xvfb(t.Context(), 800, 600))(t)
	defer closeIt(t, screen)
	events := watch(t, screen, "xev", "-geometry", "400x300+0+0", "-event", "button", "-event", "keyboard", "-event", "expose")
	events.expect(t, regexp.MustCompile(`^Expose event`))
	if err := screen.Click(120, 80); err != nil {
		t.Fatal(err)
	}
	events.expect(t, regexp.MustCompile(`ButtonPress event`))
	events.expect(t, regexp.MustCompile(`\(120,80\)`))
	events.expect(t, regexp.MustCompile(`ButtonRelease event`))
	if err := screen.Key("Return"); err != nil {
		t.Fatal(err)
	}
	events.expect(t, regexp.MustCompile(`keysym 0xff0d, Return`))
}

func TestTouchesReachAnXClientOnBothMonitors(t *testing.T) {
	screen, touch, err := rig.TwoMonitors(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer closeIt(t, screen)
	defer closeIt(t, touch)
	for _, monitor := range []rig.Monitor{rig.Landscape(), rig.Portrait()} {
		picture := must(screen.CaptureArea(monitor.Area))(t)
		if got := picture.Bounds().Size(); got != monitor.Area.Size() {
			t.Errorf("%s: got %v, want %v", monitor.Output, got, monitor.Area.Size())
		}
	}
	events := watch(t, screen, "xinput", "test-xi2", "--root")
	probe, stop := context.WithTimeout(t.Context(), 10*time.Second)
	defer stop()
	if err := rig.Until(probe, "xinput to listen", func() (bool, error) {
		err := touch.Tap(5, 5, 0)
		return events.came("TouchBegin"), err
	}); err != nil {
		t.Fatal(err)
	}

	if err := touch.Tap(400, 300, 60*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	events.touch(t, "TouchBegin", 400, 300)
	events.touch(t, "TouchEnd", 400, 300)

	if err := touch.Wobble(900, 500, 6); err != nil {
		t.Fatal(err)
	}
	events.touch(t, "TouchBegin", 900, 500)
	events.touch(t, "TouchUpdate", 906, 500)
	events.touch(t, "TouchUpdate", 906, 506)
	events.touch(t, "TouchEnd", 906, 506)

	if err := touch.MoveTo(rig.Portrait()); err != nil {
		t.Fatal(err)
	}
	if err := touch.Drag(image.Pt(500, 1500), image.Pt(500, 1100), 200*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	events.touch(t, "TouchBegin", 2420, 1500)
	events.touch(t, "TouchUpdate", 2420, 1484)
	events.touch(t, "TouchEnd", 2420, 1100)
}

func TestUnpluggedMonitorComesBack(t *testing.T) {
	screen, touch, err := rig.TwoMonitors(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer closeIt(t, screen)
	defer closeIt(t, touch)
	if err := screen.Unplug(rig.Portrait()); err != nil {
		t.Fatal(err)
	}
	if err := screen.Plug(rig.Portrait()); err != nil {
		t.Fatal(err)
	}
	must(screen.CaptureArea(rig.Portrait().Area))(t)
}

func TestCodeInAPictureIsRead(t *testing.T) {
	screen := must(rig.Xvfb(t.Context(), 640, 480))(t)
	defer closeIt(t, screen)
	file := filepath.Join(t.TempDir(), "screen.png")
	if err := rig.Save(must(screen.Capture())(t), file); err != nil {
		t.Fatal(err)
	}
	if got := must(rig.Decode(t.Context(), file))(t); len(got) != 0 {
		t.Errorf("an empty screen says %q", got)
	}
	if got := must(rig.Decode(t.Context(), codeFile(t)))(t); len(got) != 1 || got[0] != "HTTPS://USLUGI.EXAMPLE/U/1001" {
		t.Errorf("got %q", got)
	}
}

func TestWaitingEndsWithItsReason(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer stop()
	err := rig.Until(ctx, "rain", func() (bool, error) { return false, errors.New("dry") })
	if err == nil || !strings.Contains(err.Error(), "rain") || !strings.Contains(err.Error(), "dry") {
		t.Errorf("got %v", err)
	}
}

// codeFile draws a QR code without any room of the house.
func codeFile(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "code.png")
	if err := qrcode.WriteFile("HTTPS://USLUGI.EXAMPLE/U/1001", qrcode.Medium, -4, file); err != nil {
		t.Fatal(err)
	}
	return file
}

// events are the lines of a program that reports what reaches it.
type events struct{ lines <-chan string }

// watch starts the program on the screen.
func watch(t *testing.T, screen *rig.Screen, name string, args ...string) events {
	t.Helper()
	// Line by line, although it writes into a pipe.
	command := exec.CommandContext(t.Context(), "stdbuf", append([]string{"-oL", name}, args...)...)
	command.Env = screen.Env()
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	lines := make(chan string, 1000)
	go func() {
		defer close(lines)
		for scanner := bufio.NewScanner(out); scanner.Scan(); {
			lines <- scanner.Text()
		}
	}()
	t.Cleanup(func() {
		if err := command.Process.Kill(); err != nil {
			t.Log(err)
		}
		_ = command.Wait() // it was killed
	})
	return events{lines}
}

// expect reads on until a line matches, and returns it.
func (e events) expect(t *testing.T, what *regexp.Regexp) []string {
	t.Helper()
	late := time.After(10 * time.Second)
	for {
		select {
		case line, more := <-e.lines:
			if found := what.FindStringSubmatch(line); found != nil {
				return found
			}
			if !more {
				t.Fatalf("the program ended before %s", what)
			}
		case <-late:
			t.Fatalf("no line matches %s", what)
		}
	}
}

// came reads what is there already and reports whether the word is in it.
func (e events) came(word string) bool {
	for {
		select {
		case line, more := <-e.lines:
			if !more || strings.Contains(line, word) {
				return more
			}
		default:
			return false
		}
	}
}

// touch reads on until a touch event is reported within a pixel of the position
// on the whole screen. (Each comes twice: from the panel and from its master.)
func (e events) touch(t *testing.T, event string, x, y float64) {
	t.Helper()
	for {
		e.expect(t, regexp.MustCompile(`EVENT type \d+ \(`+event+`\)`))
		found := e.expect(t, regexp.MustCompile(`root: (-?[\d.]+)/(-?[\d.]+)`))
		gotX, errX := strconv.ParseFloat(found[1], 64)
		gotY, errY := strconv.ParseFloat(found[2], 64)
		if err := errors.Join(errX, errY); err != nil {
			t.Fatal(err)
		}
		if math.Abs(gotX-x) <= 1 && math.Abs(gotY-y) <= 1 {
			return
		}
		t.Logf("%s at %v,%v, waiting for %v,%v", event, gotX, gotY, x, y)
	}
}

// must returns the value, or ends the test.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func closeIt(t *testing.T, c interface{ Close() error }) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func BenchmarkCapture(b *testing.B) {
	screen, err := rig.Xvfb(b.Context(), 1920, 1080)
	if err != nil {
		b.Skip(err)
	}
	for b.Loop() {
		if _, err := screen.Capture(); err != nil {
			b.Fatal(err)
		}
	}
	if err := screen.Close(); err != nil {
		b.Error(err)
	}
}
