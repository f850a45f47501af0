package data

import (
	"encoding/json"
	"time"
)

// Painted is the detail of EventPagePainted: which page of which content was put
// on the glass, and for how long at most, unless it is told of again.
type Painted struct {
	Page    string        `json:"page"`    // its stable name: "notice/n1/2"
	Version string        `json:"version"` // differs whenever the page looks different
	Edition EditionNumber `json:"edition"` // that it is from; 0: the built-in page
	Seconds int           `json:"seconds"`
	Width   int           `json:"width"` // of the screen, in pixels
	Height  int           `json:"height"`
}

// Showing is a page that hung on a screen without a break.
type Showing struct {
	Painted
	From, Until time.Time
}

// paintedGrace is how late a screen may be to tell of the next page.
const paintedGrace = 3 * time.Second

// Showings are what hung on one screen, from its events in the order in which they
// happened. A page counts until the screen told of what came next; where nothing
// came in time the screen may have been dark from its first moment, and the page
// does not count. The last page counts up to the moment now, as far as it was to
// hang.
func Showings(events []Event, now time.Time) []Showing {
	var all []Showing
	for i, e := range events {
		var p Painted
		if e.Kind != EventPagePainted || json.Unmarshal(e.Detail, &p) != nil {
			continue
		}
		planned := e.At.Add(time.Duration(p.Seconds) * time.Second)
		next := now
		if i+1 < len(events) {
			next = events[i+1].At
		}
		if next.After(planned.Add(paintedGrace)) {
			continue
		}
		all = append(all, Showing{p, e.At, next})
	}
	return joinedShowings(all)
}

// joinedShowings joins the same page where it went on.
func joinedShowings(all []Showing) []Showing {
	var joined []Showing
	for _, s := range all {
		last := len(joined) - 1
		if last >= 0 && joined[last].Until.Equal(s.From) && joined[last].Page == s.Page && joined[last].Version == s.Version {
			joined[last].Until = s.Until
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// ProofKinds are the events that prove what hung, and that end a page.
func ProofKinds() []EventKind {
	return []EventKind{EventPagePainted, EventAlertPainted, EventScreenOff, EventStarted}
}
