package kiosk

import (
	"fmt"
	"testing"

	"example.org/parter/data/datatest"
)

// A visitor who goes from service to service all day left an ever longer way.
func TestWayIsNotRememberedForEver(t *testing.T) {
	var way history
	for i := range 500 {
		way = way.to(Route{AtService, fmt.Sprint(i)})
		if got, want := way.present().ID, fmt.Sprint(i); got != want {
			t.Fatalf("at %s, want %s", got, want)
		}
	}
	if len(way) != longestWay {
		t.Errorf("%d steps are remembered, want %d", len(way), longestWay)
	}
	for range longestWay {
		way = way.back()
	}
	if got := way.present(); got.Place != AtHome {
		t.Errorf("the way back ends at %s", got)
	}
}

func TestWayForgetsNothingThatIsPresent(t *testing.T) {
	before := history{{Place: AtGroups}, {Place: AtGroup, ID: "people"}}
	after := before.to(Route{AtService, "1001"})
	if again := after.to(Route{AtService, "1001"}); len(again) != 3 || len(before) != 2 {
		t.Errorf("%v after %v", again, before)
	}
	if home := after.to(Route{Place: AtHome}); home != nil {
		t.Errorf("home remembers %v", home)
	}
}

func TestEveryPlaceHasItsScreen(t *testing.T) {
	open := openers()
	for _, r := range screensOf(datatest.Town()) {
		if open[r.Place] == nil {
			t.Errorf("%s opens nothing", r)
		}
	}
}
