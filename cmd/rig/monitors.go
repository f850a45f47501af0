package rig

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
)

// config is the server's configuration; %SOCKET% is the touch panel's socket.
//
//go:embed xorg.conf
var config string

// A Monitor is one of the two pretended monitors.
type Monitor struct {
	Output string          // its name in RandR
	Area   image.Rectangle // in pixels of the whole screen
}

// Landscape is the first monitor, 1920×1080.
func Landscape() Monitor { return Monitor{"DUMMY0", image.Rect(0, 0, 1920, 1080)} }

// Portrait is the second monitor, 1080×1920, to the right of the first.
func Portrait() Monitor { return Monitor{"DUMMY1", image.Rect(1920, 0, 3000, 1920)} }

// Programs and drivers without which there are no two monitors. The server is
// named by its file: what stands on PATH may be a wrapper that asks for a console.
const (
	xorg        = "/usr/lib/xorg/Xorg"
	dummyDriver = "/usr/lib/xorg/modules/drivers/dummy_drv.so"
	touchDriver = "/usr/lib/xorg/modules/input/inputtest_drv.so"
)

// TwoMonitors starts Xorg with the two monitors and a touch panel of ten
// fingers, which lies on the landscape monitor until it is moved. It keeps its
// configuration, log and socket in dir, whose path must be short (a socket's
// name has 107 bytes). The error is ErrNotInstalled where a driver is missing.
func TwoMonitors(ctx context.Context, dir string) (*Screen, *Touch, error) {
	for _, file := range []string{xorg, dummyDriver, touchDriver} {
		if _, err := os.Stat(file); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", file, ErrNotInstalled)
		}
	}
	socket := filepath.Join(dir, "touch.sock")
	file := filepath.Join(dir, "xorg.conf")
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(config, "%SOCKET%", socket)), 0o600); err != nil {
		return nil, nil, fmt.Errorf("two monitors: %w", err)
	}
	s, err := start(ctx, xorg, "-config", file, "-logfile", filepath.Join(dir, "xorg.log"),
		"-noreset", "-novtswitch", "-sharevts", "-nolisten", "tcp", "-nocursor", "-s", "0", "-dpms")
	if err != nil {
		return nil, nil, fmt.Errorf("two monitors: %w", err)
	}
	touch, err := s.arrange(ctx, socket)
	if err != nil {
		return nil, nil, fmt.Errorf("two monitors: %w", errors.Join(err, s.Close()))
	}
	return s, touch, nil
}

// arrange puts the second monitor beside the first and the panel on the first.
func (s *Screen) arrange(ctx context.Context, socket string) (*Touch, error) {
	if err := s.Plug(Portrait()); err != nil {
		return nil, err
	}
	touch, err := connect(ctx, s, socket)
	if err != nil {
		return nil, err
	}
	if err := touch.MoveTo(Landscape()); err != nil {
		return nil, errors.Join(err, touch.Close())
	}
	return touch, nil
}

// Plug connects the monitor, also one that was unplugged.
func (s *Screen) Plug(m Monitor) error {
	mode := fmt.Sprintf("%dx%d", m.Area.Dx(), m.Area.Dy())
	at := fmt.Sprintf("%dx%d", m.Area.Min.X, m.Area.Min.Y)
	if _, err := s.run("xrandr", "--addmode", m.Output, mode); err != nil {
		return err
	}
	_, err := s.run("xrandr", "--output", m.Output, "--mode", mode, "--pos", at)
	return err
}

// Unplug takes the monitor away, as a pulled cable would.
func (s *Screen) Unplug(m Monitor) error {
	_, err := s.run("xrandr", "--output", m.Output, "--off")
	return err
}
