package speech

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/parter/data"
)

// Normalise writes a text of a screen the way it is said. Amounts, dates, times,
// telephones, numbers of documents, codes, abbreviations and addresses become
// words and small groups of figures; brackets become pauses; quotation marks and
// pictures are dropped. What comes back has letters of the one alphabet, figures
// that stand alone, and the pauses , . ; : ! ? only, so that no voice has to
// guess. A cardinal number stays in figures, because espeak-ng stresses 20 and
// 50 right and „двадесет“ and „петдесет“ wrong.
func Normalise(l data.Language, text string) string {
	text = clean(text)
	rules, alphabet := bulgarianRules, bulgarianAlphabet
	if l == data.English {
		rules, alphabet = englishRules, englishAlphabet
	}
	for _, rule := range rules() {
		text = rule.apply(text)
	}
	return tidy(text, alphabet)
}

// rule says one kind of sign in words. Rules are applied in their order, and
// what one has said the next ones read.
type rule struct {
	pattern *regexp.Regexp
	say     func(found []string) (said string, ok bool) // not ok: leave it as it is
	closing bool                                        // its last dot can also end the sentence
}

// on is a rule for what matches the pattern.
func on(pattern string, say func(found []string) (said string, ok bool)) rule {
	return rule{pattern: regexp.MustCompile(pattern), say: say}
}

// atEnd is a rule for an abbreviation that can also stand last in a sentence:
// its dot is then the sentence's.
func atEnd(pattern string, say func(found []string) (said string, ok bool)) rule {
	return rule{pattern: regexp.MustCompile(pattern), say: say, closing: true}
}

// apply replaces what the rule matches, but never inside a longer word or number.
func (r rule) apply(text string) string {
	var out strings.Builder
	done := 0
	for _, at := range r.pattern.FindAllStringSubmatchIndex(text, -1) {
		start, end := at[0], at[1]
		if start == end || !standsAlone(text, start, end) {
			continue
		}
		said, ok := r.say(groups(text, at))
		if !ok {
			continue
		}
		out.WriteString(text[done:start])
		out.WriteString(" " + said)
		if r.closing && text[end-1] == '.' && opensSentence(text[end:]) {
			out.WriteByte('.')
		}
		out.WriteByte(' ')
		done = end
	}
	out.WriteString(text[done:])
	return strings.Join(strings.Fields(out.String()), " ")
}

func groups(text string, at []int) []string {
	found := make([]string, len(at)/2)
	for i := range found {
		if at[2*i] >= 0 {
			found[i] = text[at[2*i]:at[2*i+1]]
		}
	}
	return found
}

// standsAlone reports whether no letter or figure goes on beyond the edges of
// the match. (\b of package regexp knows ASCII only.)
func standsAlone(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, _ := utf8.DecodeRuneInString(text[start:])
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return (!inWord(before) || !inWord(first)) && (!inWord(last) || !inWord(after))
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// opensSentence reports whether the rest of a text begins a new sentence.
func opensSentence(rest string) bool {
	trimmed := strings.TrimLeft(rest, " ")
	first, _ := utf8.DecodeRuneInString(trimmed)
	return len(trimmed) < len(rest) && unicode.IsUpper(first)
}

// clean makes the many forms of space, dash, dot and accent into one each.
func clean(text string) string {
	var out strings.Builder
	last := rune(0)
	for _, r := range composed.Replace(text) {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029':
			out.WriteString(" . ")
		case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
			out.WriteByte(' ')
		case r == '\u2010' || r == '\u2011':
			out.WriteByte('-')
		case r == '\u2012' || r == '\u2014' || r == '\u2015' || r == '\u2212':
			out.WriteRune('–')
		case strings.ContainsRune("•·▪●►→›‣◦|*", r):
			out.WriteString(" , ")
		case r == '…':
			out.WriteString(". ")
		case r == '’' && unicode.Is(unicode.Latin, last):
			out.WriteByte('\'')
		case unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("„“”«»\"‘’‚`", r):
		default:
			out.WriteRune(r)
		}
		last = r
	}
	return out.String()
}

// tidy keeps the letters, lone figures and pauses, and sets them as a sentence
// is set: one space between words, one pause at a place, the strongest.
func tidy(text, alphabet string) string {
	var out strings.Builder
	last, between := rune(0), "" // what was written, and what was read since
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9', inAlphabet(r, alphabet):
			out.WriteString(join(last, between, r))
			out.WriteRune(r)
			last, between = r, ""
		default:
			between += string(r)
		}
	}
	if pause := strongest(between); pause != "" && pause != "," && last != 0 {
		out.WriteString(pause)
	}
	return out.String()
}

// join is what stands between two written characters: nothing inside a word, a
// hyphen inside a compound, else a space, after a pause where there was one.
func join(last rune, between string, next rune) string {
	inside := unicode.IsDigit(last) == unicode.IsDigit(next)
	switch {
	case last == 0 || between == "" && inside:
		return ""
	case between == "-" && inside && !unicode.IsDigit(next):
		return "-"
	default:
		return strongest(between) + " "
	}
}

// strongest is the longest pause among signs; brackets and dashes are short ones.
func strongest(signs string) (pause string) {
	for _, r := range signs {
		if strings.ContainsRune("()[]{}–/", r) {
			r = ','
		}
		if at := strings.IndexRune(pauses, r); at >= 0 && (pause == "" || at > strings.Index(pauses, pause)) {
			pause = string(r)
		}
	}
	return pause
}

// pauses are the signs that are heard as a pause, the shortest first.
const pauses = ",:;.!?"

func inAlphabet(r rune, alphabet string) bool {
	return strings.ContainsRune(alphabet, unicode.ToLower(r))
}
