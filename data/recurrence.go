package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// RecurrenceKind is a way of coming back that people choose by its name.
type RecurrenceKind string

// The kinds of recurrences. Any other is written as an RRULE.
const (
	EveryDay        RecurrenceKind = "daily"         // no rule
	FirstDayOnly    RecurrenceKind = "once"          // on the day on which it begins
	EveryWeeks      RecurrenceKind = "weeks"         // on some days of the week, or on that on which it begins
	MonthlyWeekday  RecurrenceKind = "month_weekday" // on the first Tuesday, the last Friday
	MonthlyDay      RecurrenceKind = "month_day"     // on a day of the month, in months that have it
	EveryYear       RecurrenceKind = "year"          // on the date on which it begins
	OtherRecurrence RecurrenceKind = "other"
)

// Recurrence is on which days something comes back.
type Recurrence struct {
	Kind     RecurrenceKind
	Weeks    int            // of EveryWeeks: every how many, from 1
	Weekdays []time.Weekday // of EveryWeeks; none: that on which it begins
	Nth      int            // of MonthlyWeekday: 1 to 4, or Last
	Weekday  time.Weekday   // of MonthlyWeekday
	Day      int            // of MonthlyDay: 1 to 31
	Other    string         // of OtherRecurrence: an RRULE
}

// Last is the Nth of the last such day of a month.
const Last = -1

// mostWeeks bounds Weeks: a year.
const mostWeeks = 52

// byDay are the names of the days of the week in an RRULE.
var byDay = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// Rule is the RRULE of RFC 5545 that says the same; it is empty for every day. What
// is out of its bounds is ErrInvalid. Whether another rule can be read is not asked.
func (r Recurrence) Rule() (string, error) {
	switch {
	case r.Kind == EveryDay:
		return "", nil
	case r.Kind == FirstDayOnly:
		return "FREQ=DAILY;COUNT=1", nil
	case r.Kind == EveryWeeks && r.Weeks >= 1 && r.Weeks <= mostWeeks:
		return r.weekly(), nil
	case r.Kind == MonthlyWeekday && (r.Nth == Last || r.Nth >= 1 && r.Nth <= 4) && r.Weekday >= time.Sunday && r.Weekday <= time.Saturday:
		return fmt.Sprintf("FREQ=MONTHLY;BYDAY=%d%s", r.Nth, byDay[r.Weekday]), nil
	case r.Kind == MonthlyDay && r.Day >= 1 && r.Day <= 31:
		return fmt.Sprintf("FREQ=MONTHLY;BYMONTHDAY=%d", r.Day), nil
	case r.Kind == EveryYear:
		return "FREQ=YEARLY", nil
	case r.Kind == OtherRecurrence && r.Other != "":
		return r.Other, nil
	}
	return "", fmt.Errorf("recurrence %q: %w", r.Kind, ErrInvalid)
}

func (r Recurrence) weekly() string {
	rule := "FREQ=WEEKLY"
	if r.Weeks > 1 {
		rule += ";INTERVAL=" + strconv.Itoa(r.Weeks)
	}
	var days []string
	for n := range 7 { // from Monday on
		if day := time.Weekday((n + 1) % 7); slices.Contains(r.Weekdays, day) {
			days = append(days, byDay[day])
		}
	}
	if len(days) > 0 {
		rule += ";BYDAY=" + strings.Join(days, ",")
	}
	return rule
}

// RecurrenceOf is what an RRULE says, in the words that people choose from; what
// these cannot say is OtherRecurrence.
func RecurrenceOf(rule string) Recurrence {
	other := Recurrence{Kind: OtherRecurrence, Other: rule}
	parts := map[string]string{}
	for part := range strings.SplitSeq(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(rule)), "RRULE:"), ";") {
		name, value, _ := strings.Cut(part, "=")
		if _, twice := parts[name]; twice {
			return other
		}
		parts[name] = value
	}
	freq, interval := parts["FREQ"], 1
	if text, given := parts["INTERVAL"]; given {
		var err error
		if interval, err = strconv.Atoi(text); err != nil {
			return other
		}
	}
	if parts["WKST"] == "MO" { // as RFC 5545 takes it anyway
		delete(parts, "WKST")
	}
	delete(parts, "FREQ")
	delete(parts, "INTERVAL")
	if r, ok := recurrence(freq, interval, parts); ok {
		return r
	}
	return other
}

// recurrence is the one that the frequency and the other parts of a rule describe, if
// people can choose it.
func recurrence(freq string, interval int, parts map[string]string) (r Recurrence, ok bool) {
	_, empty := parts[""]
	only := func(name string) (string, bool) { value, there := parts[name]; return value, there && len(parts) == 1 }
	switch {
	case empty && len(parts) == 1 && freq == "":
		return Recurrence{Kind: EveryDay}, true
	case freq == "WEEKLY" && interval >= 1 && interval <= mostWeeks:
		r = Recurrence{Kind: EveryWeeks, Weeks: interval}
		if len(parts) == 0 {
			return r, true
		}
		days, there := only("BYDAY")
		r.Weekdays, ok = weekdaysOf(days)
		return r, there && ok
	case interval != 1:
		return r, false
	case freq == "DAILY" && len(parts) == 0:
		return Recurrence{Kind: EveryDay}, true
	case freq == "YEARLY" && len(parts) == 0:
		return Recurrence{Kind: EveryYear}, true
	}
	if count, there := only("COUNT"); freq == "DAILY" && there && count == "1" {
		return Recurrence{Kind: FirstDayOnly}, true
	}
	if day, there := only("BYMONTHDAY"); freq == "MONTHLY" && there {
		n, err := strconv.Atoi(day)
		return Recurrence{Kind: MonthlyDay, Day: n}, err == nil && n >= 1 && n <= 31
	}
	if day, there := only("BYDAY"); freq == "MONTHLY" && there && len(day) > 2 {
		nth, err := strconv.Atoi(day[:len(day)-2])
		days, known := weekdaysOf(day[len(day)-2:])
		if err == nil && known && (nth == Last || nth >= 1 && nth <= 4) {
			return Recurrence{Kind: MonthlyWeekday, Nth: nth, Weekday: days[0]}, true
		}
	}
	return r, false
}

func weekdaysOf(names string) (days []time.Weekday, ok bool) {
	for name := range strings.SplitSeq(names, ",") {
		i := slices.Index(byDay[:], name)
		if i < 0 {
			return nil, false
		}
		days = append(days, time.Weekday(i))
	}
	return days, true
}
