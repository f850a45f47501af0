package console

import (
	"slices"
	"strconv"
	"time"

	"example.org/parter/data"
)

// repeatForm is on which days something comes back, exactly as it was entered. What
// stands beside another choice than the chosen one is kept and means nothing.
type repeatForm struct {
	Kind                      string // a data.RecurrenceKind
	Weeks, Nth, Weekday, Date string // Weekday: 1 is Monday, 7 Sunday
	Rule                      string // of another recurrence
}

// set reports whether anything but every day was chosen.
func (f repeatForm) set() bool { return f.chosen() != repeatForm{Kind: string(data.EveryDay)} }

// Is reports whether the kind was chosen.
func (f repeatForm) Is(kind string) bool { return f.kind() == data.RecurrenceKind(kind) }

// kind is the chosen one. Nothing is every day, or the rule that stands alone.
func (f repeatForm) kind() data.RecurrenceKind {
	switch {
	case f.Kind != "":
		return data.RecurrenceKind(f.Kind)
	case f.Rule != "":
		return data.OtherRecurrence
	default:
		return data.EveryDay
	}
}

// chosen is the form without what stands beside other choices.
func (f repeatForm) chosen() repeatForm {
	only := repeatForm{Kind: string(f.kind()), Rule: f.Rule}
	switch f.kind() {
	case data.EveryWeeks:
		only.Weeks = f.Weeks
	case data.MonthlyWeekday:
		only.Nth, only.Weekday = f.Nth, f.Weekday
	case data.MonthlyDay:
		only.Date = f.Date
	case data.EveryDay, data.FirstDayOnly, data.EveryYear, data.OtherRecurrence: // have nothing beside them
	}
	return only
}

// Nths are the places of a day of the week in a month.
func (repeatForm) Nths() []int { return []int{1, 2, 3, 4, data.Last} }

// IsNth reports whether the place was chosen.
func (f repeatForm) IsNth(nth int) bool { return f.Nth == strconv.Itoa(nth) }

// IsWeekday reports whether the day of the week was chosen.
func (f repeatForm) IsWeekday(day int) bool { return f.Weekday == strconv.Itoa(day) }

// repeatFormOf shows a rule as the choice that says the same, and on which days of the
// week that is. A rule that names other days than the schedule stays as it is written.
func repeatFormOf(s data.Schedule) (repeatForm, []time.Weekday) {
	r := data.RecurrenceOf(s.Rule)
	if r.Kind == data.EveryWeeks && len(r.Weekdays) > 0 && len(s.Weekdays) > 0 && !sameDays(r.Weekdays, s.Weekdays) ||
		r.Kind == data.EveryWeeks && len(r.Weekdays) == 0 && len(s.Weekdays) > 0 {
		r = data.Recurrence{Kind: data.OtherRecurrence, Other: s.Rule}
	}
	f := repeatForm{Kind: string(r.Kind), Rule: r.Other}
	switch r.Kind {
	case data.EveryWeeks:
		f.Weeks = strconv.Itoa(r.Weeks)
		if len(s.Weekdays) == 0 {
			return f, r.Weekdays
		}
	case data.MonthlyWeekday:
		f.Nth, f.Weekday = strconv.Itoa(r.Nth), strconv.Itoa((int(r.Weekday)+6)%7+1)
	case data.MonthlyDay:
		f.Date = strconv.Itoa(r.Day)
	case data.EveryDay, data.FirstDayOnly, data.EveryYear, data.OtherRecurrence:
	}
	return f, s.Weekdays
}

func sameDays(a, b []time.Weekday) bool {
	return slices.Equal(slices.Compact(slices.Sorted(slices.Values(a))), slices.Compact(slices.Sorted(slices.Values(b))))
}

func readRepeat(field func(name string) string) repeatForm {
	return repeatForm{
		Kind: field("repeat"), Weeks: field("repeat_weeks"), Nth: field("repeat_nth"), Weekday: field("repeat_weekday"), Date: field("repeat_date"), Rule: field("rule"),
	}
}

// readRule is the rule of what was chosen. A choice that is not whole is a problem, and
// so is a rule beside another choice: nothing that was entered is dropped without a
// word.
func (c *console) readRule(f repeatForm, weekdays []time.Weekday, p data.Problems) (string, data.Problems) {
	r := data.Recurrence{Kind: f.kind(), Other: f.Rule}
	if r.Kind != data.OtherRecurrence && f.Rule != "" {
		return "", append(p, data.Problem{Field: "rule", Reason: data.Contradicts})
	}
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		if err != nil {
			return 0 // out of the bounds of all of them
		}
		return n
	}
	switch r.Kind {
	case data.EveryWeeks:
		r.Weeks, r.Weekdays = number(f.Weeks), weekdays
	case data.MonthlyWeekday:
		r.Nth, r.Weekday = number(f.Nth), time.Weekday(number(f.Weekday)%7)
	case data.MonthlyDay:
		r.Day = number(f.Date)
	case data.EveryDay, data.FirstDayOnly, data.EveryYear, data.OtherRecurrence:
	}
	rule, err := r.Rule()
	if err == nil && rule != "" {
		err = c.CheckRule(rule)
	}
	if err != nil {
		return "", append(p, data.Problem{Field: "rule", Reason: data.BadFormat})
	}
	return rule, p
}
