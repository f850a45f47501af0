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

// Marks returns where the title has words that were looked for.
func (f Found) Marks(title string) []data.Span {
	var spans []data.Span
	for _, place := range Split(title) {
		if f.means(place.Text) {
			spans = append(spans, data.Span{Start: place.Start, End: place.End})
		}
	}
	return spans
}

// means reports whether the word of a title was meant by one of the query.
func (f Found) means(word string) bool {
	id := f.index.words.find(word)
	if id < 0 || isLittle(word) {
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
