// Package phrases holds the fixed words of the house in every language: typed
// keys here, words in bg/*.json and en/*.json, one file for each room that
// speaks. Dates, amounts and plurals are made by code, since no list of words
// gets them right.
//
// A test proves that every key has its words in every language, and that no
// words are left without a key.
package phrases

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"sync"

	"example.org/parter/data"
)

// Key names a phrase: the room that says it, a dot, and what it is.
type Key string

//go:embed bg/*.json en/*.json
var files embed.FS

var words = sync.OnceValue(load)

// In returns the phrase in the language. Arguments fill its %s and %d in
// order. A key without words returns the key itself, which a test forbids.
func In(l data.Language, k Key, args ...any) string {
	phrase, ok := words()[l][k]
	if !ok {
		return string(k)
	}
	if len(args) == 0 {
		return phrase
	}
	return fmt.Sprintf(phrase, args...)
}

// Known reports whether the key has words in the language.
func Known(l data.Language, k Key) bool {
	_, ok := words()[l][k]
	return ok
}

func load() map[data.Language]map[Key]string {
	all := map[data.Language]map[Key]string{}
	for _, l := range data.Languages() {
		all[l] = map[Key]string{}
		entries, err := files.ReadDir(string(l))
		if err != nil {
			panic(err) // the files are linked into the binary
		}
		for _, entry := range entries {
			raw, err := files.ReadFile(path.Join(string(l), entry.Name()))
			if err != nil {
				panic(err)
			}
			phrases := map[Key]string{}
			if err := json.Unmarshal(raw, &phrases); err != nil {
				panic(fmt.Errorf("phrases %s/%s: %w", l, entry.Name(), err))
			}
			for k, phrase := range phrases {
				all[l][k] = phrase
			}
		}
	}
	return all
}
