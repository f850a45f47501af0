package search

import (
	"slices"

	"example.org/parter/data"
)

// Found is what a search looked for. It tells which words of a title matched.
type Found struct {
	index *Index
	all   []meaning
	heard []said
}

// Marks returns where a title of the index has words that were looked for.
func (f Found) Marks(title string) []data.Span {
	var spans []data.Span
	for start, end := nextWord(title, 0); start < end; start, end = nextWord(title, end) {
		if f.means(f.index.wordOf(title[start:end])) {
			spans = append(spans, data.Span{Start: start, End: end})
		}
	}
	return spans
}

// wordOf is the word behind one as it stands in a title; -1: none that decides.
func (x *Index) wordOf(raw string) int32 {
	if id, ok := x.raw[raw]; ok {
		return id
	}
	return -1
}

// means reports whether the word of a title was meant by one of the query.
func (f Found) means(id int32) bool {
	if id < 0 {
		return false
	}
	stem := f.index.stemOf[id]
	for _, m := range f.all {
		if m.exact == id || f.index.marks(m, id, stem) {
			return true
		}
	}
	for _, h := range f.heard {
		if f.index.synonyms[h.synonym].has(stem) {
			return true
		}
	}
	return false
}

// marks reports whether the meaning leads to the word.
func (x *Index) marks(m meaning, word, stem int32) bool {
	for _, f := range m.stems {
		if f.of == stem {
			return true
		}
		for _, i := range x.alone[f.of] {
			if x.synonyms[i].has(stem) {
				return true
			}
		}
	}
	return slices.ContainsFunc(m.reaches, func(r reach) bool { return r.has(x, word) })
}

// has reports whether the word is one of the reach.
func (r reach) has(x *Index, word int32) bool {
	if !r.bySound {
		return r.lo <= word && word < r.hi
	}
	text := x.words.keys[word]
	if hasLatin(text) {
		return false
	}
	at := x.sounds.find(Skeleton(text))
	return r.lo <= at && at < r.hi
}

func (s synonym) has(stem int32) bool {
	for _, means := range s.means {
		if means == stem {
			return true
		}
	}
	return false
}
