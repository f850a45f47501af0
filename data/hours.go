package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Hours are the times at which a department receives people in an ordinary week
// (работно време). No opening at all means that they are not known.
type Hours struct {
	Week    []Opening `json:"week,omitempty"` // several a day where there is a break
	Source  string    `json:"source,omitempty"`
	Example bool      `json:"example,omitempty"`
}

// Known reports whether anything is known of the hours.
func (h Hours) Known() bool { return len(h.Week) > 0 }

// Opening is a time without a break on one day of the week.
type Opening struct {
	Day   time.Weekday `json:"day"` // 0 is Sunday
	From  TimeOfDay    `json:"from"`
	Until TimeOfDay    `json:"until"` // first minute at which it is closed
}

// TimeOfDay is a time on the clock on the wall, in minutes after midnight, from
// 0 to 1440, which is the midnight at the day's end.
type TimeOfDay int

const endOfDay TimeOfDay = 24 * 60

// ParseTimeOfDay reads "8:30" and "08:30".
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	hours, minutes, colon := strings.Cut(s, ":")
	h, wrongHours := strconv.ParseUint(hours, 10, 8)
	m, wrongMinutes := strconv.ParseUint(minutes, 10, 8)
	t := TimeOfDay(h*60 + m)
	if !colon || wrongHours != nil || wrongMinutes != nil || len(minutes) != 2 || m > 59 || t > endOfDay {
		return 0, fmt.Errorf("time of day %q: %w", s, ErrInvalid)
	}
	return t, nil
}

// String is the time in figures: 8:30.
func (t TimeOfDay) String() string { return fmt.Sprintf("%d:%02d", t/60, t%60) }

// MarshalText writes what UnmarshalText reads: 8:30.
func (t TimeOfDay) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads a time in figures.
func (t *TimeOfDay) UnmarshalText(text []byte) (err error) {
	*t, err = ParseTimeOfDay(string(text))
	return err
}

// On is the moment of the time on the local day of the other moment. In the
// night of a clock change a time between three and four may be an hour off.
func (t TimeOfDay) On(day time.Time) time.Time {
	year, month, date := day.In(Sofia()).Date()
	return time.Date(year, month, date, 0, int(t), 0, 0, Sofia())
}
