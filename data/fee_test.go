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

// „Такса от 01.01.2027“ listed only what changes, as if nothing else were asked.
func TestFeesToComeListWhatStays(t *testing.T) {
	january := time.Date(2027, 1, 1, 0, 0, 0, 0, Sofia())
	s := Service{Fees: []Fee{{Amount: 300, Until: january}, {Speed: Fast, Amount: 500}, {Amount: 400, From: january}, {Speed: Express, Amount: 900}, {Speed: Express, Amount: 950, From: january}}}
	all := s.FeesToCome(january.AddDate(0, -1, 0))
	if len(all) != 1 || !all[0].Day.Equal(january) {
		t.Fatalf("got %+v", all)
	}
	var amounts []Cents
	for _, fee := range all[0].Fees {
		amounts = append(amounts, fee.Amount)
	}
	if diff := cmp.Diff([]Cents{500, 400, 950}, amounts); diff != "" {
		t.Error(diff)
	}
}

func TestMarkOfTheWholePartGivesWayToThatOfEachFee(t *testing.T) {
	s := Service{Examples: []Part{PartFees}, Fees: []Fee{{Amount: 1}, {Amount: 2}}}
	if !s.FeeIsExample(s.Fees[1]) {
		t.Error("all are examples, and one is not marked")
	}
	s.Fees[0].Example = true
	if !s.FeeIsExample(s.Fees[0]) || s.FeeIsExample(s.Fees[1]) {
		t.Error("a fee that is the municipality's own is marked")
	}
}
