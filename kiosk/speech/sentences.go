package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// breath is how many letters an utterance has at most: some fifteen seconds,
// so that a mark on the screen moves on and a repeat is short.
const breath = 200

// Sentences splits a text into utterances: at new lines, at ends of sentences
// and at semicolons, but not at the dots of abbreviations, initials, dates and
// numbers. A sentence longer than a breath is split where it can be, at a comma
// or a dash, else between two words. Nothing of the text is lost but space.
func Sentences(text string) []string {
	var sentences []string
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }) {
		for _, sentence := range sentencesOf(line) {
			sentences = append(sentences, breaths(sentence)...)
		}
	}
	return sentences
}

func sentencesOf(line string) (sentences []string) {
	start := 0
	for at, r := range line {
		end := at + utf8.RuneLen(r)
		if r != utf8.RuneError && endsHere(line[start:at], r, line[end:]) {
			sentences = appendTrimmed(sentences, line[start:end])
			start = end
		}
	}
	return appendTrimmed(sentences, line[start:])
}

func appendTrimmed(list []string, s string) []string {
	if s = strings.TrimSpace(s); s != "" {
		list = append(list, s)
	}
	return list
}

// endsHere reports whether a sentence ends with the sign between two texts.
func endsHere(before string, sign rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	if !unicode.IsSpace(next) {
		return false
	}
	switch sign {
	case '!', '?', ';', '…':
		return true
	case '.':
		return !abbreviated(before, strings.TrimSpace(after))
	default:
		return false
	}
}

// abbreviated reports whether the dot after a text belongs to its last word.
func abbreviated(before, after string) bool {
	last := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	if last == "" {
		return false
	}
	word := strings.ToLower(strings.TrimLeft(last, "(„\"“"))
	key := bare(word)
	next, _ := utf8.DecodeRuneInString(after)
	lower := unicode.IsLower(next) || unicode.IsDigit(next)
	switch {
	case strings.TrimFunc(before, unicode.IsDigit) == "":
		return true // „1. Заявление“
	case utf8.RuneCountInString(key) == 1 && last != strings.ToLower(last):
		return true // an initial
	case word == "no":
		return unicode.IsDigit(next)
	case closing[key] != "":
		return lower
	case key == "с", opening[key] != "":
		return true
	default:
		_, english := englishAbbreviations[word]
		return english && lower
	}
}

// breaths splits a sentence that is too long.
func breaths(sentence string) (parts []string) {
	for utf8.RuneCountInString(sentence) > breath {
		at := 0
		for range breath {
			_, size := utf8.DecodeRuneInString(sentence[at:])
			at += size
		}
		at = breakBefore(sentence, at)
		parts = appendTrimmed(parts, sentence[:at])
		sentence = strings.TrimSpace(sentence[at:])
	}
	return appendTrimmed(parts, sentence)
}

// breakBefore is the best place for a break in the second half of the first
// bytes of a sentence.
func breakBefore(sentence string, limit int) int {
	head := sentence[:limit]
	for _, sign := range []string{", ", ": ", " – ", " - ", " "} {
		if at := strings.LastIndex(head, sign); at > limit/2 {
			return at + len(strings.TrimRight(sign, " "))
		}
	}
	return limit
}
