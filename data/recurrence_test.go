package data

import (
	"errors"
	"reflect"
	"testing"
	"time"
)

// TestRecurrenceAndItsRuleSayTheSame goes from the choice to the rule and back.
func TestRecurrenceAndItsRuleSayTheSame(t *testing.T) {
	for _, c := range []struct {
		r    Recurrence
		rule string
	}{
		{Recurrence{Kind: EveryDay}, ""},
		{Recurrence{Kind: FirstDayOnly}, "FREQ=DAILY;COUNT=1"},
		{Recurrence{Kind: EveryWeeks, Weeks: 1}, "FREQ=WEEKLY"},
		{Recurrence{Kind: EveryWeeks, Weeks: 2}, "FREQ=WEEKLY;INTERVAL=2"},
		{Recurrence{Kind: EveryWeeks, Weeks: 2, Weekdays: []time.Weekday{time.Tuesday}}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"},
		{Recurrence{Kind: EveryWeeks, Weeks: 3, Weekdays: []time.Weekday{time.Monday, time.Friday, time.Sunday}}, "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR,SU"},
		{Recurrence{Kind: MonthlyWeekday, Nth: 1, Weekday: time.Tuesday}, "FREQ=MONTHLY;BYDAY=1TU"},
		{Recurrence{Kind: MonthlyWeekday, Nth: Last, Weekday: time.Sunday}, "FREQ=MONTHLY;BYDAY=-1SU"},
		{Recurrence{Kind: MonthlyDay, Day: 31}, "FREQ=MONTHLY;BYMONTHDAY=31"},
		{Recurrence{Kind: EveryYear}, "FREQ=YEARLY"},
		{Recurrence{Kind: OtherRecurrence, Other: "FREQ=DAILY;INTERVAL=3"}, "FREQ=DAILY;INTERVAL=3"},
	} {
		if got, err := c.r.Rule(); got != c.rule || err != nil {
			t.Errorf("%+v: got %q, %v", c.r, got, err)
		}
		if got := RecurrenceOf(c.rule); !reflect.DeepEqual(got, c.r) {
			t.Errorf("%q: got %+v, want %+v", c.rule, got, c.r)
		}
	}
}

func TestRuleWrittenDifferentlyIsTheSameChoice(t *testing.T) {
	for rule, want := range map[string]Recurrence{
		"FREQ=DAILY":                              {Kind: EveryDay},
		"RRULE:FREQ=YEARLY;INTERVAL=1":            {Kind: EveryYear},
		"byday=tu;freq=weekly;interval=2;wkst=mo": {Kind: EveryWeeks, Weeks: 2, Weekdays: []time.Weekday{time.Tuesday}},
		" FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15 ": {Kind: MonthlyDay, Day: 15},
		"FREQ=MONTHLY;BYDAY=+2MO":                 {Kind: MonthlyWeekday, Nth: 2, Weekday: time.Monday},
	} {
		if got := RecurrenceOf(rule); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %+v", rule, got)
		}
	}
}

func TestWhatNobodyCanChooseStaysAsItIsWritten(t *testing.T) {
	for _, rule := range []string{
		"FREQ=DAILY;COUNT=2", "FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;COUNT=4", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270101", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;INTERVAL=0",
		"FREQ=WEEKLY;INTERVAL=x", "FREQ=WEEKLY;WKST=SU;INTERVAL=2", "FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYDAY=TU",
		"FREQ=MONTHLY;BYDAY=5TU", "FREQ=MONTHLY;BYDAY=1TU,3TU", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU", "FREQ=YEARLY;BYMONTH=3", "FREQ=WEEKLY;FREQ=DAILY", "нещо", ";",
	} {
		got := RecurrenceOf(rule)
		if got.Kind != OtherRecurrence || got.Other != rule {
			t.Errorf("%q: got %+v", rule, got)
		}
		if back, err := got.Rule(); back != rule || err != nil {
			t.Errorf("%q came back as %q, %v", rule, back, err)
		}
	}
}

func TestRecurrenceOutOfItsBoundsIsRefused(t *testing.T) {
	for _, r := range []Recurrence{
		{},
		{Kind: "sometimes"},
		{Kind: EveryWeeks},
		{Kind: EveryWeeks, Weeks: 53},
		{Kind: MonthlyWeekday},
		{Kind: MonthlyWeekday, Nth: 5},
		{Kind: MonthlyWeekday, Nth: 1, Weekday: 7},
		{Kind: MonthlyDay},
		{Kind: MonthlyDay, Day: 32},
		{Kind: OtherRecurrence},
	} {
		if got, err := r.Rule(); !errors.Is(err, ErrInvalid) {
			t.Errorf("%+v: got %q, %v", r, got, err)
		}
	}
}

// FuzzRecurrenceOf proves that no rule changes its meaning on the way through the
// form: what is chosen for it is chosen for its own rule too.
func FuzzRecurrenceOf(f *testing.F) {
	for _, rule := range []string{"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=MONTHLY;BYDAY=-1SU", "x;=;"} {
		f.Add(rule)
	}
	f.Fuzz(func(t *testing.T, rule string) {
		r := RecurrenceOf(rule)
		again, err := r.Rule()
		if err != nil && rule != "" {
			t.Fatalf("%q became %+v: %v", rule, r, err)
		}
		if got, err := RecurrenceOf(again).Rule(); err != nil || got != again {
			t.Fatalf("%q, then %q, then %q, %v", rule, again, got, err)
		}
	})
}
