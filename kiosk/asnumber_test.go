package kiosk

import (
	"testing"

	"example.org/parter/data"
)

func TestWhatLooksLikeAnIncomingNumber(t *testing.T) {
	for query, want := range map[string]data.CaseNumber{
		"94-00-1287": "94-00-1287", "94–00–1287 / 02.11.2026": "94-00-1287", "РД-09-136": "РД-09-136", "8121з-413": "8121з-413", "ГР-94-И-77#2": "ГР-94-И-77#2",
		"вх. № 41": "41", "№41/25.04.2018г.": "41", "94001287": "94001287", "94 00 1287": "94 00 1287",
		"1001": "", "№ 1001": "", "2016": "", "скица": "", "акт 16": "", "0777 / 80 381": "", "0777-80-381": "", "8001011234": "", "8-ми март": "", "заседание 12 от 05.11.2026": "",
		"02.11.2026": "", "": "", "учебна 2026/2027": "",
	} {
		if got, _, ok := asNumber(query); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v", query, got, ok)
		}
	}
}

// A number in the large field of the first screen ended at „Нищо не намерихме“.
func TestIncomingNumberInTheSearchLeadsToTheCase(t *testing.T) {
	for query, date := range map[string]string{"94-00-1287": "", "94-00-1287/02.11.2026": "02112026"} {
		for name, screen := range screens() {
			h, _ := newSearchHall(t, screen)
			h.o.Cases = &desk{answer: extendedCase()}
			h.visit.typed.query = query
			goTo(h, Route{Place: AtSearch}, data.Bulgarian)
			checkLayout(t, name, h.Root(), screen)
			press(t, h, "Това прилича на входящ номер: Моята преписка")
			if got := h.Route(); got != "lookup" || h.visit.typed.number != "94-00-1287" || h.visit.typed.date != date {
				t.Fatalf("%s: at %s with %+v", name, got, h.visit.typed)
			}
			if date == "" {
				write(t, h, "02112026")
			}
			press(t, h, "Провери")
			if got := h.Route(); got != "case" {
				t.Errorf("%s: got %s:\n%s", name, got, listing(h.Root()))
			}
		}
	}
}

func TestNumberOfAServiceIsNoCase(t *testing.T) {
	h, found := newSearchHall(t, landscape)
	found.hits["12-34"] = []data.Hit{{Kind: data.HitService, ID: "12-34", Title: data.Text{BG: "Издаване на скица"}}}
	h.visit.typed.query = "12-34"
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	if says(h, "прилича на входящ номер") || !says(h, "скица") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
}

func TestNumberInTheSearchLeadsToTheSlipWhereNothingIsTyped(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	h.lobby.town.Lookup = data.LookupBySlip
	h.visit.typed.query = "94-00-1287"
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	press(t, h, "Това прилича на входящ номер: Моята преписка")
	mustSay(t, h, "Преписката се отваря само с талона")
	if h.visit.typed.number != "" {
		t.Errorf("the number was kept: %q", h.visit.typed.number)
	}
}
