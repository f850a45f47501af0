package search

import "strings"

// FormKind says how a query was read.
type FormKind string

// The ways a query can be read, in the order in which they are tried.
const (
	AsTyped      FormKind = "as typed"
	LatinTyping  FormKind = "latin typing"    // Bulgarian in Latin letters
	LayoutBDS    FormKind = "layout bds"      // keys of the БДС layout, read as Latin
	LayoutPhonic FormKind = "layout phonetic" // keys of the phonetic layout, read as Latin

	LayoutPhonic2006 FormKind = "layout phonetic 2006" // of its newer kind

	EnglishBDS    FormKind = "english bds" // English typed while БДС was on
	EnglishPhonic FormKind = "english phonetic"
	PhonicOnBDS   FormKind = "phonetic on bds" // Bulgarian typed for the phonetic layout while БДС was on
	BDSOnPhonic   FormKind = "bds on phonetic"
)

// Form is one reading of a query.
type Form struct {
	Kind FormKind
	Text string // folded; never empty
}

// The keys of an English keyboard and what they write in the two Bulgarian
// layouts (БДС 5237 and the traditional phonetic one) and in the phonetic one of
// the standard's edition of 2006.
const (
	keys       = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`\\"
	keysBDS    = ",уеишщксдзц;ьяаожгтнвмчюйъэфхпрлб`\\"
	keysPhonic = "явертъуиопшщасдфгхйкл;'зьцжбнм,./чю"
	keys2006   = "чшертъуиопящасдфгхйкл;'зжцвбнм,./юь"
)

// Forms returns the readings of a query that differ from each other, the most
// likely first. It is empty when nothing was typed.
func Forms(query string) []Form {
	var forms []Form
	add := func(kind FormKind, text string) {
		if text == "" {
			return
		}
		for _, form := range forms {
			if form.Text == text {
				return
			}
		}
		forms = append(forms, Form{Kind: kind, Text: text})
	}
	add(AsTyped, Fold(query))
	keyed := strings.ToLower(query)
	if hasLatin(query) {
		words := Words(query)
		for i, word := range words {
			words[i] = Cyrillic(word)
		}
		add(LatinTyping, strings.Join(words, " "))
		add(LayoutBDS, Fold(retype(keyed, keys, keysBDS)))
		add(LayoutPhonic, Fold(retype(keyed, keys, keysPhonic)))
		add(LayoutPhonic2006, Fold(retype(keyed, keys, keys2006)))
		return forms
	}
	add(EnglishBDS, Fold(retype(keyed, keysBDS, keys)))
	add(EnglishPhonic, Fold(retype(keyed, keysPhonic, keys)))
	add(PhonicOnBDS, Fold(retype(keyed, keysBDS, keysPhonic)))
	add(BDSOnPhonic, Fold(retype(keyed, keysPhonic, keysBDS)))
	return forms
}

// shifted are the characters that the keys of Bulgarian letters write with the
// shift key held.
var shifted = strings.NewReplacer("{", "[", "}", "]", ":", ";", "\"", "'", "<", ",", ">", ".", "?", "/", "~", "`", "|", "\\")

// retype writes the text as the other layout would have.
func retype(text, from, to string) string {
	origin, target := []rune(from), []rune(to)
	return strings.Map(func(r rune) rune {
		for i, key := range origin {
			if key == r {
				return target[i]
			}
		}
		return r
	}, shifted.Replace(text))
}
