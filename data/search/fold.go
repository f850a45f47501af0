// Package search is how what a visitor types meets what the register writes:
// how Bulgarian text is folded (case, accents, Latin letters that look Cyrillic,
// endings, Latin typing, the wrong keyboard layout), and an index in memory that
// finds things by such words. It is pure: the same text always folds to the same
// words, and the same query always finds the same.
//
// A query is read word by word. For each word the index collects what it may
// mean, and how surely: the word itself, another form of it, another form of the
// same verb, its beginning, its sound, a synonym, one letter wrong. The words then add up for each thing, rare
// ones counting more; so one wrong word hides nothing that the others say. Which
// keyboard layout was meant is decided for the whole query: the one in which its
// words are best known.
//
// FTS5 was tried first. It has neither mistakes nor sounds, so each had to be a
// query of its own, and the first that found anything hid the rest.
//
// The rules follow the domain notes: the look-alikes are those that the
// register itself contains, the Latin spellings are those of the law on
// transliteration (2009) and of everyday „шльокавица“. Everything here is
// lossy on purpose and is only ever compared with text folded the same way.
package search

import (
	"strings"
	"unicode"
)

// Word is one folded word and where it stood.
type Word struct {
	Text  string // folded; never empty
	Start int    // first byte of the word in the original text
	End   int    // first byte after it
}

// breve turns и into й where a text was stored in decomposed form; a soft hyphen
// stands where a word may be broken.
const (
	breve      = '\u0306'
	softHyphen = '\u00ad'
)

// Fold returns the text as small letters in words separated by one space:
// accents dropped, ё and ѝ as е and и, punctuation as space, and Latin letters
// inside Cyrillic words as the Cyrillic ones they look like. Folding a folded
// text changes nothing.
func Fold(s string) string { return strings.Join(Words(s), " ") }

// Words returns the folded words of the text in their order.
func Words(s string) []string {
	split := Split(s)
	words := make([]string, len(split))
	for i, word := range split {
		words[i] = word.Text
	}
	return words
}

// Split returns the folded words of the text with their places in it.
func Split(s string) []Word {
	var words []Word
	for start, end := nextWord(s, 0); start < end; start, end = nextWord(s, end) {
		words = append(words, Word{Text: foldRaw(s[start:end]), Start: start, End: end})
	}
	return words
}

// nextWord returns where the first word at or after the place begins and ends; a
// word begins with a letter or a digit and may have marks behind it. There is no
// more word where both are equal.
func nextWord(s string, from int) (start, end int) {
	start, end = len(s), len(s)
	for at, r := range s[from:] {
		inside := start < len(s)
		switch {
		case isWordRune(r):
			if !inside {
				start = from + at
			}
		case inside && !isMark(r):
			return start, from + at
		}
	}
	return start, end
}

func isWordRune(r rune) bool {
	if r >= 'Ѐ' && r <= 'ҁ' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func isMark(r rune) bool {
	return r > unicode.MaxLatin1 && unicode.In(r, unicode.Mn, unicode.Cf) || r == softHyphen
}

// foldRaw folds one word as it stands in a text.
func foldRaw(raw string) string {
	letters := make([]rune, 0, 24)
	for _, r := range raw {
		switch {
		case isWordRune(r):
			letters = append(letters, plain(r))
		case r == breve && letters[len(letters)-1] == 'и':
			letters[len(letters)-1] = 'й'
		}
	}
	return foldWord(letters)
}

// plain is the small letter without the accents that Bulgarian writes or omits
// at will.
func plain(r rune) rune {
	switch r = unicode.ToLower(r); r {
	case 'ё', 'ѐ':
		return 'е'
	case 'ѝ':
		return 'и'
	default:
		return r
	}
}

// lookAlikes pairs each Latin letter with the Cyrillic one it looks like, as a
// small or a capital letter.
const lookAlikes = "aаbвcсeеhнkкmмoоpрtтxхyу"

// cyrillicLike returns the Cyrillic letter that the Latin one looks like.
func cyrillicLike(latin rune) (rune, bool) {
	return partner(latin, 0)
}

// latinLike returns the Latin letter that the Cyrillic one looks like.
func latinLike(cyrillic rune) (rune, bool) {
	return partner(cyrillic, 1)
}

// partner finds the letter among the first (0) or second (1) of each pair and
// returns the other one of its pair.
func partner(letter rune, side int) (rune, bool) {
	var pair [2]rune
	place := 0
	for _, r := range lookAlikes {
		pair[place] = r
		if place == 1 && pair[side] == letter {
			return pair[1-side], true
		}
		place = 1 - place
	}
	return 0, false
}

// foldWord decides in which alphabet a word of small letters was meant.
func foldWord(letters []rune) string {
	if digits, ok := asNumber(letters); ok {
		return digits
	}
	if !isMixed(letters) {
		return string(letters)
	}
	if folded, ok := replaceAll(letters, unicode.Latin, cyrillicLike); ok {
		return folded
	}
	if folded, ok := replaceAll(letters, unicode.Cyrillic, latinLike); ok {
		return folded
	}
	return string(letters)
}

// looksCyrillic returns the Cyrillic word that a folded Latin one looks like, or
// says that one of its letters looks like none.
func looksCyrillic(word string) (string, bool) {
	return replaceAll([]rune(word), unicode.Latin, cyrillicLike)
}

func isMixed(letters []rune) bool {
	latin, cyrillic := false, false
	for _, r := range letters {
		latin = latin || unicode.Is(unicode.Latin, r)
		cyrillic = cyrillic || unicode.Is(unicode.Cyrillic, r)
	}
	return latin && cyrillic
}

// replaceAll exchanges every letter of the alphabet for its look-alike, or says
// that one of them has none.
func replaceAll(letters []rune, alphabet *unicode.RangeTable, like func(rune) (rune, bool)) (string, bool) {
	folded := make([]rune, len(letters))
	for i, r := range letters {
		folded[i] = r
		if !unicode.Is(alphabet, r) {
			continue
		}
		other, ok := like(r)
		if !ok {
			return "", false
		}
		folded[i] = other
	}
	return string(folded), true
}

// asNumber reads о and з among digits as 0 and 3, which is how numbers come out
// of a Cyrillic keyboard and of scanned lists.
func asNumber(letters []rune) (string, bool) {
	digits := make([]rune, len(letters))
	seen := false
	for i, r := range letters {
		switch {
		case r >= '0' && r <= '9':
			seen = true
			digits[i] = r
		case r == 'о' || r == 'o':
			digits[i] = '0'
		case r == 'з':
			digits[i] = '3'
		default:
			return "", false
		}
	}
	return string(digits), seen
}
