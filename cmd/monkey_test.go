//go:build rig

package cmd

import (
	"flag"
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/rig"
)

var (
	monkeyTime = flag.Duration("monkey", 45*time.Second, "how long the monkey plays")
	monkeySeed = flag.Uint64("monkey-seed", 0, "what the monkey does; 0: something new")
)

// TestMonkey lets somebody touch, drag, type and scan without any sense, while
// editions are published. Every few seconds it stops: then the kiosk must find
// home by itself, look as for the first visitor, and have kept its memory.
func TestMonkey(t *testing.T) {
	seed := *monkeySeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("again: -monkey %v -monkey-seed %d", *monkeyTime, seed)
	for name, size := range map[string]image.Point{"landscape": image.Pt(1920, 1080), "portrait": image.Pt(1080, 1920)} {
		t.Run(name, func(t *testing.T) {
			m := newMonkey(t, size, seed)
			for begun := time.Now(); time.Since(begun) < *monkeyTime/2; {
				m.play(min(playTime, *monkeyTime/2))
				m.look()
			}
			m.judge()
		})
	}
}

// playTime is how long the monkey plays before it is looked after.
const playTime = 10 * time.Second

// A monkey sits before a kiosk of its own.
type monkey struct {
	*twin
	g        *ground
	dice     *rand.Rand
	process  *exec.Cmd
	clerk    clerk
	codes    []string
	notice   string // in the console; empty: none is published
	actions  int
	played   time.Duration
	memory   []sample
	slowest  time.Duration // way home
	fresh    image.Image   // home, before the first visitor
	playedBy time.Time
}

// sample is the kiosk's memory at a moment.
type sample struct {
	at time.Duration // since the monkey began
	mb float64
}

func newMonkey(t *testing.T, size image.Point, seed uint64) *monkey {
	t.Helper()
	g := newGround(t)
	g.serve()
	g.importCases()
	on, process := g.kioskOn(size, "--idle-menu=1s", "--idle-text=1s", "--idle-case=1s", "--idle-answer=1s")
	w := newTwin(g, on)
	w.same("at the start")
	if _, err := machine.WritePIN(machine.Folder(g.dir).KioskPIN()); err != nil {
		t.Fatal(err)
	}
	m := &monkey{twin: w, g: g, dice: rand.New(rand.NewPCG(seed, uint64(size.X))), process: process, clerk: g.clerk(), playedBy: time.Now()}
	m.codes = []string{g.public + "/U/2016", strings.ToUpper(g.public + "/U/1"), g.public + "/O/ABCDE", "https://elsewhere.example/U/2016", "5901234123457"}
	for _, s := range g.slips() {
		m.codes = append(m.codes, s.address)
	}
	m.fresh = plain(w.window.Canvas().Capture())
	return m
}

// play does anything for the time.
func (m *monkey) play(d time.Duration) {
	m.t.Helper()
	begun := time.Now()
	for time.Since(begun) < d {
		if err := m.act(); err != nil {
			m.t.Fatalf("after %d actions: %v", m.actions, err)
		}
		m.actions++
	}
	m.played += time.Since(begun)
}

func (m *monkey) act() error {
	hands := m.glass.hands
	switch n := m.dice.IntN(100); {
	case n < 45:
		return hands.Click(rig.LeftButton, m.point(), m.upTo(20))
	case n < 50:
		return hands.Click(rig.Button(1+m.dice.IntN(5)), m.point(), m.upTo(10)) // with the wheel of a mouse
	case n < 58:
		return hands.Drag(m.point(), m.point(), m.upTo(60))
	case n < 78:
		return hands.Key(monkeyKeys[m.dice.IntN(len(monkeyKeys))])
	case n < 90:
		return hands.Type(m.letters(6), m.upTo(8))
	case n < 93:
		return hands.Scan(m.codes[m.dice.IntN(len(m.codes))])
	case n < 96:
		return m.scanRubbish()
	case n < 97:
		return m.knockAndGuess()
	case m.dice.IntN(4) == 0:
		time.Sleep(m.upTo(1500)) // now and then so long that it is asked whether it is still there
		return nil
	default:
		return hands.Move(m.point())
	}
}

var monkeyKeys = []string{
	"Tab", "Tab", "shift+Tab", "Return", "Return", "Return", "KP_Enter", "space", "Left", "Right", "Up", "Down", "Escape", "BackSpace", "Home", "End",
	"Page_Up", "Page_Down", "F1", "F2", "F5", "F11", "Delete", "Insert", "Menu", "alt+F4", "ctrl+c", "ctrl+v", "ctrl+alt+Delete", "shift+Insert",
}

// point is anywhere, more often where the bar of buttons is.
func (m *monkey) point() image.Point {
	size := m.glass.size
	if m.dice.IntN(4) == 0 {
		return image.Pt(m.dice.IntN(size.X), size.Y-1-m.dice.IntN(200))
	}
	return image.Pt(m.dice.IntN(size.X), m.dice.IntN(size.Y))
}

