package speech

import (
	"strconv"
	"strings"
	"unicode"
)

func englishDate(day, month, ofYear string) (string, bool) {
	d, m, y, ok := calendar(day, month, ofYear)
	if !ok {
		return "", false
	}
	return strconv.Itoa(d) + " " + monthNames[m-1] + " " + strconv.Itoa(y), true
}

// englishTime says a time of day as English visitors do: „2 07 PM“.
func englishTime(h, m int) string {
	half := "AM"
	if h >= 12 && h < 24 {
		half = "PM"
	}
	h = (h+11)%12 + 1
	switch {
	case m == 0:
		return strconv.Itoa(h) + " " + half
	case m < 10:
		return strconv.Itoa(h) + " 0 " + strconv.Itoa(m) + " " + half
	default:
		return strconv.Itoa(h) + " " + strconv.Itoa(m) + " " + half
	}
}

func englishHours(f []string) (string, bool) {
	h, m, first := clock(f[1], f[2])
	untilH, untilM, second := clock(f[3], f[4])
	return "from " + englishTime(h, m) + " to " + englishTime(untilH, untilM), first && second
}

// several says a number and one or more of what it counts.
func several(figures, one, many string) string {
	figures = plain(figures)
	if figures == "1" {
		return figures + " " + one
	}
	return figures + " " + many
}

func englishAmount(whole, part, sign string) string {
	one, many, cent, manyCents := "euro", "euros", "cent", "cents"
	if of, _ := currency(sign); of == leva || sign == "leva" {
		one, many, cent, manyCents = "lev", "leva", "stotinka", "stotinki"
	}
	var said []string
	c := cents(part)
	if plain(whole) != "0" || c == 0 {
		said = append(said, several(whole, one, many))
	}
	if c > 0 {
		said = append(said, several(strconv.Itoa(c), cent, manyCents))
	}
	return strings.Join(said, " and ")
}

func englishUnit(f []string) (string, bool) {
	of, ok := englishUnits[strings.TrimSuffix(strings.ReplaceAll(f[2], " ", ""), ".")]
	return several(strings.ReplaceAll(f[1], ",", "."), of[0], of[1]), ok
}

func englishRange(f []string) (string, bool) {
	return "from " + f[1] + " to " + f[2], rises(f[1], f[2])
}

func englishSign(f []string) (string, bool) {
	word := englishSigns[f[1]]
	if word == "" {
		word = englishSigns["№"]
	}
	if len(f[2]) > 3 {
		return word + " " + grouped(f[2]), true
	}
	return word + " " + f[2], true
}

func englishAbbreviation(f []string) (string, bool) {
	said, ok := englishAbbreviations[strings.ToLower(strings.TrimSuffix(strings.ReplaceAll(f[0], " ", ""), "."))]
	return said, ok
}

// englishOrdinal says 21st as „20 first“, which sounds as it should.
func englishOrdinal(f []string) (string, bool) {
	n := number(f[1])
	tail := lastOrdinal(n)
	said, ok := englishOrdinals[tail]
	if head := n - tail; ok && head > 0 {
		said = strconv.Itoa(head) + " " + said
	}
	return said, ok
}

func capital(r rune) string { return string(unicode.ToUpper(r)) }

// englishLabel is one word of an address; one without a vowel, and the country,
// are spelled.
func englishLabel(word string) string {
	if len(word) < 3 || !strings.ContainsAny(strings.ToLower(word), "aeiouy") {
		return spelled(word)
	}
	return word
}

func spelled(word string) string {
	return strings.ToUpper(strings.Join(strings.Split(romanised.Replace(strings.ToLower(word)), ""), " "))
}
