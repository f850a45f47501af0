package data

import (
	"testing"
	"time"
)

func TestSlipOfATypedNumberTellsNoToken(t *testing.T) {
	town := Town{Name: Text{BG: "Община Примерово"}, Public: "https://uslugi.primerovo.example"}
	day := time.Date(2026, time.November, 20, 0, 0, 0, 0, Sofia())
	s := PlainSlip("94-00-1287", day, "0999 / 11 111", town)
	if s.Code != "" || s.Address != "https://uslugi.primerovo.example/P" || s.TellsToken() {
		t.Errorf("got %+v", s)
	}
	if s := PlainSlip("94-00-1287", day, "", Town{}); s.Address != "" {
		t.Errorf("an address without public pages: %q", s.Address)
	}
	if s := (Slip{Address: town.Public.Case("0123456789ABCDEF")}); !s.TellsToken() {
		t.Errorf("%q tells a token", s.Address)
	}
}
