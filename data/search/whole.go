package search

import (
	"encoding/binary"
	"slices"
)

// Whoever types a whole name means what bears it: „лична карта“ is no parking
// card.
const (
	byWhole   = 0.4 // what a whole name adds to the score
	wholeName = 6   // words of a name, at most, that is known as a whole
	meantBest = 3   // stems of a word, at most, that are tried
)

// wholeKey is one for the same stems in whatever order.
func wholeKey(stems []int32) string {
	stems = slices.Clone(stems)
	slices.Sort(stems)
	key := make([]byte, 0, 4*len(stems))
	for _, stem := range slices.Compact(stems) {
		key = binary.LittleEndian.AppendUint32(key, uint32(stem))
	}
	return string(key)
}

// stems are those of the words as they were collected.
func (b *builder) stems(x *Index) []int32 {
	stemOf := make([]int32, len(b.words))
	for i, word := range x.words.keys {
		stemOf[b.ids[word]] = x.stemOf[i]
	}
	return stemOf
}

// indexWhole lets docs be found by each of their names as a whole.
func (b *builder) indexWhole(x *Index) {
	x.whole = map[string][]int32{}
	stemOf := b.stems(x)
	add := func(doc int32, words []int32) {
		if len(words) == 0 || len(words) > wholeName {
			return
		}
		stems := make([]int32, len(words))
		for i, word := range words {
			stems[i] = stemOf[word]
		}
		key := wholeKey(stems)
		if docs := x.whole[key]; len(docs) == 0 || docs[len(docs)-1] != doc {
			x.whole[key] = append(docs, doc)
		}
	}
	for i := range x.docs {
		doc := int32(i)
		add(doc, b.titles[doc])
		add(doc, b.english[doc])
		for _, name := range b.also[doc] {
			add(doc, name)
		}
	}
}

// wholly is how surely each doc bears the name that the words are as a whole.
func (x *Index) wholly(all []meaning) map[int32]float32 {
	all = slices.DeleteFunc(slices.Clone(all), func(m meaning) bool { return m.beside || isCompanion(m.text) })
	if len(all) == 0 || len(all) > wholeName {
		return nil
	}
	docs := map[int32]float32{}
	var try func(at int, stems []int32, sure float32)
	try = func(at int, stems []int32, sure float32) {
		if at == len(all) {
			for _, doc := range x.whole[wholeKey(stems)] {
				docs[doc] = max(docs[doc], sure)
			}
			return
		}
		for _, f := range all[at].likeliest() {
			try(at+1, append(stems, f.of), min(sure, f.sure))
		}
	}
	try(0, make([]int32, 0, wholeName), 1)
	return docs
}

// likeliest are the few stems that the word means most surely.
func (m meaning) likeliest() []found {
	stems := slices.Clone(m.stems)
	slices.SortStableFunc(stems, func(a, b found) int {
		switch {
		case a.sure > b.sure:
			return -1
		case a.sure < b.sure:
			return 1
		default:
			return 0
		}
	})
	return stems[:min(len(stems), meantBest)]
}

// learnNames makes other names of more than one word known as sayings, so that
// all of their words together say as much as a title, and each alone little:
// „документ за самоличност“ is no word for „документ“.
func (b *builder) learnNames(x *Index) {
	stemOf := b.stems(x)
	for doc, names := range b.also {
		for _, name := range names {
			if len(name) < 2 {
				continue
			}
			said := make([]int32, len(name))
			for i, word := range name {
				said[i] = stemOf[word]
			}
			x.synonyms = append(x.synonyms, synonym{said: said, docs: []posting{{doc, inTitle}}})
		}
	}
}
