package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/parter/data"
)

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
	b.learnNames(x)
	x.learn(said, synonyms)
	x.indexShort()
	return x
}

// builder collects words in the order in which they come.
type builder struct {
	ids      map[string]int32 // of each folded word
	raw      map[string]int32 // of each word as it stands in a text; -1: a little one
	words    []string
	postings [][]posting
	titles   [][]int32 // the words of each title
	english  [][]int32
	also     map[int32][][]int32 // and of each other name
	codes    map[string][]int32
}

func newBuilder(docs int) *builder {
	return &builder{
		ids: map[string]int32{}, raw: map[string]int32{}, also: map[int32][][]int32{}, codes: make(map[string][]int32, docs),
		titles: make([][]int32, docs), english: make([][]int32, docs),
	}
}

func (b *builder) add(doc int32, d Doc) {
	b.titles[doc] = b.text(doc, d.Title, inTitle, perPlace)
	b.english[doc] = b.text(doc, d.English, inTitle, perPlace)
	for _, name := range namesIn(d.Also) {
		weight := float32(inAlso)
		if len(Significant(Words(name))) > 1 {
			weight = inPhrase
		}
		b.also[doc] = append(b.also[doc], b.text(doc, name, weight, 0))
	}
	b.text(doc, d.Under, inUnder, 0)
	b.text(doc, d.Text, inText, 0)
	for _, code := range d.Codes {
		if key := codeKey(code); key != "" {
			b.codes[key] = append(b.codes[key], doc)
		}
	}
}

// namesIn separates names that stand in one text: „ГРАО – гражданска
// регистрация, жителство“ are three.
func namesIn(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;–—\n", r) })
}

// text adds the words of a part and returns them; each next one weighs less by
// the step.
func (b *builder) text(doc int32, text string, weight, step float32) (words []int32) {
	for start, end := nextWord(text, 0); start < end; start, end = nextWord(text, end) {
		id := b.known(text[start:end])
		if id < 0 {
			continue
		}
		w := weight - step*float32(min(len(words), places))
		words = append(words, id)
		all := b.postings[id]
		if n := len(all); n > 0 && all[n-1].doc == doc {
			all[n-1].weight = max(all[n-1].weight, w)
			continue
		}
		b.postings[id] = append(all, posting{doc, w})
	}
	return words
}

// known is the word behind one that stands in a text; -1: it decides nothing. A
// text has few different ones, so each is folded once.
func (b *builder) known(raw string) int32 {
	id, ok := b.raw[raw]
	if !ok {
		id = -1
		if word := foldRaw(raw); !isLittle(word) && !isCompanion(word) {
			id = b.word(word)
		}
		b.raw[raw] = id
	}
	return id
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
	x := &Index{
		docs: make([]name, len(docs)), words: newLexicon(slices.Sorted(slices.Values(b.words))), raw: b.raw,
		alone: map[int32][]int32{}, begun: map[int32][]int32{},
	}
	x.pool.docs, x.pool.words = len(docs), len(b.words)
	for i, d := range docs {
		x.docs[i].weight = d.Weight
	}
	b.indexWords(x)
	x.indexKeys()
	b.indexCodes(x)
	b.weighTitles(x)
	b.indexWhole(x)
	return x
}

// indexWords gives the words their places in the order.
func (b *builder) indexWords(x *Index) {
	n := len(x.words.keys)
	x.postings, x.letters, x.names = make([][]posting, n), make([]int32, n), make([]int32, n+1)
	places := make([]int32, n) // of each word as it was collected
	for i, word := range x.words.keys {
		id := b.ids[word]
		places[id] = int32(i)
		x.postings[i] = b.postings[id]
		x.letters[i] = int32(utf8.RuneCountInString(word))
		x.names[i+1] = x.names[i] + countNames(x.postings[i])
	}
	for raw, id := range b.raw {
		if id >= 0 {
			x.raw[raw] = places[id]
		}
	}
}

