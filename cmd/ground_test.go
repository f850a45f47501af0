//go:build rig

package cmd

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"io"
	"log"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jezek/xgb"

	"example.org/parter/cmd/rig"
)

// The X client complains of a cookie that Xvfb does not ask for, and of each
// server that ends.
func init() { xgb.Logger = log.New(io.Discard, "", 0) }

// A ground is a whole ground floor of real processes in a folder of its own.
type ground struct {
	t       *testing.T
	ctx     context.Context
	dir     string // of the data
	console string // http://127.0.0.1:port
	public  string
	link    string // the one-time link of the first account
	office  *exec.Cmd
	said    map[string]*journal // the log of each process
	ended   map[*exec.Cmd]chan struct{}
	asked   *atomic.Int32 // how often the browser asked whether to leave a page
	stays   *atomic.Bool  // the clerk stays then
}

// patience is how long anything may take on a busy machine before the test
// says that it did not happen.
const patience = 30 * time.Second

// newGround prepares a folder and addresses; nothing runs yet.
func newGround(t *testing.T) *ground {
	t.Helper()
	// A unix socket's path has 107 bytes; t.TempDir's can be longer.
	dir, err := os.MkdirTemp("", "parter")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute+*monkeyTime+time.Duration(*soakTurns)*time.Second)
	t.Cleanup(cancel)
	return &ground{
		t: t, ctx: ctx, dir: dir, console: "http://" + freeAddress(t), public: "http://" + freeAddress(t),
		said: map[string]*journal{}, ended: map[*exec.Cmd]chan struct{}{}, asked: new(atomic.Int32), stays: new(atomic.Bool),
	}
}

// freeAddress is a loopback address that nobody uses now.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // nothing was sent
	return l.Addr().String()
}

// binary is the path of a binary that "make build" has built.
func binary(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "bin", name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v: run make build first", err)
	}
	return path
}

// run runs the office with a command and returns what it wrote.
func (g *ground) run(args ...string) (string, error) {
	g.t.Helper()
	out, err := exec.CommandContext(g.ctx, binary(g.t, "office"), append([]string{"--data", g.dir}, args...)...).CombinedOutput()
	return string(out), err
}

// serve starts the office and waits until it is ready.
func (g *ground) serve() {
	g.t.Helper()
	g.office = exec.CommandContext(g.ctx, binary(g.t, "office"), "--data", g.dir, "serve",
		"--console", strings.TrimPrefix(g.console, "http://"),
		"--public", strings.TrimPrefix(g.public, "http://"), "--public-address", g.public,
		"--mail-server", "127.0.0.1:9", "--mail-from", "delovodstvo@example.bg") // nothing listens there: the letters wait
	lines := g.start("office", g.office)
	for line := range lines {
		if _, secret, found := strings.Cut(line, "/welcome/"); found {
			g.link = g.console + "/welcome/" + secret
		}
		if strings.Contains(line, g.public) {
			go drain(lines)
			return
		}
	}
	g.t.Fatal("the office ended before it was ready")
}

func drain(lines <-chan string) {
	for range lines {
	}
}

// window starts the kiosk or the board on the X screen.
func (g *ground) window(name string, on *rig.Screen, args ...string) *exec.Cmd {
	g.t.Helper()
	if name == "display" {
		args = append([]string{"--trust-clock", "--always-on"}, args...) // a machine that tests keeps no time, and tests at night
	}
	cmd := exec.CommandContext(g.ctx, binary(g.t, name), append([]string{"--data", g.dir}, args...)...)
	cmd.Env = on.Env()
	go drain(g.start(name, cmd))
	return cmd
}

