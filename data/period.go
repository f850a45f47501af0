package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Period is what a report is about: half a year, as the Charter promises (II.7), a year,
// as the ordinance on administrative service asks (чл. 24 НАО), or any days that somebody
// wants to look at. Only the first two are published.
type Period struct {
	Year int
	Half int // 1 or 2; 0: the whole year

	First, Last string `json:",omitempty"` // of any days, each as 2026-03-01; empty: it is a half-year or a year
}

// firstYear is before any report that this house could make, and longestPeriod is how
// many days one can be about.
const (
	firstYear     = 2020
	longestPeriod = 5 * 366
)

// betweenDays stands between the first day and the last, as ISO 8601 allows it in an
// address.
const betweenDays = "--"

// ParsePeriod reads "2026-1", "2026-2", "2026" and "2026-03-01--2026-05-31"; another word
// is ErrInvalid.
func ParsePeriod(word string) (Period, error) {
	if first, last, days := strings.Cut(word, betweenDays); days {
		return DaysOf(first, last)
	}
	year, half, halved := strings.Cut(word, "-")
	y, err := strconv.Atoi(year)
	p := Period{Year: y}
	if halved {
		p.Half, _ = strconv.Atoi(half)
	}
	if err != nil || y < firstYear || y > 9999 || p.Half > 2 || p.Half < 0 || halved && p.Half == 0 || p.String() != word {
		return Period{}, fmt.Errorf("period %q: %w", word, ErrInvalid)
	}
	return p, nil
}

// DaysOf is the period from the first day to the last, each as 2026-03-01 and in
// Europe/Sofia; days that are none, or too many, are ErrInvalid.
func DaysOf(first, last string) (Period, error) {
	p := Period{First: first, Last: last}
	from, err := time.ParseInLocation(time.DateOnly, first, Sofia())
	until, other := time.ParseInLocation(time.DateOnly, last, Sofia())
	if err != nil || other != nil || from.Year() < firstYear || until.Before(from) || p.days() > longestPeriod {
		return Period{}, fmt.Errorf("period from %q to %q: %w", first, last, ErrInvalid)
	}
	return p, nil
}

// Regular reports whether reports of such a period are published.
func (p Period) Regular() bool { return p.First == "" }

// String is what ParsePeriod reads.
func (p Period) String() string {
	switch {
	case !p.Regular():
		return p.First + betweenDays + p.Last
	case p.Half == 0:
		return strconv.Itoa(p.Year)
	default:
		return fmt.Sprintf("%d-%d", p.Year, p.Half)
	}
}

// From is the period's first moment.
func (p Period) From() time.Time {
	if !p.Regular() {
		return dayNamed(p.First)
	}
	month := time.January
	if p.Half == 2 {
		month = time.July
	}
	return time.Date(p.Year, month, 1, 0, 0, 0, 0, Sofia())
}

// Until is the first moment after the period.
func (p Period) Until() time.Time {
	switch {
	case !p.Regular():
		return dayAfter(dayNamed(p.Last))
	case p.Half == 1:
		return time.Date(p.Year, time.July, 1, 0, 0, 0, 0, Sofia())
	default:
		return time.Date(p.Year+1, time.January, 1, 0, 0, 0, 0, Sofia())
	}
}

// Before is the period of the same length before.
func (p Period) Before() Period {
	switch {
	case !p.Regular():
		n := p.days()
		return p.moved(0, -n)
	case p.Half == 0:
		return Period{Year: p.Year - 1}
	case p.Half == 1:
		return Period{Year: p.Year - 1, Half: 2}
	default:
		return Period{Year: p.Year, Half: 1}
	}
}

// YearAgo is the same period a year before.
func (p Period) YearAgo() Period {
	if !p.Regular() {
		return p.moved(-1, 0)
	}
	return Period{Year: p.Year - 1, Half: p.Half}
}

// moved is the period so many years and days later.
func (p Period) moved(years, days int) Period {
	first, last := dayNamed(p.First).AddDate(years, 0, days), dayNamed(p.Last).AddDate(years, 0, days)
	return Period{First: first.Format(time.DateOnly), Last: last.Format(time.DateOnly)}
}

// days is how many days the period has.
func (p Period) days() int { return int((p.Until().Sub(p.From()) + 12*time.Hour) / (24 * time.Hour)) }

// dayNamed is the day; one that is none is the zero day.
func dayNamed(name string) time.Time {
	day, err := time.ParseInLocation(time.DateOnly, name, Sofia())
	if err != nil {
		return time.Time{}
	}
	return day
}

// HalfYearOf is the half-year in which the moment lies.
func HalfYearOf(moment time.Time) Period {
	moment = moment.In(Sofia())
	if moment.Month() < time.July {
		return Period{Year: moment.Year(), Half: 1}
	}
	return Period{Year: moment.Year(), Half: 2}
}
