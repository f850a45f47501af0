package speech

import (
	"strconv"
	"strings"
)

// grouped reads the figures of a number that names something, and counts
// nothing: in pairs, a last single one alone, and a pair with a leading zero
// figure by figure. „2016“ is „20, 16“ and „00“ is „0 0“.
func grouped(figures string) string {
	var groups []string
	for len(figures) > 3 {
		groups = append(groups, together(figures[:2]))
		figures = figures[2:]
	}
	return strings.Join(append(groups, together(figures)), ", ")
}

// together says one group: two figures as a number, any other as figures.
func together(figures string) string {
	if len(figures) == 2 && figures[0] != '0' {
		return figures
	}
	return strings.Join(strings.Split(figures, ""), " ")
}

// telephone reads a number as it is dictated: the code of the place figure by
// figure, then the groups in which it was printed; an unbroken one is broken
// into two and three.
func telephone(code, rest string) string {
	return strings.Join(strings.Split(code, ""), " ") + ", " + dictated(rest)
}

func dictated(figures string) string {
	var groups []string
	for _, group := range strings.FieldsFunc(figures, func(r rune) bool { return r < '0' || r > '9' }) {
		groups = append(groups, broken(group)...)
	}
	return strings.Join(groups, ", ")
}

func broken(figures string) (groups []string) {
	for len(figures) > 3 {
		size := 2
		if len(figures)%2 == 1 && len(figures) > 5 {
			size = 3
		}
		groups = append(groups, together(figures[:size]))
		figures = figures[size:]
	}
	return append(groups, together(figures))
}

// number is the value of figures, which are few enough.
func number(figures string) int {
	n, err := strconv.Atoi(figures)
	if err != nil {
		return -1
	}
	return n
}

// plain drops leading zeros: „07“ minutes are 7.
func plain(figures string) string {
	if trimmed := strings.TrimLeft(figures, "0"); trimmed != "" {
		return trimmed
	}
	return "0"
}

// cents is the part of an amount after the comma: „5“ is 50.
func cents(figures string) int {
	if len(figures) == 1 {
		figures += "0"
	}
	return number("0" + figures)
}

// clock reads hour and minute; not ok: no time of day.
func clock(hour, minute string) (h, m int, ok bool) {
	h, m = number(hour), number(minute)
	return h, m, h >= 0 && h <= 24 && m >= 0 && m < 60
}

// calendar reads day, month and year; not ok: no date.
func calendar(day, month, year string) (d, m, y int, ok bool) {
	d, m, y = number(day), number(month), number(year)
	return d, m, y, d >= 1 && d <= 31 && m >= 1 && m <= 12 && y >= 1000
}

// lastOrdinal is the part of a number that becomes an ordinal, while what is
// before it stays a cardinal: 6 of 2026, 15 of 2015. It is 0 of 1900.
func lastOrdinal(n int) int {
	if tail := n % 100; tail <= 20 || tail%10 == 0 {
		return tail
	}
	return n % 10
}

// rises reports whether two numbers can be a range.
func rises(from, until string) bool {
	a, wrong := strconv.ParseFloat(strings.ReplaceAll(from, ",", "."), 64)
	b, alsoWrong := strconv.ParseFloat(strings.ReplaceAll(until, ",", "."), 64)
	return wrong == nil && alsoWrong == nil && a < b
}

// roman is the value of a Roman number up to 39; not ok: it is none.
func roman(s string) (n int, ok bool) {
	rest := s
	for strings.HasPrefix(rest, "X") && n < 30 {
		n, rest = n+10, rest[1:]
	}
	ones := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	for i, one := range ones {
		if rest == one {
			return n + i, n+i > 0
		}
	}
	return 0, false
}
