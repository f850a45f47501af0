package console

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Week is what is on the boards in the course of seven days.
type Week struct {
	Days  [7]time.Time // their first moments
	Awake [7][]Stretch // when the screens are on
	Rows  []WeekRow    // of all that could be on
}

// WeekRow is when something is on in the course of a week.
type WeekRow struct {
	Kind data.BoardKind
	ID   string // of the notice, the posting or the item
	Days [7][]Stretch
}

// Stretch is a time without a break.
type Stretch struct{ From, Until time.Time }

type weekView struct {
	Days                 []weekDay
	Rows                 []weekRow // of what is on
	Off                  []weekRow // of what is on on none of the days
	Previous, Next, This string    // as the address names a day
}

type weekDay struct {
	Day   time.Time
	Today bool
	Awake string    // in words; empty: the screens are off
	On    []weekRow // what is on, each with the times of this day alone
}

type weekRow struct {
	Name, Path string
	Times      []weekCell // of each day
}

// weekCell is when something is on on a day.
type weekCell struct {
	Words string // empty: it is not
	Today bool
}

// boardWeek is the table of a week: of the one with the day that is asked for, from
// Monday on, or of the present one.
func (c *console) boardWeek(w http.ResponseWriter, r *http.Request) error {
	asked, err := time.ParseInLocation(time.DateOnly, r.FormValue("from"), data.Sofia())
	if err != nil {
		asked = c.Clock().In(data.Sofia())
	}
	monday := mondayOf(asked)
	week, err := c.Board.Week(r.Context(), monday)
	if err != nil {
		return fmt.Errorf("week of the boards: %w", err)
	}
	content, err := c.Content(r.Context())
	if err != nil {
		return fmt.Errorf("week of the boards: %w", err)
	}
	p := c.page(r, "board", phrases.OfficeWeek)
	v := weekView{
		Previous: monday.AddDate(0, 0, -7).Format(time.DateOnly), Next: monday.AddDate(0, 0, 7).Format(time.DateOnly),
		This: mondayOf(c.Clock().In(data.Sofia())).Format(time.DateOnly),
	}
	today := c.Clock().In(data.Sofia()).Format(time.DateOnly)
	for n, day := range week.Days {
		v.Days = append(v.Days, weekDay{Day: day, Today: day.In(data.Sofia()).Format(time.DateOnly) == today, Awake: p.stretches(day, week.Awake[n])})
	}
	for _, row := range week.Rows {
		v.add(p, week, row, content.TitleOf(row.ID))
	}
	p.View = v
	return c.show(w, http.StatusOK, "boardweek", p)
}

func mondayOf(day time.Time) time.Time {
	back := (int(day.Weekday()) + 6) % 7
	return time.Date(day.Year(), day.Month(), day.Day()-back, 0, 0, 0, 0, data.Sofia())
}

// add puts a row into the table and below each of its days, or among those that are
// not on at all.
func (v *weekView) add(p page, week Week, row WeekRow, title string) {
	shown := weekRow{Name: p.BoardKind(row.Kind), Path: pathOf(row.Kind, row.ID)}
	if title != "" {
		shown.Name += ": " + title
	}
	on := false
	for n, day := range week.Days {
		words := p.stretches(day, row.Days[n])
		shown.Times = append(shown.Times, weekCell{words, v.Days[n].Today})
		if words != "" {
			on = true
			v.Days[n].On = append(v.Days[n].On, weekRow{shown.Name, shown.Path, []weekCell{{Words: words}}})
		}
	}
	if on {
		v.Rows = append(v.Rows, shown)
	} else {
		v.Off = append(v.Off, shown)
	}
}

// stretches are the times of the day in words: „9:00–12:00, 13:00–17:00“ or „цял ден“;
// empty: there are none.
func (p page) stretches(day time.Time, all []Stretch) string {
	tomorrow := day.AddDate(0, 0, 1)
	clock := func(t time.Time) string { return strings.TrimPrefix(phrases.Clock(t), "0") }
	var words []string
	for _, s := range all {
		switch {
		case !s.From.After(day) && !s.Until.Before(tomorrow):
			return phrases.In(p.Language, phrases.OfficeWeekWhole)
		case !s.Until.Before(tomorrow):
			words = append(words, clock(s.From)+"–24:00")
		default:
			words = append(words, clock(s.From)+"–"+clock(s.Until))
		}
	}
	return strings.Join(words, ", ")
}
