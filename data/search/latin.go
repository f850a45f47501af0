package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Spellings of Cyrillic letters with more than one Latin letter or with a
// figure, longest first (law on transliteration and „шльокавица“).
var digraphs = strings.NewReplacer(
	"sht", "щ", "6t", "щ", "zh", "ж", "ch", "ч", "sh", "ш", "ts", "ц",
	"iya", "ия", "ya", "я", "ia", "я", "yu", "ю", "iu", "ю", "yo", "ьо",
	"q", "я", "4", "ч", "6", "ш", "w", "в", "x", "х", "c", "ц", "j", "ж",
	"a", "а", "b", "б", "v", "в", "g", "г", "d", "д", "e", "е", "z", "з", "i", "и", "k", "к", "l", "л", "m", "м",
	"n", "н", "o", "о", "p", "п", "r", "р", "s", "с", "t", "т", "u", "у", "f", "ф", "h", "х",
)

// Cyrillic returns what the folded Latin word most likely means in Bulgarian:
// „udostoverenie“ and „postoqnen“. A word without Latin letters comes back as it
// is.
func Cyrillic(word string) string {
	if !hasLatin(word) {
		return word
	}
	if strings.HasSuffix(word, "ia") {
		word = strings.TrimSuffix(word, "ia") + "iya"
	}
	return separateY(digraphs.Replace(word))
}

// otherSpellings are Latin letters that some people type for other Cyrillic ones
// than most do.
var otherSpellings = [][2]string{{"x", "ks"}, {"w", "sh"}, {"ja", "ya"}, {"ju", "yu"}, {"j", "y"}, {"c", "k"}, {"y", "i"}, {"u", "y"}, {"ck", "k"}}

// Spellings returns what the folded Latin word may mean in Bulgarian, the most
// likely first.
func Spellings(word string) []string {
	spellings := []string{Cyrillic(word)}
	for _, other := range otherSpellings {
		if !strings.Contains(word, other[0]) {
			continue
		}
		spelling := Cyrillic(strings.ReplaceAll(word, other[0], other[1]))
		if !slices.Contains(spellings, spelling) {
			spellings = append(spellings, spelling)
		}
	}
	return spellings
}

// separateY reads the y that stayed alone: й after a vowel, else ъ.
func separateY(word string) string {
	var out strings.Builder
	last := rune(0)
	for _, r := range word {
		if r == 'y' {
			r = 'ъ'
			if strings.ContainsRune("аеиоуъюя", last) {
				r = 'й'
			}
		}
		out.WriteRune(r)
		last = r
	}
	return out.String()
}

func hasLatin(s string) bool { return strings.ContainsFunc(s, isLatin) }

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// Sounds that Latin typing does not keep apart share one letter of the
// skeleton. These are the letters from а to я.
var cyrillicSounds = [...]string{
	"a", "b", "v", "g", "d", "e", "z", "z", "i", "i", "k", "l", "m", "n", "o", "p",
	"r", "s", "t", "a", "f", "h", "c", "c", "s", "st", "a", "i", "", "e", "a", "a",
}

// latinSounds are for words with Latin letters or figures.
var latinSounds = newLatinSounds()

func newLatinSounds() *strings.Replacer {
	pairs := []string{
		"yo", "o", "ya", "a", "yu", "a", "sht", "st", "6t", "st", "4", "c", "6", "s", "j", "z", "q", "a", "u", "a", "w", "v", "x", "h",
	}
	for i, sound := range cyrillicSounds {
		pairs = append(pairs, string(rune('а'+i)), sound)
	}
	return strings.NewReplacer(pairs...)
}

// clusters come out of two letters as out of one: „детски“ and „деца“ typed in
// Latin both hold ts or c.
var clusters = strings.NewReplacer("zh", "z", "ch", "c", "sh", "s", "ts", "c")

// Skeleton returns a lossy Latin spelling of a folded word in which the
// Bulgarian original and its usual Latin spellings are the same. It is meant
// for comparing after everything exact has failed. Numbers stay numbers.
func Skeleton(word string) string {
	if strings.Trim(word, "0123456789") == "" {
		return word
	}
	spelt := spell(word)
	out := make([]byte, 0, len(spelt))
	for i := range len(spelt) {
		r := spelt[i]
		if r == 'y' {
			r = 'a'
			if i > 0 && isVowel(spelt[i-1]) {
				r = 'i'
			}
		}
		beside := i > 0 && isVowel(spelt[i-1]) || i+1 < len(spelt) && isVowel(spelt[i+1])
		if r == 'i' && beside || len(out) > 0 && out[len(out)-1] == r {
			continue
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		return word
	}
	return string(out)
}

// spell writes the sounds of the word, which have one Latin letter each. Letters
// of other alphabets become the question mark that no sound has.
func spell(word string) string {
	var letters strings.Builder
	letters.Grow(len(word))
	for _, r := range word {
		switch {
		case r >= 'а' && r <= 'я':
			letters.WriteString(cyrillicSounds[r-'а'])
		case r < utf8.RuneSelf:
			return clusters.Replace(latinSounds.Replace(word))
		default:
			letters.WriteByte('?')
		}
	}
	spelt := letters.String()
	if strings.Contains(spelt, "h") || strings.Contains(spelt, "ts") {
		spelt = clusters.Replace(spelt)
	}
	return spelt
}

func isVowel[T rune | byte](r T) bool { return r == 'a' || r == 'e' || r == 'i' || r == 'o' }
