package search

import "example.org/parter/data"

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
	for _, r := range m.reaches {
		at := word
		if r.bySound {
			at = x.soundOf[word]
		}
		if r.lo <= at && at < r.hi {
			return true
		}
	}
	return false
}

func (s synonym) has(stem int32) bool {
	for _, means := range s.means {
		if means == stem {
			return true
		}
	}
	return false
}
