package search

import "strings"

// englishEndings are tried in this order and one of them is taken.
var englishEndings = []ending{
	{"ations", "at", 3},
	{"ation", "at", 3},
	{"ating", "at", 3},
	{"ated", "at", 3},
	{"ate", "at", 3},
	{"ings", "", 3},
	{"ing", "", 3},
	{"ies", "y", 2},
	{"ied", "y", 2},
	{"sses", "ss", 2},
	{"xes", "x", 2},
	{"ches", "ch", 2},
	{"shes", "sh", 2},
	{"ed", "", 3},
	{"es", "", 3},
	{"s", "", 3},
	{"e", "", 3},
}

// StemEnglish returns a light stem of a folded English word: one for singular
// and plural, for a verb and what is done by it. It is no word. Words of fewer
// than four letters and words of other alphabets come back as they are.
func StemEnglish(word string) string {
	letters := []rune(word)
	if len(letters) < minWord || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) || strings.HasSuffix(word, "ss") {
		return word
	}
	stem, _ := take(letters, englishEndings)
	n := len(stem)
	if n > minWord && stem[n-1] == stem[n-2] && !isVowel(stem[n-1]) && stem[n-1] != 's' && stem[n-1] != 'l' {
		stem = stem[:n-1] // planning, plan
	}
	return string(stem)
}

// root is the stem of a word of either alphabet.
func root(word string) string {
	if hasLatin(word) {
		return StemEnglish(word)
	}
	return Stem(word)
}
