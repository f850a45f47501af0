package speech

import (
	"regexp"
	"strings"
	"unicode"
)

// Parts of the patterns of both languages. The towns' telephones, numbers of
// documents and codes are the same in both.
const (
	figuresPart    = `(\d+(?:[.,]\d+)?)`
	amountPart     = `(\d+)(?:[.,](\d{1,2}))?`
	timePart       = `(\d{1,2}):(\d{2})`
	datePart       = `(\d{1,2})\.(\d{1,2})\.(\d{4})`
	telephonePart  = `(0\d{2,3}) ?[/ -] ?(\d[\d -]{3,9}\d)|(0\d{2,3})(\d{5,6})`
	abroadPart     = `\+359 ?([\d /-]{7,14}\d)`
	docketPart     = `(?:[A-ZА-Я]{1,4}-)?\d+(?:-\d+){2,}|[A-ZА-Я]{1,4}(?:-\d+)+|\d+-\d{4,}`
	docketDatePart = `([\d-]*\d) ?/ ?` + datePart
	codePart       = `[A-Z0-9]{2,}(?:-[A-Z0-9]{2,})*`
	addressPart    = `[\w.+-]+@[\w-]+(?:\.[\w-]+)+` +
		`|(?:https?://)?www\.[\w-]+(?:\.[\w-]+)+(?:/[\w./-]*\w)?` +
		`|https?://[\w-]+(?:\.[\w-]+)+(?:/[\w./-]*\w)?` +
		`|[a-zA-Z][\w-]*(?:\.[\w-]+)*\.(?:bg|com|eu|org|net|info|example)(?:/[\w./-]*\w)?`
)

// docket reads the number of a document with its dashes, since a visitor may
// have to repeat it. Not ok: two years.
func docket(s, dash string, spell func(string) string) (said string, ok bool) {
	parts := strings.Split(s, "-")
	if len(parts) == 2 && len(parts[0]) == 4 && len(parts[1]) == 4 && parts[0] < parts[1] {
		return "", false
	}
	for i, part := range parts {
		if number(part) < 0 {
			parts[i] = spell(part)
		} else {
			parts[i] = grouped(part)
		}
	}
	return strings.Join(parts, ", "+dash+", "), true
}

// capitalsOnly is the access code of a slip that has no figure by chance.
var capitalsOnly = regexp.MustCompile(`^[A-Z]{4}-[A-Z]{4}$`)

// isCode tells a code of capitals and figures from a number and from a word.
func isCode(s string) bool {
	figures := strings.ContainsAny(s, "0123456789")
	capitals := strings.ContainsFunc(s, func(r rune) bool { return r >= 'A' && r <= 'Z' })
	return figures && capitals && len(s) >= 4 || capitalsOnly.MatchString(s)
}

// code reads a code of letters and figures in twos: „7K3M-0QXZ“.
func code(s string, name func(rune) string) string {
	var said strings.Builder
	for group := range strings.SplitSeq(s, "-") {
		for i, r := range []rune(strings.ToLower(group)) {
			if i%2 == 0 && said.Len() > 0 {
				said.WriteByte(',')
			}
			said.WriteString(" " + name(r))
		}
	}
	return said.String()
}

// address reads an e-mail or web address: its words, every sign, and its
// figures one by one.
func address(s string, signs map[rune]string, word func(string) string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	var said, letters strings.Builder
	finish := func() {
		if letters.Len() > 0 {
			said.WriteString(word(letters.String()) + " ")
		}
		letters.Reset()
	}
	for _, r := range strings.TrimSuffix(s, "/") {
		name, sign := signs[r]
		switch {
		case sign:
			finish()
			said.WriteString(", " + name + ", ")
		case unicode.IsDigit(r):
			finish()
			said.WriteString(string(r) + " ")
		default:
			letters.WriteRune(r)
		}
	}
	finish()
	return said.String()
}
