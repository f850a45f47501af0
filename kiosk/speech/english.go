package speech

import (
	"strconv"
	"strings"
	"unicode"
)

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

func englishDocket(f []string) (string, bool) {
	parts := strings.Split(f[0], "-")
	for i, part := range parts {
		if number(part) < 0 {
			parts[i] = strings.Join(strings.Split(strings.ToUpper(romanised.Replace(strings.ToLower(part))), ""), " ")
		} else {
			parts[i] = grouped(part)
		}
	}
	return strings.Join(parts, ", "+englishAddressSigns['-']+", "), true
}

func englishAbbreviation(f []string) (string, bool) {
	said, ok := englishAbbreviations[strings.ToLower(strings.TrimSuffix(strings.ReplaceAll(f[0], " ", ""), "."))]
	return said, ok
}

// englishOrdinal says 21st as „20 first“, which sounds as it should.
func englishOrdinal(f []string) (string, bool) {
	n := number(f[1])
	tail := n % 100
	if tail > 20 && tail%10 != 0 {
		tail = n % 10
	}
	said, ok := englishOrdinals[tail]
	if head := n - tail; ok && head > 0 {
		said = strconv.Itoa(head) + " " + said
	}
	return said, ok
}

func capital(r rune) string { return string(unicode.ToUpper(r)) }

// englishAddress reads an address; a part without a vowel, and the country, are
// spelled.
func englishAddress(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	var said, word strings.Builder
	finish := func() {
		part := word.String()
		if len(part) < 3 || !strings.ContainsAny(strings.ToLower(part), "aeiouy") {
			part = strings.Join(strings.Split(strings.ToUpper(part), ""), " ")
		}
		said.WriteString(part + " ")
		word.Reset()
	}
	for _, r := range strings.TrimSuffix(s, "/") {
		name, sign := englishAddressSigns[r]
		switch {
		case sign:
			finish()
			said.WriteString(", " + name + ", ")
		case unicode.IsDigit(r):
			finish()
			said.WriteString(string(r) + " ")
		default:
			word.WriteRune(r)
		}
	}
	finish()
	return said.String()
}
