package display

import (
	"slices"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/display/playlist"
)

// shown are the names of the pages that are on in the hour from now, each once.
func (w *wall) shown() []string {
	var all []string
	for end := w.now.Add(time.Hour); w.now.Before(end); w.Tick(w.now) {
		if page := w.Showing(); !slices.Contains(all, page) {
			all = append(all, page)
		}
		w.now = w.program.At(w.now).Until
	}
	return all
}

func textItem(id string, s data.Schedule) data.BoardItem {
	return data.BoardItem{ID: data.BoardItemID(id), Kind: data.BoardText, Title: data.Text{BG: "Текст " + id}, From: morning.AddDate(0, 0, -10), Schedule: s}
}

// planned is a board with texts of the schedules, and two that are always on. It
// is Tuesday, a quarter to twelve; the taxes break from 12:00 to 12:30.
func planned(t *testing.T, items ...data.BoardItem) *wall {
	t.Helper()
	w := newWall(t, landscape)
	w.now = time.Date(2026, time.November, 24, 11, 45, 0, 0, data.Sofia())
	c := datatest.Town()
	c.Notices = nil
	c.Departments = c.Departments[1:2]
	c.Board = append([]data.BoardItem{{ID: "case", Kind: data.BoardCase}, {ID: "phones", Kind: data.BoardPhones}}, items...)
	w.Use(c)
	return w
}

func TestItemIsOnAsItsScheduleSays(t *testing.T) {
	for name, c := range map[string]struct {
		s  data.Schedule
		on bool
	}{
		"always":                {data.Schedule{}, true},
		"at lunch":              {data.Schedule{Daypart: data.Lunch}, true},
		"in the evening":        {data.Schedule{Daypart: data.OwnTimes, Times: data.Times{From: 18 * 60, Until: 20 * 60}}, false},
		"on Tuesdays":           {data.Schedule{Weekdays: []time.Weekday{time.Tuesday}}, true},
		"on Mondays":            {data.Schedule{Weekdays: []time.Weekday{time.Monday}}, false},
		"on a reception day":    {data.Schedule{Daypart: data.ReceptionDay}, true}, // the chief architect's
		"on days off":           {data.Schedule{DaysOff: data.OnlyOnDaysOff}, false},
		"every second Tuesday":  {data.Schedule{Rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"}, true},
		"on the first Tuesday":  {data.Schedule{Rule: "FREQ=MONTHLY;BYDAY=1TU"}, false},
		"on the school's board": {data.Schedule{Boards: []data.BoardGroup{"school"}}, false},
	} {
		w := planned(t, textItem("x", c.s))
		if on := slices.Contains(w.shown(), "text/x/1"); on != c.on {
			t.Errorf("%s: on %v", name, on)
		}
	}
}

func TestUrgentTextIsAloneAndThenTheOthersGoOn(t *testing.T) {
	w := planned(t, textItem("u", data.Schedule{Priority: data.Urgent, Daypart: data.Lunch}))
	noon := time.Date(2026, time.November, 24, 12, 0, 0, 0, data.Sofia())
	for w.now.Before(noon.Add(45 * time.Minute)) {
		lunch := !w.now.Before(noon) && w.now.Before(noon.Add(30*time.Minute))
		if urgent := w.Showing() == "text/u/1"; urgent != lunch {
			t.Fatalf("at %s the board shows %s", w.now.Format("15:04:05"), w.Showing())
		}
		w.now = w.Tick(w.now)
		w.Tick(w.now)
	}
}

func TestImportantTextComesAgainSoon(t *testing.T) {
	var items []data.BoardItem
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		items = append(items, textItem(id, data.Schedule{}))
	}
	items = append(items, textItem("i", data.Schedule{Priority: data.Important}), textItem("m", data.Schedule{Every: 3 * time.Minute}))
	w := planned(t, items...)
	times := map[string]int{}
	for end := w.now.Add(30 * time.Minute); w.now.Before(end); w.Tick(w.now) {
		times[w.Showing()]++
		w.now = w.program.At(w.now).Until
	}
	if times["text/i/1"] < 2*times["text/a/1"] || times["text/m/1"] < 9 || times["text/a/1"] == 0 {
		t.Errorf("in half an hour: %v", times)
	}
}

// The program is made anew at midnight, so that it goes on for months without an
// edition.
func TestDaysGoOnWithoutAnEdition(t *testing.T) {
	w := planned(t, textItem("x", data.Schedule{Weekdays: []time.Weekday{time.Friday}}))
	for n := range 12 {
		w.now = time.Date(2026, time.November, 25+n, 10, 0, 0, 0, data.Sofia())
		w.Tick(w.now)
		if on, friday := slices.Contains(w.shown(), "text/x/1"), w.now.Weekday() == time.Friday; on != friday {
			t.Errorf("on %s: on %v", w.now.Format("Mon 2.1."), on)
		}
	}
}

func TestPermanentNoticeStays(t *testing.T) {
	w := planned(t)
	c := w.content
	c.Notices = []data.Notice{{ID: "n", Version: 1, Title: "Винаги", Body: "Постоянно обявление.", From: morning, Permanent: true}}
	w.Use(c)
	w.now = w.now.AddDate(1, 0, 0)
	w.Tick(w.now)
	if !slices.Contains(w.shown(), "notice/n/1") || !c.Notices[0].ShownAt(w.now) {
		t.Error("it is gone after a year")
	}
}

// The two pages of a promise had the hours between them.
func TestPagesOfOneTextStayTogether(t *testing.T) {
	page := func(id string) sheet { return sheet{page: playlist.Page{ID: playlist.PageID(id)}} }
	var got []string
	for _, s := range mixed([]sheet{page("hours/1"), page("fees/a/1"), page("fees/a/2"), page("case/1")}, []sheet{page("promises/x/1"), page("promises/x/2"), page("promises/y/1")}) {
		got = append(got, string(s.page.ID))
	}
	want := []string{"hours/1", "fees/a/1", "fees/a/2", "promises/x/1", "promises/x/2", "case/1", "promises/y/1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
