package console

import (
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// scheduleForm is when something is on the boards, exactly as it was entered.
type scheduleForm struct {
	Weekdays              []string // 1 is Monday, 7 Sunday
	DaysOff, Daypart      string
	TimesFrom, TimesUntil string
	Repeat                repeatForm
	Priority, Every       string // Every in minutes
	Boards                string // with commas between
}

// Set reports whether anything but the usual was chosen.
func (f scheduleForm) Set() bool {
	return len(f.Weekdays) > 0 || f.Repeat.set() || f.DaysOff+f.Daypart+f.TimesFrom+f.TimesUntil+f.Priority+f.Every+f.Boards != ""
}

// On reports whether the day of the week was chosen.
func (f scheduleForm) On(day int) bool { return slices.Contains(f.Weekdays, strconv.Itoa(day)) }

// Days are the days of the week from Monday on.
func (scheduleForm) Days() []int { return []int{1, 2, 3, 4, 5, 6, 7} }

// same reports whether both forms say the same, whatever stands beside what was not
// chosen.
func (f scheduleForm) same(g scheduleForm) bool {
	f.Repeat, g.Repeat = f.Repeat.chosen(), g.Repeat.chosen()
	return reflect.DeepEqual(f, g)
}

// ShortDay is a day of the week in two or three letters.
func (p page) ShortDay(day int) string {
	return phrases.Capital(phrases.ShortWeekday(p.Language, time.Weekday(day%7)))
}

// DayName is a day of the week in words.
func (p page) DayName(day int) string {
	return phrases.WeekdayName(p.Language, time.Weekday(day%7))
}

func scheduleFormOf(s data.Schedule) scheduleForm {
	f := scheduleForm{DaysOff: string(s.DaysOff), Daypart: string(s.Daypart), Priority: string(s.Priority)}
	var weekdays []time.Weekday
	f.Repeat, weekdays = repeatFormOf(s)
	for _, day := range weekdays {
		f.Weekdays = append(f.Weekdays, strconv.Itoa((int(day)+6)%7+1))
	}
	if s.Daypart == data.OwnTimes {
		f.TimesFrom, f.TimesUntil = clockOf(s.Times.From), clockOf(s.Times.Until%(24*60))
	}
	if s.Every > 0 {
		f.Every = strconv.Itoa(int(s.Every.Minutes()))
	}
	var boards []string
	for _, b := range s.Boards {
		boards = append(boards, string(b))
	}
	f.Boards = strings.Join(boards, ", ")
	return f
}

// clockOf is a time as a browser's field wants it: 08:30.
func clockOf(t data.TimeOfDay) string {
	text := t.String()
	if len(text) < len("08:30") {
		text = "0" + text
	}
	return text
}

// readSchedule reads the part of the form that says when; what cannot be read is a
// problem.
func (c *console) readSchedule(r *http.Request, p data.Problems) (scheduleForm, data.Schedule, data.Problems) {
	field := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	f := scheduleForm{
		DaysOff: field("days_off"), Daypart: field("daypart"),
		TimesFrom: field("times_from"), TimesUntil: field("times_until"),
		Priority: field("priority"), Every: field("every"), Boards: field("boards"), Repeat: readRepeat(field),
	}
	s := data.Schedule{DaysOff: data.DaysOffRule(f.DaysOff), Daypart: data.Daypart(f.Daypart), Priority: data.Priority(f.Priority)}
	for _, day := range f.Days() { // a name each: a form that is kept over a sign-in has one value for each name
		if field("weekday_"+strconv.Itoa(day)) != "" {
			f.Weekdays, s.Weekdays = append(f.Weekdays, strconv.Itoa(day)), append(s.Weekdays, time.Weekday(day%7))
		}
	}
	switch {
	case s.Daypart == data.OwnTimes:
		s.Times, p = readTimes(p, f)
	case f.TimesFrom+f.TimesUntil != "":
		p = append(p, data.Problem{Field: "times", Reason: data.Contradicts})
	}
	if f.Every != "" {
		minutes, err := strconv.Atoi(f.Every)
		if err != nil {
			p = append(p, data.Problem{Field: "every", Reason: data.BadFormat})
		}
		s.Every = time.Duration(minutes) * time.Minute
	}
	for _, b := range strings.FieldsFunc(f.Boards, func(r rune) bool { return r == ',' || r == ' ' }) {
		s.Boards = append(s.Boards, data.BoardGroup(b))
	}
	s.Rule, p = c.readRule(f.Repeat, s.Weekdays, p)
	return f, s, p
}

func readTimes(p data.Problems, f scheduleForm) (data.Times, data.Problems) {
	if f.TimesFrom == "" || f.TimesUntil == "" {
		return data.Times{}, append(p, data.Problem{Field: "times", Reason: data.Missing})
	}
	from, wrongFrom := data.ParseTimeOfDay(f.TimesFrom)
	until, wrongUntil := data.ParseTimeOfDay(f.TimesUntil)
	if wrongFrom != nil || wrongUntil != nil {
		return data.Times{}, append(p, data.Problem{Field: "times", Reason: data.BadFormat})
	}
	return data.Times{From: from, Until: until}, p
}
