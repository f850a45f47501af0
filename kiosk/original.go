package kiosk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// keepsBulgarian reports whether something of the service is shown in Bulgarian
// to a visitor who reads English. Names of sources are, and are not counted.
func (v *visit) keepsBulgarian(s described) bool {
	if v.language == data.Bulgarian {
		return false
	}
	texts := append([]data.Text{s.Name, s.Unit, s.Applicants, s.Outcome, s.Validity, s.Appeal, s.LegalBasis}, append(slices.Clone(s.Apply), s.Receive...)...)
	for _, d := range s.Documents {
		texts = append(texts, d.Text)
	}
	words := []string{phrases.FeeNote(v.language, s.FeeNote)}
	for _, fee := range s.Fees {
		texts = append(texts, fee.Unit, fee.AsOf)
		words = append(words, v.category(fee.For), phrases.TermText(v.language, fee.Note))
	}
	for _, term := range s.Terms {
		words = append(words, v.category(term.For), phrases.TermText(v.language, term.Text))
	}
	return slices.ContainsFunc(texts, func(t data.Text) bool { return t.EN == "" && inBulgarian(t.BG) }) || slices.ContainsFunc(words, inBulgarian)
}

// inBulgarian reports whether the words begin in Bulgarian: an English text may
// name a law by its Bulgarian letters.
func inBulgarian(words string) bool {
	first := strings.IndexFunc(words, unicode.IsLetter)
	if first < 0 {
		return false
	}
	letter, _ := utf8.DecodeRuneInString(words[first:])
	return unicode.Is(unicode.Cyrillic, letter)
}
