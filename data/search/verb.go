package search

// byVerb is how sure another form of a verb is: people say what they do where the
// register names the deed.
const byVerb = 0.8

// The endings of persons, times and participles, and of the name of the deed:
// прекратявам, прекратих, прекратени, прекратяване. The first that fits is taken.
var verbEndings = []ending{
	{"вайки", "", 4},
	{"ахме", "", 3}, {"яхме", "", 3}, {"ихме", "", 3}, {"охме", "", 3},
	{"ахте", "", 3}, {"яхте", "", 3}, {"ихте", "", 3},
	{"нето", "", 4}, {"ната", "", 4}, {"ните", "", 4}, {"лата", "", 4}, {"лите", "", 4},
	{"аме", "", 3}, {"яме", "", 3}, {"ате", "", 3}, {"яте", "", 3}, {"ите", "", 3}, {"ете", "", 3},
	{"аха", "", 3}, {"яха", "", 3}, {"иха", "", 3}, {"оха", "", 3},
	{"ала", "", 3}, {"ало", "", 3}, {"али", "", 3}, {"яла", "", 3}, {"яли", "", 3}, {"ила", "", 3}, {"ило", "", 3}, {"или", "", 3},
	{"ане", "", 3}, {"яне", "", 3}, {"ене", "", 3}, {"ана", "", 3}, {"ани", "", 3}, {"ано", "", 3}, {"ена", "", 3}, {"ени", "", 3}, {"ено", "", 3},
	{"ам", "", 3}, {"ям", "", 3}, {"аш", "", 3}, {"яш", "", 3}, {"иш", "", 3}, {"еш", "", 3}, {"им", "", 3}, {"ем", "", 3},
	{"ат", "", 3}, {"ят", "", 3}, {"ах", "", 3}, {"ях", "", 3}, {"их", "", 3}, {"ох", "", 3},
	{"ал", "", 3}, {"ял", "", 3}, {"ил", "", 3}, {"ел", "", 3}, {"ан", "", 3}, {"ян", "", 3}, {"ен", "", 3},
	{"а", "", 3}, {"я", "", 3}, {"и", "", 3}, {"е", "", 3},
}

// lastings are the endings that make a deed last: прекратя, прекратявам.
var lastings = []ending{{"ув", "", 4}, {"ав", "", 4}, {"яв", "", 4}, {"ив", "", 4}, {"в", "", 4}}

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
