package data

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// CaseNumber is an incoming number without its date, as the registry writes it
// (входящ номер): 94-00-1287.
type CaseNumber string

// lookAlikes are the Latin letters that a keyboard in the wrong language types
// for Cyrillic ones that look the same.
var lookAlikes = strings.NewReplacer(
	"A", "А", "B", "В", "C", "С", "E", "Е", "H", "Н", "K", "К", "M", "М", "O", "О", "P", "Р", "T", "Т", "X", "Х", "Y", "У",
	"–", "-", "—", "-", "‑", "-", "−", "-", "№", "", " ", "", "\u00a0", "",
)

// Key is the number as it is compared within a year: capitals, one kind of dash, no
// spaces, Cyrillic where Latin letters look the same, and 0 and 3 for the letters О
// and З that stand inside a group of digits. „8121з“ keeps its letter.
func (n CaseNumber) Key() string {
	key := lookAlikes.Replace(strings.ToUpper(string(n)))
	if !strings.ContainsAny(key, "ОЗ") {
		return key
	}
	for {
		before := key
		if key = digitGroup.ReplaceAllStringFunc(zeroGroup.ReplaceAllStringFunc(key, zeros), zeros); key == before {
			return key
		}
	}
}

// namesPerson reports whether a group of the number is the number of a person (ЕГН).
// Groups that only together would be one are a number's own: 75-01-020018.
func (n CaseNumber) namesPerson() bool {
	return slices.ContainsFunc(strings.FieldsFunc(string(n), func(r rune) bool { return r < '0' || r > '9' }), isPersonalNumber)
}

// LooseKey is the number as it is looked up: its letters and digits only,
// because visitors leave out the dashes. Different numbers may share it.
func (n CaseNumber) LooseKey() string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'О':
			return '0'
		case r == 'З':
			return '3'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return r
		default:
			return -1
		}
	}, n.Key())
}

var (
	// digitGroup is a group that has a digit, and beside digits no letter but О and З.
	digitGroup = regexp.MustCompile(`[\p{L}\d]+`)
	// zeroGroup is a group of О alone that follows a group of digits: 94-ОО.
	zeroGroup = regexp.MustCompile(`(?:^|[^\p{L}\d])\d+[-/.]О+(?:$|[^\p{L}\d])`)
)

// zeros writes the digits that were meant. The letter З at an end of the group is one.
func zeros(group string) string {
	runes := []rune(group)
	if strings.Trim(group, "0123456789ОЗ-/.#") != "" || !strings.ContainsAny(group, "0123456789") {
		return group
	}
	for i, r := range runes {
		switch {
		case r == 'О':
			runes[i] = '0'
		case r == 'З' && i > 0 && i < len(runes)-1:
			runes[i] = '3'
		}
	}
	return string(runes)
}

// What people write around a number.
var (
	oneDash     = strings.NewReplacer("–", "-", "—", "-", "‑", "-", "−", "-", "\\", "/")
	aroundMarks = regexp.MustCompile(`\s*([-/.#])\s*`)
	numberWords = regexp.MustCompile(`^(?i:(?:към|наш|ваш|рег|вх|входящ|регистрационен|индекс|номер|no)(?:[.:]\s*|\s+))+`)
	numberDate  = regexp.MustCompile(`^(.+?)[/, ]+(?i:от ?)?(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}) ?(?i:г|год|година)?$`)
	numberChars = regexp.MustCompile(`^[\p{L}\d][\p{L}\d\-/.# ]*$`)
)

// ParseCaseNumber reads an incoming number as people and registries write it, with or
// without its date: „№ 94–00–1287 / 02.11.2026 г.“, „вх. РД-09-3 от 8.01.2026“. The
// day is in Europe/Sofia, and zero where none is written. It reports false for what is
// no number: it has no digit, or anything but letters, digits and the marks of numbers,
// or its date is none. What WithDate writes of it is read back as the same.
func ParseCaseNumber(text string) (n CaseNumber, on time.Time, ok bool) {
	s := trimNumber(text)
	if m := numberDate.FindStringSubmatch(s); m != nil {
		if on, ok = ParseDay(m[2]); !ok {
			return "", time.Time{}, false
		}
		s = trimNumber(m[1])
	}
	_, bare := ParseDay(s)
	if bare || numberDate.MatchString(s) || !numberChars.MatchString(s) || !strings.ContainsFunc(s, unicode.IsDigit) {
		return "", time.Time{}, false
	}
	return CaseNumber(s), on, true
}

// TypedNumber is the number that somebody looks for, without the date that may stand
// with it. What cannot be read, the beginning of a number say, stays as it is.
func TypedNumber(text string) CaseNumber {
	if n, _, ok := ParseCaseNumber(text); ok {
		return n
	}
	return CaseNumber(text)
}

// trimNumber takes off what stands around the number, until there is nothing more.
func trimNumber(s string) string {
	for {
		before := s
		s = strings.Join(strings.Fields(oneDash.Replace(s)), " ")
		if head, tail, marked := strings.Cut(s, "№"); marked {
			if head = numberWords.ReplaceAllString(strings.TrimSpace(head)+" ", ""); strings.TrimSpace(head) == "" {
				s = tail
			} else {
				s = head + " " + tail
			}
		}
		s = numberWords.ReplaceAllString(s, "")
		s = strings.Trim(aroundMarks.ReplaceAllString(s, "$1"), " -/.#,;:")
		if s == before {
			return s
		}
	}
}

// WithDate is the number as it is written with its day: 94-00-1287/02.11.2026. Without
// a day it is the number alone.
func (n CaseNumber) WithDate(on time.Time) string {
	if on.IsZero() {
		return string(n)
	}
	return string(n) + "/" + on.In(Sofia()).Format("02.01.2006")
}

// ParseDay reads 02.11.2026, 2.11.2026 г. or 2026-11-02 as a day in Europe/Sofia. It
// reports false for what is no day; years before 1990 and after 2100 are slips of the
// pen.
func ParseDay(s string) (time.Time, bool) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "г."))
	for _, layout := range []string{"2.1.2006", time.DateOnly} {
		day, err := time.ParseInLocation(layout, s, Sofia())
		if err == nil && day.Year() >= 1990 && day.Year() <= 2100 {
			return day, true
		}
	}
	return time.Time{}, false
}
