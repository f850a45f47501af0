//go:build rig

package cmd

import (
	"image"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/rig"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// TestNoticeForSomeBoardsIsOnThoseAlone publishes an urgent notice for the boards of
// one group: a real board of the group shows it, and a phone reads its QR off the
// glass; a board of none goes on as before.
func TestNoticeForSomeBoardsIsOnThoseAlone(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	elsewhere, other := g.xvfb(1920, 1080)
	g.window("display", screen, "--screen=upstairs", "--group=етаж-2")
	g.window("display", elsewhere)
	g.painted(memory)
	g.painted(other)
	c := g.clerk()
	now := time.Now().In(data.Sofia())
	c.post("/notices/new", url.Values{
		"title": {"Асансьорът не работи"}, "body": {"Ползвайте стълбите."}, "from": {now.Format("2006-01-02T15:04")}, "permanent": {"yes"},
		"priority": {"urgent"}, "boards": {"етаж-2"}, "do": {"publish"},
	})
	read := func(m *rig.Framebuffer) []string {
		picture, err := m.Picture(image.Rect(0, 0, 1920, 1080))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "glass.png")
		if err := rig.Save(picture, path); err != nil {
			t.Fatal(err)
		}
		codes, _ := rig.Decode(t.Context(), path) // none is no fault
		return codes
	}
	var address string
	g.until("the notice's QR on the group's board", func() (bool, error) {
		for _, code := range read(memory) {
			if strings.HasPrefix(strings.ToLower(code), g.public+"/") && strings.Contains(g.page(code), "Ползвайте стълбите.") {
				address = code
			}
		}
		return address != "", nil
	})
	for begun := time.Now(); time.Since(begun) < 3*time.Second; {
		for _, code := range read(other) {
			if code == address {
				t.Fatal("the notice is on a board of no group")
			}
		}
	}
}

// clockArea is where the clock of a board stands, and above it nothing else.
var clockArea = image.Rect(1580, 20, 1880, 110)

// TestClockIsShownOnlyWhereTimeIsKept starts a real board that trusts no clock.
func TestClockIsShownOnlyWhereTimeIsKept(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	for trust, wanted := range map[string]bool{"--no-trust-clock": machine.TimeIsKept(), "--trust-clock": true} {
		screen, memory := g.xvfb(1920, 1080)
		args := []string{"--data", g.dir, "--always-on"}
		if trust == "--trust-clock" {
			args = append(args, trust)
		}
		board := exec.CommandContext(g.ctx, binary(t, "display"), args...)
		board.Env = screen.Env()
		go drain(g.start("display", board))
		g.painted(memory)
		picture, err := memory.Picture(clockArea)
		if err != nil {
			t.Fatal(err)
		}
		if seen := coloursOf(picture, picture.Bounds()) > 5; seen != wanted {
			t.Errorf("%s: a clock is seen: %v, want %v", trust, seen, wanted)
		}
		g.end(board)
	}
}

// TestNightSwitchesTheMonitorOff hangs a real board in a town hall that opened three
// days ago and opens again in four: it tells its monitor to be off; an alert wakes it,
// and so does the board's end.
func TestNightSwitchesTheMonitorOff(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	screen, _ := g.xvfb(1920, 1080)
	programs := t.TempDir() // no X server without a monitor knows of its power: what is said to it is kept instead
	said := filepath.Join(programs, "said")
	if err := os.WriteFile(filepath.Join(programs, "xset"), []byte("#!/bin/sh\necho \"$@\" >>"+said+"\n"), 0o700); err != nil { //nolint:gosec // a program
		t.Fatal(err)
	}
	last := func(want string) func() (bool, error) {
		return func() (bool, error) {
			lines, err := os.ReadFile(said)
			if os.IsNotExist(err) {
				return false, nil
			}
			return strings.HasSuffix(string(lines), want+"\n"), err
		}
	}
	const off, on = "dpms force off", "-dpms"
	c := datatest.Town()
	c.DaysOff = nil
	day := time.Now().In(data.Sofia()).AddDate(0, 0, -3).Weekday()
	for i := range c.Departments {
		c.Departments[i].Hours = data.Hours{Week: []data.Opening{{Day: day, From: 9 * 60, Until: 17 * 60}}}
	}
	n := g.edition() + 1
	g.nextOf(n, c)
	g.point(n)
	board := exec.CommandContext(g.ctx, binary(t, "display"), "--data", g.dir, "--trust-clock")
	board.Env = append(screen.Env(), "PATH="+programs+":"+os.Getenv("PATH"))
	go drain(g.start("display", board))
	g.until("the monitor off", last(off))
	office := g.clerk()
	office.post("/alert", leaveTheHouse())
	g.until("the monitor on, for the alert", last(on))
	office.post("/alert/withdraw", nil)
	g.until("the monitor off again", last(off))
	g.end(board)
	if left, err := last(on)(); !left {
		t.Errorf("the board left the monitor off, %v", err)
	}
}

// TestRecordEndsWithTheBoard ends a real board and starts it again: what hung is known
// up to its end, and nothing is said to have hung between.
func TestRecordEndsWithTheBoard(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	board := g.window("display", screen)
	g.painted(memory)
	c := g.clerk()
	c.publish("Вода няма да има")
	g.painted(memory)
	time.Sleep(2 * time.Second) // it hangs for a while
	before := time.Now().Add(-time.Second)
	g.end(board)
	time.Sleep(3 * time.Second) // nothing hangs for a while
	between := time.Now().Add(-time.Second)
	g.window("display", screen)
	hung := func(at time.Time) string {
		return string(c.get("/screens/past?" + url.Values{"screen": {"board"}, "at": {at.In(data.Sofia()).Format("2006-01-02T15:04:05")}}.Encode()))
	}
	g.until("word of the page before the end", func() (bool, error) {
		return strings.Contains(hung(before), "„Вода няма да има“"), nil
	})
	c.post("/alert", leaveTheHouse())
	g.until("word of the alert", func() (bool, error) {
		page := hung(time.Now().Add(-time.Second))
		return strings.Contains(page, "„Напуснете сградата“") && strings.Contains(page, "data:image/png;base64,"), nil
	})
	if page := hung(between); strings.Contains(page, "„Вода няма да има“") || strings.Contains(page, "data:image/png") {
		t.Errorf("between the end and the next start something is said to have hung: %.2000s", page)
	}
}
