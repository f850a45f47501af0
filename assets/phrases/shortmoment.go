package phrases

import (
	"fmt"
	"strings"
	"time"

	"example.org/parter/data"
)

// The days of the week as a calendar has them.
var shortWeekdays = map[data.Language][7]string{
	data.Bulgarian: {"нд", "пн", "вт", "ср", "чт", "пт", "сб"},
	data.English:   {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
}

// ShortWeekday is a day of the week in two or three letters: пн.
func ShortWeekday(l data.Language, day time.Weekday) string { return shortWeekdays[l][day] }

// ShortDay is a day in words as one says it: пн 16 ноември. The year is named where it
// is another than that of now.
func ShortDay(l data.Language, t, now time.Time) string {
	t = t.In(data.Sofia())
	day := fmt.Sprintf("%s %d %s", shortWeekdays[l][t.Weekday()], t.Day(), months[l][t.Month()-1])
	if t.Year() == now.In(data.Sofia()).Year() {
		return day
	}
	day = fmt.Sprintf("%s %d", day, t.Year())
	if l == data.Bulgarian {
		day += "\u00a0г."
	}
	return day
}

// ShortMoment is a day and a time in words: пн 16 ноември 9:00.
func ShortMoment(l data.Language, t, now time.Time) string {
	return ShortDay(l, t, now) + " " + strings.TrimPrefix(Clock(t), "0")
}
