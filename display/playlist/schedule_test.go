package playlist

import (
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

// town has a day off on 25 December 2026, hours from 8:30 to 12:00 and from 12:30
// to 17:00 on weekdays, a reception on Thursdays, and rules by name.
type town struct{ noHours bool }

func (town) DayOff(day time.Time) bool { return day.Month() == time.December && day.Day() == 25 }

func (c town) Daypart(part data.Daypart, day time.Time) ([]data.Times, bool) {
	weekday := day.Weekday()
	switch {
	case c.noHours:
		return nil, false
	case weekday == time.Saturday || weekday == time.Sunday || c.DayOff(day):
		return nil, true
	case part == data.OfficeHours:
		return []data.Times{{From: 8*60 + 30, Until: 12 * 60}, {From: 12*60 + 30, Until: 17 * 60}}, true
	case part == data.Lunch:
		return []data.Times{{From: 12 * 60, Until: 12*60 + 30}}, true
	case part == data.ReceptionDay && weekday == time.Thursday:
		return []data.Times{{From: 0, Until: 24 * 60}}, true
	}
	return nil, true
}

// Recurs gives every other day.
func (town) Recurs(_ string, first, day time.Time) bool {
	return int(noon(day).Sub(noon(first)).Hours()/24+0.5)%2 == 0
}

func at(month time.Month, day, hour, minute int) time.Time {
	return time.Date(2026, month, day, hour, minute, 0, 0, data.Sofia())
}

func clock(s string) data.TimeOfDay {
	t, err := data.ParseTimeOfDay(s)
	if err != nil {
		panic(err)
	}
	return t
}

func own(from, until string) data.Schedule {
	return data.Schedule{Daypart: data.OwnTimes, Times: data.Times{From: clock(from), Until: clock(until)}}
}

// told are spans as one reads them.
func told(all Spans) string {
	var words []string
	for _, s := range all {
		words = append(words, s.From.In(data.Sofia()).Format("2.1. 15:04")+"–"+s.Until.In(data.Sofia()).Format("2.1. 15:04"))
	}
	return strings.Join(words, ", ")
}

func TestSpans(t *testing.T) {
	monday, sunday := at(time.November, 23, 0, 0), at(time.November, 30, 0, 0)
	fridayNight := own("22:00", "6:00")
	fridayNight.Weekdays = []time.Weekday{time.Friday}
	for _, c := range []struct {
		name     string
		item     Item
		from, to time.Time
		want     string
	}{
		{"all the time", Item{}, monday, sunday, "23.11. 00:00–30.11. 00:00"},
		{"from and until", Item{From: at(time.November, 24, 9, 0), Until: at(time.November, 26, 17, 0)}, monday, sunday, "24.11. 09:00–26.11. 17:00"},
		{"over before it", Item{Until: at(time.November, 20, 0, 0)}, monday, sunday, ""},
		{"two days of the week", Item{Schedule: data.Schedule{Weekdays: []time.Weekday{time.Tuesday, time.Wednesday, time.Saturday}}}, monday, sunday, "24.11. 00:00–26.11. 00:00, 28.11. 00:00–29.11. 00:00"},
		{"office hours", Item{Schedule: data.Schedule{Daypart: data.OfficeHours, Weekdays: []time.Weekday{time.Monday, time.Saturday}}}, monday, sunday, "23.11. 08:30–23.11. 12:00, 23.11. 12:30–23.11. 17:00"},
		{"lunch begins in the middle", Item{From: at(time.November, 23, 12, 10), Schedule: data.Schedule{Daypart: data.Lunch}}, monday, at(time.November, 25, 0, 0), "23.11. 12:10–23.11. 12:30, 24.11. 12:00–24.11. 12:30"},
		{"reception day", Item{Schedule: data.Schedule{Daypart: data.ReceptionDay}}, monday, sunday, "26.11. 00:00–27.11. 00:00"},
		{"own times", Item{Schedule: own("9:00", "10:30")}, monday, at(time.November, 25, 0, 0), "23.11. 09:00–23.11. 10:30, 24.11. 09:00–24.11. 10:30"},
		{"through the night of the day on which it begins", Item{Schedule: fridayNight}, monday, sunday, "27.11. 22:00–28.11. 06:00"},
		{"the night that began the day before", Item{Schedule: own("22:00", "6:00")}, at(time.November, 24, 3, 0), at(time.November, 24, 23, 0), "24.11. 03:00–24.11. 06:00, 24.11. 22:00–24.11. 23:00"},
		{"around the clock", Item{Schedule: own("6:00", "6:00")}, monday, at(time.November, 25, 0, 0), "23.11. 00:00–25.11. 00:00"},
		{"not on a day off", Item{Schedule: data.Schedule{DaysOff: data.NotOnDaysOff}}, at(time.December, 24, 0, 0), at(time.December, 27, 0, 0), "24.12. 00:00–25.12. 00:00, 26.12. 00:00–27.12. 00:00"},
		{"only on days off", Item{Schedule: data.Schedule{DaysOff: data.OnlyOnDaysOff}}, at(time.December, 24, 0, 0), at(time.December, 27, 0, 0), "25.12. 00:00–26.12. 00:00"},
		{"every other day", Item{From: at(time.November, 24, 10, 0), Schedule: data.Schedule{Rule: "FREQ=DAILY;INTERVAL=2"}}, monday, at(time.November, 28, 0, 0), "24.11. 10:00–25.11. 00:00, 26.11. 00:00–27.11. 00:00"},
	} {
		if got := told(c.item.Spans(town{}, Span{c.from, c.to})); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// On 29 March 2026 the clock goes from 3:00 to 4:00, on 25 October from 4:00 back
// to 3:00.
func TestSpansOfTheNightsOfTheClockChange(t *testing.T) {
	for _, c := range []struct {
		name   string
		day    time.Time
		s      data.Schedule
		length time.Duration // in all, on that day alone
		pieces int
	}{
		{"the hour that is left out", at(time.March, 29, 0, 0), own("3:00", "4:00"), 0, 0},
		{"a time in that hour", at(time.March, 29, 0, 0), own("3:30", "4:30"), 30 * time.Minute, 1},
		{"around that hour", at(time.March, 29, 0, 0), own("2:30", "4:30"), time.Hour, 1},
		{"the whole of the short day", at(time.March, 29, 0, 0), data.Schedule{}, 23 * time.Hour, 1},
		{"the hour that comes twice", at(time.October, 25, 0, 0), own("3:00", "4:00"), 2 * time.Hour, 1},
		{"a time in that hour", at(time.October, 25, 0, 0), own("3:10", "3:20"), 20 * time.Minute, 2},
		{"around that hour", at(time.October, 25, 0, 0), own("2:30", "4:30"), 3 * time.Hour, 1},
		{"the whole of the long day", at(time.October, 25, 0, 0), data.Schedule{}, 25 * time.Hour, 1},
	} {
		spans := Item{Schedule: c.s}.Spans(town{}, Span{c.day, midnight(c.day.AddDate(0, 0, 1))})
		var length time.Duration
		for _, s := range spans {
			length += s.Until.Sub(s.From)
		}
		if length != c.length || len(spans) != c.pieces {
			t.Errorf("%s on %s: %v in %d pieces: %s", c.name, c.day.Format("2.1."), length, len(spans), told(spans))
		}
	}
}

// FuzzSpans proves that something is on exactly while the clock on the wall shows
// one of its times, on every night of the year.
func FuzzSpans(f *testing.F) {
	f.Add(int64(0), uint16(90), uint16(600))
	f.Add(at(time.March, 29, 3, 59).Unix(), uint16(181), uint16(185))
	f.Add(at(time.October, 25, 3, 15).Unix(), uint16(190), uint16(200))
	f.Add(at(time.October, 25, 0, 15).Unix(), uint16(1380), uint16(30))
	f.Fuzz(func(t *testing.T, seconds int64, from, until uint16) {
		now := time.Unix(seconds%(1<<32), 0).In(data.Sofia())
		s := data.Schedule{Daypart: data.OwnTimes, Times: data.Times{From: data.TimeOfDay(from % 1440), Until: data.TimeOfDay(until % 1441)}}
		spans := Item{Schedule: s}.Spans(town{}, Span{now.Add(-36 * time.Hour), now.Add(36 * time.Hour)})
		wall := data.TimeOfDay(now.Hour()*60 + now.Minute())
		want := wall >= s.Times.From && wall < s.Times.Until
		if s.Times.Until <= s.Times.From {
			want = wall >= s.Times.From || wall < s.Times.Until
		}
		if got := spans.On(now); got != want {
			t.Fatalf("at %v, from %s until %s: on %v, want %v; %s", now, s.Times.From, s.Times.Until, got, want, told(spans))
		}
		for i, span := range spans {
			if !span.Until.After(span.From) || i > 0 && !span.From.After(spans[i-1].Until) {
				t.Fatalf("not in order: %s", told(spans))
			}
		}
	})
}

func TestWhy(t *testing.T) {
	now := at(time.November, 25, 10, 24) // a Wednesday
	weekdays := func(days ...time.Weekday) data.Schedule { return data.Schedule{Weekdays: days} }
	urgent := Item{ID: "u", From: at(time.November, 25, 10, 0), Until: at(time.November, 25, 12, 0), Schedule: data.Schedule{Priority: data.Urgent}}
	for _, c := range []struct {
		name string
		item Item
		more []Item
		want Verdict
	}{
		{"on, for ever", Item{}, nil, Verdict{Cause: OnNow}},
		{"on until its end", Item{Until: at(time.November, 30, 17, 0)}, nil, Verdict{Cause: OnNow, Until: at(time.November, 30, 17, 0)}},
		{"on for the rest of the day", Item{Schedule: weekdays(time.Wednesday)}, nil, Verdict{Cause: OnNow, Until: at(time.November, 26, 0, 0)}},
		{"still to come", Item{From: at(time.November, 30, 9, 0)}, nil, Verdict{Cause: NotYet, Next: at(time.November, 30, 9, 0)}},
		{"to come on a day of its own", Item{From: at(time.November, 30, 9, 0), Schedule: weekdays(time.Friday)}, nil, Verdict{Cause: NotYet, Next: at(time.December, 4, 0, 0)}},
		{"over", Item{Until: now}, nil, Verdict{Cause: Over}},
		{"another day of the week", Item{Schedule: weekdays(time.Thursday)}, nil, Verdict{Cause: OtherWeekday, Next: at(time.November, 26, 0, 0)}},
		{"never, by its days", Item{Until: at(time.November, 26, 0, 0), Schedule: weekdays(time.Friday)}, nil, Verdict{Cause: OtherWeekday}},
		{"for days off", Item{Schedule: data.Schedule{DaysOff: data.OnlyOnDaysOff}}, nil, Verdict{Cause: NoDayOff, Next: at(time.December, 25, 0, 0)}},
		{"its rule", Item{From: at(time.November, 24, 0, 0), Schedule: data.Schedule{Rule: "FREQ=DAILY;INTERVAL=2"}}, nil, Verdict{Cause: OtherDay, Next: at(time.November, 26, 0, 0)}},
		{"another time", Item{Schedule: data.Schedule{Daypart: data.Lunch}}, nil, Verdict{Cause: OtherTime, Next: at(time.November, 25, 12, 0)}},
		{"another board", Item{Schedule: data.Schedule{Boards: []data.BoardGroup{"school"}}}, nil, Verdict{Cause: OtherBoard}},
		{"this board", Item{Schedule: data.Schedule{Boards: []data.BoardGroup{"school", "lobby"}}}, nil, Verdict{Cause: OnNow}},
		{"something urgent", Item{}, []Item{urgent}, Verdict{Cause: Displaced, Next: at(time.November, 25, 12, 0)}},
		{"urgent itself", Item{Schedule: data.Schedule{Priority: data.Urgent}}, []Item{urgent}, Verdict{Cause: OnNow}},
		{"until something urgent", Item{}, []Item{{ID: "v", From: at(time.November, 26, 9, 0), Schedule: data.Schedule{Priority: data.Urgent}}}, Verdict{Cause: OnNow, Until: at(time.November, 26, 9, 0)}},
	} {
		c.item.ID = "i"
		if got := Why(append(c.more, c.item), "i", []data.BoardGroup{"lobby"}, town{}, now); got.Cause != c.want.Cause || !got.Until.Equal(c.want.Until) || !got.Next.Equal(c.want.Next) {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
	if got := Why([]Item{{ID: "i", Schedule: data.Schedule{Daypart: data.OfficeHours}}}, "i", nil, town{noHours: true}, now); got != (Verdict{Cause: PartUnknown}) {
		t.Errorf("unknown hours: got %+v", got)
	}
	if got := Why(nil, "i", nil, town{}, now); got != (Verdict{Cause: Over}) {
		t.Errorf("an item that is gone: got %+v", got)
	}
	night := Item{ID: "i", Schedule: own("22:00", "6:00")}
	night.Schedule.Weekdays = []time.Weekday{time.Friday}
	if got := Why([]Item{night}, "i", nil, town{}, at(time.November, 28, 3, 0)); got.Cause != OnNow || !got.Until.Equal(at(time.November, 28, 6, 0)) {
		t.Errorf("Friday's night: got %+v", got)
	}
}

// What is on never differs from what Why says, whatever the schedule.
func TestWhyAgreesWithTheSpans(t *testing.T) {
	schedules := []data.Schedule{
		{},
		own("9:00", "12:00"), own("22:00", "6:00"),
		{Daypart: data.OfficeHours},
		{Daypart: data.Lunch, Weekdays: []time.Weekday{time.Monday, time.Friday}},
		{DaysOff: data.NotOnDaysOff},
		{DaysOff: data.OnlyOnDaysOff},
		{Rule: "x"},
		{Daypart: data.ReceptionDay},
	}
	var items []Item
	for i, s := range schedules {
		items = append(items, Item{ID: ItemID(rune('a' + i)), From: at(time.November, 20, 8, 0), Schedule: s})
	}
	for now := at(time.December, 20, 0, 0); now.Before(at(time.December, 28, 0, 0)); now = now.Add(53 * time.Minute) {
		for _, item := range items {
			spans := item.Spans(town{}, Span{now.Add(-48 * time.Hour), now.Add(48 * time.Hour)})
			got := Why(items, item.ID, nil, town{}, now)
			if on := got.Cause == OnNow; on != spans.On(now) {
				t.Fatalf("%s at %v: %+v, but the spans are %s", item.ID, now, got, told(spans))
			}
			if !got.Next.IsZero() && !got.Next.After(now) || !got.Until.IsZero() && !got.Until.After(now) {
				t.Fatalf("%s at %v: %+v lies behind", item.ID, now, got)
			}
		}
	}
}

func TestWithout(t *testing.T) {
	hour := func(h int) time.Time { return at(time.November, 25, h, 0) }
	spans := Spans{{hour(8), hour(12)}, {hour(13), hour(17)}}
	others := Spans{{hour(7), hour(9)}, {hour(10), hour(11)}, {hour(12), hour(14)}, {hour(16), time.Time{}}}
	if got, want := told(without(spans, others)), "25.11. 09:00–25.11. 10:00, 25.11. 11:00–25.11. 12:00, 25.11. 14:00–25.11. 16:00"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := without(spans, Always()); len(got) != 0 {
		t.Errorf("got %s", told(got))
	}
	if got := merged(slices.Concat(spans, Spans{{hour(12), hour(13)}})); told(got) != "25.11. 08:00–25.11. 17:00" {
		t.Errorf("got %s", told(got))
	}
}
