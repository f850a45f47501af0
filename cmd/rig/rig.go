// Package rig starts X servers without a screen, looks at them and touches
// them: Xvfb for one window, and Xorg with two monitors and a touch panel that
// exist only in memory. The end-to-end tests drive the real binaries on it, and
// "office up" runs the windows on its Xvfb where there is no display.
//
// Linux only. Debian's packages: xvfb, xdotool, imagemagick and zbar-tools; for
// the monitors and the touch panel also xserver-xorg-core,
// xserver-xorg-video-dummy, x11-xserver-utils and xinput.
package rig

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// ErrNotInstalled says that a program or a driver is missing on this machine.
var ErrNotInstalled = errors.New("not installed")

// How long a server has to come up and a program to answer. Both take well
// under a second; a busy machine gets more.
const (
	startTime   = 20 * time.Second
	commandTime = 20 * time.Second
)

// Screen is an X server that belongs to whoever started it.
type Screen struct {
	Display string // as DISPLAY names it: ":99"

	server *exec.Cmd
	said   *bytes.Buffer // by the server; read only after it ended
	exited chan struct{} // closed when it has ended
}

// Xvfb starts an X server with one screen of w×h pixels on a free display. It
// ends with the context, with Close, or with the thread that started it, so that
// none is left behind by a crash.
func Xvfb(ctx context.Context, w, h int) (*Screen, error) {
	return start(ctx, "Xvfb", "-screen", "0", fmt.Sprintf("%dx%dx24", w, h), "-nolisten", "tcp", "-noreset", "-nocursor")
}

// Env is the environment for programs on the screen: this program's own, with
// the screen's display and without Wayland.
func (s *Screen) Env() []string {
	env := []string{"DISPLAY=" + s.Display}
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if name != "DISPLAY" && name != "WAYLAND_DISPLAY" {
			env = append(env, variable)
		}
	}
	return env
}

// Close ends the server and with it every window on it.
func (s *Screen) Close() error {
	if err := s.server.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("end of %s: %w", s.Display, err)
	}
	select {
	case <-s.exited:
		return nil
	case <-time.After(5 * time.Second):
	}
	if err := s.server.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("end of %s: %w", s.Display, err)
	}
	<-s.exited
	return nil
}

// start runs an X server that picks a free display and tells it when ready.
func start(ctx context.Context, server string, args ...string) (*Screen, error) {
	path, err := exec.LookPath(server)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", server, ErrNotInstalled)
	}
	ready, tell, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", server, err)
	}
	defer ready.Close() //nolint:errcheck // only read
	s := &Screen{said: &bytes.Buffer{}, exited: make(chan struct{})}
	s.server = exec.CommandContext(ctx, path, append([]string{"-displayfd", "3"}, args...)...)
	s.server.ExtraFiles = []*os.File{tell}
	s.server.Stdout, s.server.Stderr = s.said, s.said
	s.server.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM, Setpgid: true}
	s.server.Cancel = func() error { return s.server.Process.Signal(syscall.SIGTERM) }
	s.server.WaitDelay = 5 * time.Second
	err = s.server.Start()
	closeErr := tell.Close() // the server has its own copy
	if err != nil {
		return nil, fmt.Errorf("%s: %w", server, err)
	}
	go func() {
		defer close(s.exited)
		_ = s.server.Wait() // how it ended does not matter: its words do, where it did not come up
	}()
	number, err := displayNumber(ready)
	if err = errors.Join(err, closeErr); err != nil {
		return nil, fmt.Errorf("%s did not come up: %w", server, errors.Join(err, s.Close(), s.lastWords()))
	}
	s.Display = ":" + strconv.Itoa(number)
	return s, nil
}

func (s *Screen) lastWords() error {
	words := strings.TrimSpace(s.said.String())
	if len(words) > 1000 {
		words = words[len(words)-1000:]
	}
	return errors.New(words)
}

// displayNumber reads the line that -displayfd writes.
func displayNumber(ready *os.File) (int, error) {
	if err := ready.SetReadDeadline(time.Now().Add(startTime)); err != nil {
		return 0, err
	}
	var line []byte
	for one := make([]byte, 1); ; {
		if _, err := io.ReadFull(ready, one); err != nil {
			return 0, fmt.Errorf("number of its display: %w", err)
		}
		if one[0] == '\n' {
			return strconv.Atoi(string(line))
		}
		line = append(line, one[0])
	}
}

// run runs a program on the screen and returns what it wrote.
func (s *Screen) run(name string, args ...string) ([]byte, error) {
	ctx, stop := context.WithTimeout(context.Background(), commandTime)
	defer stop()
	command := exec.CommandContext(ctx, name, args...)
	command.Env = s.Env()
	command.WaitDelay = time.Second
	var complaint bytes.Buffer
	command.Stderr = &complaint
	out, err := command.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, fmt.Errorf("%s: %w", name, ErrNotInstalled)
	}
	if err != nil {
		return out, fmt.Errorf("%s %s: %w: %.300s", name, strings.Join(args, " "), err, complaint.String())
	}
	return out, nil
}