// start starts the process, puts its log into the test's and ends it with the
// test. The lines are its standard output.
func (g *ground) start(name string, cmd *exec.Cmd) <-chan string {
	g.t.Helper()
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.StdoutPipe()
	if err != nil {
		g.t.Fatal(err)
	}
	log, err := cmd.StderrPipe()
	if err != nil {
		g.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		g.t.Fatal(err)
	}
	lines := make(chan string, 100)
	var reading sync.WaitGroup
	reading.Go(func() { defer close(lines); copyLines(out, func(line string) { lines <- line }) })
	said := &journal{}
	g.said[name] = said
	reading.Go(func() { copyLines(log, said.add) })
	ended := make(chan struct{})
	g.ended[cmd] = ended
	go func() {
		defer close(ended)
		reading.Wait()
		_ = cmd.Wait() // whoever wants to know how it ended asks for its code
	}()
	g.t.Cleanup(func() {
		go drain(lines)
		g.end(cmd)
		said.judge(g.t, name)
	})
	return lines
}

// end tells the process to end and waits for it.
func (g *ground) end(cmd *exec.Cmd) {
	_ = cmd.Process.Signal(syscall.SIGTERM) // it may have ended
	<-g.ended[cmd]
}

// lives reports whether the process does.
func (g *ground) lives(cmd *exec.Cmd) bool {
	select {
	case <-g.ended[cmd]:
		return false
	default:
		return true
	}
}

// code waits until the process ends by itself, and is its exit code.
func (g *ground) code(cmd *exec.Cmd) int {
	g.t.Helper()
	g.until("the end of "+filepath.Base(cmd.Path), func() (bool, error) { return !g.lives(cmd), nil })
	return cmd.ProcessState.ExitCode()
}

func copyLines(from io.Reader, to func(string)) {
	scanner := bufio.NewScanner(from)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		to(scanner.Text())
	}
}

// journal is what a process logged.
type journal struct {
	mu    sync.Mutex
	lines []string
}

func (j *journal) add(line string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.lines = append(j.lines, line)
}

// logged is how often the process has logged the words.
func (g *ground) logged(name, words string) (times int) {
	j := g.said[name]
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, line := range j.lines {
		if strings.Contains(line, words) {
			times++
		}
	}
	return times
}

// judge fails the test for what no run may log.
func (j *journal) judge(t *testing.T, name string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, line := range j.lines {
		for _, never := range []string{"panic:", "Error in Fyne call thread", "fatal error:"} {
			if strings.Contains(line, never) {
				t.Errorf("%s: %s", name, line)
			}
		}
		if t.Failed() {
			t.Logf("%s: %s", name, line)
		}
	}
}

// until waits for something to happen on the ground floor.
func (g *ground) until(what string, happened func() (bool, error)) {
	g.t.Helper()
	ctx, cancel := context.WithTimeout(g.ctx, patience)
	defer cancel()
	if err := rig.Until(ctx, what, happened); err != nil {
		g.t.Fatal(err)
	}
}

// xvfb is an X server of the size for one window.
func (g *ground) xvfb(w, h int) (*rig.Screen, *rig.Framebuffer) { return g.server(w, h, "-nocursor") }

// server is an X server in memory.
func (g *ground) server(w, h int, args ...string) (*rig.Screen, *rig.Framebuffer) {
	g.t.Helper()
	screen, memory, err := rig.XvfbInFile(g.ctx, w, h, g.t.TempDir(), args...)
	if err != nil {
		g.t.Fatal(err)
	}
	g.t.Cleanup(func() {
		_ = memory.Close() // only read
		_ = screen.Close() // a failing end is no failing test
	})
	return screen, memory
}

// edition is the number of the published edition.
func (g *ground) edition() int {
	g.t.Helper()
	var n int
	text, err := os.ReadFile(filepath.Join(g.dir, "editions", "current"))
	if err != nil {
		g.t.Fatal(err)
	}
	if _, err := fmt.Sscan(string(text), &n); err != nil {
		g.t.Fatal(err)
	}
	return n
}

// page is where the board's page lies at 1920 by 1080: below the clock, above
// the message strip.
var page = image.Rect(60, 150, 1860, 960)
