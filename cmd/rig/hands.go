package rig

import (
	"errors"
	"fmt"
	"image"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// Hands press the keys and move the mouse of a screen by XTEST. No program is
// started for a press, so a scanner's burst and a monkey's haste have their own
// speed. They must be used by one goroutine at a time.
type Hands struct {
	x    *xgb.Conn
	root xproto.Window
	keys map[xproto.Keysym]key
}

// key is where a letter lies on the keyboard.
type key struct {
	code  byte
	shift bool
}

// Keys by their X names, as far as the tests press them. Letters and digits are
// their own names.
var keysyms = map[string]xproto.Keysym{
	"BackSpace": 0xff08, "Tab": 0xff09, "Return": 0xff0d, "Escape": 0xff1b, "Home": 0xff50, "Left": 0xff51, "Up": 0xff52,
	"Right": 0xff53, "Down": 0xff54, "Page_Up": 0xff55, "Page_Down": 0xff56, "End": 0xff57, "Print": 0xff61, "Insert": 0xff63,
	"Menu": 0xff67, "KP_Enter": 0xff8d, "F1": 0xffbe, "F2": 0xffbf, "F3": 0xffc0, "F4": 0xffc1, "F5": 0xffc2, "F6": 0xffc3,
	"F7": 0xffc4, "F8": 0xffc5, "F9": 0xffc6, "F10": 0xffc7, "F11": 0xffc8, "F12": 0xffc9, "shift": 0xffe1, "ctrl": 0xffe3,
	"alt": 0xffe9, "super": 0xffeb, "Delete": 0xffff, "space": 0x20,
}

// Hands reach for the screen's keyboard and mouse.
func (s *Screen) Hands() (*Hands, error) {
	x, err := xgb.NewConnDisplay(s.Display)
	if err != nil {
		return nil, fmt.Errorf("hands on %s: %w", s.Display, err)
	}
	h := &Hands{x: x, root: xproto.Setup(x).DefaultScreen(x).Root, keys: map[xproto.Keysym]key{}}
	if err := errors.Join(xtest.Init(x), h.learnKeys()); err != nil {
		x.Close()
		return nil, fmt.Errorf("hands on %s: %w", s.Display, err)
	}
	return h, nil
}

// Close takes the hands away.
func (h *Hands) Close() { h.x.Close() }

// learnKeys reads which letter lies where, alone and with Shift.
func (h *Hands) learnKeys() error {
	setup := xproto.Setup(h.x)
	first, count := setup.MinKeycode, byte(setup.MaxKeycode-setup.MinKeycode+1)
	all, err := xproto.GetKeyboardMapping(h.x, first, count).Reply()
	if err != nil {
		return fmt.Errorf("keyboard: %w", err)
	}
	width := int(all.KeysymsPerKeycode)
	for i, sym := range all.Keysyms {
		if level := i % width; level < 2 {
			if _, known := h.keys[sym]; !known {
				h.keys[sym] = key{byte(first) + byte(i/width), level == 1}
			}
		}
	}
	return nil
}

// keyHold is how long a key is down. GLFW drops a key that is pressed twice
// within one tick of the server's clock, which has milliseconds.
const keyHold = 4 * time.Millisecond

// Key presses keys by their X names, together: "Return", "alt+F4". What is named
// last is pressed last and let go first.
func (h *Hands) Key(names string) error {
	var codes []byte
	for name := range strings.SplitSeq(names, "+") {
		sym, named := keysyms[name]
		if !named {
			sym = xproto.Keysym([]rune(name)[0])
		}
		k, there := h.keys[sym]
		if !there {
			return fmt.Errorf("the keyboard has no key %q", name)
		}
		codes = append(codes, k.code)
	}
	for _, code := range codes {
		h.fake(xproto.KeyPress, code)
	}
	if err := h.sync(); err != nil {
		return err
	}
	time.Sleep(keyHold)
	for i := range codes {
		h.fake(xproto.KeyRelease, codes[len(codes)-1-i])
	}
	return h.sync()
}

// Type types the text with a pause after each letter.
func (h *Hands) Type(text string, pause time.Duration) error {
	for _, letter := range text {
		k, there := h.keys[xproto.Keysym(letter)]
		if !there {
			return fmt.Errorf("the keyboard has no letter %q", letter)
		}
		if err := h.letter(k); err != nil {
			return err
		}
		time.Sleep(pause)
	}
	return nil
}

func (h *Hands) letter(k key) error {
	if k.shift {
		h.fake(xproto.KeyPress, h.keys[keysyms["shift"]].code)
		defer h.fake(xproto.KeyRelease, h.keys[keysyms["shift"]].code)
	}
	h.fake(xproto.KeyPress, k.code)
	h.fake(xproto.KeyRelease, k.code)
	return h.sync()
}

// scanPause is between two letters of a scanner.
const scanPause = 8 * time.Millisecond

// Scan types the code as a scanner does, and Return.
func (h *Hands) Scan(code string) error {
	if err := h.Type(code, scanPause); err != nil {
		return err
	}
	return h.Key("Return")
}

// Button is a button of the mouse.
type Button byte

// The buttons of the mouse.
const (
	LeftButton   Button = 1
	MiddleButton Button = 2
	RightButton  Button = 3
)

// Move brings the pointer to the pixel.
func (h *Hands) Move(to image.Point) error {
	xtest.FakeInput(h.x, xproto.MotionNotify, 0, 0, h.root, int16(to.X), int16(to.Y), 0)
	return h.sync()
}

// Down presses the button where the pointer is.
func (h *Hands) Down(b Button) error {
	h.fake(xproto.ButtonPress, byte(b))
	return h.sync()
}

// Up lets the button go.
func (h *Hands) Up(b Button) error {
	h.fake(xproto.ButtonRelease, byte(b))
	return h.sync()
}

// Click presses the button at the pixel for the time.
func (h *Hands) Click(b Button, at image.Point, hold time.Duration) error {
	if err := errors.Join(h.Move(at), h.Down(b)); err != nil {
		return err
	}
	time.Sleep(hold)
	return h.Up(b)
}

// Drag pulls the pointer with the left button down in ten steps.
func (h *Hands) Drag(from, to image.Point, takes time.Duration) error {
	const steps = 10
	if err := errors.Join(h.Move(from), h.Down(LeftButton)); err != nil {
		return err
	}
	for step := 1; step <= steps; step++ {
		time.Sleep(takes / steps)
		if err := h.Move(from.Add(to.Sub(from).Mul(step).Div(steps))); err != nil {
			return err
		}
	}
	return h.Up(LeftButton)
}

// fake is sent with the next sync.
func (h *Hands) fake(kind, detail byte) {
	xtest.FakeInput(h.x, kind, detail, 0, h.root, 0, 0, 0)
}

// sync waits until the server has dealt with everything.
func (h *Hands) sync() error {
	if _, err := xproto.GetInputFocus(h.x).Reply(); err != nil {
		return fmt.Errorf("hands: %w", err)
	}
	return nil
}
