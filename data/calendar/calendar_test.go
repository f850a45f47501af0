package calendar

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func at(year int, month time.Month, day, hour, minute int) time.Time {
	return time.Date(year, month, day, hour, minute, 0, 0, data.Sofia())
}

// The free working days that the domain notes, §8, list for each year.
func TestFreeWorkingDaysAreThoseOfTheLaw(t *testing.T) {
	for year, want := range map[int][]string{
		2026: {"1.1", "3.3", "10.4", "13.4", "1.5", "6.5", "25.5", "7.9", "22.9", "24.12", "25.12", "28.12"},
		2027: {"1.1", "3.3", "30.4", "3.5", "4.5", "6.5", "24.5", "6.9", "22.9", "24.12", "27.12", "28.12"},
		2028: {"3.1", "3.3", "14.4", "17.4", "1.5", "8.5", "24.5", "6.9", "22.9", "25.12", "26.12", "27.12"},
		2029: {"1.1", "5.3", "6.4", "9.4", "1.5", "7.5", "24.5", "6.9", "24.9", "24.12", "25.12", "26.12"},
		2030: {"1.1", "4.3", "26.4", "29.4", "1.5", "6.5", "24.5", "6.9", "23.9", "24.12", "25.12", "26.12"}, // by the rule; the notes name Easter only
	} {
		var got []string
		for d := (date{year, time.January, 1}); d.year == year; d = d.plus(1) {
			if _, ok := Holiday(d.noon()); ok && !d.onWeekend() {
				got = append(got, d.noon().Format("2.1"))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d (-want +got)\n%s", year, diff)
		}
	}
}

func TestEasterIsTheOrthodoxOne(t *testing.T) {
	for year, want := range map[int]string{
		2024: "5.5", 2025: "20.4", 2026: "12.4", 2027: "2.5", 2028: "16.4", 2029: "8.4", 2030: "28.4",
	} {
		if got := easter(year).noon().Format("2.1"); got != want {
			t.Errorf("%d: got %s, want %s", year, got, want)
		}
	}
}

func TestAHolidayOnAWeekendMovesAndKeepsItsName(t *testing.T) {
	for _, c := range []struct {
		day  time.Time
		want data.WhyOff
	}{
		{at(2026, time.May, 24, 10, 0), data.WhyOff{Holiday: data.Letters}},
		{at(2026, time.May, 25, 10, 0), data.WhyOff{Holiday: data.Letters, Moved: true}},
		{at(2027, time.May, 1, 10, 0), data.WhyOff{Holiday: data.Labour}}, // Easter Saturday, too
		{at(2027, time.May, 4, 10, 0), data.WhyOff{Holiday: data.Labour, Moved: true}},
		{at(2027, time.May, 3, 10, 0), data.WhyOff{Holiday: data.Easter}},
		{at(2026, time.April, 10, 10, 0), data.WhyOff{Holiday: data.GoodFriday}},
		{at(2026, time.April, 11, 10, 0), data.WhyOff{Holiday: data.EasterSaturday}},
		{at(2027, time.December, 28, 10, 0), data.WhyOff{Holiday: data.Christmas, Moved: true}},
		{at(2026, time.November, 1, 10, 0), data.WhyOff{}}, // for schools only
	} {
		got, ok := Holiday(c.day)
		if got != c.want || ok != (c.want != data.WhyOff{}) {
			t.Errorf("%s: got %+v, want %+v", c.day.Format(time.DateOnly), got, c.want)
		}
	}
}

func TestTheDayIsTheOneInSofia(t *testing.T) {
	late := time.Date(2026, time.March, 2, 22, 30, 0, 0, time.UTC) // 0:30 on 3 March in Sofia
	if why, _ := Holiday(late); why.Holiday != data.Liberation {
		t.Errorf("got %+v", why)
	}
}

func TestAnExceptionComesBeforeTheRule(t *testing.T) {
	reason := data.Text{BG: "Инвентаризация"}
	c := New([]data.DayOff{
		{Day: at(2026, time.December, 23, 0, 0), Kind: data.Off, Reason: reason},
		{Day: at(2026, time.December, 24, 0, 0), Kind: data.Work},
	})
	for _, test := range []struct {
		day int
		why data.WhyOff
		off bool
	}{
		{22, data.WhyOff{}, false},
		{23, data.WhyOff{Reason: reason}, true},
		{24, data.WhyOff{}, false},
		{25, data.WhyOff{Holiday: data.Christmas}, true},
		{27, data.WhyOff{}, false}, // a Sunday, on which nobody has hours anyway
	} {
		if why, off := c.DayOff(at(2026, time.December, test.day, 15, 0)); why != test.why || off != test.off {
			t.Errorf("%d December: got %+v, %v", test.day, why, off)
		}
	}
	if _, off := (Calendar{}).DayOff(at(2026, time.December, 25, 0, 0)); !off {
		t.Error("the zero calendar knows no holidays")
	}
}

func hoursOf(id data.DepartmentID) data.Hours {
	for _, d := range datatest.Town().Departments {
		if d.ID == id {
			return d.Hours
		}
	}
	return data.Hours{}
}

func TestOpenNowOrWhenNext(t *testing.T) {
	c := New(datatest.Town().DaysOff)
	taxes := hoursOf(datatest.Taxes) // with a break from 12:00 to 12:30
	for _, test := range []struct {
		name        string
		now         time.Time
		until, next time.Time
	}{
		{"before the first opening", at(2026, time.November, 23, 8, 29), time.Time{}, at(2026, time.November, 23, 8, 30)},
		{"from its first minute", at(2026, time.November, 23, 8, 30), at(2026, time.November, 23, 12, 0), time.Time{}},
		{"in the break", at(2026, time.November, 23, 12, 0), time.Time{}, at(2026, time.November, 23, 12, 30)},
		{"after the break", at(2026, time.November, 23, 12, 30), at(2026, time.November, 23, 17, 0), time.Time{}},
		{"closed from its last minute", at(2026, time.November, 23, 17, 0), time.Time{}, at(2026, time.November, 24, 8, 30)},
		{"on Friday evening", at(2026, time.November, 27, 18, 0), time.Time{}, at(2026, time.November, 30, 8, 30)},
		{"before a day off and Christmas", at(2026, time.December, 22, 18, 0), time.Time{}, at(2026, time.December, 29, 8, 30)},
	} {
		got := c.Opening(taxes, test.now)
		if !got.Known || got.Open != !test.until.IsZero() || !got.Until.Equal(test.until) || !got.Next.Equal(test.next) {
			t.Errorf("%s: got %+v", test.name, got)
		}
	}
}

func TestClosedTodaySaysWhy(t *testing.T) {
	c := New(datatest.Town().DaysOff)
	registry := hoursOf(datatest.Registry)
	if got := c.Opening(registry, at(2026, time.December, 23, 10, 0)); got.Open || got.Today != nil || got.Why.Reason.BG != "Инвентаризация" {
		t.Errorf("a day off: got %+v", got)
	}
	if got := c.Opening(registry, at(2026, time.December, 25, 10, 0)); got.Open || got.Why.Holiday != data.Christmas {
		t.Errorf("a holiday: got %+v", got)
	}
	if got := c.Opening(registry, at(2026, time.November, 22, 10, 0)); got.Open || got.Why != (data.WhyOff{}) || got.Today != nil {
		t.Errorf("a Sunday: got %+v", got)
	}
}

func TestUnknownHoursSayNothing(t *testing.T) {
	if got := (Calendar{}).Opening(data.Hours{Source: "Примерни данни"}, datatest.Now()); !cmp.Equal(got, State{}) {
		t.Errorf("got %+v", got)
	}
}

func TestOpeningsWithoutABreakAreOne(t *testing.T) {
	h := data.Hours{Week: []data.Opening{ // not in their order, and one is upside down
		{Day: time.Monday, From: 12 * 60, Until: 17 * 60},
		{Day: time.Monday, From: 8 * 60, Until: 12 * 60},
		{Day: time.Monday, From: 19 * 60, Until: 18 * 60},
	}}
	got := (Calendar{}).Opening(h, at(2026, time.November, 23, 9, 0))
	if !got.Until.Equal(at(2026, time.November, 23, 17, 0)) || len(got.Today) != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestNothingOpensWithinAMonth(t *testing.T) {
	var closed []data.DayOff
	for day := range 40 {
		closed = append(closed, data.DayOff{Day: at(2026, time.July, 1+day, 0, 0), Kind: data.Off})
	}
	if got := New(closed).Opening(hoursOf(datatest.Registry), at(2026, time.July, 1, 10, 0)); got.Open || !got.Next.IsZero() {
		t.Errorf("got %+v", got)
	}
}

// On 29 March 2026 the clock goes from 3:00 to 4:00, on 25 October from 4:00 to
// 3:00. The hours are those of the clock on the wall.
func TestNightsOfTheClockChange(t *testing.T) {
	allNight := data.Hours{Week: []data.Opening{{Day: time.Sunday, From: 60, Until: 9 * 60}}}
	for _, c := range []struct {
		name string
		now  time.Time
		left time.Duration
	}{
		{"an hour is missing", at(2026, time.March, 29, 2, 0), 6 * time.Hour},
		{"an hour comes twice", at(2026, time.October, 25, 2, 0), 8 * time.Hour},
		{"an ordinary night", at(2026, time.March, 22, 2, 0), 7 * time.Hour},
	} {
		got := (Calendar{}).Opening(allNight, c.now)
		if !got.Open || got.Until.Sub(c.now) != c.left || got.Until.In(data.Sofia()).Hour() != 9 {
			t.Errorf("%s: got %+v", c.name, got)
		}
	}
	monday := hoursOf(datatest.Registry)
	for _, night := range []time.Time{at(2026, time.March, 28, 23, 0), at(2026, time.October, 24, 23, 0)} {
		next := (Calendar{}).Opening(monday, night).Next.In(data.Sofia())
		if next.Weekday() != time.Monday || next.Format("15:04") != "08:30" {
			t.Errorf("after %v: got %v", night, next)
		}
	}
}

func TestWhatComesNextIsAlwaysStillToCome(t *testing.T) {
	c := New(datatest.Town().DaysOff)
	taxes, receptions := hoursOf(datatest.Taxes), datatest.Town().Receptions
	for now := at(2026, time.January, 1, 0, 0); now.Year() < 2028; now = now.Add(197 * time.Minute) {
		s := c.Opening(taxes, now)
		if s.Open && !s.Until.After(now) || !s.Open && !s.Next.After(now) {
			t.Fatalf("at %v: %+v", now, s)
		}
		for _, r := range receptions {
			if from, until := c.NextReception(r, now); !until.After(now) || !until.After(from) {
				t.Fatalf("at %v: %s from %v until %v", now, r.ID, from, until)
			}
		}
	}
}

func TestNextReception(t *testing.T) {
	first := data.Reception{Day: time.Thursday, Nth: 1, From: 14 * 60, Until: 16 * 60}
	weekly := data.Reception{Day: time.Tuesday, From: 9 * 60, Until: 11 * 60}
	last := data.Reception{Day: time.Friday, Nth: data.LastOfMonth, From: 9 * 60, Until: 11 * 60}
	fifth := data.Reception{Day: time.Monday, Nth: 5, From: 9 * 60, Until: 11 * 60}
	for _, c := range []struct {
		name string
		of   data.Reception
		now  time.Time
		want time.Time
	}{
		{"first Thursday", first, datatest.Now(), at(2026, time.December, 3, 14, 0)},
		{"it goes on now", first, at(2026, time.December, 3, 15, 59), at(2026, time.December, 3, 14, 0)},
		{"it is over", first, at(2026, time.December, 3, 16, 0), at(2027, time.January, 7, 14, 0)},
		{"every week", weekly, at(2026, time.November, 24, 8, 0), at(2026, time.November, 24, 9, 0)},
		{"not on a holiday", weekly, at(2026, time.September, 15, 12, 0), at(2026, time.September, 29, 9, 0)},
		{"last Friday", last, at(2026, time.December, 20, 8, 0), at(2027, time.January, 29, 9, 0)},
		{"fifth Monday", fifth, at(2026, time.December, 1, 8, 0), at(2027, time.March, 29, 9, 0)},
	} {
		if from, _ := (Calendar{}).NextReception(c.of, c.now); !from.Equal(c.want) {
			t.Errorf("%s: got %v, want %v", c.name, from, c.want)
		}
	}
	if from, until := (Calendar{}).NextReception(data.Reception{Day: time.Monday, From: 10, Until: 10}, datatest.Now()); !from.IsZero() || !until.IsZero() {
		t.Errorf("a reception without a length is at %v", from)
	}
}
