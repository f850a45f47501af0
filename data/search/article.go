package search

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostArticles bounds a range of articles that is taken apart: „чл. 107–127“.
const mostArticles = 30

// otherRules are what a text names between laws; its articles are no law's.
var otherRules = setOf("наредба приложение правилник")

// Articles lists the articles that a legal basis names, each as the code by which
// it is found: „ЗУТ чл. 56; ГПК чл. 587“ is „зут56“ and „гпк587“.
func Articles(basis string) []string {
	var (
		codes []string
		law   string
		named bool // an article's number comes next
		last  Word
	)
	for _, word := range Split(basis) {
		switch {
		case startsWithDigit(word.Text):
			if named && law != "" {
				codes = append(codes, articlesUpTo(law, last, word, basis)...)
			}
		case word.Text == "чл":
			named = true
		case isAbbreviation(basis[word.Start:word.End]):
			law, named = word.Text, false
		case otherRules[word.Text]:
			law, named = "", false
		default:
			named = named && isLittle(word.Text) // „92, 95 и 98“
		}
		last = word
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// articlesUpTo is the article or, after a dash, all from the number before it.
func articlesUpTo(law string, before, at Word, basis string) (codes []string) {
	to, err := strconv.Atoi(at.Text)
	from, err2 := strconv.Atoi(before.Text)
	if err == nil && err2 == nil && strings.TrimSpace(basis[before.End:at.Start]) == "–" && to-from < mostArticles {
		for n := from + 1; n < to; n++ {
			codes = append(codes, law+strconv.Itoa(n))
		}
	}
	return append(codes, law+at.Text)
}

func startsWithDigit(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(first)
}

// isAbbreviation reports whether a word begins with two capital letters: ЗДвП.
func isAbbreviation(word string) bool {
	letters := []rune(word)
	return len(letters) > 1 && unicode.IsUpper(letters[0]) && unicode.IsUpper(letters[1])
}

// article is what the words mean as an article of a law, in whatever order they
// name the two: „чл. 587 ГПК“, „зут чл 56 ал 2“.
func (x *Index) article(words []string) []meaning {
	at := slices.IndexFunc(words, startsWithDigit)
	if at < 0 || len(words) < 2 {
		return nil
	}
	for _, word := range words {
		if isLittle(word) || startsWithDigit(word) {
			continue
		}
		if m, ok := x.codeMeaning(codeKey(word+words[at]), false); ok {
			return []meaning{m}
		}
	}
	return nil
}
