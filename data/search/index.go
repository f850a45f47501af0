package search

import (
	"math"
	"strings"

	"example.org/parter/data"
)

// Doc is one thing that can be found and by which words.
type Doc struct {
	Title   string   // its name
	English string   // its English name
	Also    string   // other names, which weigh like the title
	Under   string   // where it belongs, weighing less
	Text    string   // what else leads there, weighing little
	Codes   []string // numbers and codes, each found as a whole or by its beginning
	Weight  float32  // how much more it is wanted than others as good; 1: as they are
}

// How much a word weighs in each part of a doc. A word that only the text has
// never outweighs one of the title.
const (
	inTitle = 1.0
	inAlso  = 0.95
	inUnder = 0.3
	inText  = 0.12
	named   = 0.5 // from here on a word is part of a name

	perPlace = 0.015 // how much less each later word of a title weighs
	places   = 12    // up to here
)

// posting says how much a word weighs in a doc.
type posting struct {
	doc    int32
	weight float32
}

// Index finds docs by what people type. It is built once and never changes; it
// may be used from several goroutines at once.
type Index struct {
	docs     []Doc
	postings [][]posting // of each word, by doc
	names    []int32     // in how many names the words before this one stand, summed up
	letters  []int32     // of each word

	words, stems, sounds, codes *lexicon

	stemOf  []int32   // of each word
	byStem  [][]int32 // the words of each stem
	bySound [][]int32 // the words of each sound
	byCode  [][]int32 // the docs of each code

	synonyms []synonym
	alone    map[int32][]int32 // the synonyms said in one word, by its stem
	begun    map[int32][]int32 // those said in more words, by the first one's stem

	size, sizeEN []float32 // how much the words of each title weigh together
	changes      []uint16  // which qualifiers each title has
	pool         scratches
}

// NewIndex builds the index of the docs. Where names are as good, the earlier
// doc comes first.
func NewIndex(docs []Doc, synonyms []data.Synonym) *Index {
	b := newBuilder(len(docs))
	for i, d := range docs {
		b.add(int32(i), d)
	}
	said := make([][]string, len(synonyms))
	for i, s := range synonyms {
		said[i] = Significant(Words(s.Said))
		for _, word := range said[i] {
			b.word(word)
		}
	}
	x := b.index(docs)
	x.weighTitles()
	x.pool.size = len(docs)
	x.learn(said, synonyms)
	return x
}

// builder collects words in the order in which they come.
type builder struct {
	ids      map[string]int32
	words    []string
	postings [][]posting
	codes    map[string][]int32
}

func newBuilder(docs int) *builder {
	return &builder{ids: make(map[string]int32, 16*int(math.Sqrt(float64(docs)))), codes: make(map[string][]int32, docs)}
}

func (b *builder) add(doc int32, d Doc) {
	b.text(doc, d.Title, inTitle, perPlace)
	b.text(doc, d.English, inTitle, perPlace)
	b.text(doc, d.Also, inAlso, 0)
	b.text(doc, d.Under, inUnder, 0)
	b.text(doc, d.Text, inText, 0)
	for _, code := range d.Codes {
		if key := codeKey(code); key != "" {
			b.codes[key] = append(b.codes[key], doc)
		}
	}
}

// text adds the words of a part; each next one weighs less by the step.
func (b *builder) text(doc int32, text string, weight, step float32) {
	place := 0
	for _, word := range Split(text) {
		if isLittle(word.Text) {
			continue
		}
		id := b.word(word.Text)
		w := weight - step*float32(min(place, places))
		place++
		all := b.postings[id]
		if n := len(all); n > 0 && all[n-1].doc == doc {
			all[n-1].weight = max(all[n-1].weight, w)
			continue
		}
		b.postings[id] = append(all, posting{doc, w})
	}
}

func (b *builder) word(word string) int32 {
	id, ok := b.ids[word]
	if !ok {
		id = int32(len(b.words))
		b.ids[word] = id
		b.words = append(b.words, word)
		b.postings = append(b.postings, nil)
	}
	return id
}

