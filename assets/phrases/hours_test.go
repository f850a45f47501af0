package phrases

import (
	"testing"
	"time"

	"example.org/parter/data"
)

func TestWhatComesIsSaidAsPeopleSayIt(t *testing.T) {
	now := time.Date(2026, time.November, 27, 18, 0, 0, 0, data.Sofia()) // a Friday
	at := func(days, hour, minute int) time.Time {
		return time.Date(2026, time.November, 27+days, hour, minute, 0, 0, data.Sofia())
	}
	for _, c := range []struct {
		at     time.Time
		bg, en string
	}{
		{at(0, 19, 5), "в 19:05", "at 19:05"},
		{at(1, 8, 0), "утре в 8:00", "tomorrow at 8:00"},
		{at(3, 8, 30), "в понеделник в 8:30", "on Monday at 8:30"},
		{at(4, 10, 0), "във вторник в 10:00", "on Tuesday at 10:00"},
		{at(7, 8, 0), "на 4 декември в 8:00", "on 4 December at 8:00"},
		{at(38, 0, 0), "на 4 януари в 0:00", "on 4 January at 0:00"},
	} {
		if got := Ahead(data.Bulgarian, now, c.at); got != c.bg {
			t.Errorf("got %q, want %q", got, c.bg)
		}
		if got := Ahead(data.English, now, c.at); got != c.en {
			t.Errorf("got %q, want %q", got, c.en)
		}
	}
}

func TestTimesOfADayStandInALine(t *testing.T) {
	day := []data.Opening{{From: 8*60 + 30, Until: 12 * 60}, {From: 12*60 + 30, Until: 17 * 60}}
	if got, want := Openings(data.Bulgarian, day), "8:30–12:00, 12:30–17:00\u00a0ч."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Span(data.English, 10*60, 12*60), "10:00–12:00"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Weekday(data.Bulgarian, time.Date(2026, time.November, 30, 10, 0, 0, 0, data.Sofia())), "понеделник, 30 ноември"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
