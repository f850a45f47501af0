//go:build rig

package cmd

import (
	"image"
	"image/color"
	"net/url"
	"testing"

	"example.org/parter/cmd/rig"
)

// alarmRed is the ground of an alert.
var alarmRed = color.RGBA{0xA6, 0x1C, 0x1C, 0xFF}

// alarmed reports whether an alert covers the glass, from its edge to its edge.
func (g *ground) alarmed(memory *rig.Framebuffer) bool {
	g.t.Helper()
	picture, err := memory.Picture(image.Rect(0, 0, 1920, 1080))
	if err != nil {
		g.t.Fatal(err)
	}
	for _, at := range []image.Point{{4, 4}, {1915, 4}, {4, 1075}, {1915, 1075}, {960, 760}} {
		if picture.At(at.X, at.Y) != alarmRed {
			return false
		}
	}
	return differentColours(picture) > 10
}

func leaveTheHouse() url.Values {
	return url.Values{
		"title": {"Напуснете сградата"}, "title_en": {"Leave the building"},
		"body": {"Излезте по най-близкото стълбище."}, "body_en": {"Leave by the nearest stairs."},
		"phone": {"112"}, "form": {"full"}, "until": {"0"},
	}
}

// TestAlertReachesEveryScreenAndOutlivesTheOffice raises an alert from the console:
// it covers board and kiosk, stays when the office ends, comes back on a board that
// starts without an office, and goes with its withdrawal.
func TestAlertReachesEveryScreenAndOutlivesTheOffice(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	boardScreen, board := g.xvfb(1920, 1080)
	kioskScreen, kiosk := g.xvfb(1920, 1080)
	first := g.window("display", boardScreen)
	g.window("kiosk", kioskScreen)
	g.painted(board)
	g.painted(kiosk)
	c := g.clerk()
	c.post("/alert", leaveTheHouse())
	g.until("the alert on both screens", func() (bool, error) { return g.alarmed(board) && g.alarmed(kiosk), nil })
	g.end(g.office)
	g.end(first)
	g.window("display", boardScreen)
	g.until("the alert on a board without an office", func() (bool, error) { return g.alarmed(board), nil })
	if !g.alarmed(kiosk) {
		t.Error("the kiosk's alert went with the office")
	}
	g.serve()
	c.post("/alert/withdraw", nil)
	g.until("the end of the alert", func() (bool, error) { return !g.alarmed(board) && !g.alarmed(kiosk), nil })
	g.painted(board)
	g.painted(kiosk)
}
