package display

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func day(month time.Month, day int) time.Time {
	return time.Date(2026, month, day, 12, 0, 0, 0, data.Sofia())
}

func TestDayparts(t *testing.T) {
	d := newDays(datatest.Town()) // taxes with a break from 12:00 to 12:30, the registry without
	breaks := datatest.Town()
	breaks.Departments = breaks.Departments[1:2]
	for _, c := range []struct {
		name string
		of   *days
		part data.Daypart
		day  time.Time
		want string
	}{
		{"hours of any department", d, data.OfficeHours, day(time.November, 24), "[{8:30 17:00}]"},
		{"nobody breaks at once", d, data.Lunch, day(time.November, 24), "[]"},
		{"hours with a break", newDays(breaks), data.OfficeHours, day(time.November, 24), "[{8:30 12:00} {12:30 17:00}]"},
		{"the break", newDays(breaks), data.Lunch, day(time.November, 24), "[{12:00 12:30}]"},
		{"a Sunday", d, data.OfficeHours, day(time.November, 22), "[]"},
		{"a day off of the town's own", d, data.OfficeHours, day(time.December, 23), "[]"},
		{"a holiday", d, data.OfficeHours, day(time.December, 25), "[]"},
		{"a day with a reception", d, data.ReceptionDay, day(time.November, 24), "[{0:00 24:00}]"},
		{"a day without", d, data.ReceptionDay, day(time.November, 25), "[]"},
	} {
		times, known := c.of.Daypart(c.part, c.day)
		if got := fmt.Sprint(times); got != c.want || !known {
			t.Errorf("%s: got %s, known %v, want %s", c.name, got, known, c.want)
		}
	}
	for _, part := range []data.Daypart{data.OfficeHours, data.Lunch, data.ReceptionDay} {
		if _, known := newDays(data.Content{}).Daypart(part, day(time.November, 24)); known {
			t.Errorf("%s is known, and nothing was entered", part)
		}
	}
}

func TestRulesGiveDays(t *testing.T) {
	first := day(time.November, 24) // a Tuesday
	for _, c := range []struct {
		rule string
		from time.Time
		want string // the days of the five weeks from the first on
	}{
		{"FREQ=DAILY;INTERVAL=10", first, "24.11 4.12 14.12 24.12"},
		{"FREQ=WEEKLY;BYDAY=MO,TH", first, "26.11 30.11 3.12 7.12 10.12 14.12 17.12 21.12 24.12 28.12"},
		{"RRULE:FREQ=WEEKLY", first, "24.11 1.12 8.12 15.12 22.12"},
		{"FREQ=MONTHLY;BYDAY=-1FR", first, "27.11 25.12"},
		{"FREQ=MONTHLY;BYMONTHDAY=15", first, "15.12"},
		{"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=6", first, "6.12"},
		{"FREQ=DAILY;UNTIL=20261126", first, "24.11 25.11 26.11"},
		{"FREQ=DAILY;COUNT=2", first, "24.11 25.11"},
		{"FREQ=DAILY;INTERVAL=14", day(time.March, 10), "1.12 15.12"}, // over a change of the clock
		{"never", first, ""},
	} {
		d := newDays(data.Content{})
		var got []string
		for n := range 35 {
			if at := first.AddDate(0, 0, n); d.Recurs(c.rule, c.from, at) {
				got = append(got, at.Format("2.1"))
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, want %q", c.rule, strings.Join(got, " "), c.want)
		}
	}
}

func TestRuleMustGoByDays(t *testing.T) {
	for rule, good := range map[string]bool{
		"FREQ=WEEKLY;BYDAY=MO": true, "RRULE:FREQ=YEARLY": true,
		"": false, "every monday": false, "FREQ=HOURLY": false, "FREQ=DAILY;BYHOUR=9": false, "FREQ=WEEKLY;BYDAY=XX": false,
	} {
		if err := CheckRule(rule); (err == nil) != good || err != nil && !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%q: got %v", rule, err)
		}
	}
}
