package kiosk

import (
	"math"
	"testing"

	"example.org/parter/assets/look"
	"example.org/parter/data"
)

// A tile that ended between two pixels had a light line across it.
func TestTilesAreWholePixels(t *testing.T) {
	for _, screen := range []look.Screen{landscape, portrait, {Width: 1080, Height: 1920, Diagonal: 21.5}, {Width: 1366, Height: 768, Diagonal: 19}} {
		for _, large := range []bool{false, true} {
			h, _ := townHall(t)
			h.Resize(screen)
			h.visit.large = large
			goTo(h, Route{Place: AtHome}, data.Bulgarian)
			for _, s := range inspect(h.Root()) {
				if s.button == nil || s.button.Name != "Моята преписка" {
					continue
				}
				if size := s.size; isPart(size.Height) || isPart(size.Width) || isPart(s.at.X) {
					t.Errorf("%v: %v at %v", screen, size, s.at)
				}
			}
		}
	}
}

func isPart(px float32) bool { return float64(px) != math.Trunc(float64(px)) }
