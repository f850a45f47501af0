package kiosk

import (
	"unicode"
	"unicode/utf8"

	"example.org/parter/assets/phrases"
)

// What a guided visitor hears while a case is asked for. Others stand in the lobby: so
// it is how many signs are typed, and not which. Those of the number and the date, but
// never of the code, are said to whoever chose that they may be heard.

// lookupPrompt is the field that is written, and what belongs there or how much of it
// is typed.
func (v *visit) lookupPrompt() string {
	what := v.say(phrases.AskNumberHint)
	switch typed := v.typedSigns(); {
	case typed != "":
		what = typed
	case v.lookup.inCode && v.dated():
		what = v.say(phrases.LookupDigits)
	case v.lookup.inCode:
		what = v.say(phrases.AskCodeHint)
	}
	return v.say(v.lookupFieldName()) + ", " + what
}

// typedSigns is how much is typed in the field, „3 от 8“; empty: nothing is.
func (v *visit) typedSigns() string {
	text, whole := v.typed.number, 0
	switch {
	case v.lookup.inCode && v.dated():
		text, whole = v.typed.date, dateDigits
	case v.lookup.inCode:
		text, whole = v.typed.code, codeLetters
	}
	n := utf8.RuneCountInString(text)
	switch {
	case n == 0:
		return ""
	case whole > 0:
		return v.say(phrases.LookupTyped, n, whole)
	default:
		return phrases.CountSigns(v.language, n)
	}
}

// sayField says which field is written now.
func (v *visit) sayField() {
	if v.guided {
		v.utter(v.lookupPrompt())
	}
}

// sayLetter says that a key was taken.
func (v *visit) sayLetter(letter rune) {
	typed := v.typedSigns()
	switch open := v.lookup.aloud && (!v.lookup.inCode || v.dated()); {
	case !v.guided:
	case typed == "":
		v.sayField()
	case open && (unicode.IsDigit(letter) || unicode.IsLetter(letter) && !v.lookup.inCode):
		v.utter(string(letter))
	default:
		v.utter(typed)
	}
}

// sayErased says how much is left.
func (v *visit) sayErased() {
	left := v.typedSigns()
	if left == "" {
		left = v.lookupPrompt()
	}
	if v.guided {
		v.utter(v.say(phrases.LookupErased, left))
	}
}
