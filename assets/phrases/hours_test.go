package phrases

import (
	"slices"
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

func TestAWeekNamesDaysWithTheSameTimesOnce(t *testing.T) {
	open := func(day time.Weekday, from, until data.TimeOfDay) data.Opening {
		return data.Opening{Day: day, From: from * 60, Until: until * 60}
	}
	for name, c := range map[string]struct {
		week []data.Opening
		l    data.Language
		want []string
	}{
		"nothing known": {nil, data.Bulgarian, nil},
		"every working day": {
			[]data.Opening{open(5, 8, 17), open(1, 8, 17), open(2, 8, 17), open(3, 8, 17), open(4, 8, 17)},
			data.Bulgarian,
			[]string{"понеделник–петък: 8:00–17:00\u00a0ч."},
		},
		"a break, and a short day": {
			[]data.Opening{open(1, 13, 17), open(1, 8, 12), open(2, 8, 12), open(2, 13, 17), open(3, 8, 12), open(4, 8, 12), open(4, 13, 17)},
			data.English,
			[]string{"Monday, Tuesday, Thursday: 8:00–12:00, 13:00–17:00", "Wednesday: 8:00–12:00"},
		},
		"Sunday comes last": {
			[]data.Opening{open(0, 9, 10), open(6, 9, 10), open(5, 9, 10)},
			data.Bulgarian,
			[]string{"петък–неделя: 9:00–10:00\u00a0ч."},
		},
	} {
		if got := Week(c.l, data.Hours{Week: c.week}); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
