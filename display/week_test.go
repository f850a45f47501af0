package display

import (
	"testing"
	"time"

	"example.org/parter/data"
)

// TestWeekSaysWhatEveryMomentSays compares the week with what is said of its hours.
func TestWeekSaysWhatEveryMomentSays(t *testing.T) {
	c := radomir(t)
	c.Notices[1].Schedule = data.Schedule{Weekdays: []time.Weekday{time.Monday, time.Thursday}, Daypart: data.OfficeHours}
	c.Notices[2].Schedule = data.Schedule{Priority: data.Urgent, Daypart: data.Lunch, Boards: []data.BoardGroup{"етаж-1"}}
	c.Board = append(c.Programme(), data.BoardItem{
		ID: "nosht", Kind: data.BoardText, Title: data.Text{BG: "Нощем"}, Permanent: true,
		Schedule: data.Schedule{Daypart: data.OwnTimes, Times: data.Times{From: 22 * 60, Until: 2 * 60}, Boards: []data.BoardGroup{"етаж-1", "етаж-2"}},
	})
	monday := time.Date(2026, time.November, 23, 0, 0, 0, 0, data.Sofia())
	week := WeekOf(c, monday)
	if len(week.Rows) == 0 || !week.Days[6].Equal(monday.AddDate(0, 0, 6)) || len(week.Awake[0]) != 1 || len(week.Awake[6]) != 0 {
		t.Fatalf("got %+v", week)
	}
	on := map[string]WeekRow{}
	for _, row := range week.Rows {
		on[string(row.Kind)+row.ID] = row
	}
	for at := monday.Add(30 * time.Minute); at.Before(monday.AddDate(0, 0, 7)); at = at.Add(3 * time.Hour) {
		for _, j := range JudgedAt(data.Bulgarian, c, at) {
			inWeek := false
			for _, span := range on[string(j.Kind)+j.ID].Days[int(at.Sub(monday)/(24*time.Hour))] {
				inWeek = inWeek || span.Contains(at)
			}
			if inWeek != j.On {
				t.Errorf("%s %s at %s: in the week %v, but %s", j.Kind, j.ID, at.Format("Mon 15:04"), inWeek, j.Why)
			}
		}
	}
}
