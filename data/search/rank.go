package search

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"
)

// Result is one doc that was found.
type Result struct {
	Doc   int
	Score float32 // greater is better; only to be compared within one search
}

// How a title is judged beside the words that it has.
const (
	byTitle   = 0.25 // the part of the score that falls with what else the title says
	unasked   = 0.85 // a copy, a change or an end that was not asked for
	tailBelow = 0.5  // of the best score: what has less is not shown
)

// scratch holds the sums of one search over all docs.
type scratch struct {
	score []float32 // of the words so far
	best  []float32 // of the present word
	words []uint8   // how many of the words a doc has
	seen  []int32   // the docs with a score
	now   []int32   // the docs with a best
}

// scratches lends a scratch to each search.
type scratches struct {
	size int
	pool sync.Pool
}

func (p *scratches) take() *scratch {
	if s, ok := p.pool.Get().(*scratch); ok {
		return s
	}
	return &scratch{score: make([]float32, p.size), best: make([]float32, p.size), words: make([]uint8, p.size)}
}

func (p *scratches) put(s *scratch) {
	for _, doc := range s.seen {
		s.score[doc], s.words[doc] = 0, 0
	}
	s.seen = s.seen[:0]
	p.pool.Put(s)
}

// meet lets the docs of the postings know the present word.
func (s *scratch) meet(postings []posting, sure float32) {
	for _, p := range postings {
		w := p.weight * sure
		if b := s.best[p.doc]; w > b {
			if b == 0 {
				s.now = append(s.now, p.doc)
			}
			s.best[p.doc] = w
		}
	}
}

// gather adds what each doc gets for the word: the best of the ways in which it
// has it.
func (s *scratch) gather(x *Index, m meaning, synonyms []said) {
	if m.exact >= 0 {
		s.meet(x.postings[m.exact], 1)
	}
	s.meet(m.docs, 1)
	for _, f := range m.stems {
		for _, word := range x.byStem[f.of] {
			s.meet(x.postings[word], f.sure)
		}
		s.meetSynonyms(x, f.of, f.sure)
	}
	for _, r := range m.reaches {
		s.meetReach(x, r)
	}
	for _, heard := range synonyms {
		s.meet(x.synonyms[heard.synonym].docs, heard.sure*bySynonym)
	}
	for _, doc := range s.now {
		if s.score[doc] == 0 {
			s.seen = append(s.seen, doc)
		}
		s.score[doc] += s.best[doc] * m.weight
		s.best[doc] = 0
		s.words[doc]++
	}
	s.now = s.now[:0]
}

func (s *scratch) meetSynonyms(x *Index, stem int32, sure float32) {
	for _, i := range x.alone[stem] {
		s.meet(x.synonyms[i].docs, sure*bySynonym)
	}
}

func (s *scratch) meetReach(x *Index, r reach) {
	one := func(word int32) {
		quality := r.quality(x.letters[word])
		s.meet(x.postings[word], quality)
		s.meetSynonyms(x, x.stemOf[word], quality)
	}
	for at := r.lo; at < r.hi; at++ {
		if !r.bySound {
			one(at)
			continue
		}
		for _, word := range x.bySound[at] {
			one(word)
		}
	}
}

// Find returns the docs that the query finds, best first, at most limit of
// those that are shown. The last word may be unfinished.
func (x *Index) Find(query string, limit int, shown func(doc int) bool) (Found, []Result) {
	r := x.read(query)
	f := Found{index: x, all: r.all, heard: x.heard(r.all)}
	if r.sure < nonsense && !r.isCertain() || limit <= 0 {
		return f, nil
	}
	s := x.pool.take()
	defer x.pool.put(s)
	var asked uint16
	var latin, cyrillic float32
	for i, m := range r.all {
		s.gather(x, m, spoken(f.heard, i))
		asked |= x.asked(m)
		if m.exact >= 0 && hasLatin(m.text) {
			latin += m.weight
		} else {
			cyrillic += m.weight
		}
	}
	size := x.size
	if latin > cyrillic {
		size = x.sizeEN
	}
	t := top{limit: limit}
	for _, doc := range s.seen {
		score := s.score[doc]
		if size[doc] > 0 {
			score *= 1 - byTitle + byTitle*min(1, score/size[doc])
		}
		if more := bits.OnesCount16(x.changes[doc] &^ asked); more > 0 {
			score *= unasked
		}
		score *= x.docs[doc].Weight
		if t.wants(score, doc) && shown(int(doc)) {
			t.add(score, doc)
		}
	}
	return f, t.results()
}

// isCertain reports whether a word is known beyond guessing, in a name.
func (r reading) isCertain() bool {
	return slices.ContainsFunc(r.all, func(m meaning) bool {
		return m.names && m.sure >= byLatin*guessed && len(m.stems) > 0 || len(m.docs) > 0
	})
}

// spoken lists the synonyms that the word helps to say.
func spoken(all []said, word int) (some []said) {
	for _, s := range all {
		if s.first <= word && word < s.end {
			some = append(some, s)
		}
	}
	return some
}

// asked is which changes of a paper the word asks for.
func (x *Index) asked(m meaning) (changes uint16) {
	changes = changeOf(m.text)
	for _, f := range m.stems {
		for _, word := range x.byStem[f.of] {
			changes |= changeOf(x.words.keys[word])
		}
		for _, i := range x.alone[f.of] {
			for _, stem := range x.synonyms[i].means {
				for _, word := range x.byStem[stem] {
					changes |= changeOf(x.words.keys[word])
				}
			}
		}
	}
	return changes
}

// top keeps the best results, the least of them first in the heap.
type top struct {
	limit int
	heap  []Result
}

func better(a, b Result) int {
	if c := cmp.Compare(b.Score, a.Score); c != 0 {
		return c
	}
	return cmp.Compare(a.Doc, b.Doc)
}

func (t *top) wants(score float32, doc int32) bool {
	return len(t.heap) < t.limit || better(Result{int(doc), score}, t.heap[0]) < 0
}

func (t *top) add(score float32, doc int32) {
	r := Result{int(doc), score}
	if len(t.heap) < t.limit {
		t.heap = append(t.heap, r)
		for i := len(t.heap) - 1; i > 0 && better(t.heap[i], t.heap[(i-1)/2]) > 0; i = (i - 1) / 2 {
			t.heap[i], t.heap[(i-1)/2] = t.heap[(i-1)/2], t.heap[i]
		}
		return
	}
	t.heap[0] = r
	for i := 0; ; {
		worst := i
		for _, child := range []int{2*i + 1, 2*i + 2} {
			if child < len(t.heap) && better(t.heap[child], t.heap[worst]) > 0 {
				worst = child
			}
		}
		if worst == i {
			return
		}
		t.heap[i], t.heap[worst] = t.heap[worst], t.heap[i]
		i = worst
	}
}

// results are the best, without the tail that has little of what was asked.
func (t *top) results() []Result {
	slices.SortFunc(t.heap, better)
	for i, r := range t.heap {
		if r.Score < t.heap[0].Score*tailBelow {
			return t.heap[:i]
		}
	}
	return t.heap
}
