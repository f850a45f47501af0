package main

import (
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
)

// TestStarterContentIsEditedAndPublishedAsItIs: what a town begins with is refused by no
// form that somebody opens.
func TestStarterContentIsEditedAndPublishedAsItIs(t *testing.T) {
	c, err := machine.Starter()
	if err != nil {
		t.Fatal(err)
	}
	entries := []data.Entry{c.Town, c.Charter, data.Receptions(c.Receptions), data.DaysOffList(c.DaysOff), data.Synonyms(c.Synonyms), data.Results(c.Results), data.StageList(c.Stages)}
	for _, s := range c.Services {
		entries = append(entries, s)
	}
	for _, d := range c.Departments {
		entries = append(entries, d)
	}
	for _, e := range c.LifeEvents {
		entries = append(entries, e)
	}
	for _, f := range c.Forms {
		entries = append(entries, f)
	}
	for _, e := range c.Elsewhere {
		entries = append(entries, e)
	}
	for _, e := range entries {
		if err := e.Check(time.Now()); err != nil {
			t.Errorf("%s: %v", e.Ref(), err)
		}
	}
}
