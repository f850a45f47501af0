package calendar_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/calendar"
)

func on(t testing.TB, day string) time.Time {
	t.Helper()
	d, err := time.ParseInLocation(time.DateOnly, day, data.Sofia())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// someHours are those of the table's town hall.
func someHours() (h data.Hours) {
	for day := time.Monday; day <= time.Friday; day++ {
		h.Week = append(h.Week, data.Opening{Day: day, From: 8 * 60, Until: 12 * 60}, data.Opening{Day: day, From: 13 * 60, Until: 17 * 60})
	}
	return h
}

// TestDeadlinesOfSixYears compares with a table that another program reckoned. Eight hours
// of reception are a day, also where the hours are not known.
func TestDeadlinesOfSixYears(t *testing.T) {
	table, err := os.ReadFile("testdata/deadlines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(table)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 4 {
			continue
		}
		count, err := strconv.Atoi(cells[1])
		if err != nil {
			t.Fatal(err)
		}
		for _, hours := range []data.Hours{{}, someHours()} {
			got := calendar.Calendar{}.Reckon(data.Case{Received: on(t, cells[0])}, data.Length{Count: count, Unit: data.Unit(cells[2])}, hours).Due
			if want := on(t, cells[3]); !got.Equal(want) {
				t.Errorf("%s and %s %s: due %s, want %s", cells[0], cells[1], cells[2], got.Format(time.DateOnly), cells[3])
			}
		}
		rows++
	}
	if rows < 1700 {
		t.Errorf("the table has %d rows", rows)
	}
}

