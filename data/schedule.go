package data

import (
	"slices"
	"time"
)

// Schedule says when something is on the boards between its first and its last
// moment (график). The zero Schedule is on all the time, on every board.
//
// A day begins at midnight in Europe/Sofia. Times that end at or before they
// begin go on through the night and belong to the day on which they begin: what
// is on from 22:00 to 6:00 on Fridays is on until Saturday at 6:00, whatever
// Saturday is. Something is on while the clock on the wall shows one of its
// times: in the night of spring the hour that does not exist shows nothing, and in
// the night of autumn the hour that comes twice shows it twice.
type Schedule struct {
	Weekdays []time.Weekday `json:"weekdays,omitempty"` // empty: every day
	DaysOff  DaysOffRule    `json:"days_off,omitempty"`
	Rule     string         `json:"rule,omitempty"` // RRULE of RFC 5545, counted in days from the first one; empty: every day
	Daypart  Daypart        `json:"daypart,omitempty"`
	Times    Times          `json:"times,omitzero"` // of OwnTimes
	Priority Priority       `json:"priority,omitempty"`
	Every    time.Duration  `json:"every,omitempty"`  // it is never away for longer, if it can be; 0: as its priority says
	Boards   []BoardGroup   `json:"boards,omitempty"` // empty: every board
}

// BoardGroup names boards that show the same, for example those of one building.
type BoardGroup string

// DaysOffRule says what holidays and other days off mean to a schedule.
type DaysOffRule string

// On which days something is on.
const (
	AnyDay        DaysOffRule = ""
	NotOnDaysOff  DaysOffRule = "never"
	OnlyOnDaysOff DaysOffRule = "only"
)

// Daypart names a part of the day, the times of which are entered elsewhere.
type Daypart string

// The parts of a day.
const (
	WholeDay     Daypart = ""
	OfficeHours  Daypart = "office"    // while a department receives people
	Lunch        Daypart = "lunch"     // the break in these hours
	ReceptionDay Daypart = "reception" // the whole of a day with a reception
	OwnTimes     Daypart = "times"     // those of the schedule
)

// Dayparts lists every part of a day.
func Dayparts() []Daypart { return []Daypart{WholeDay, OfficeHours, Lunch, ReceptionDay, OwnTimes} }

// Times are a part of a day without a break. Until at or before From is on the
// next day.
type Times struct {
	From  TimeOfDay `json:"from"`
	Until TimeOfDay `json:"until"` // first minute that is no longer part of it
}

// Priority says how something stands to the rest of the board.
type Priority string

// The three priorities. An alert is none of them: it does not wait for an
// edition.
const (
	Normal    Priority = ""          // in its turn
	Important Priority = "important" // comes again soon
	Urgent    Priority = "urgent"    // alone, as long as it is on
)

// Priorities lists every priority.
func Priorities() []Priority { return []Priority{Normal, Important, Urgent} }

// Bounds of Every.
const (
	MinEvery = time.Minute
	MaxEvery = 24 * time.Hour
)

// Check says everything that is wrong with the schedule of something that is
// first on at the moment; zero: it always was. Whether the rule can be read is not
// asked here.
func (s Schedule) Check(from time.Time) Problems {
	var p Problems
	for _, day := range s.Weekdays {
		if day < time.Sunday || day > time.Saturday {
			p = append(p, Problem{"weekdays", BadFormat})
			break
		}
	}
	if !slices.Contains([]DaysOffRule{AnyDay, NotOnDaysOff, OnlyOnDaysOff}, s.DaysOff) {
		p = append(p, Problem{"days_off", BadFormat})
	}
	if !slices.Contains(Dayparts(), s.Daypart) {
		p = append(p, Problem{"daypart", BadFormat})
	}
	if s.Daypart == OwnTimes && s.Times == (Times{}) {
		p = append(p, Problem{"times", Missing})
	}
	if s.Times.From < 0 || s.Times.From >= endOfDay || s.Times.Until < 0 || s.Times.Until > endOfDay {
		p = append(p, Problem{"times", BadFormat})
	}
	if s.Rule != "" && from.IsZero() {
		p = append(p, Problem{"from", Missing})
	}
	if !slices.Contains(Priorities(), s.Priority) {
		p = append(p, Problem{"priority", BadFormat})
	}
	if s.Every != 0 && (s.Every < MinEvery || s.Every > MaxEvery) {
		p = append(p, Problem{"every", BadFormat})
	}
	return p
}

// Equal reports whether both say the same.
func (s Schedule) Equal(t Schedule) bool {
	return slices.Equal(s.Weekdays, t.Weekdays) && s.DaysOff == t.DaysOff && s.Rule == t.Rule && s.Daypart == t.Daypart &&
		s.Times == t.Times && s.Priority == t.Priority && s.Every == t.Every && slices.Equal(s.Boards, t.Boards)
}

// For reports whether the schedule is for a board of the groups.
func (s Schedule) For(board []BoardGroup) bool {
	return len(s.Boards) == 0 || slices.ContainsFunc(s.Boards, func(g BoardGroup) bool { return slices.Contains(board, g) })
}
