package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxQuery bounds the words of a query that are looked at.
const maxQuery = 12

// How sure a reading of a whole query must be.
const (
	known    = 0.9  // so sure that no other one is tried
	likely   = 0.5  // so sure that mistakes are looked for in this one only
	nonsense = 0.45 // less sure than this, nothing is found
	guessed  = 0.9  // what a reading in another layout loses
	crumbled = 0.6  // what a piece loses that is single letters
)

// piece is what stands between two spaces of a query, in one of its readings.
type piece struct {
	words []string
	code  string // the whole of it, where it has a digit
	kind  FormKind
}

// reading is a query in one keyboard layout.
type reading struct {
	kind FormKind
	all  []meaning
	sure float32
}

// The layouts in which a query may have been typed.
var layouts = []FormKind{AsTyped, LayoutBDS, LayoutPhonic, LayoutPhonic2006, EnglishBDS, EnglishPhonic, PhonicOnBDS, BDSOnPhonic}

// read decides how a query was meant: in the layout in which its words are best
// known. One that is known as it stands is never read otherwise, a mistake in it is
// likelier than a layout in which it is little known, and mistakes are looked for
// in other layouts only when there is nothing better.
func (x *Index) read(query string) reading {
	best := x.readAs(query, AsTyped)
	if best.sure < known {
		best = x.inLayouts(query, best, false)
	}
	if best.kind != AsTyped && best.sure < known*guessed {
		typed := x.readAs(query, AsTyped)
		x.guessAll(&typed)
		if typed.sure > best.sure {
			return typed
		}
	}
	x.guessAll(&best)
	if best.sure < likely {
		best = x.inLayouts(query, x.readAs(query, AsTyped), true)
	}
	return best
}

// inLayouts returns the surest reading, with mistakes or without; what the given
// one says in another layout must be surer than it is.
func (x *Index) inLayouts(query string, best reading, mistakes bool) reading {
	if mistakes {
		x.guessAll(&best)
	}
	for _, kind := range layouts[1:] {
		r := x.readAs(query, kind)
		if mistakes {
			x.guessAll(&r)
		}
		if r.sure > best.sure {
			best = r
		}
	}
	return best
}

// readAs reads the query in the layout, piece by piece: what is better known as
// it stands stays. Where all of it does, there is no such reading.
func (x *Index) readAs(query string, kind FormKind) reading {
	r, used := reading{kind: kind}, kind == AsTyped
	pieces := strings.Fields(query)
	pieces = pieces[:min(len(pieces), maxQuery)]
	for i, text := range pieces {
		last := i == len(pieces)-1
		all, other := x.piece(text, kind, last)
		r.all = append(r.all, all...)
		used = used || other
	}
	if !used {
		return reading{}
	}
	r.all = significant(r.all)
	if kind == AsTyped {
		r.all = append(r.all, x.wholeCode(pieces)...)
		r.all = append(r.all, x.article(Words(strings.Join(pieces, " ")))...)
	}
	r.sure = sureness(r.all)
	return r
}

// piece understands one piece in the layout, unless it is better known as it
// stands; it says whether a word of the layout is used. Little words are read in
// the layout of the others.
func (x *Index) piece(text string, kind FormKind, last bool) (all []meaning, used bool) {
	typed := newPiece(text, AsTyped)
	all = x.meanings(typed, last)
	if isCrumbs(typed.words) {
		for i := range all {
			all[i].temper(crumbled)
		}
	}
	if kind == AsTyped || isAllLittle(typed.words) {
		return all, false
	}
	other := newPiece(text, kind)
	guess := x.meanings(other, last)
	for i := range guess {
		guess[i].temper(guessed)
	}
	if isAllLittle(other.words) && sureness(all) < likely {
		return guess, false
	}
	if sureness(guess) > sureness(all) {
		return guess, true
	}
	return all, false
}

// isCrumbs reports whether a piece falls apart into single letters, as words of
// another layout do whose letters are punctuation in this one: „l,e;e“.
func isCrumbs(words []string) bool {
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return utf8.RuneCountInString(w) > 1 })
}

func isAllLittle(words []string) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !isLittle(w) })
}

func newPiece(text string, kind FormKind) piece {
	p := piece{words: Words(text), kind: kind}
	if kind != AsTyped {
		p.words = nil
		for _, form := range Forms(text) {
			if form.Kind == kind {
				p.words = strings.Fields(form.Text)
			}
		}
	} else if strings.ContainsAny(text, "0123456789") {
		p.code = codeKey(text)
	}
	return p
}

// meanings understands the words of a piece.
func (x *Index) meanings(p piece, last bool) []meaning {
	var all []meaning
	for i, word := range p.words {
		last := last && i == len(p.words)-1
		m := x.understand(word, last)
		if p.kind != AsTyped {
			m = x.understandOnly(word, last)
		}
		if p.code != "" && len(p.words) == 1 {
			x.addCode(&m, p.code, last)
		}
		all = append(all, m)
	}
	if p.code != "" && len(p.words) > 1 {
		if m, ok := x.codeMeaning(p.code, last); ok {
			all = append(all, m)
		}
	}
	return all
}

// wholeCode is what all pieces mean as one number: „23 96“.
func (x *Index) wholeCode(pieces []string) []meaning {
	whole := strings.Join(pieces, "")
	if len(pieces) < 2 || !strings.ContainsAny(whole, "0123456789") {
		return nil
	}
	if m, ok := x.codeMeaning(codeKey(whole), true); ok {
		return []meaning{m}
	}
	return nil
}

func (x *Index) codeMeaning(key string, last bool) (meaning, bool) {
	m := meaning{text: key, exact: -1, beside: true}
	x.addCode(&m, key, last)
	return m, len(m.docs) > 0
}

// How much a number weighs: more than any word of a title.
const (
	byCode      = 3
	byCodeBegin = 1
)

// addCode adds the docs of a number or, if it may be unfinished, of those that
// begin with it.
func (x *Index) addCode(m *meaning, key string, last bool) {
	if at := x.codes.find(key); at >= 0 {
		for _, doc := range x.byCode[at] {
			m.docs = append(m.docs, posting{doc, byCode})
		}
	}
	if last {
		lo, hi := x.codes.below(key)
		for at := lo; at < hi; at++ {
			part := float32(len(key)) / float32(len(x.codes.keys[at]))
			for _, doc := range x.byCode[at] {
				m.docs = append(m.docs, posting{doc, byCodeBegin * (0.5 + 0.5*part)})
			}
		}
	}
	if len(m.docs) > 0 {
		m.sure = 1
		m.weight = max(m.weight, x.rarity(int32(len(m.docs))))
	}
}

// temper makes a meaning less sure.
func (m *meaning) temper(by float32) {
	m.sure *= by
	m.exact = -1
	for i := range m.stems {
		m.stems[i].sure *= by
	}
	for i := range m.reaches {
		m.reaches[i].sure *= by
	}
}

// significant leaves out the little words that decide nothing.
func significant(all []meaning) []meaning {
	var kept []meaning
	for i, m := range all {
		if i == len(all)-1 && len(kept) == 0 || !isLittle(m.text) {
			kept = append(kept, m)
		}
	}
	return kept[:min(len(kept), maxQuery)]
}

// sureness is how well the meanings are known, the longer words counting more.
func sureness(all []meaning) float32 {
	var sum, letters float32
	for _, m := range all {
		n := float32(utf8.RuneCountInString(m.text))
		sum += n * m.sure
		letters += n
	}
	if letters == 0 {
		return 0
	}
	return sum / letters
}
