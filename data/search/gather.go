package search

import (
	"slices"
	"sync"
)

// scratch holds the sums of one search over all docs.
type scratch struct {
	score []float32 // of the words so far
	best  []float32 // of the present word
	words []uint8   // how many of the words a doc has
	seen  []int32   // the docs with a score
	now   []int32   // the docs with a best

	sure    []float32 // of each word that the present one may mean
	reached []int32   // those words
}

// scratches lends a scratch to each search.
type scratches struct {
	docs, words int
	pool        sync.Pool
}

func (p *scratches) take() *scratch {
	if s, ok := p.pool.Get().(*scratch); ok {
		return s
	}
	return &scratch{
		score: make([]float32, p.docs), best: make([]float32, p.docs), words: make([]uint8, p.docs),
		sure: make([]float32, p.words),
	}
}

func (p *scratches) put(s *scratch) {
	for _, doc := range s.seen {
		s.score[doc], s.words[doc] = 0, 0
	}
	s.seen = s.seen[:0]
	p.pool.Put(s)
}

// gather adds what each doc gets for the word: the best of the ways in which it
// has it.
func (s *scratch) gather(x *Index, m meaning, synonyms []said) {
	if m.exact >= 0 {
		s.reach(m.exact, 1)
	}
	for _, f := range m.stems {
		for _, word := range x.byStem[f.of] {
			s.reach(word, f.sure)
		}
	}
	for _, r := range m.reaches {
		if r.docs != nil {
			s.meet(r.docs, r.sure)
			continue
		}
		s.collect(x, r)
	}
	s.meetReached(x)
	s.meet(m.docs, 1)
	for _, heard := range synonyms {
		s.meet(x.synonyms[heard.synonym].docs, heard.sure)
	}
	s.sum(m.weight)
}

// reach notes that the present word may mean the word.
func (s *scratch) reach(word int32, sure float32) {
	if s.sure[word] == 0 {
		s.reached = append(s.reached, word)
	}
	s.sure[word] = max(s.sure[word], sure)
}

// collect notes all words of the reach.
func (s *scratch) collect(x *Index, r reach) {
	for at := r.lo; at < r.hi; at++ {
		if !r.bySound {
			s.reach(at, r.quality(x.letters[at]))
			continue
		}
		for _, word := range x.bySound[at] {
			s.reach(word, r.quality(x.letters[word]))
		}
	}
}

// meetReached meets the docs of all words that were noted, each once, and those
// to which they lead as synonyms: a guess of a guess, so the doubt counts twice.
func (s *scratch) meetReached(x *Index) {
	for _, word := range s.reached {
		sure := s.sure[word]
		s.sure[word] = 0
		s.meet(x.postings[word], sure)
		for _, i := range x.alone[x.stemOf[word]] {
			s.meet(x.synonyms[i].docs, sure*sure*bySynonym)
		}
	}
	s.reached = s.reached[:0]
}

// meet lets the docs of the postings know the present word.
func (s *scratch) meet(postings []posting, sure float32) {
	best := s.best
	for _, p := range postings {
		w := p.weight * sure
		if b := best[p.doc]; w > b {
			if b == 0 {
				s.now = append(s.now, p.doc)
			}
			best[p.doc] = w
		}
	}
}

// sum adds the best of the present word to the scores.
func (s *scratch) sum(weight float32) {
	for _, doc := range s.now {
		if s.score[doc] == 0 {
			s.seen = append(s.seen, doc)
		}
		s.score[doc] += s.best[doc] * weight
		s.best[doc] = 0
		s.words[doc]++
	}
	s.now = s.now[:0]
}

// postings returns what the docs have for the words that were noted.
func (s *scratch) postings(x *Index) []posting {
	s.meetReached(x)
	slices.Sort(s.now)
	all := make([]posting, len(s.now))
	for i, doc := range s.now {
		all[i] = posting{doc, s.best[doc]}
		s.best[doc] = 0
	}
	s.now = s.now[:0]
	return all
}
