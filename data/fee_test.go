package data

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAFeeSwitchesByTheClock(t *testing.T) {
	january := time.Date(2027, time.January, 1, 0, 0, 0, 0, Sofia())
	now, then, always := Fee{Amount: 256, Until: january}, Fee{Amount: 300, From: january}, Fee{Amount: 767}
	s := Service{Fees: []Fee{now, then, always}}
	for _, c := range []struct {
		name            string
		at              time.Time
		inForce, toCome []Fee
	}{
		{"in December", january.AddDate(0, 0, -8), []Fee{now, always}, []Fee{then}},
		{"in the last moment of the year", january.Add(-time.Second), []Fee{now, always}, []Fee{then}},
		{"from the first moment of the new one", january, []Fee{then, always}, nil},
	} {
		if diff := cmp.Diff(c.inForce, s.FeesAt(c.at)); diff != "" {
			t.Errorf("%s: in force (-want +got)\n%s", c.name, diff)
		}
		if diff := cmp.Diff(c.toCome, s.Coming(c.at)); diff != "" {
			t.Errorf("%s: to come (-want +got)\n%s", c.name, diff)
		}
	}
	town := Content{Services: []Service{s}}
	if got := town.NextFee(january.AddDate(0, 0, -8)); !got.Equal(january) {
		t.Errorf("the next change is %v", got)
	}
	if got := town.NextFee(january); !got.IsZero() {
		t.Errorf("after the last change there is another at %v", got)
	}
	if got := town.At(january).Services[0].Fees; len(got) != 2 || len(s.Fees) != 3 {
		t.Errorf("on that day %+v, and the service itself has %d", got, len(s.Fees))
	}
}
