package display

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"example.org/parter/data"
	"example.org/parter/data/calendar"
	"example.org/parter/display/playlist"
)

// days are the town's days as the program of the board asks for them.
type days struct {
	calendar   calendar.Calendar
	hours      []data.Hours // that are known
	receptions []data.Reception
	recurring  map[recurrence]map[string]bool // the days that were asked for, by date
}

// recurrence is a rule with the day from which it counts.
type recurrence struct {
	rule  string
	first string
}

var _ playlist.Calendar = (*days)(nil)

func newDays(c data.Content) *days {
	d := &days{calendar: calendar.New(c.DaysOff), receptions: c.Receptions, recurring: map[recurrence]map[string]bool{}}
	for _, department := range c.Departments {
		if department.Hours.Known() {
			d.hours = append(d.hours, department.Hours)
		}
	}
	return d
}

// midnights are the first moments of the local day and of the next.
func midnights(now time.Time) (today, tomorrow time.Time) {
	year, month, day := now.In(data.Sofia()).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, data.Sofia()), time.Date(year, month, day+1, 0, 0, 0, 0, data.Sofia())
}

// DayOff is what the calendar says.
func (d *days) DayOff(day time.Time) bool {
	_, off := d.calendar.DayOff(day)
	return off
}

// Daypart returns office hours, which are those of any department; lunch, when
// between them nobody receives people; and the whole of a day with a reception.
func (d *days) Daypart(part data.Daypart, day time.Time) (times []data.Times, known bool) {
	switch part {
	case data.OfficeHours:
		return d.open(day), len(d.hours) > 0
	case data.Lunch:
		open := d.open(day)
		for i := 1; i < len(open); i++ {
			times = append(times, data.Times{From: open[i-1].Until, Until: open[i].From})
		}
		return times, len(d.hours) > 0
	case data.ReceptionDay:
		today, tomorrow := midnights(day)
		for _, r := range d.receptions {
			if from, _ := d.calendar.NextReception(r, today); !from.IsZero() && from.Before(tomorrow) {
				return []data.Times{{From: 0, Until: 24 * 60}}, true
			}
		}
		return nil, len(d.receptions) > 0
	case data.WholeDay, data.OwnTimes: // need no calendar
	}
	return nil, false
}

// open are the times of the day at which any department receives people.
func (d *days) open(day time.Time) []data.Times {
	if d.DayOff(day) {
		return nil
	}
	var all []data.Times
	for _, hours := range d.hours {
		for _, o := range hours.Week {
			if o.Day == day.In(data.Sofia()).Weekday() && o.Until > o.From {
				all = append(all, data.Times{From: o.From, Until: o.Until})
			}
		}
	}
	slices.SortFunc(all, func(a, b data.Times) int { return int(a.From - b.From) })
	var joined []data.Times
	for _, t := range all {
		if last := len(joined) - 1; last >= 0 && t.From <= joined[last].Until {
			joined[last].Until = max(joined[last].Until, t.Until)
			continue
		}
		joined = append(joined, t)
	}
	return joined
}

// daysAtOnce is how many days of a rule are found out at once.
const daysAtOnce = 40

// Recurs asks the rule. One that cannot be read gives no day; CheckRule keeps it
// from being saved.
func (d *days) Recurs(rule string, first, day time.Time) bool {
	key := recurrence{rule, first.In(data.Sofia()).Format(time.DateOnly)}
	date := day.In(data.Sofia()).Format(time.DateOnly)
	known := d.recurring[key]
	if known == nil {
		known = map[string]bool{}
		d.recurring[key] = known
	}
	if gives, asked := known[date]; asked {
		return gives
	}
	for n := range daysAtOnce {
		known[day.AddDate(0, 0, n).In(data.Sofia()).Format(time.DateOnly)] = false
	}
	r, err := parseRule(rule, first)
	if err != nil {
		return false
	}
	from, _ := midnights(day)
	for _, at := range r.Between(from, from.AddDate(0, 0, daysAtOnce), true) {
		if date := at.In(data.Sofia()).Format(time.DateOnly); at.Before(from.AddDate(0, 0, daysAtOnce)) {
			known[date] = true
		}
	}
	return known[date]
}

// CheckRule refuses a rule that gives no days: it must be an RRULE of RFC 5545
// that goes by days, weeks, months or years, without times.
func CheckRule(rule string) error {
	_, err := parseRule(rule, time.Date(2026, time.January, 1, 12, 0, 0, 0, data.Sofia()))
	return err
}

// lastDay is an UNTIL that names a day and no time.
var lastDayOfRule = regexp.MustCompile(`(UNTIL=\d{8})(;|$)`)

// parseRule reads the rule, counted at noon from the day of the moment, where no
// change of the clock touches it.
func parseRule(rule string, first time.Time) (*rrule.RRule, error) {
	option, err := rrule.StrToROptionInLocation(lastDayOfRule.ReplaceAllString(strings.TrimPrefix(rule, "RRULE:"), "${1}T235959$2"), data.Sofia())
	if err != nil {
		return nil, fmt.Errorf("rule %q: %w: %w", rule, data.ErrInvalid, err)
	}
	if option.Freq > rrule.DAILY || len(option.Byhour)+len(option.Byminute)+len(option.Bysecond) > 0 {
		return nil, fmt.Errorf("rule %q: %w: it must go by days", rule, data.ErrInvalid)
	}
	year, month, day := first.In(data.Sofia()).Date()
	option.Dtstart = time.Date(year, month, day, 12, 0, 0, 0, data.Sofia())
	r, err := rrule.NewRRule(*option)
	if err != nil {
		return nil, fmt.Errorf("rule %q: %w: %w", rule, data.ErrInvalid, err)
	}
	return r, nil
}

// nextReceptionEnd is when the next reception of the day ends; zero: none does.
func (d *days) nextReceptionEnd(now time.Time) (next time.Time) {
	for _, r := range d.receptions {
		if end := r.Until.On(now); end.After(now) && (next.IsZero() || end.Before(next)) {
			next = end
		}
	}
	return next
}
