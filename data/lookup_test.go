package data

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestOutlineSaysNothingOfWhatTheCaseIsAbout(t *testing.T) {
	on := func(d int) time.Time { return time.Date(2026, time.November, d, 0, 0, 0, 0, Sofia()) }
	whole := CaseAnswer{
		Case: Case{
			Number: "94-00-1287", Received: on(2), Service: Text{BG: "CANARY", EN: "CANARY"}, Speed: "CANARY", Department: Text{BG: "CANARY"},
			Phone: "0999 / 33 333", Promised: on(16), Due: on(30), Extensions: []Extension{{on(9), on(20), "CANARY"}, {on(12), on(30), "CANARY"}},
			Stages: []StageEntry{{StageReceived, on(2)}, {StageInProgress, on(5)}}, Told: []DelayNotice{{on(12), "CANARY", "CANARY", 2}},
		},
		Slip: Slip{Number: "94-00-1287", Code: "CANARY", Address: "http://office.example/P/CANARY"},
	}
	got := whole.Outline(Town{Public: "http://office.example", Name: Text{BG: "Община Примерово"}})
	wire, err := json.Marshal(got)
	if err != nil || strings.Contains(string(wire), "CANARY") {
		t.Errorf("got %s, %v", wire, err)
	}
	c := got.Case
	if c.Stage() != StageInProgress || len(c.Stages) != 1 || !c.Due.Equal(on(30)) || !c.Promised.Equal(on(16)) ||
		len(c.Extensions) != 1 || !c.Extensions[0].Until.Equal(on(30)) || c.Phone == "" || !got.IsOutline() {
		t.Errorf("got %s", wire)
	}
	if got.Slip.Address != "http://office.example/P" {
		t.Errorf("the slip leads to %q", got.Slip.Address)
	}
	if bare := (CaseAnswer{}).Outline(Town{}); bare.Slip.Address != "" || !bare.IsOutline() {
		t.Errorf("got %+v", bare)
	}
}

func TestCaseIsLookedUpForNinetyDaysAfterItsEnd(t *testing.T) {
	late := time.Date(2026, time.November, 30, 23, 59, 0, 0, Sofia())
	if got := LookupReach(late).Format(time.DateOnly); got != "2026-09-01" {
		t.Errorf("got %s", got)
	}
}
