package search

import (
	"slices"
	"strings"
)

// byVerb is how sure another form of a verb is: people say what they do where the
// register names the deed.
const byVerb = 0.8

// The endings of persons, times and participles, and of the name of the deed:
// прекратявам, прекратих, прекратени, прекратяване. The first that fits is taken.
var verbEndings = slices.Concat(
	bare(4, `вайки нето ната ните лата лите`),
	bare(3, `ахме яхме ихме охме ахте яхте ихте
		аме яме ате яте ите ете аха яха иха оха ала ало али яла яли ила ило или
		ане яне ене ана ани ано ена ени ено
		ам ям аш яш иш еш им ем ат ят ах ях их ох ал ял ил ел ан ян ен а я и е`),
)

// lastings are the endings that make a deed last: прекратя, прекратявам.
var lastings = bare(4, `ув ав яв ив в`)

// bare lists endings behind which nothing comes in their place.
func bare(keep int, all string) (endings []ending) {
	for _, from := range strings.Fields(all) {
		endings = append(endings, ending{from: from, keep: keep})
	}
	return endings
}

// verbRoot is one for the forms of a verb and for the name of its deed, empty for
// a word that is too short or not Bulgarian. Many nouns have one, too; it is
// only asked where a word is in no name otherwise.
func verbRoot(word string) string {
	letters := []rune(word)
	if len(letters) < minWord || !isCyrillic(letters) {
		return ""
	}
	letters, ok := take(letters, verbEndings)
	if !ok {
		return ""
	}
	letters, _ = take(letters, lastings)
	return alternate(broad(letters))
}

// broad writes the last vowel о as а: затворя, затварям. A root of three letters
// would become too many others.
func broad(letters []rune) []rune {
	for i := len(letters) - 1; i > 0 && len(letters) > minStem; i-- {
		switch letters[i] {
		case 'о':
			letters[i] = 'а'
			return letters
		case 'а', 'е', 'и', 'у', 'ъ', 'ю', 'я':
			return letters
		}
	}
	return letters
}

// addVerb adds the words that are other forms of the same verb.
func (x *Index) addVerb(m *meaning, word string, sure float32) {
	root := verbRoot(word)
	if root == "" {
		return
	}
	if at := x.verbs.find(root); at >= 0 {
		for _, word := range x.byVerb[at] {
			m.add(x.stemOf[word], sure)
		}
	}
}

// addLatinVerb adds the forms of the verb that the Latin letters may spell, where
// they spell nothing else.
func (x *Index) addLatinVerb(m *meaning, word string) {
	if len(m.stems) > 0 {
		return
	}
	for _, spelling := range Spellings(word) {
		x.addVerb(m, spelling, byVerb*byLatin)
	}
}
