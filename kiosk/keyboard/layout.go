package keyboard

import (
	"unicode"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Layout is an order of letters.
type Layout int

// The layouts. The zero value is the one most people know from their phones.
const (
	Phonetic Layout = iota // явертъ: where a Latin letter of the same sound stands
	Alphabet               // а to я: for those who type on nothing else
	Standard               // БДС 5237:1978, as on typewriters
	layouts                // how many Bulgarian ones there are
	Latin                  // QWERTY
)

// letters are the three rows of a layout. The phonetic one keeps ч, which stands
// beside the digits on a desk keyboard, left of its last row.
func (l Layout) letters() [3]string {
	switch l {
	case Alphabet:
		return [3]string{"абвгдежзий", "клмнопрсту", "фхцчшщъьюя"}
	case Standard:
		return [3]string{"уеишщксдзц", "ьяаожгтнвмч", "юйъфхпрлб"}
	case Latin:
		return [3]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}
	default:
		return [3]string{"явертъуиопшщ", "асдфгхйклю", "чзьцжбнм"}
	}
}

// next is the order of Bulgarian letters that the key for the order leads to.
func (l Layout) next() Layout { return (l + 1) % layouts }

// word is what the key that leads to the order says.
func (l Layout) word() phrases.Key {
	switch l {
	case Alphabet:
		return phrases.KeyAlphabet
	case Standard:
		return phrases.KeyStandard
	default:
		return phrases.KeyPhonetic
	}
}

// State is what a visitor has set on the keyboard. It belongs to the visit, so
// that the next screen has the same letters in the same places. The zero value is
// small letters of the visitor's language, the Bulgarian ones in the phonetic
// order.
type State struct {
	Bulgarian Layout // the order of the Bulgarian letters
	Other     bool   // the letters that are not of the visitor's language
	Shift     bool   // the next letter is a capital
}

func (s *State) layout(l data.Language) Layout {
	if s.latin(l) {
		return Latin
	}
	return s.Bulgarian
}

// latin reports whether the letters are Latin. A visitor who reads English types
// English.
func (s *State) latin(l data.Language) bool { return (l == data.English) != s.Other }

// shown is the letter as its key shows and types it.
func (s *State) shown(letter rune) rune {
	if s.Shift {
		return unicode.ToUpper(letter)
	}
	return letter
}
