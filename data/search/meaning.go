package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// How sure it is that a word of a title was meant, by the way it was found.
const (
	byForm     = 0.96 // another form of the word
	byLatin    = 0.94 // typed in Latin letters, likely spelling
	byLooks    = 0.94 // typed in Latin letters that look Cyrillic
	bySpelling = 0.85 // typed in Latin letters, same sound
	bySound    = 0.72 // same sound
	byMistake  = 0.72 // one letter wrong
	byFirst    = 0.6  // the first letter wrong
	byBoth     = 0.62 // one letter wrong, in Latin letters or another form
	byFamily   = 0.55 // another word of the same root
	inMiddle   = 0.85 // the beginning of a word that is not the last one typed
)

// How long words must be.
const (
	longWord  = 4  // also stands for longer ones; may have a mistake
	fewSounds = 3  // can be looked for by its sounds, unless it has no more letters
	mostWord  = 32 // letters of which a mistake is looked for
)

// found is a stem that a word may mean.
type found struct {
	of   int32
	sure float32
}

// reach are the words (or the sounds) that begin with what was typed.
type reach struct {
	lo, hi  int32
	letters int32 // typed
	sure    float32
	bySound bool
	docs    []posting // all they lead to, where so few letters were typed that it was worked out before
}

// quality is how sure the reach is of a word with so many letters: the more of
// it was typed, the more. One letter says nothing of that.
func (r reach) quality(letters int32) float32 {
	if r.letters == 1 && letters > 1 {
		return r.sure * 0.6
	}
	return r.sure * (0.6 + 0.36*min(1, float32(r.letters)/float32(letters)))
}

// meaning is what one word of a query may mean.
type meaning struct {
	text    string
	exact   int32 // word, or -1
	stems   []found
	reaches []reach
	docs    []posting // found by a number or a code
	sure    float32   // the best of all
	weight  float32   // how much the word says
	names   bool      // some name has the word or a form of it
	beside  bool      // it says again, as a number, what other words say
}

// understand finds the word, its forms and, where it may be unfinished or is
// long, what begins with it.
func (x *Index) understand(word string, last bool) meaning {
	m := meaning{text: word, exact: x.words.find(word)}
	letters := int32(utf8.RuneCountInString(word))
	x.addForms(&m, word, 1)
	if isCompanion(word) && !last {
		m.sure = 1
		return m
	}
	if len(m.stems) == 0 {
		x.addVerb(&m, word, byVerb)
	}
	sure := float32(1)
	if !last {
		sure = inMiddle
	}
	if last || letters >= longWord {
		x.addReach(&m, x.words, word, sure)
	}
	if hasLatin(word) {
		x.addLatin(&m, word)
		x.addLatinVerb(&m, word)
		x.addLooks(&m, word)
		if (last || letters >= longWord) && !isFaint(word) {
			x.addReach(&m, x.sounds, Skeleton(word), sure*bySpelling)
		}
	} else if letters > longWord {
		x.addFamily(&m, word)
	}
	x.weigh(&m)
	return m
}

// understandOnly is for a word that another layout made of the query: it must
// stand in a name as it is, or begin one with more than a letter or two.
func (x *Index) understandOnly(word string, last bool) meaning {
	m := meaning{text: word, exact: -1}
	if utf8.RuneCountInString(word) >= fewSounds {
		m.exact = x.words.find(word)
		x.addForms(&m, word, 1)
		if last {
			x.addReach(&m, x.words, word, 1)
		}
	}
	x.weigh(&m)
	return m
}

// addFamily adds the words of the same root: „реклама“, „рекламен“.
func (x *Index) addFamily(m *meaning, word string) {
	stem := []rune(Stem(word))
	for cut := 0; cut <= 3 && len(stem)-cut >= longWord+min(cut, 1); cut++ {
		beginning := string(stem[:len(stem)-cut])
		if lo, hi := x.words.below(beginning); hi-lo > 0 {
			x.addReach(m, x.words, beginning, byFamily)
			return
		}
	}
}

