package rig

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"net"
	"time"
)

// Messages of the inputtest driver, from xf86-input-inputtest-protocol.h of
// Xorg 21. They are C structures in the machine's own byte order.
const (
	sendVersion = 0
	sendSync    = 1
	sendTouch   = 6

	headerSize  = 8
	versionSize = headerSize + 4
	valuators   = 64
	// After touch id and type: a flag, a mask of 64 bits and padding, then the
	// values twice, as doubles.
	firstValue = headerSize + 8 + 16
	touchSize  = firstValue + 2*8*valuators
	maskAt     = headerSize + 8 + 4

	touchBegin  = 18 // XI_TouchBegin
	touchUpdate = 19
	touchEnd    = 20

	panelRange = 65535 // of the panel on each axis
)

// Touch is a panel of ten fingers on one of the monitors. Positions are in
// pixels of that monitor. It must be used by one goroutine at a time.
type Touch struct {
	screen *Screen
	socket net.Conn
	on     Monitor
}

// connect waits for the driver's socket. The driver takes one connection only;
// a second one would hang.
func connect(ctx context.Context, s *Screen, path string) (*Touch, error) {
	ctx, stop := context.WithTimeout(ctx, startTime)
	defer stop()
	t := &Touch{screen: s}
	err := Until(ctx, "the touch panel", func() (bool, error) {
		var dialer net.Dialer
		var err error
		t.socket, err = dialer.DialContext(ctx, "unix", path)
		return err == nil, err
	})
	if err != nil {
		return nil, err
	}
	hello := message(sendVersion, versionSize)
	binary.NativeEndian.PutUint16(hello[headerSize:], 1)
	binary.NativeEndian.PutUint16(hello[headerSize+2:], 1)
	if err := t.exchange(hello, versionSize); err != nil {
		return nil, fmt.Errorf("touch panel: %w", errors.Join(err, t.Close()))
	}
	return t, nil
}

// Close takes the panel away. The screen goes on.
func (t *Touch) Close() error { return t.socket.Close() }

// MoveTo lays the panel on another monitor.
func (t *Touch) MoveTo(m Monitor) error {
	if _, err := t.screen.run("xinput", "map-to-output", "panel", m.Output); err != nil {
		return err
	}
	t.on = m
	return nil
}

// Tap puts a finger down for the time and lifts it at the same pixel.
func (t *Touch) Tap(x, y int, hold time.Duration) error {
	return t.stroke(hold, 1, image.Pt(x, y), image.Pt(x, y))
}

// Wobble taps for 90 ms as an unsteady hand does: the finger slides by jitter
// pixels to the right, then as much down.
func (t *Touch) Wobble(x, y, jitter int) error {
	return t.stroke(90*time.Millisecond, 1, image.Pt(x, y), image.Pt(x, y), image.Pt(x+jitter, y), image.Pt(x+jitter, y+jitter))
}

// Drag pulls a finger in a straight line from one pixel to another in the time,
// with a position every 8 ms.
func (t *Touch) Drag(from, to image.Point, takes time.Duration) error {
	return t.stroke(takes, max(1, int(takes/(8*time.Millisecond))), from, to)
}

// stroke puts a finger down at the first point, leads it along the others, each
// reached in the given number of steps, and lifts it at the last.
func (t *Touch) stroke(takes time.Duration, steps int, points ...image.Point) error {
	if err := t.finger(touchBegin, points[0]); err != nil {
		return err
	}
	pause := takes / time.Duration(steps*(len(points)-1))
	at := points[0]
	for _, to := range points[1:] {
		from := at
		for step := 1; step <= steps; step++ {
			time.Sleep(pause)
			next := from.Add(to.Sub(from).Mul(step).Div(steps))
			if next == at {
				continue
			}
			at = next
			if err := t.finger(touchUpdate, at); err != nil {
				return err
			}
		}
	}
	return t.finger(touchEnd, at)
}

// finger reports one event of the first finger and waits until the server has
// dealt with it.
func (t *Touch) finger(event uint32, at image.Point) error {
	m := message(sendTouch, touchSize)
	binary.NativeEndian.PutUint32(m[headerSize+4:], event)
	m[maskAt] = 0b11 // x and y
	size := t.on.Area.Size()
	for axis, share := range []float64{float64(at.X) / float64(size.X), float64(at.Y) / float64(size.Y)} {
		binary.NativeEndian.PutUint64(m[firstValue+8*axis:], math.Float64bits(share*panelRange))
	}
	if _, err := t.socket.Write(m); err != nil {
		return fmt.Errorf("touch at %v: %w", at, err)
	}
	if err := t.exchange(message(sendSync, headerSize), headerSize); err != nil {
		return fmt.Errorf("touch at %v: %w", at, err)
	}
	return nil
}

func message(kind, size uint32) []byte {
	m := make([]byte, size)
	binary.NativeEndian.PutUint32(m, size)
	binary.NativeEndian.PutUint32(m[4:], kind)
	return m
}

// exchange sends the message and reads the answer of that size.
func (t *Touch) exchange(m []byte, answer int) error {
	if err := t.socket.SetDeadline(time.Now().Add(commandTime)); err != nil {
		return err
	}
	if _, err := t.socket.Write(m); err != nil {
		return err
	}
	_, err := io.ReadFull(t.socket, make([]byte, answer))
	return err
}
