package search

import (
	"cmp"
	"slices"
)

// Result is one doc that was found.
type Result struct {
	Doc   int
	Score float32 // how much it has of what was asked; only to be compared within one search
	Whole bool    // what was asked is one of its names

	order float32 // greater is better: the score, and more for a whole name
}

// How a title is judged beside the words that it has.
const (
	byTitle = 0.25 // the part of the score that falls with what else the title says
	unasked = 0.85 // a copy, a change or an end that was not asked for
)

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
	asked := f.asked()
	var english, bulgarian, coded float32
	for i, m := range r.all {
		s.gather(x, m, spoken(f.heard, i))
		if x.isEnglish(m) {
			english += m.weight
		} else {
			bulgarian += m.weight
		}
		if len(m.docs) > 0 {
			coded += byCode * m.weight
		}
	}
	whole := x.wholly(r.all)
	t := top{limit: limit}
	for _, doc := range s.seen {
		score := x.docs[doc].judge(s.score[doc], english > bulgarian, asked)
		score += coded * whole[doc] // „УП 2“ is no number 2
		r := Result{Doc: int(doc), Score: score, Whole: whole[doc] > 0, order: score * (1 + byWhole*whole[doc])}
		if t.wants(r) && shown(r.Doc) {
			t.add(r)
		}
	}
	return f, t.results()
}

// isEnglish reports whether the surest of what the word may mean is English.
func (x *Index) isEnglish(m meaning) bool {
	if len(m.stems) == 0 {
		return hasLatin(m.text) && len(m.docs) == 0
	}
	surest := slices.MaxFunc(m.stems, func(a, b found) int { return cmp.Compare(a.sure, b.sure) })
	return hasLatin(x.stems.keys[surest.of])
}

// judge is the score of a doc whose words have the sum.
func (n *name) judge(sum float32, english bool, asked uint16) float32 {
	size := n.size
	if english {
		size = n.sizeEN
	}
	score := sum * n.weight
	if size > 0 {
		score *= 1 - byTitle + byTitle*min(1, sum/size)
	}
	if n.changes&^asked != 0 {
		score *= unasked
	}
	return score
}

// isCertain reports whether a word is known beyond guessing, in a name.
func (r reading) isCertain() bool {
	return slices.ContainsFunc(r.all, func(m meaning) bool {
		return m.names && m.sure >= byLatin*guessed && len(m.stems) > 0 || len(m.docs) > 0
	})
}

// spoken lists the synonyms that the word helps to say.
func spoken(heard []said, word int) (some []said) {
	for _, s := range heard {
		if s.words&(1<<word) != 0 {
			some = append(some, s)
		}
	}
	return some
}

// asked is which changes of a paper the query asks for.
func (f Found) asked() (changes uint16) {
	x := f.index
	ask := func(stem int32) {
		for _, word := range x.byStem[stem] {
			changes |= changeOf(x.words.keys[word])
		}
	}
	askSynonym := func(i int32) {
		for _, stem := range x.synonyms[i].means {
			ask(stem)
		}
	}
	for _, m := range f.all {
		changes |= changeOf(m.text)
		for _, stem := range m.stems {
			ask(stem.of)
			for _, i := range x.alone[stem.of] {
				askSynonym(i)
			}
		}
	}
	for _, h := range f.heard {
		askSynonym(h.synonym)
	}
	return changes
}

// top keeps the best results, the least of them first in the heap.
type top struct {
	limit int
	heap  []Result
}

func better(a, b Result) int {
	if c := cmp.Compare(b.order, a.order); c != 0 {
		return c
	}
	return cmp.Compare(a.Doc, b.Doc)
}

func (t *top) wants(r Result) bool { return len(t.heap) < t.limit || better(r, t.heap[0]) < 0 }

func (t *top) add(r Result) {
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

func (t *top) results() []Result {
	slices.SortFunc(t.heap, better)
	return t.heap
}
