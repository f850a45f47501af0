//go:build rig

package cmd

import (
	"testing"

	"example.org/parter/cmd/rig"
)

// TestWindowsComeBackToTheirMonitors pulls the board's cable and puts it in
// again: X leaves the window anywhere, and the board must stand on its monitor
// again, while the kiosk never moves.
func TestWindowsComeBackToTheirMonitors(t *testing.T) {
	g := newGround(t)
	screen, _, err := rig.TwoMonitors(g.ctx, g.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = screen.Close() }) // a failing end is no failing test
	g.serve()
	g.window("kiosk", screen)
	g.window("display", screen, "--monitor", "1920,0")
	shows := func(m rig.Monitor, colours int) func() (bool, error) {
		return func() (bool, error) {
			part, err := screen.CaptureArea(m.Area)
			return err == nil && differentColours(part) > colours, nil // an error: the monitor is not there
		}
	}
	g.until("the kiosk", shows(rig.Landscape(), 20))
	g.until("the board", shows(rig.Portrait(), 20))
	for range 2 {
		if err := screen.Unplug(rig.Portrait()); err != nil {
			t.Fatal(err)
		}
		g.until("word of the missing monitor", func() (bool, error) { return g.logged("display", "the monitor is gone") > 0, nil })
		g.until("the kiosk alone", shows(rig.Landscape(), 20))
		if err := screen.Plug(rig.Portrait()); err != nil {
			t.Fatal(err)
		}
		g.until("the board on its monitor", shows(rig.Portrait(), 20))
		g.until("the kiosk on its monitor", shows(rig.Landscape(), 20))
	}
}
