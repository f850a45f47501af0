package console

import (
	"net/http"
	"testing"
	"time"

	"example.org/parter/data"
)

// TestStaffChooseARecurrenceAndNeedNoRule publishes each choice, looks at the rule
// that is kept, and sees the same choice in the form again.
func TestStaffChooseARecurrenceAndNeedNoRule(t *testing.T) {
	for _, c := range []struct {
		fields []string
		rule   string
		again  string
	}{
		{[]string{"repeat", "daily"}, "", `value="daily" checked`},
		{[]string{"repeat", "once"}, "FREQ=DAILY;COUNT=1", `value="once" checked`},
		{[]string{"repeat", "weeks", "repeat_weeks", "3", "weekday_2", "yes"}, "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", `name="repeat_weeks" inputmode="numeric" size="2" value="3"`},
		{[]string{"repeat", "month_weekday", "repeat_nth", "-1", "repeat_weekday", "7"}, "FREQ=MONTHLY;BYDAY=-1SU", `<option value="-1" selected>`},
		{[]string{"repeat", "month_day", "repeat_date", "15"}, "FREQ=MONTHLY;BYMONTHDAY=15", `name="repeat_date" inputmode="numeric" size="2" value="15"`},
		{[]string{"repeat", "year"}, "FREQ=YEARLY", `value="year" checked`},
		{[]string{"repeat", "other", "rule", "FREQ=DAILY;INTERVAL=3"}, "FREQ=DAILY;INTERVAL=3", `value="FREQ=DAILY;INTERVAL=3"`},
	} {
		o := openOffice(t)
		b := o.clerk()
		b.post("/notices/new", with(water, append([]string{"do", "publish"}, c.fields...)...)...).is(http.StatusOK).says(c.again, `value="`+c.fields[1]+`" checked`)
		if got := o.notices["n1"].Published; got == nil || got.Schedule.Rule != c.rule {
			t.Errorf("%v: got %+v", c.fields, got)
		}
	}
}

func TestRecurrenceThatIsNotWholeComesBackAsItWasEntered(t *testing.T) {
	b := openOffice(t).clerk()
	for _, fields := range [][]string{
		{"repeat", "weeks", "repeat_weeks", "много"}, {"repeat", "month_day", "repeat_date", "42"}, {"repeat", "other"},
	} {
		b.post("/notices/new", with(water, append([]string{"do", "publish"}, fields...)...)...).is(http.StatusUnprocessableEntity).says(`href="#rule"`, "напишете числото", fields[len(fields)-1])
	}
	b.post("/notices/new", with(water, "do", "publish", "repeat", "year", "rule", "FREQ=DAILY")...).is(http.StatusUnprocessableEntity).says("изтрийте правилото", `value="FREQ=DAILY"`)
}

func TestStoredRuleShowsAsTheChoiceThatSaysTheSame(t *testing.T) {
	for _, c := range []struct {
		s        data.Schedule
		kind     data.RecurrenceKind
		weekdays int
	}{
		{data.Schedule{Rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE"}, data.EveryWeeks, 2},
		{data.Schedule{Rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", Weekdays: []time.Weekday{time.Tuesday}}, data.EveryWeeks, 1},
		{data.Schedule{Rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", Weekdays: []time.Weekday{time.Monday, time.Tuesday}}, data.OtherRecurrence, 2},
		{data.Schedule{Rule: "FREQ=WEEKLY", Weekdays: []time.Weekday{time.Monday}}, data.OtherRecurrence, 1},
		{data.Schedule{Weekdays: []time.Weekday{time.Monday}}, data.EveryDay, 1},
		{data.Schedule{Rule: "FREQ=HOURLY"}, data.OtherRecurrence, 0},
	} {
		if f, days := repeatFormOf(c.s); f.kind() != c.kind || len(days) != c.weekdays {
			t.Errorf("%+v: got %+v on %v", c.s, f, days)
		}
	}
}

// Nothing was changed in the form, and yet it came back as if something had been.
func TestWithdrawnNoticeWithARecurrenceIsUnchanged(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	fields := b.post("/notices/new", with(water, "do", "publish", "repeat", "month_day", "repeat_date", "15", "repeat_weeks", "7")...).is(http.StatusOK).fields()
	fields["do"] = "withdraw"
	if a := b.post("/notices/n1", pairs(fields)...); a.path != "/notices/n1" || a.status != http.StatusOK {
		t.Errorf("it led to %s (%d)", a.path, a.status)
	} else {
		a.says("Оттеглено")
	}
}
