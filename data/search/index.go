package search

import (
	"math"
	"strings"
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
	inTitle  = 1.0
	inAlso   = 0.95
	inPhrase = 0.5 // one of some words that are another name together
	inUnder  = 0.3
	inText   = 0.12
	named    = 0.5 // from here on a word is part of a name

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
	postings [][]posting // of each word, by doc
	names    []int32     // in how many names the words before this one stand, summed up
	letters  []int32     // of each word

	words, stems, sounds, verbs, codes *lexicon

	raw     map[string]int32 // the word behind one that stands in a doc; -1: a little one
	stemOf  []int32          // of each word
	byStem  [][]int32        // the words of each stem
	bySound [][]int32        // the words of each sound
	byVerb  [][]int32        // the words of each verb
	byCode  [][]int32        // the docs of each code

	synonyms []synonym
	alone    map[int32][]int32 // the synonyms said in one word, by its stem
	begun    map[int32][]int32 // those said in more words, by the first one's stem

	short      map[string][]posting // what begins with one letter or two
	shortSound map[string][]posting

	whole map[string][]int32 // the docs that have a name of just these stems

	docs []name // what is known of each
	pool scratches
}

// name is what there is to know about a doc's name.
type name struct {
	size, sizeEN float32 // how much the words of the title weigh together
	weight       float32 // of the doc
	changes      uint16  // which qualifiers the title has
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
