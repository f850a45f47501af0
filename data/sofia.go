package data

import (
	"time"
	_ "time/tzdata" // a kiosk may have no zone files
)

var sofia = mustLoad("Europe/Sofia")

func mustLoad(name string) *time.Location {
	place, err := time.LoadLocation(name)
	if err != nil {
		panic(err) // the zones are linked into the binary
	}
	return place
}

// Sofia is the local time of every town hall in Bulgaria.
func Sofia() *time.Location { return sofia }
