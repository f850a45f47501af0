// Package calendar knows on which days and at what times people are received:
// official holidays by rule, exceptions from them as staff enter them, opening
// hours and reception days. It reads no clock; the moment is passed in.
//
// The holidays are a rule and not a table, so that a kiosk that nobody updates is
// right in ten years, too: Labour Code (КТ) art. 154, para. 1 names them, Easter
// is the Orthodox one, and para. 2 (in force since 1 January 2017) moves what
// falls on a weekend. What the Council of Ministers declares beyond that (para. 3)
// is an exception, and a change of the law is one until the rule is changed here.
package calendar

import (
	"time"

	"example.org/parter/data"
)

// date is a day of the calendar.
type date struct {
	year  int
	month time.Month
	day   int
}

func dateOf(moment time.Time) date {
	year, month, day := moment.In(data.Sofia()).Date()
	return date{year, month, day}
}

// noon is a moment of the day that no change of the clock touches.
func (d date) noon() time.Time {
	return time.Date(d.year, d.month, d.day, 12, 0, 0, 0, data.Sofia())
}

// plus is the date some days later.
func (d date) plus(days int) date {
	return dateOf(time.Date(d.year, d.month, d.day+days, 12, 0, 0, 0, data.Sofia()))
}

// midnight is the moment at which the day begins.
func (d date) midnight() time.Time {
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, data.Sofia())
}

// plusMonths is the same date some months later, or the last of a shorter month.
func (d date) plusMonths(months int) date {
	month := dateOf(time.Date(d.year, d.month+time.Month(months), 1, 12, 0, 0, 0, data.Sofia()))
	last := dateOf(time.Date(month.year, month.month+1, 0, 12, 0, 0, 0, data.Sofia()))
	return date{month.year, month.month, min(d.day, last.day)}
}

func (d date) before(other date) bool { return d.noon().Before(other.noon()) }

func (d date) onWeekend() bool {
	weekday := d.noon().Weekday()
	return weekday == time.Saturday || weekday == time.Sunday
}

// Holiday says which official holiday the local day of the moment is, or stands
// for because that one fell on a weekend.
func Holiday(day time.Time) (why data.WhyOff, ok bool) {
	d := dateOf(day)
	why, ok = holidaysOf(d.year)[d]
	return why, ok
}

// holiday is Holiday, with each year reckoned once: an import asks a million times.
func (c Calendar) holiday(d date) (why data.WhyOff, ok bool) {
	if c.years == nil {
		why, ok = holidaysOf(d.year)[d]
		return why, ok
	}
	year, known := c.years.Load(d.year)
	if !known {
		year, _ = c.years.LoadOrStore(d.year, holidaysOf(d.year))
	}
	why, ok = year.(map[date]data.WhyOff)[d]
	return why, ok
}

// fixed is a holiday with the same date every year.
type fixed struct {
	month time.Month
	day   int
	id    data.HolidayID
}

// fixedHolidays are those of КТ чл. 154, ал. 1 without Easter, in their order.
func fixedHolidays() []fixed {
	return []fixed{
		{time.January, 1, data.NewYear},
		{time.March, 3, data.Liberation},
		{time.May, 1, data.Labour},
		{time.May, 6, data.Army},
		{time.May, 24, data.Letters},
		{time.September, 6, data.Unification},
		{time.September, 22, data.Independence},
		{time.December, 24, data.ChristmasEve},
		{time.December, 25, data.Christmas},
		{time.December, 26, data.Christmas},
	}
}

// holidaysOf lists every holiday of the year and the days that stand for one. A
// holiday on a weekend, unless it is an Easter one, makes the first working day
// after it free, or the next if that one is taken (КТ чл. 154, ал. 2).
func holidaysOf(year int) map[date]data.WhyOff {
	off := map[date]data.WhyOff{}
	sunday := easter(year)
	for days, id := range map[int]data.HolidayID{-2: data.GoodFriday, -1: data.EasterSaturday, 0: data.Easter, 1: data.Easter} {
		off[sunday.plus(days)] = data.WhyOff{Holiday: id}
	}
	for _, h := range fixedHolidays() {
		off[date{year, h.month, h.day}] = data.WhyOff{Holiday: h.id}
	}
	for _, h := range fixedHolidays() {
		d := date{year, h.month, h.day}
		if !d.onWeekend() {
			continue
		}
		for _, taken := off[d]; taken || d.onWeekend(); _, taken = off[d] {
			d = d.plus(1)
		}
		off[d] = data.WhyOff{Holiday: h.id, Moved: true}
	}
	return off
}

// easter is the Orthodox Easter Sunday: that of the Julian calendar (Meeus,
// Astronomical Algorithms, chapter 9), as a date of ours.
func easter(year int) date {
	a, b, c := year%4, year%7, year%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	days := d + e + 114
	julian := date{year, time.Month(days / 31), days%31 + 1}
	return julian.plus(year/100 - year/400 - 2) // how far the Julian calendar is behind
}
