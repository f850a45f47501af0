package console

import (
	"net/http"
	"testing"
	"time"

	"example.org/parter/data"
)

func TestNoticeGetsItsSchedule(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "publish", "weekday_1", "yes", "daypart", "times", "times_from", "22:00", "times_until", "06:00",
		"days_off", "never", "priority", "important", "every", "15", "boards", "lobby, school", "rule", "FREQ=WEEKLY")...).
		is(http.StatusOK).says(`name="weekday_1" value="yes" checked`).says(`value="22:00"`).says(`value="06:00"`).says(`value="times" selected`).
		says(`value="15"`).says("lobby, school").says("Сега е в програмата на таблото.")
	got := o.notices["n1"].Published
	want := data.Schedule{
		Weekdays: []time.Weekday{time.Monday}, Daypart: data.OwnTimes, Times: data.Times{From: 22 * 60, Until: 6 * 60},
		DaysOff: data.NotOnDaysOff, Priority: data.Important, Every: 15 * time.Minute, Boards: []data.BoardGroup{"lobby", "school"}, Rule: "FREQ=WEEKLY",
	}
	if got == nil || !got.Schedule.Equal(want) {
		t.Fatalf("got %+v", got)
	}
}

func TestPermanentIsANamedChoice(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "until", "", "do", "publish")...).says("напишете до кога, или изберете, че няма край")
	if d := o.notices["n1"]; d.Published != nil {
		t.Fatal("published without an end")
	}
	b.post("/notices/n1", with(water, "until", "", "permanent", "yes", "revision", "1", "do", "publish")...).says("без край")
	if d := o.notices["n1"]; d.Published == nil || !d.Published.Permanent || !d.Published.Until.IsZero() {
		t.Errorf("got %+v", d.Published)
	}
	b.post("/notices/preview", with(water, "until", "", "permanent", "yes")...).says("докато не го свалите")
	b.get("/").is(http.StatusOK)
	b.get("/notices").is(http.StatusOK).lacks(`<span class="tag off">`)
}

func TestScheduleThatCannotBeReadKeepsWhatWasEntered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for name, c := range map[string][]string{
		"a rule":        {"rule", "всеки вторник", "правило, което се чете", `value="всеки вторник"`},
		"minutes":       {"every", "често", "не е в очаквания вид", `value="често"`},
		"too often":     {"every", "0.5", "не е в очаквания вид", `value="0.5"`},
		"times missing": {"daypart", "times", "попълнете това поле", `value="times" selected`},
	} {
		answer := b.post("/notices/new", with(water, "do", "save", c[0], c[1])...)
		answer.is(http.StatusUnprocessableEntity).says(c[2]).says(c[3])
		if t.Failed() {
			t.Fatal(name)
		}
	}
	if len(o.notices) != 0 {
		t.Errorf("saved %+v", o.notices)
	}
}
