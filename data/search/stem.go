package search

import "strings"

// Shortest words, in letters, that an ending is taken from.
const (
	minWord = 4
	minStem = 3
)

// An ending is replaced where at least `keep` letters stay before it.
type ending struct {
	from, to string
	keep     int
}

// The endings are tried in this order and at most one of each table is taken.
// Verbal nouns (-ние) come first because their plural looks like an article.
var (
	verbalNouns = []ending{
		{"нията", "н", 2}, {"нието", "н", 2}, {"ние", "н", 3}, {"ния", "н", 3},
	}
	articles = []ending{
		{"ият", "", 4},
		{"ята", "я", 4},
		{"ът", "", 3},
		{"ят", "", 3},
		{"та", "", 4},
		{"то", "", 4},
		{"те", "", 4},
		{"ия", "", 4},
	}
	plurals = []ending{
		{"овци", "", 3}, {"ища", "", 3}, {"ове", "", 3}, {"еве", "", 3}, {"та", "", 4}, {"ии", "", 3},
	}
)

// irregular are plurals that are no form of their singular.
var irregular = map[string]string{"деца": "дете", "хора": "човек", "братя": "брат"}

// Stem returns a light stem of a folded Bulgarian word: without article, plural
// and final vowel, with the changing sounds к/ц, г/з, х/с and я/е as one. It is
// no word; it is only the same for most forms of one word. Words of fewer than
// four letters, numbers and Latin words come back as they are.
func Stem(word string) string {
	letters := []rune(word)
	if len(letters) < minWord || !isCyrillic(letters) {
		return word
	}
	if stem, ok := take(letters, verbalNouns); ok {
		return alternate(stem)
	}
	letters, _ = take(letters, articles)
	if singular, ok := irregular[string(letters)]; ok {
		letters = []rune(singular)
	}
	letters, _ = take(letters, plurals)
	if len(letters) > minStem && strings.ContainsRune("аеиоуюяй", letters[len(letters)-1]) {
		letters = letters[:len(letters)-1]
	}
	return alternate(fleeting(letters))
}

// take removes the first ending that fits.
func take(letters []rune, endings []ending) ([]rune, bool) {
	word := string(letters)
	for _, e := range endings {
		size := len([]rune(e.from))
		if len(letters) >= size+e.keep && strings.HasSuffix(word, e.from) {
			return append(letters[:len(letters)-size:len(letters)-size], []rune(e.to)...), true
		}
	}
	return letters, false
}

// fleeting drops the vowel that other forms of the word lack: данъчен and
// данъчна, данък and данъци.
func fleeting(letters []rune) []rune {
	n := len(letters)
	if n <= minWord {
		return letters
	}
	isAdjective := letters[n-2] == 'е' && letters[n-1] == 'н'
	if isAdjective || letters[n-2] == 'ъ' {
		return append(letters[:n-2:n-2], letters[n-1])
	}
	return letters
}

// alternate writes sounds that change between forms of one word as one.
func alternate(letters []rune) string {
	stem := make([]rune, len(letters))
	for i, r := range letters {
		switch {
		case r == 'я' && i > 0:
			r = 'е'
		case i == len(letters)-1 && r == 'к':
			r = 'ц'
		case i == len(letters)-1 && r == 'г':
			r = 'з'
		case i == len(letters)-1 && r == 'х':
			r = 'с'
		}
		stem[i] = r
	}
	return string(stem)
}

func isCyrillic(letters []rune) bool {
	for _, r := range letters {
		if r < 'а' || r > 'я' {
			return false
		}
	}
	return true
}
