package phrases

import (
	"testing"
	"time"

	"example.org/parter/data"
)

func TestShortMomentIsSaidAsInACalendar(t *testing.T) {
	now := time.Date(2026, time.November, 22, 10, 0, 0, 0, data.Sofia())
	monday := time.Date(2026, time.November, 16, 9, 0, 0, 0, data.Sofia())
	for want, got := range map[string]string{
		"пн 16 ноември 9:00":             ShortMoment(data.Bulgarian, monday, now),
		"Mon 16 November 9:00":           ShortMoment(data.English, monday, now),
		"нд 3 януари 2027\u00a0г. 17:30": ShortMoment(data.Bulgarian, time.Date(2027, time.January, 3, 17, 30, 0, 0, data.Sofia()), now),
		"Sun 3 January 2027 17:30":       ShortMoment(data.English, time.Date(2027, time.January, 3, 17, 30, 0, 0, data.Sofia()), now),
		"вт 24 ноември":                  ShortDay(data.Bulgarian, monday.AddDate(0, 0, 8), now),
		"ср 25 ноември 0:05":             ShortMoment(data.Bulgarian, time.Date(2026, time.November, 25, 0, 5, 0, 0, data.Sofia()), now),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
