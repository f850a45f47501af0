package main

import (
	"testing"
	"time"

	"example.org/parter/data"
)

func TestPlaceOfAPhoneLastsADayAndTellsNoAddress(t *testing.T) {
	now := time.Date(2026, time.November, 30, 9, 0, 0, 0, data.Sofia())
	o := &opinions{clock: func() time.Time { return now }}
	first := o.place("192.0.2.1")
	if again, other := o.place("192.0.2.1"), o.place("192.0.2.2"); again != first || other == first {
		t.Errorf("got %s, again %s, another %s", first, again, other)
	}
	now = now.AddDate(0, 0, 1)
	if next := o.place("192.0.2.1"); next == first {
		t.Errorf("the next day it is still %s", next)
	}
	if restarted := (&opinions{clock: o.clock}).place("192.0.2.1"); restarted == o.place("192.0.2.1") {
		t.Error("another run of the office knows the phone")
	}
}
