package kiosk

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestStatesOfAScreenHadNoGolden(t *testing.T) {
	for orientation, screen := range screens() {
		for _, l := range data.Languages() {
			name := func(state string) string { return fmt.Sprintf("state-%s_%s_%s", state, l, orientation) }
			h := newHall(t, screen)
			goTo(h, Route{}, l)
			checkScreen(t, name("built-in"), h)

			edition := &sheets{Content: datatest.Town()}
			h.use(t, edition)
			goTo(h, Route{Place: AtGroups}, l)
			h.visit.ask(20)
			h.settle()
			checkScreen(t, name("still-there"), h)
			h.visit.stay()

			goTo(h, Route{AtNotice, "withdrawn"}, l)
			checkScreen(t, name("not-there"), h)

			h.hold, h.late = true, nil
			goTo(h, Route{AtService, "1001"}, l)
			h.late[len(h.late)-1]()
			h.settle()
			checkScreen(t, name("loading"), h)

			edition.failure = errors.New("disk I/O error")
			h.release()
			h.settle()
			checkScreen(t, name("broken"), h)
		}
	}
}

func TestLargeTextAndContrastHadNoGolden(t *testing.T) {
	for orientation, screen := range screens() {
		h, _, _ := lobbyAt(t, screen)
		h.visit.large, h.visit.contrast = true, true
		for _, r := range []Route{{Place: AtLookup}, {Place: AtCase}, {AtService, "1005"}, {Place: AtSearch}, {Place: AtHome}} {
			h.visit.typed = typed{query: "дан", number: "94-00-1287", code: "7K3M"}
			h.visit.answer = extendedCase()
			goTo(h, r, data.Bulgarian)
			checkScreen(t, fmt.Sprintf("large-%s_%s", r.Place, orientation), h)
		}
	}
}

func TestLifeEventsOfALargeHomeLayBelowTheScreen(t *testing.T) {
	for orientation, screen := range screens() {
		h, _ := townHall(t)
		h.Resize(screen)
		h.visit.large = true
		goTo(h, Route{Place: AtHome}, data.Bulgarian)
		if got := listing(h.Root()); strings.Contains(got, "[Надолу]") {
			t.Errorf("%s: home must be scrolled:\n%s", orientation, got)
		}
	}
}