// addForms adds the stem of the word; the word itself is surer than its forms.
func (x *Index) addForms(m *meaning, word string, sure float32) {
	if stem := x.stems.find(root(word)); stem >= 0 {
		if sure == 1 {
			sure = byForm
		}
		m.add(stem, sure)
	}
}

// addLatin adds what the Latin letters may spell.
func (x *Index) addLatin(m *meaning, word string) {
	for _, spelling := range Spellings(word) {
		x.addForms(m, spelling, byLatin)
		for _, sound := range []string{Skeleton(spelling), Skeleton(Stem(spelling))} {
			x.addSound(m, sound, bySpelling)
		}
	}
	x.addSound(m, Skeleton(word), bySpelling)
}

// addLooks adds the word that the Latin letters look like.
func (x *Index) addLooks(m *meaning, word string) {
	if all, ok := looksCyrillic(word); ok {
		x.addForms(m, all, byLooks)
	}
}

func (x *Index) addSound(m *meaning, sound string, sure float32) {
	if utf8.RuneCountInString(sound) < fewSounds {
		return
	}
	if at := x.sounds.find(sound); at >= 0 {
		for _, word := range x.bySound[at] {
			m.add(x.stemOf[word], sure)
		}
	}
}

func (x *Index) addReach(m *meaning, l *lexicon, beginning string, sure float32) {
	lo, hi := l.below(beginning)
	if lo == hi {
		return
	}
	r := reach{lo: lo, hi: hi, letters: int32(utf8.RuneCountInString(beginning)), sure: sure, bySound: l == x.sounds}
	if r.letters <= shortest {
		r.docs = x.short[beginning]
		if r.bySound {
			r.docs = x.shortSound[beginning]
		}
	}
	m.reaches = append(m.reaches, r)
}

func (m *meaning) add(stem int32, sure float32) {
	for i := range m.stems {
		if m.stems[i].of == stem {
			m.stems[i].sure = max(m.stems[i].sure, sure)
			return
		}
	}
	m.stems = append(m.stems, found{stem, sure})
}

// weigh finds out how sure the meaning is and how much it says: as much as the
// surest of what it may mean.
func (x *Index) weigh(m *meaning) {
	if m.exact >= 0 {
		m.sure = 1
	}
	for _, f := range m.stems {
		m.sure = max(m.sure, f.sure)
	}
	var names, texts int32
	for _, f := range m.stems {
		if f.sure < m.sure*inMiddle {
			continue
		}
		n, t := x.spread(f.of)
		names += n
		texts += t
		m.names = m.names || n > 0 || len(x.begun[f.of]) > 0
	}
	for _, r := range m.reaches {
		m.sure = max(m.sure, r.sure*(0.5+0.1*float32(min(r.letters, longWord))))
		if n := x.reachNames(r); !m.names && n > 0 {
			names += n
		}
	}
	m.names = m.names || names > 0 && !m.isFamily()
	if names == 0 {
		names = texts
	}
	m.weight = x.rarity(names)
}

// isFamily reports whether nothing better than another word of the same root was
// found.
func (m *meaning) isFamily() bool {
	return !slices.ContainsFunc(m.reaches, func(r reach) bool { return r.sure > byFamily })
}

// spread is in how many names and in how many docs the words of the stem stand;
// what a synonym leads to counts as a name.
func (x *Index) spread(stem int32) (names, texts int32) {
	names = x.stemNames(stem)
	for _, i := range x.alone[stem] {
		names += int32(len(x.synonyms[i].docs))
	}
	for _, word := range x.byStem[stem] {
		texts += int32(len(x.postings[word]))
	}
	return names, texts
}

// reachNames is about how many names have a word of the reach.
func (x *Index) reachNames(r reach) int32 {
	if r.bySound {
		return r.hi - r.lo
	}
	return x.names[r.hi] - x.names[r.lo]
}

// isFaint reports whether of the word's letters fewer than three sounds stay.
func isFaint(word string) bool {
	sounds, letters := utf8.RuneCountInString(Skeleton(word)), utf8.RuneCountInString(word)
	return sounds < fewSounds && sounds < letters
}

func isNumber(word string) bool { return strings.Trim(word, "0123456789") == "" }
