package data

import (
	"slices"
	"testing"
)

func TestWhatIsExpectedOfCitizensIsNoPromiseToThem(t *testing.T) {
	part := func(id string, promise PromiseID) CharterPart {
		return CharterPart{ID: id, Sections: []CharterSection{{ID: id + ".1", Blocks: []CharterBlock{{Text: Text{BG: "Увод"}}, {Promise: promise}}}}}
	}
	c := Charter{Parts: []CharterPart{part("I", "I.1.1"), part("II", "II.1.1"), part(PartExpectations, "III.1.1")}}
	if got, want := c.Promises(), []CharterBlock{{Promise: "I.1.1"}, {Promise: "II.1.1"}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
