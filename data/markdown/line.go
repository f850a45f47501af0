package markdown

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// line is a line as it was typed, and what it is.
type line struct {
	kind   Kind
	number int
	indent int    // in letters; a tab is four
	words  string // without mark and space around them
}

func (l line) blank() bool { return l.words == "" }

// goesOn reports whether the line belongs to the block that is before it: the next
// line of a paragraph, or an indented one below an entry.
func (l line) goesOn(b Block) bool {
	if l.kind != Paragraph {
		return false
	}
	return b.Kind == Paragraph || b.Entry() && l.indent >= 2
}

var (
	newLines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")
	heading  = regexp.MustCompile(`^##[ \t]+(\S.*)$`)
	bullet   = regexp.MustCompile(`^-[ \t]+(\S.*)$`)
	numbered = regexp.MustCompile(`^([1-9]\d{0,2})\.[ \t]+(\S.*)$`)
)

// linesOf are the lines of the text. A number begins an entry only where another
// entry counts on: a single „5. Такси“ reads the same without being a list.
func linesOf(text string) []line {
	var lines []line
	for typed := range strings.SplitSeq(newLines.Replace(strings.ToValidUTF8(text, "\uFFFD")), "\n") {
		lines = append(lines, lineOf(typed))
	}
	var counted []bool
	for i := range lines {
		counted = append(counted, lines[i].kind != Numbered || follows(lines, i, 1) || follows(lines, i, -1))
	}
	for i, keeps := range counted {
		if !keeps {
			lines[i].words = strconv.Itoa(lines[i].number) + ". " + lines[i].words
			lines[i].kind, lines[i].number = Paragraph, 0
		}
	}
	return lines
}

func lineOf(typed string) line {
	typed = strings.TrimRightFunc(typed, unicode.IsSpace)
	words := strings.TrimLeftFunc(typed, unicode.IsSpace)
	l := line{words: words}
	for _, r := range typed[:len(typed)-len(words)] {
		l.indent++
		if r == '\t' {
			l.indent += 3
		}
	}
	if words == "" || !strings.ContainsRune("#-123456789", rune(words[0])) { // nearly every line
		return l
	}
	if found := heading.FindStringSubmatch(typed); found != nil {
		l.kind, l.words = Heading, found[1]
	} else if found := bullet.FindStringSubmatch(words); found != nil && strings.Trim(found[1], "- \t") != "" {
		l.kind, l.words = Bullet, found[1]
	} else if found := numbered.FindStringSubmatch(words); found != nil && !dated(found[2]) {
		l.kind, l.words = Numbered, found[2]
		l.number, _ = strconv.Atoi(found[1]) // three digits at most
	}
	return l
}

// follows reports whether the entry that is next in the direction counts on from the
// i-th line. Empty lines and what is indented deeper may stand between them.
func follows(lines []line, i, step int) bool {
	this := lines[i]
	for at := i + step; at >= 0 && at < len(lines); at += step {
		next := lines[at]
		if next.blank() || next.indent > this.indent {
			continue
		}
		return next.kind == Numbered && next.indent == this.indent && next.number == this.number+step
	}
	return false
}

// numericDate is the rest of „1. 12. 2026“.
var numericDate = regexp.MustCompile(`^\d{1,2}\.[ \t]*\d{4}`)

// dated reports whether the words behind „1. “ make a date of it.
func dated(words string) bool {
	first, _, _ := strings.Cut(words, " ")
	first = strings.ToLower(strings.TrimFunc(first, func(r rune) bool { return !unicode.IsLetter(r) }))
	return months[first] || numericDate.MatchString(words)
}

var months = map[string]bool{
	"януари": true, "февруари": true, "март": true, "април": true, "май": true, "юни": true,
	"юли": true, "август": true, "септември": true, "октомври": true, "ноември": true, "декември": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true,
	"july": true, "august": true, "september": true, "october": true, "november": true, "december": true,
}
