package kiosk

import (
	"testing"

	"example.org/parter/data"
)

func TestGroupsOfRadomirNeedNoScrolling(t *testing.T) {
	for name, screen := range screens() {
		h := newHall(t, screen)
		h.use(t, &sheets{Content: starter(t)})
		goTo(h, Route{Place: AtGroups}, data.Bulgarian)
		for _, s := range inspect(h.Root()) {
			if s.scroll != nil && s.at.Y+s.size.Height > s.scrollAt.Y+s.scroll.Size().Height+1 {
				t.Errorf("%s: %s lies below the screen", name, label(s))
			}
		}
	}
}
