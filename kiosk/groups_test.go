package kiosk

import (
	"testing"

	"example.org/parter/assets/phrases"
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

func TestEveryServiceOfRadomirIsThreePressesFromHome(t *testing.T) {
	manyScreens(t)
	content := starter(t)
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: content})
	found := map[string]bool{}
	for _, group := range content.Groups {
		goTo(h, Route{Place: AtHome}, data.Bulgarian)
		press(t, h, phrases.In(data.Bulgarian, phrases.Services))
		press(t, h, group.Name.BG)
		for _, s := range content.Services {
			if s.Group == group.ID {
				press(t, h, s.Name.BG)
				found[h.visit.route().ID] = h.visit.route().Place == AtService
				press(t, h, phrases.In(data.Bulgarian, phrases.KioskBack))
			}
		}
	}
	for _, s := range content.Services {
		if !found[string(s.ID)] {
			t.Errorf("%s %s is not found by three presses", s.Number, s.Name.BG)
		}
	}
}
