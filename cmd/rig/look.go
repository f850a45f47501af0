package rig

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/jezek/xgb/xproto"
)

// Capture takes a picture of all monitors together.
func (s *Screen) Capture() (image.Image, error) {
	raw, err := s.run("import", "-silent", "-window", "root", "-depth", "8", "-define", "png:compression-level=1", "png:-")
	if err != nil {
		return nil, err
	}
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("picture of %s: %w", s.Display, err)
	}
	return picture, nil
}

// CaptureArea takes a picture of the area, for example of one Monitor. Its
// upper left corner is 0,0.
func (s *Screen) CaptureArea(area image.Rectangle) (image.Image, error) {
	all, err := s.Capture()
	if err != nil {
		return nil, err
	}
	if !area.In(all.Bounds()) {
		return nil, fmt.Errorf("%v is not on %s, which has %v", area, s.Display, all.Bounds())
	}
	part := image.NewRGBA(image.Rectangle{Max: area.Size()})
	draw.Draw(part, part.Bounds(), all, area.Min, draw.Src)
	return part, nil
}

// Save writes the picture as a PNG, fast and large.
func Save(picture image.Image, path string) error {
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, picture); err != nil {
		return fmt.Errorf("picture %s: %w", path, err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	return nil
}

// Decode returns what the QR codes in the PNG say, from left to right as
// zbarimg finds them; nothing when there is none.
func Decode(ctx context.Context, path string) ([]string, error) {
	out, err := exec.CommandContext(ctx, "zbarimg", "-q", "--raw", path).Output()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, fmt.Errorf("zbarimg: %w", ErrNotInstalled)
	}
	const foundNothing = 4
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() == foundNothing {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("zbarimg %s: %w", path, err)
	}
	return strings.Fields(string(out)), nil
}

// Until looks every 50 ms whether something has happened, and gives up with the
// context. The error then says what was waited for and what the last look said.
func Until(ctx context.Context, what string, happened func() (bool, error)) error {
	for {
		done, err := happened()
		if done && err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waiting for %s: %w", what, errors.Join(ctx.Err(), err))
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// Click presses the left button at the pixel for 60 ms, as a finger would.
func (s *Screen) Click(x, y int) error {
	_, err := s.run("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y), "mousedown", "1", "sleep", "0.06", "mouseup", "1")
	return err
}

// Type types the text into the focused window.
func (s *Screen) Type(text string) error {
	_, err := s.run("xdotool", "type", "--delay", "20", "--", text)
	return err
}

// Key presses a key by its X name: "Return", "alt+F4".
func (s *Screen) Key(name string) error {
	_, err := s.run("xdotool", "key", "--", name)
	return err
}

// Glass is what the X server shows in the area, asked of the server itself: fast
// enough to look at one frame after the other. Its upper left corner is 0,0.
func (h *Hands) Glass(area image.Rectangle) (*image.RGBA, error) {
	raw, err := xproto.GetImage(h.x, xproto.ImageFormatZPixmap, xproto.Drawable(h.root),
		int16(area.Min.X), int16(area.Min.Y), uint16(area.Dx()), uint16(area.Dy()), ^uint32(0)).Reply()
	if err != nil {
		return nil, fmt.Errorf("picture of %v: %w", area, err)
	}
	picture := image.NewRGBA(image.Rectangle{Max: area.Size()})
	if len(raw.Data) < len(picture.Pix) {
		return nil, fmt.Errorf("picture of %v: %d bytes", area, len(raw.Data))
	}
	for i := 0; i < len(picture.Pix); i += 4 { // blue comes first
		picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2], picture.Pix[i+3] = raw.Data[i+2], raw.Data[i+1], raw.Data[i], 0xFF
	}
	return picture, nil
}
