package kiosk

import (
	"testing"

	"example.org/parter/data"
)

func TestWarmingUpIsNobodysVisit(t *testing.T) {
	h, d, p := lobbyAt(t, landscape)
	h.o.Report = func(kind data.EventKind, detail string) { t.Errorf("told %s %s", kind, detail) }
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	before, touched := listing(h.Root()), h.visit.touched
	h.WarmUp()
	h.settle()
	if listing(h.Root()) != before || h.visit.touched != touched || d.asked != 0 || len(p.pdfs) != 0 {
		t.Errorf("it changed the visit:\n%s", listing(h.Root()))
	}
	empty := newHall(t, landscape)
	empty.WarmUp() // without an edition there is nothing to build
}
