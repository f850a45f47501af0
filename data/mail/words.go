package mail

import (
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// words are the subject and the text of the letter.
func words(l data.Letter) (subject, text string) {
	say := func(k phrases.Key, args ...any) string { return phrases.In(l.Language, k, args...) }
	var parts []string
	if l.Delay.Kind == "" {
		subject = say(phrases.LetterConfirmSubject)
		parts = []string{
			say(phrases.LetterConfirm) + "\n" + inLanguage(l.Confirm, l.Language),
			say(phrases.LetterNotMe) + "\n" + inLanguage(l.Remove, l.Language),
		}
	} else {
		subject = happened(l)
		parts = []string{
			phrases.Sentence(subject),
			say(phrases.LetterSee) + "\n" + inLanguage(l.Case, l.Language),
			say(phrases.LetterRemove) + "\n" + inLanguage(l.Remove, l.Language),
			say(phrases.LetterKept),
		}
	}
	foot := l.Town.In(l.Language)
	if l.Phone != "" {
		foot += "\n" + say(phrases.LetterAsk, phrases.PhoneNumber(l.Phone))
	}
	return subject, strings.Join(append(parts, foot), "\n\n") + "\n"
}

// happened is what the letter tells, in one sentence.
func happened(l data.Letter) string {
	key, day := phrases.LetterLate, l.Delay.Until
	switch l.Delay.Kind {
	case data.DelayExtended:
		key = phrases.LetterExtended
	case data.DelayStopped:
		key, day = phrases.LetterStopped, l.Delay.On
	case data.DelayGoesOn:
		key, day = phrases.LetterGoesOn, l.Delay.On
	case data.DelayLate:
	}
	return phrases.In(l.Language, key, l.Number, phrases.DayInWords(l.Language, day))
}

// inLanguage is the address of our page in the language.
func inLanguage(address string, l data.Language) string {
	if l == data.English {
		return address + "?l=en"
	}
	return address
}
