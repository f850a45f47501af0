package phrases

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"example.org/parter/data"
)

// When people are received.
const (
	HoursOpenUntil Key = "hours.open_until" // %s: time
	HoursClosed    Key = "hours.closed"
	HoursOpens     Key = "hours.opens" // %s: when, by Ahead
	HoursUnknown   Key = "hours.unknown"
	HoursToday     Key = "hours.today"    // %s: times, or why it is closed
	HoursAt        Key = "hours.at"       // %s: time
	HoursTomorrow  Key = "hours.tomorrow" // %s: time, by HoursAt
	HoursOn        Key = "hours.on"       // %s: day and month
	HoursNow       Key = "hours.now"      // %s: time
)

// weekdaysOn are the days of the week as one says that something is on them.
var weekdaysOn = map[data.Language][7]string{
	data.Bulgarian: {"в неделя", "в понеделник", "във вторник", "в сряда", "в четвъртък", "в петък", "в събота"},
	data.English:   {"on Sunday", "on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday"},
}

// DayMonth is a day without its year: 1 януари.
func DayMonth(l data.Language, t time.Time) string {
	t = t.In(data.Sofia())
	return fmt.Sprintf("%d %s", t.Day(), months[l][t.Month()-1])
}

// Weekday is a day of the week, the day and the month: понеделник, 30 ноември.
func Weekday(l data.Language, t time.Time) string {
	return weekdays[l][t.In(data.Sofia()).Weekday()] + ", " + DayMonth(l, t)
}

// WeekdayName is a day of the week: понеделник.
func WeekdayName(l data.Language, d time.Weekday) string { return weekdays[l][d] }

// HourMinute is a time as one says it, with no zero before it: 8:30.
func HourMinute(t time.Time) string { return strings.TrimPrefix(Clock(t), "0") }

// Span is from when until when on a day: 10:00–12:00 ч.
func Span(l data.Language, from, until data.TimeOfDay) string {
	return hour(l, from.String()+"–"+until.String())
}

// Openings are the times of a day: 8:30–12:00, 12:30–17:00 ч.
func Openings(l data.Language, openings []data.Opening) string {
	var spans []string
	for _, o := range openings {
		spans = append(spans, o.From.String()+"–"+o.Until.String())
	}
	return hour(l, strings.Join(spans, ", "))
}

// Week are the hours of an ordinary week, from Monday on, a line for all the days
// with the same times: понеделник–петък: 8:00–17:00 ч.
func Week(l data.Language, h data.Hours) []string {
	var times []string
	days := map[string][]int{} // by their times, 0 is Monday
	for day := range 7 {
		var open []data.Opening
		for _, o := range h.Week {
			if int(o.Day) == (day+1)%7 {
				open = append(open, o)
			}
		}
		if len(open) == 0 {
			continue
		}
		slices.SortFunc(open, func(a, b data.Opening) int { return int(a.From - b.From) })
		said := Openings(l, open)
		if days[said] == nil {
			times = append(times, said)
		}
		days[said] = append(days[said], day)
	}
	for i, said := range times {
		times[i] = dayRuns(l, days[said]) + ": " + said
	}
	return times
}

// dayRuns names days in their order, three and more in a row by the first and the
// last: понеделник–сряда, петък.
func dayRuns(l data.Language, days []int) string {
	name := func(day int) string { return weekdays[l][(day+1)%7] }
	var parts []string
	for len(days) > 0 {
		run := 1
		for run < len(days) && days[run] == days[0]+run {
			run++
		}
		if run < 3 {
			run = 1
			parts = append(parts, name(days[0]))
		} else {
			parts = append(parts, name(days[0])+"–"+name(days[run-1]))
		}
		days = days[run:]
	}
	return strings.Join(parts, ", ")
}

func hour(l data.Language, times string) string {
	if l == data.Bulgarian {
		return times + "\u00a0ч."
	}
	return times
}

// Ahead is when something is that comes after now, as people say it: в 12:30,
// утре в 8:00, във вторник в 8:00, на 4 януари в 8:00.
func Ahead(l data.Language, now, at time.Time) string {
	clock := In(l, HoursAt, HourMinute(at))
	switch days := daysBetween(now, at); {
	case days == 0:
		return clock
	case days == 1:
		return In(l, HoursTomorrow, clock)
	case days < 7:
		return weekdaysOn[l][at.In(data.Sofia()).Weekday()] + " " + clock
	default:
		return In(l, HoursOn, DayMonth(l, at)) + " " + clock
	}
}

// daysBetween counts the midnights of Sofia between two moments.
func daysBetween(a, b time.Time) int {
	day := func(t time.Time) time.Time {
		year, month, date := t.In(data.Sofia()).Date()
		return time.Date(year, month, date, 0, 0, 0, 0, time.UTC)
	}
	return int(day(b).Sub(day(a)) / (24 * time.Hour))
}
