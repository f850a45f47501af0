package data

import (
	"testing"
	"time"
)

func TestSlipOfAnAnswerSaysUntilWhenAndNotWhenToCome(t *testing.T) {
	day := time.Date(2026, time.November, 20, 0, 0, 0, 0, Sofia())
	desk := Department{Counter: Counter{Name: Text{BG: "гише"}}}
	for name, c := range map[string]struct {
		of    Case
		until time.Time
		comes bool
	}{
		"a service":         {Case{Due: day}, time.Time{}, true},
		"an answer":         {Case{Answer: true, Due: day}, day, false},
		"an answer, no day": {Case{Answer: true}, time.Time{}, false},
		"answered":          {Case{Answer: true, Due: day, Stages: []StageEntry{{Stage: StageDelivered, On: day}}}, time.Time{}, false},
	} {
		s := CaseAnswer{Case: c.of}.Paper(desk)
		if !s.AnswerBy.Equal(c.until) || (s.Counter.Name.BG != "") != c.comes {
			t.Errorf("%s: got %+v", name, s)
		}
	}
}

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