func (m *monkey) upTo(ms int) time.Duration {
	return time.Duration(m.dice.IntN(ms+1)) * time.Millisecond
}

// letters are one to most of what a keyboard writes.
func (m *monkey) letters(most int) string {
	var text strings.Builder
	for range 1 + m.dice.IntN(most) {
		text.WriteByte(byte(' ' + m.dice.IntN('~'-' '+1)))
	}
	return text.String()
}

// scanRubbish is a scan of anything, also of a very long code.
func (m *monkey) scanRubbish() error {
	most := []int{12, 60, 600}[m.dice.IntN(3)]
	if err := m.glass.hands.Type(m.letters(most), 0); err != nil {
		return err
	}
	return m.glass.hands.Key("Return")
}

// knockAndGuess asks for the staff's page and guesses a PIN.
func (m *monkey) knockAndGuess() error {
	for range 5 {
		if err := m.glass.hands.Click(rig.LeftButton, image.Pt(60, 56), m.upTo(10)); err != nil {
			return err
		}
	}
	if err := m.glass.hands.Type(fmt.Sprint(m.dice.IntN(100000)), 20*time.Millisecond); err != nil {
		return err
	}
	return m.glass.hands.Key("Return")
}

// look leaves the kiosk alone until it shows home as for the first visitor, and
// changes what is published.
func (m *monkey) look() {
	m.t.Helper()
	begun := time.Now()
	m.g.until("home after the monkey", func() (bool, error) {
		if !m.g.lives(m.process) {
			m.t.Fatalf("the kiosk ended with %d after %d actions", m.process.ProcessState.ExitCode(), m.actions)
		}
		seen, err := m.glass.see()
		if err != nil {
			return false, err
		}
		difference, strays := unlike(seen, m.fresh)
		if alike := difference < 0.012 && strays < mostStrays; alike || time.Since(begun) < wayHome {
			return alike, nil
		}
		m.save(seen, "stuck")
		m.t.Fatalf("the screen is stuck after %d actions (difference %.4f)", m.actions, difference)
		return false, nil
	})
	m.slowest = max(m.slowest, time.Since(begun))
	m.memory = append(m.memory, sample{time.Since(m.playedBy), resident(m.t, m.process.Process.Pid)})
	if m.notice == "" {
		m.notice = m.clerk.publish(fmt.Sprintf("Обявление %d", m.actions))
	} else {
		m.clerk.withdraw(m.notice)
		m.notice = ""
	}
}

// wayHome is how long the way home may take: a second of silence, a second to
// answer, a tick, a voice or a paper that are on their way; and, since a stuck
// screen never finds home, as long as a busy machine may need, less than the patience of a test.
const wayHome = 25 * time.Second

// What memory the kiosk may have. Textures are kept for ten seconds, so a monkey that
// runs through all screens first fills what is kept: measured, from 320 to 450 MB at
// the first look to between 500 and 580 MB half a minute later, where it stays.
const (
	mostMemory = 700.0 // MB, in a run that is not long enough
	mostSlope  = 0.5   // MB a minute for certain, over the second half of a longer one
	longEnough = 15 * time.Minute
)

// judge looks at the log and at the memory of the whole time.
func (m *monkey) judge() {
	m.t.Helper()
	first, last := m.memory[0], m.memory[len(m.memory)-1]
	m.t.Logf("%d actions, %.0f a second; slowest way home %v; memory %.0f MB after %v, %.0f MB after %v", m.actions,
		float64(m.actions)/m.played.Seconds(), m.slowest.Round(time.Millisecond), first.mb, first.at.Round(time.Second), last.mb, last.at.Round(time.Second))
	if last.at < longEnough && last.mb > mostMemory {
		m.t.Errorf("the memory is %.0f MB: %v", last.mb, m.memory)
	}
	if later := m.memory[len(m.memory)/2:]; last.at >= longEnough {
		grows, give := slope(later)
		m.t.Logf("memory grows by %.2f ± %.2f MB a minute over the second half", grows, give)
		if grows-give > mostSlope {
			m.t.Errorf("memory is not flat: %v", later)
		}
	}
	for _, never := range []string{`"level":"ERROR"`, "the staff's page was opened"} {
		if times := m.g.logged("kiosk", never); times > 0 {
			m.t.Errorf("the log has %d times %s", times, never)
		}
	}
}

// slope is the line through the samples, in MB a minute, and how far off it may be
// by chance: two standard errors.
func slope(all []sample) (grows, give float64) {
	var n, x, y, xx, xy, yy float64
	for _, s := range all {
		at := s.at.Minutes()
		n, x, y, xx, xy, yy = n+1, x+at, y+s.mb, xx+at*at, xy+at*s.mb, yy+s.mb*s.mb
	}
	spread := xx - x*x/n
	grows = (xy - x*y/n) / spread
	rest := yy - y*y/n - grows*grows*spread
	return grows, 2 * math.Sqrt(rest/(n-2)/spread)
}