// TestTermInHoursRunsWhilePeopleAreReceived counts over a lunch break, a night and a
// holiday.
func TestTermInHoursRunsWhilePeopleAreReceived(t *testing.T) {
	at := func(moment string) time.Time {
		m, err := time.ParseInLocation("2006-01-02 15:04", moment, data.Sofia())
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	for _, c := range []struct {
		from  string
		count int
		want  string
	}{
		{"2026-11-23 09:00", 3, "2026-11-23 12:00"},
		{"2026-11-23 09:00", 4, "2026-11-23 14:00"},
		{"2026-11-23 16:00", 4, "2026-11-24 11:00"},
		{"2026-11-27 15:00", 8, "2026-11-30 15:00"}, // over a weekend
		{"2026-12-23 16:00", 2, "2026-12-29 09:00"}, // over Christmas
		{"2026-11-22 10:00", 1, "2026-11-23 09:00"}, // on a Sunday
	} {
		got := calendar.Calendar{}.Due(at(c.from), data.Length{Count: c.count, Unit: data.InHours}, someHours())
		if !got.Equal(at(c.want)) {
			t.Errorf("%s and %d hours: %s, want %s", c.from, c.count, got.Format("2006-01-02 15:04"), c.want)
		}
	}
	unknown := calendar.Calendar{}.Due(at("2026-11-27 15:00"), data.Length{Count: 24, Unit: data.InHours}, data.Hours{})
	if !unknown.Equal(at("2026-12-01 00:00")) {
		t.Errorf("without hours: %s", unknown)
	}
}

// TestDayThatStaffMadeFreeMovesADeadline and one that they made a working day keeps it.
func TestDayThatStaffMadeFreeMovesADeadline(t *testing.T) {
	week := data.Length{Count: 7, Unit: data.InDays}
	c := calendar.New([]data.DayOff{{Day: on(t, "2026-11-30"), Kind: data.Off}, {Day: on(t, "2026-12-05"), Kind: data.Work}})
	if got := c.Due(on(t, "2026-11-23"), week, data.Hours{}); !got.Equal(on(t, "2026-12-01")) {
		t.Errorf("got %s", got)
	}
	if got := c.Due(on(t, "2026-11-28"), week, data.Hours{}); !got.Equal(on(t, "2026-12-05")) {
		t.Errorf("a Saturday on which people work is not the last day: %s", got)
	}
}

// TestClockThatStoodStillGivesTheDaysBack reckons cases as they go on.
func TestClockThatStoodStillGivesTheDaysBack(t *testing.T) {
	stage := func(s data.Stage, day string) data.StageEntry { return data.StageEntry{Stage: s, On: on(t, day)} }
	extended := func(decided, until string) data.Extension {
		return data.Extension{On: on(t, decided), Until: on(t, until), Reason: "сложен случай"}
	}
	received := stage(data.StageReceived, "2026-11-02")
	for name, c := range map[string]struct {
		stages        []data.StageEntry
		extensions    []data.Extension
		length        data.Length
		promised, due string
	}{
		"nothing happened": {[]data.StageEntry{received}, nil, data.Length{Count: 14, Unit: data.InDays}, "2026-11-16", "2026-11-16"},
		"five days": {
			[]data.StageEntry{received, stage(data.StageDocuments, "2026-11-04"), stage(data.StageInProgress, "2026-11-09")},
			nil,
			data.Length{Count: 14, Unit: data.InDays},
			"2026-11-16", "2026-11-23", // 21 November is a Saturday
		},
		"still standing": {[]data.StageEntry{received, stage(data.StageDocuments, "2026-11-04")}, nil, data.Length{Count: 14, Unit: data.InDays}, "2026-11-16", "2026-11-16"},
		"working days": {
			[]data.StageEntry{received, stage(data.StageDocuments, "2026-11-05"), stage(data.StageInProgress, "2026-11-10")},
			nil,
			data.Length{Count: 5, Unit: data.InWorkdays},
			"2026-11-09", "2026-11-12",
		},
		"extended": {[]data.StageEntry{received, stage(data.StageExtended, "2026-11-12")}, []data.Extension{extended("2026-11-12", "2026-11-30")}, data.Length{Count: 14, Unit: data.InDays}, "2026-11-16", "2026-11-30"},
		"extended, then documents are missing": {
			[]data.StageEntry{received, stage(data.StageExtended, "2026-11-12"), stage(data.StageDocuments, "2026-11-18"), stage(data.StageInProgress, "2026-11-20")},
			[]data.Extension{extended("2026-11-12", "2026-11-30")},
			data.Length{Count: 14, Unit: data.InDays},
			"2026-11-16", "2026-12-02",
		},
		"documents were missing, then extended": {
			[]data.StageEntry{received, stage(data.StageDocuments, "2026-11-04"), stage(data.StageInProgress, "2026-11-09"), stage(data.StageExtended, "2026-11-20")},
			[]data.Extension{extended("2026-11-20", "2026-12-04")},
			data.Length{Count: 14, Unit: data.InDays},
			"2026-11-16", "2026-12-04",
		},
		"late before the documents": {
			[]data.StageEntry{received, stage(data.StageDocuments, "2026-11-20"), stage(data.StageInProgress, "2026-11-24")},
			nil,
			data.Length{Count: 14, Unit: data.InDays},
			"2026-11-16", "2026-11-16",
		},
	} {
		got := calendar.Calendar{}.Reckon(data.Case{Received: on(t, "2026-11-02"), Stages: c.stages, Extensions: c.extensions}, c.length, data.Hours{})
		if !got.Promised.Equal(on(t, c.promised)) || !got.Due.Equal(on(t, c.due)) {
			t.Errorf("%s: promised %s, due %s, want %s, %s", name, got.Promised.Format(time.DateOnly), got.Due.Format(time.DateOnly), c.promised, c.due)
		}
	}
}

// TestDayThatSomebodyWroteStays keeps a day that came with an import.
func TestDayThatSomebodyWroteStays(t *testing.T) {
	k := data.Case{Received: on(t, "2026-11-02"), Promised: on(t, "2026-11-15"), Stages: []data.StageEntry{{Stage: data.StageReceived, On: on(t, "2026-11-02")}}}
	if got := (calendar.Calendar{}).Reckon(k, data.Length{}, data.Hours{}); !got.Due.Equal(k.Promised) {
		t.Errorf("due %s", got.Due)
	}
	k.Promised = time.Time{}
	if got := (calendar.Calendar{}).Reckon(k, data.Length{}, data.Hours{}); !got.Due.IsZero() {
		t.Errorf("a case without a term is due %s", got.Due)
	}
}
