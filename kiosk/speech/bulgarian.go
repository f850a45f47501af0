package speech

import (
	"slices"
	"strconv"
	"strings"
)

// gender is the grammatical gender of what a Bulgarian number counts.
type gender int

const (
	neuter gender = iota // as espeak-ng reads a figure: „едно“, „две“
	masculine
	feminine
	personal // men and mixed company
)

// lastWord is the word for a last 1 or 2 that the figure would give wrongly.
func lastWord(last byte, g gender) string {
	switch {
	case last == '1' && (g == masculine || g == personal):
		return "един"
	case last == '1' && g == feminine:
		return "една"
	case last == '2' && g == masculine:
		return "два"
	case last == '2' && g == personal:
		return "двама"
	default:
		return ""
	}
}

// counted says a whole number before what it counts: „21“ hours are „20 и един“.
func counted(figures string, g gender) string {
	figures = plain(figures)
	last := len(figures) - 1
	word := lastWord(figures[last], g)
	switch {
	case word == "" || last > 0 && figures[last-1] == '1':
		return figures
	case last == 0:
		return word
	default:
		return figures[:last] + "0 и " + word
	}
}

// of says a number and what it counts: „1 минута“, „20 и два часа“.
func (u unit) of(figures string) string {
	if whole, part, found := strings.Cut(strings.ReplaceAll(figures, ".", ","), ","); found {
		return plain(whole) + " цяло и " + part + " " + u.many
	}
	if plain(figures) == "1" {
		return counted(figures, u.gender) + " " + u.one
	}
	return counted(figures, u.gender) + " " + u.many
}

// ordinal says an ordinal number with its ending. The tens and all before them
// stay in figures: 2026-а is „2020 и шеста“. Not ok: too round to be said so.
func ordinal(n int, ending string) (said string, ok bool) {
	tail := lastOrdinal(n)
	if tail == 0 && (n == 100 || n == 1000 || n == 2000) {
		tail = n
	}
	stem, known := ordinals[tail]
	if !known || !slices.Contains(endings, ending) {
		return "", false
	}
	if bare, odd := irregular[tail]; odd && ending == "и" {
		said = bare
	} else {
		said = stem + ending
	}
	if head := n - tail; head > 0 {
		said = strconv.Itoa(head) + " и " + said
	}
	return said, true
}

// year says a year before the word year, which is feminine.
func year(n int) string {
	if said, ok := ordinal(n, "а"); ok {
		return said
	}
	return strconv.Itoa(n)
}

func dayOf(d int, month string) string {
	said, ok := ordinal(d, "и")
	if !ok {
		said = strconv.Itoa(d)
	}
	return said + " " + month
}

// moment says a time of day as the end of „от … до …“ needs it: „8 и 30“.
func moment(h, m int) string {
	said := counted(strconv.Itoa(h), masculine)
	if m > 0 {
		said += " и " + strconv.Itoa(m)
	}
	return said
}

// timeOfDay says a time of day that stands alone: „14 часа и 7 минути“.
func timeOfDay(h, m int) string {
	said := counted(strconv.Itoa(h), masculine) + " " + hours.many
	if m > 0 {
		said += " и " + minutes.of(strconv.Itoa(m))
	}
	return said
}

// amount says a sum of money, without the part that is nothing.
func amount(whole, part string, one, hundredth unit) string {
	var said []string
	c := cents(part)
	if plain(whole) != "0" || c == 0 {
		said = append(said, one.of(whole))
	}
	if c > 0 {
		said = append(said, hundredth.of(strconv.Itoa(c)))
	}
	return strings.Join(said, " и ")
}

// currency is the unit of a sum and its hundredth.
func currency(sign string) (one, hundredth unit) {
	switch strings.TrimSuffix(strings.ToLower(sign), ".") {
	case "лв", "лева", "лев", "bgn":
		return leva, levacts
	default:
		return euros, eurocts
	}
}

// genderOf guesses the gender of the noun that follows a number, from the two
// words after it: an adjective may stand between.
func genderOf(figures, next, second string) gender {
	next, second = strings.ToLower(next), strings.ToLower(second)
	one := strings.HasSuffix(figures, "1")
	switch {
	case personalNouns[next] || personalNouns[second]:
		return personal
	case feminineNouns[next]:
		return feminine
	case masculineNouns[next]:
		return masculine
	case one:
		return byEnding(next)
	case strings.HasSuffix(next, "и") && len([]rune(next)) > 3 && (masculineNouns[second] || countForm(second)):
		return masculine
	case countForm(next):
		return masculine
	default:
		return neuter
	}
}

// byEnding is the gender of a noun or adjective in the singular.
func byEnding(word string) gender {
	runes := []rune(word)
	if len(runes) < 3 {
		return neuter
	}
	switch runes[len(runes)-1] {
	case 'а', 'я':
		return feminine
	case 'о', 'е', 'и', 'у', 'ю':
		return neuter
	default:
		return masculine
	}
}

// countForm reports whether a word looks like a masculine noun after a number:
// „документа“, and not like a neuter plural: „удостоверения“.
func countForm(word string) bool {
	if !strings.HasSuffix(word, "а") && !strings.HasSuffix(word, "я") || len([]rune(word)) < 4 {
		return false
	}
	return !slices.ContainsFunc(neuterEndings, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

// initials reads the capitals of an unknown acronym one by one when they make
// no syllable.
func initials(word string) (said string, ok bool) {
	if said, ok = acronyms[word]; ok {
		return said, true
	}
	if strings.ContainsAny(word, "АЕИОУЪЮЯ") || len([]rune(word)) < 2 {
		return "", false
	}
	return letters(word), true
}

// letters names every letter of a word and keeps its figures apart.
func letters(word string) string {
	names := make([]string, 0, len(word))
	for _, r := range strings.ToLower(word) {
		names = append(names, letter(r))
	}
	return strings.Join(names, " ")
}

func letter(r rune) string {
	if name := latinLetters[r]; name != "" {
		return name
	}
	if name := cyrillicLetters[r]; name != "" {
		return name
	}
	return string(r)
}

// latin says one Latin word: as everybody does, or spelled, or in Cyrillic.
func latin(word string) string {
	small := strings.ToLower(word)
	if said := latinWords[small]; said != "" {
		return said
	}
	initialism := word == strings.ToUpper(word) && len(word) <= 4
	if initialism || !strings.ContainsAny(small, "aeiouy") || len(word) == 1 {
		return letters(small)
	}
	return sounds.Replace(small)
}
