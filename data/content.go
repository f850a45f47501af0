package data

import (
	"slices"
	"time"
)

// Content is everything that the public may see at one moment: what goes into
// an edition, and nothing more.
type Content struct {
	Town        Town
	Departments []Department
	Groups      []Group
	LifeEvents  []LifeEvent
	Services    []Service
	Forms       []Form
	Elsewhere   []Elsewhere
	Surveys     []Survey // also those whose days are past or still to come
	Receptions  []Reception
	DaysOff     []DayOff // exceptions from the calendar, in the order of their days
	Charter     Charter
	Results     []Result
	Report      ToldReport // the last one that was published
	Synonyms    []Synonym
	Stages      []StageWords    // what is said of each; none: the program's own words
	Board       []BoardItem     // in its order; none: the standard one
	Notices     []Notice        // published ones, also those whose time is still to come
	Postings    []PublicPosting // those that hang
}

// Local is the content with its moments in the town hall's own time, so that equal
// moments are written alike, wherever they were read from.
func (c Content) Local() Content {
	local := func(t *time.Time) {
		if !t.IsZero() {
			*t = t.In(Sofia())
		}
	}
	c.Notices, c.Board, c.DaysOff, c.Results, c.Services = slices.Clone(c.Notices), slices.Clone(c.Board), slices.Clone(c.DaysOff), slices.Clone(c.Results), slices.Clone(c.Services)
	for i := range c.Notices {
		local(&c.Notices[i].From)
		local(&c.Notices[i].Until)
	}
	c.Postings = slices.Clone(c.Postings)
	for i := range c.Postings {
		local(&c.Postings[i].Posted)
		local(&c.Postings[i].NotBefore)
		local(&c.Postings[i].Until)
	}
	for i := range c.Board {
		local(&c.Board[i].From)
		local(&c.Board[i].Until)
		c.Board[i].Agenda = slices.Clone(c.Board[i].Agenda)
		for j := range c.Board[i].Agenda {
			local(&c.Board[i].Agenda[j].At)
		}
	}
	for i := range c.DaysOff {
		local(&c.DaysOff[i].Day)
	}
	c.Surveys = slices.Clone(c.Surveys)
	for i := range c.Surveys {
		local(&c.Surveys[i].From)
		local(&c.Surveys[i].Until)
	}
	for i := range c.Results {
		local(&c.Results[i].Published)
	}
	c.Report = c.Report.Local()
	for i := range c.Services {
		local(&c.Services[i].Checked)
		c.Services[i].Fees = slices.Clone(c.Services[i].Fees)
		for j := range c.Services[i].Fees {
			local(&c.Services[i].Fees[j].From)
			local(&c.Services[i].Fees[j].Until)
		}
	}
	return c
}
