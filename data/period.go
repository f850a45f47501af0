package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Period is what a report is about: half a year, as the Charter promises (II.7), or a
// year, as the ordinance on administrative service asks (чл. 24 НАО).
type Period struct {
	Year int
	Half int // 1 or 2; 0: the whole year
}

// firstYear is before any report that this house could make.
const firstYear = 2020

// ParsePeriod reads "2026-1", "2026-2" and "2026"; another word is ErrInvalid.
func ParsePeriod(word string) (Period, error) {
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

// String is what ParsePeriod reads.
func (p Period) String() string {
	if p.Half == 0 {
		return strconv.Itoa(p.Year)
	}
	return fmt.Sprintf("%d-%d", p.Year, p.Half)
}

// From is the period's first moment.
func (p Period) From() time.Time {
	month := time.January
	if p.Half == 2 {
		month = time.July
	}
	return time.Date(p.Year, month, 1, 0, 0, 0, 0, Sofia())
}

// Until is the first moment after the period.
func (p Period) Until() time.Time {
	if p.Half == 1 {
		return time.Date(p.Year, time.July, 1, 0, 0, 0, 0, Sofia())
	}
	return time.Date(p.Year+1, time.January, 1, 0, 0, 0, 0, Sofia())
}

// Before is the period of the same length before.
func (p Period) Before() Period {
	switch p.Half {
	case 0:
		return Period{Year: p.Year - 1}
	case 1:
		return Period{p.Year - 1, 2}
	default:
		return Period{p.Year, 1}
	}
}

// YearAgo is the same period a year before.
func (p Period) YearAgo() Period { return Period{p.Year - 1, p.Half} }

// HalfYearOf is the half-year in which the moment lies.
func HalfYearOf(moment time.Time) Period {
	moment = moment.In(Sofia())
	if moment.Month() < time.July {
		return Period{moment.Year(), 1}
	}
	return Period{moment.Year(), 2}
}
