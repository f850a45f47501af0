package kiosk

import (
	"fmt"
	"slices"
	"testing"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Screens without content once had one grey line on them and no way on.
func TestEmptyScreenSaysWhatWillStandThereAndLeadsOn(t *testing.T) {
	content := starter(t)
	content.Notices, content.Results = nil, nil
	for name, screen := range screens() {
		for _, l := range data.Languages() {
			for _, c := range []struct {
				route Route
				more  phrases.Key
			}{{Route{Place: AtNotices}, phrases.KioskNoNoticesMore}, {Route{Place: AtResults}, phrases.KioskNoResultsMore}} {
				for _, large := range []bool{false, true} {
					for _, low := range []bool{false, true} {
						h := newHall(t, screen)
						h.use(t, &sheets{Content: content})
						h.visit.large, h.visit.low = large, low
						goTo(h, c.route, l)
						checkLayout(t, fmt.Sprintf("%s %s %s large=%v low=%v", c.route, name, l, large, low), h.Root(), screen)
						mustSay(t, h, phrases.In(l, c.more))
						for _, way := range []phrases.Key{phrases.KioskMyCase, phrases.KioskPhones, phrases.Charter} {
							if !slices.Contains(names(h), phrases.In(l, way)) {
								t.Errorf("%s %s: no way to %s on\n%s", c.route, name, way, listing(h.Root()))
							}
						}
					}
				}
			}
		}
	}
	h := newHall(t, portrait)
	h.use(t, &sheets{Content: content})
	goTo(h, Route{Place: AtNotices}, data.Bulgarian)
	press(t, h, "Телефони и гишета")
	if got, want := h.Route(), "phones"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