// indexKeys lets words be found by their stems, sounds and verbs.
func (x *Index) indexKeys() {
	n := len(x.words.keys)
	stems, sounds, verbs := make([]keyed, 0, n), make([]keyed, 0, 2*n), make([]keyed, 0, n)
	for i, word := range x.words.keys {
		stem := root(word)
		stems = append(stems, keyed{stem, int32(i)})
		if !hasLatin(word) {
			sounds = append(sounds, keyed{Skeleton(word), int32(i)}, keyed{Skeleton(stem), int32(i)})
		}
		if verb := verbRoot(word); verb != "" {
			verbs = append(verbs, keyed{verb, int32(i)})
		}
	}
	x.stems, x.byStem = invert(stems)
	x.sounds, x.bySound = invert(sounds)
	x.verbs, x.byVerb = invert(verbs)
	x.stemOf = make([]int32, n)
	for stem, words := range x.byStem {
		for _, word := range words {
			x.stemOf[word] = int32(stem)
		}
	}
}

// keyed is a word and one of its keys.
type keyed struct {
	key  string
	word int32
}

// invert lists, for every key, the words that have it.
func invert(all []keyed) (*lexicon, [][]int32) {
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.word, b.word))
	})
	all = slices.Compact(all)
	keys, words, list := make([]string, 0, len(all)), make([][]int32, 0, len(all)), make([]int32, len(all))
	for i, k := range all {
		list[i] = k.word
		if n := len(keys); n == 0 || keys[n-1] != k.key {
			keys, words = append(keys, k.key), append(words, list[i:i:i])
		}
		last := len(words) - 1
		words[last] = list[i-len(words[last]) : i+1 : i+1]
	}
	return newLexicon(keys), words
}

func countNames(postings []posting) (n int32) {
	for _, p := range postings {
		if p.weight >= named {
			n++
		}
	}
	return n
}

func (b *builder) indexCodes(x *Index) {
	x.codes = newLexicon(slices.Sorted(maps.Keys(b.codes)))
	x.byCode = make([][]int32, len(x.codes.keys))
	for i, key := range x.codes.keys {
		x.byCode[i] = b.codes[key]
	}
}

// weighTitles finds out how much there is to match in each title or, where
// another name is shorter, in that one, and which qualifiers the title has.
func (b *builder) weighTitles(x *Index) {
	weights, changes := make([]float32, len(b.words)), make([]uint16, len(b.words))
	for i, word := range x.words.keys {
		id := b.ids[word]
		weights[id] = x.rarity(x.stemNames(x.stemOf[i]))
		changes[id] = changeOf(word)
	}
	sum := func(words []int32) (size float32) {
		for i, id := range words {
			if !slices.Contains(words[:i], id) {
				size += weights[id]
			}
		}
		return size
	}
	for doc := range x.docs {
		n := &x.docs[doc]
		n.size, n.sizeEN = sum(b.titles[doc]), sum(b.english[doc])
		for _, id := range b.titles[doc] {
			n.changes |= changes[id]
		}
	}
}

// shortest is how many letters, at most, are looked up with all that begins with
// them in one list: so many words begin with so few letters that they would take
// too long one by one.
const shortest = 2

// indexShort makes the lists of short beginnings.
func (x *Index) indexShort() {
	x.short, x.shortSound = x.beginnings(x.words, false), x.beginnings(x.sounds, true)
}

func (x *Index) beginnings(l *lexicon, bySound bool) map[string][]posting {
	lists := map[string][]posting{}
	s := x.pool.take()
	defer x.pool.put(s)
	var list func(n *node, beginning string, letters int32)
	list = func(n *node, beginning string, letters int32) {
		if letters > 0 {
			s.collect(x, reach{lo: n.lo, hi: n.hi, letters: letters, sure: 1, bySound: bySound})
			lists[beginning] = s.postings(x)
		}
		if letters < shortest {
			for _, child := range l.children(n) {
				list(&child, beginning+string(child.letter), letters+1)
			}
		}
	}
	list(&l.nodes[0], "", 0)
	return lists
}
