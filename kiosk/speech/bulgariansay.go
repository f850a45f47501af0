package speech

import (
	"slices"
	"strconv"
	"strings"
)

// The functions of the Bulgarian rules. Each takes what its pattern found and
// says it, or leaves it as it is.

func sayLookalikes(f []string) (string, bool) {
	word := lookalikes.Replace(f[0])
	if strings.ContainsFunc(word, func(r rune) bool { return r < 0x80 }) {
		return "", false // a Latin word with one Bulgarian letter
	}
	return word, true
}

func sayDate(day, month, ofYear string) (string, bool) {
	d, m, y, ok := calendar(day, month, ofYear)
	if !ok {
		return "", false
	}
	return dayOf(d, months[m-1]) + " " + year(y) + " година", true
}

func sayDates(f []string) (string, bool) {
	from, first := sayDate(f[1], f[2], f[3])
	until, second := sayDate(f[4], f[5], f[6])
	return "от " + from + " до " + until, first && second
}

func sayDays(f []string) (string, bool) {
	from, ok := ordinal(number(f[1]), "и")
	return "от " + from + " до " + dayOf(number(f[2]), f[3]), ok
}

func sayTime(f []string) (string, bool) {
	h, m, ok := clock(f[1], f[2])
	return timeOfDay(h, m), ok
}

func sayHours(f []string) (string, bool) {
	h, m, first := clock(f[1], f[2])
	untilH, untilM, second := clock(f[3], f[4])
	return "от " + moment(h, m) + " до " + moment(untilH, untilM) + " " + hours.many, first && second
}

func sayTelephone(f []string) (string, bool) {
	if f[1] != "" {
		return telephone(f[1], f[2]), true
	}
	return telephone(f[3], f[4]), true
}

// sayRange says numbers from and to; a pair that does not rise is no range.
func sayRange(f []string) (string, bool) {
	return "от " + f[1] + " до " + f[2], rises(f[1], f[2])
}

func sayAmount(whole, part, sign string) (string, bool) {
	one, hundredth := currency(sign)
	return amount(whole, part, one, hundredth), true
}

func sayAmounts(f []string) (string, bool) {
	one, hundredth := currency(f[5])
	until := amount(f[3], f[4], one, hundredth)
	if f[2] == "" && f[4] == "" {
		return "от " + counted(f[1], one.gender) + " до " + until, true
	}
	return "от " + amount(f[1], f[2], one, hundredth) + " до " + until, true
}

// bare is an abbreviation as the tables have it.
func bare(s string) string {
	return strings.NewReplacer(".", "", " ", "").Replace(s)
}

func sayUnit(figures, sign string) (string, bool) {
	of, ok := units[bare(sign)]
	return of.of(figures), ok
}

func sayPer(f []string) (string, bool) {
	of, ok := units[bare(f[1])]
	return "на " + of.one, ok
}

// sayOrdinal reads „21-ва“: the ending without the letter that repeats the stem's.
func sayOrdinal(figures, suffix string) (string, bool) {
	n := number(figures)
	if people, ok := groupsOfPeople[n]; ok && suffix == "ма" {
		return people, true
	}
	ending := suffix
	for _, repeated := range []string{"в", "р", "т", "м"} {
		if rest, found := strings.CutPrefix(suffix, repeated); found {
			ending = rest
			break
		}
	}
	if ending == "я" {
		ending = "ия"
	}
	if ending == "е" && n > 0 {
		return figures, true // „5-те“
	}
	return ordinal(n, ending)
}

func romanFigures(s string) string {
	n, ok := roman(s)
	if !ok {
		return ""
	}
	return strconv.Itoa(n)
}

// sayRoman says „част II“ and „II клас“ with an ordinal in the noun's gender.
func sayRoman(noun, figures string, before bool) (string, bool) {
	n, ok := roman(figures)
	if !ok || len([]rune(noun)) < 3 || notCounted[strings.ToLower(noun)] {
		return "", false
	}
	ending := "о"
	switch of := byEnding(strings.ToLower(noun)); {
	case feminineNouns[strings.ToLower(noun)] || of == feminine:
		ending = "а"
	case of == masculine:
		ending = "и"
	}
	said, ok := ordinal(n, ending)
	if before {
		return said + " " + noun, ok
	}
	return noun + " " + said, ok
}

// saySign says № and §; a long number after № only names.
func saySign(f []string) (string, bool) {
	word := "номер"
	switch f[1] {
	case "№№":
		word = "номера"
	case "§":
		word = "параграф"
	case "§§":
		word = "параграфи"
	}
	if len(f[2]) > 3 {
		return word + " " + grouped(f[2]), true
	}
	return word + " " + f[2], true
}

// abbreviation finds an abbreviation in one of the tables. One capital alone is
// somebody's initial.
func abbreviation(in map[string]string, s string) (string, bool) {
	key := bare(s)
	runes := []rune(key)
	if len(runes) == 1 && key != strings.ToLower(key) {
		return "", false
	}
	said, ok := in[strings.ToLower(key)]
	return said, ok
}

// sayCount puts the number before a noun into the noun's gender.
func sayCount(f []string) (string, bool) {
	before, first, until, figures, next, second := f[1], f[2], f[3], f[4], f[5], f[6]
	if naming[strings.ToLower(before)] || notCounted[strings.ToLower(next)] {
		return "", false
	}
	of := genderOf(figures, next, second)
	words := []string{before}
	if first != "" {
		words = append(words, counted(first, of), until)
	}
	words = append(words, counted(figures, of), next, second)
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " "), true
}
