package data

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

func paintedAt(second int, page string, seconds int) Event {
	detail, _ := json.Marshal(Painted{Page: page, Version: "v" + page, Seconds: seconds})
	return Event{Kind: EventPagePainted, At: time.Unix(int64(second), 0), Detail: detail}
}

func at(second int, kind EventKind) Event { return Event{Kind: kind, At: time.Unix(int64(second), 0)} }

func TestShowingsCountOnlyWhatIsConfirmed(t *testing.T) {
	for _, c := range []struct {
		name   string
		events []Event
		now    int
		want   string
	}{
		{"one after the other", []Event{paintedAt(0, "a", 12), paintedAt(12, "b", 20), paintedAt(32, "a", 12)}, 40, "a 0–12, b 12–32, a 32–40"},
		{"cut short by something new", []Event{paintedAt(0, "a", 20), paintedAt(5, "n", 20), paintedAt(25, "a", 20)}, 30, "a 0–5, n 5–25, a 25–30"},
		{"the same page goes on", []Event{paintedAt(0, "a", 12), paintedAt(12, "a", 12), paintedAt(24, "b", 12)}, 30, "a 0–24, b 24–30"},
		{"an alert covers it", []Event{paintedAt(0, "a", 12), at(4, EventAlertPainted), paintedAt(60, "a", 12)}, 65, "a 0–4, a 60–65"},
		{"the screen ended", []Event{paintedAt(0, "a", 12), at(5, EventStopped), at(9, EventStarted), paintedAt(10, "a", 12)}, 14, "a 0–5, a 10–14"},
		{"the screen died and came back at once", []Event{paintedAt(0, "a", 12), paintedAt(12, "b", 20), at(15, EventStarted), paintedAt(16, "a", 12)}, 20, "a 0–12, a 16–20"},
		{"the screen died", []Event{paintedAt(0, "a", 12), paintedAt(12, "b", 20), at(300, EventStarted), paintedAt(301, "a", 12)}, 310, "a 0–12, a 301–310"},
		{"and never came back", []Event{paintedAt(0, "a", 12), paintedAt(12, "b", 20)}, 500, "a 0–12"},
		{"switched off for the night", []Event{paintedAt(0, "a", 12), at(5, EventScreenOff), paintedAt(900, "a", 12)}, 905, "a 0–5, a 900–905"},
		{"a little late", []Event{paintedAt(0, "a", 12), paintedAt(14, "b", 20)}, 20, "a 0–14, b 14–20"},
		{"nothing", nil, 10, ""},
		{"what cannot be read", []Event{{Kind: EventPagePainted, Detail: json.RawMessage(`{"page":`)}}, 10, ""},
	} {
		var told []string
		for _, s := range Showings(c.events, time.Unix(int64(c.now), 0)) {
			told = append(told, fmt.Sprintf("%s %d–%d", s.Page, s.From.Unix(), s.Until.Unix()))
		}
		if got := strings.Join(told, ", "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
