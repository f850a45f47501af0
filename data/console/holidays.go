package console

import (
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Holiday is an official day off, and why it is one.
type Holiday struct {
	Day time.Time
	Why data.WhyOff
}

// HolidayWords is a holiday with its day.
func (p page) HolidayWords(h Holiday) string {
	return p.Date(h.Day) + " – " + phrases.WhyOff(p.Language, h.Why)
}

// official are the holidays of this year and the next, which nobody has to enter.
func (c *console) official(kind data.EntryKind) []Holiday {
	if kind != data.KindDaysOff {
		return nil
	}
	year := c.Clock().In(data.Sofia()).Year()
	return append(c.Holidays(year), c.Holidays(year+1)...)
}
