package search

import (
	"slices"

	"example.org/parter/data"
)

// synonym is what people say for something that the docs call otherwise.
type synonym struct {
	said  []int32   // stems
	docs  []posting // what it leads to
	means []int32   // stems that a title may have for it
}

// How sure a synonym is, compared with the word itself. The more words it has,
// the more exactly it says what is meant.
const (
	bySynonym = 0.88
	bySaying  = 0.95 // of two words
	byMore    = 0.08 // what each further one adds
)

// learn works out where each synonym leads, so that asking for it costs no more
// than asking for a word. None is known before all are worked out: what one means
// is said in the register's words.
func (x *Index) learn(said [][]string, synonyms []data.Synonym) {
	phrases := map[string]synonym{} // many synonyms mean the same
	for i, s := range synonyms {
		known := synonym{}
		for _, word := range said[i] {
			known.said = append(known.said, x.stemOf[x.words.find(word)])
		}
		for _, means := range s.Means {
			phrase, ok := phrases[means]
			if !ok {
				phrase.docs, phrase.means = x.phrase(means)
				phrases[means] = phrase
			}
			known.docs = merge(known.docs, phrase.docs)
			known.means = append(known.means, phrase.means...)
		}
		if len(known.said) > 0 && len(known.docs) > 0 {
			x.synonyms = append(x.synonyms, known)
		}
	}
	for i, known := range x.synonyms {
		by := x.alone
		if len(known.said) > 1 {
			by = x.begun
		}
		by[known.said[0]] = append(by[known.said[0]], int32(i))
	}
}

// phrase returns the docs that have every word of the phrase, or its number.
func (x *Index) phrase(text string) (docs []posting, stems []int32) {
	if at := x.codes.find(codeKey(text)); at >= 0 {
		for _, doc := range x.byCode[at] {
			docs = append(docs, posting{doc, inTitle})
		}
		return docs, nil
	}
	s := x.pool.take()
	defer x.pool.put(s)
	words := slices.DeleteFunc(Significant(Words(text)), isCompanion)
	var sum float32
	for _, word := range words {
		m := x.understand(word, false)
		if len(m.stems) > 0 {
			m.reaches = nil // it is the register's own word
		}
		s.gather(x, m, nil)
		sum += m.weight
		for _, found := range m.stems {
			stems = append(stems, found.of)
		}
	}
	for _, doc := range s.seen {
		if int(s.words[doc]) == len(words) && len(words) > 0 {
			docs = append(docs, posting{doc, s.score[doc] / sum})
		}
	}
	slices.SortFunc(docs, func(a, b posting) int { return int(a.doc - b.doc) })
	return docs, stems
}

// merge keeps the greater weight of each doc.
func merge(a, b []posting) []posting {
	all := slices.Concat(a, b)
	slices.SortStableFunc(all, func(a, b posting) int { return int(a.doc - b.doc) })
	var merged []posting
	for _, p := range all {
		if n := len(merged); n > 0 && merged[n-1].doc == p.doc {
			merged[n-1].weight = max(merged[n-1].weight, p.weight)
			continue
		}
		merged = append(merged, p)
	}
	return merged
}

// said is a synonym that some words of a query say together.
type said struct {
	words   uint16 // which of them, as a set of bits
	synonym int32
	sure    float32
}

// heard lists the synonyms of more than one word that the meanings say, in
// whatever order.
func (x *Index) heard(all []meaning) (heard []said) {
	for _, m := range all {
		for _, stem := range m.stems {
			for _, i := range x.begun[stem.of] {
				if words, sure := x.says(all, x.synonyms[i].said); sure > 0 {
					sure *= bySaying + byMore*float32(len(x.synonyms[i].said)-2)
					heard = append(heard, said{words, i, sure})
				}
			}
		}
	}
	return heard
}

// says is which of the meanings are the stems, and how surely.
func (x *Index) says(all []meaning, stems []int32) (words uint16, sure float32) {
	sure = 1
	for _, stem := range stems {
		best, word := float32(0), 0
		for i, m := range all {
			if s := x.allows(m, stem); s > best {
				best, word = s, i
			}
		}
		sure = min(sure, best)
		words |= 1 << word
	}
	return words, sure
}

// allows is how surely the meaning is a word of the stem.
func (x *Index) allows(m meaning, stem int32) (sure float32) {
	for _, found := range m.stems {
		if found.of == stem {
			sure = max(sure, found.sure)
		}
	}
	for _, word := range x.byStem[stem] {
		for _, r := range m.reaches {
			if !r.bySound && r.lo <= word && word < r.hi {
				sure = max(sure, r.quality(x.letters[word]))
			}
		}
	}
	return sure
}
