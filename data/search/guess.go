package search

import (
	"slices"
	"unicode/utf8"
)

// firmWord is the letters of a word in which a mistake is looked for when the
// reading itself is a guess.
const firmWord = longWord + 1

// guessAll looks for mistakes in the words that are not known.
func (x *Index) guessAll(r *reading) {
	for i := range r.all {
		m, fewest := &r.all[i], longWord-1 // one may be missing
		if r.kind != AsTyped || hasLatin(m.text) {
			fewest = firmWord
		}
		x.guess(m, i == len(r.all)-1, fewest)
	}
	r.sure = sureness(r.all)
}

// guess adds what the word may have been before a mistake, if it has the fewest
// letters for that.
func (x *Index) guess(m *meaning, last bool, fewest int) {
	letters := []rune(m.text)
	if m.isKnown() || isCompanion(m.text) || len(letters) < fewest || len(letters) > mostWord || isNumber(m.text) {
		return
	}
	if !hasLatin(m.text) {
		x.addSound(m, Skeleton(m.text), bySound)
		x.addSound(m, Skeleton(Stem(m.text)), bySound)
	}
	x.addNear(m, x.words, letters, near{sure: byMistake, last: last})
	if stem := []rune(root(m.text)); len(stem) > longWord && len(stem) < len(letters) {
		x.addNear(m, x.stems, stem, near{sure: byBoth})
	}
	if hasLatin(m.text) {
		for _, spelling := range append(Spellings(m.text), m.text) {
			x.addNear(m, x.sounds, []rune(Skeleton(spelling)), near{sure: byBoth, last: last})
			x.addNear(m, x.words, []rune(spelling), near{sure: byBoth, last: last})
		}
	}
	x.weigh(m)
}

// isKnown reports whether there is no reason to look for a mistake: a name has
// the word as it stands or begins with it. A form of a word is no proof: endings
// come out of mistakes, too.
func (m *meaning) isKnown() bool {
	begins := func(r reach) bool { return r.sure >= inMiddle && !r.bySound }
	return len(m.docs) > 0 || m.names && (m.exact >= 0 || hasLatin(m.text) || slices.ContainsFunc(m.reaches, begins))
}

// near is how to take what is found by one mistake.
type near struct {
	sure float32
	last bool // the word may be unfinished
}

// addNear adds the keys of the lexicon that have four letters at least and differ
// by one. Short words keep their first letter.
func (x *Index) addNear(m *meaning, l *lexicon, word []rune, n near) {
	firm := 0
	if len(word) <= longWord {
		firm = 1
	}
	if l != x.words && len(word) <= longWord {
		return
	}
	l.near(word, firm, func(end *node) {
		if end.whole && utf8.RuneCountInString(l.keys[end.lo]) >= longWord {
			sure := n.sure
			if first, _ := utf8.DecodeRuneInString(l.keys[end.lo]); first != word[0] {
				sure = min(sure, byFirst)
			}
			x.addKey(m, l, end.lo, sure)
		}
		if n.last && len(word) > longWord && end.count > 0 {
			m.reaches = append(m.reaches, reach{lo: end.lo, hi: end.hi, letters: int32(len(word)), sure: n.sure * inMiddle, bySound: l == x.sounds})
		}
	})
}

// addKey adds the stems behind a key of one of the lexicons.
func (x *Index) addKey(m *meaning, l *lexicon, at int32, sure float32) {
	switch l {
	case x.words:
		m.add(x.stemOf[at], sure)
	case x.stems:
		m.add(at, sure)
	default:
		for _, word := range x.bySound[at] {
			m.add(x.stemOf[word], sure)
		}
	}
}