// index orders what was collected.
func (b *builder) index(docs []Doc) *Index {
	x := &Index{docs: docs, words: newLexicon(b.words), alone: map[int32][]int32{}, begun: map[int32][]int32{}}
	n := len(x.words.keys)
	x.postings, x.letters, x.names = make([][]posting, n), make([]int32, n), make([]int32, n+1)
	stems, sounds := make([][]string, n), make([][]string, n)
	for i, word := range x.words.keys {
		x.postings[i] = b.postings[b.ids[word]]
		x.letters[i] = int32(len([]rune(word)))
		x.names[i+1] = x.names[i] + countNames(x.postings[i])
		stem := root(word)
		stems[i] = []string{stem}
		if !hasLatin(word) {
			sounds[i] = []string{Skeleton(word), Skeleton(stem)}
		}
	}
	x.stems, x.byStem = invert(stems)
	x.sounds, x.bySound = invert(sounds)
	x.stemOf = make([]int32, n)
	for stem, words := range x.byStem {
		for _, word := range words {
			x.stemOf[word] = int32(stem)
		}
	}
	keys := make([]string, 0, len(b.codes))
	for key := range b.codes {
		keys = append(keys, key)
	}
	x.codes = newLexicon(keys)
	x.byCode = make([][]int32, len(x.codes.keys))
	for i, key := range x.codes.keys {
		x.byCode[i] = b.codes[key]
	}
	return x
}

// invert lists, for every key, the words that have it.
func invert(keysOf [][]string) (*lexicon, [][]int32) {
	var all []string
	for _, keys := range keysOf {
		all = append(all, keys...)
	}
	l := newLexicon(all)
	words := make([][]int32, len(l.keys))
	for word, keys := range keysOf {
		for _, key := range keys {
			at := l.find(key)
			if n := len(words[at]); n == 0 || words[at][n-1] != int32(word) {
				words[at] = append(words[at], int32(word))
			}
		}
	}
	return l, words
}

func countNames(postings []posting) (n int32) {
	for _, p := range postings {
		if p.weight >= named {
			n++
		}
	}
	return n
}

// weighTitles finds out how much there is to match in each title.
func (x *Index) weighTitles() {
	x.size, x.sizeEN, x.changes = make([]float32, len(x.docs)), make([]float32, len(x.docs)), make([]uint16, len(x.docs))
	weights := make([]float32, len(x.byStem))
	for stem := range x.byStem {
		weights[stem] = x.rarity(x.stemNames(int32(stem)))
	}
	for i, d := range x.docs {
		x.size[i], x.changes[i] = x.weighTitle(d.Title, weights)
		x.sizeEN[i], _ = x.weighTitle(d.English, weights)
	}
}

func (x *Index) weighTitle(title string, weights []float32) (sum float32, changes uint16) {
	for _, word := range Split(title) {
		if id := x.words.find(word.Text); id >= 0 && !isLittle(word.Text) {
			sum += weights[x.stemOf[id]]
		}
		changes |= changeOf(word.Text)
	}
	return sum, changes
}

// stemNames is in how many names the words of the stem stand.
func (x *Index) stemNames(stem int32) (n int32) {
	for _, word := range x.byStem[stem] {
		n += x.names[word+1] - x.names[word]
	}
	return n
}

// rarity is how much a word says that stands in n names.
func (x *Index) rarity(n int32) float32 {
	return float32(math.Log(1 + float64(len(x.docs)+1)/float64(n+1)))
}

// codeKey writes a number or a code as one word of digits and Cyrillic letters:
// „ОБА 8.5“ and „oba8.5“ are one.
func codeKey(code string) string {
	var key strings.Builder
	for _, word := range Words(code) {
		for _, r := range word {
			if isLatin(r) {
				key.WriteString(Cyrillic(string(r)))
			} else {
				key.WriteRune(r)
			}
		}
	}
	return key.String()
}
