package markdown

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// oneLine stands for a new line while goldmark reads, to which a new line means more
// than to us. It is white space, and linesOf left none in the text.
const oneLine = "\u2028"

// marks reads the marks within a block. It may be used by many at once.
var marks = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
		parser.WithInlineParsers(util.Prioritized(link{}, 1), util.Prioritized(emphasis{}, 2)),
	)
})

// spansOf are the parts of the words that are set differently.
func spansOf(words string) []Span {
	words = strings.TrimSpace(words)
	if !strings.ContainsAny(words, "*[") { // most texts; five thousand of them are published at once
		return []Span{{Text: words}}
	}
	source := []byte(strings.ReplaceAll(words, "\n", oneLine))
	return together(walk(nil, marks().Parse(text.NewReader(source)), source, Span{}))
}

// walk adds the text below the node, which is set as the span says.
func walk(spans []Span, node ast.Node, source []byte, set Span) []Span {
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		inner := set
		switch child := child.(type) {
		case *ast.Text:
			inner.Text = strings.ReplaceAll(string(child.Segment.Value(source)), oneLine, "\n")
			spans = append(spans, inner)
			continue
		case *ast.Emphasis:
			inner.Bold = inner.Bold || child.Level == 2
			inner.Italic = inner.Italic || child.Level == 1
		case *ast.Link:
			inner.Link = string(child.Destination)
			for _, s := range spansOf(string(child.Title)) { // the words may have marks of their own
				s.Bold, s.Italic, s.Link = s.Bold || inner.Bold, s.Italic || inner.Italic, inner.Link
				spans = append(spans, s)
			}
			continue
		}
		spans = walk(spans, child, source, inner)
	}
	return spans
}

// together joins neighbours that are set alike.
func together(spans []Span) []Span {
	var joined []Span
	for _, s := range spans {
		if last := len(joined) - 1; last >= 0 && like(joined[last], s) {
			joined[last].Text += s.Text
			continue
		}
		joined = append(joined, s)
	}
	return slices.Clip(joined)
}

func like(a, b Span) bool { return a.Bold == b.Bold && a.Italic == b.Italic && a.Link == b.Link }

// emphasis reads * and **. They need a border that CommonMark does not ask for: one
// star within a word is a product or a footnote, and so is one in brackets.
type emphasis struct{}

func (emphasis) Trigger() []byte { return []byte{'*'} }

func (e emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	mark := parser.ScanDelimiter(line, before, 1, e)
	after, _ := utf8.DecodeRune(line[mark.OriginalLength:])
	within := mark.OriginalLength == 1 && inWord(before) && inWord(after)
	mark.CanOpen = mark.CanOpen && !within && !strings.ContainsRune(")],.;:!?", after) && (mark.OriginalLength > 1 || !inWord(before))
	mark.CanClose = mark.CanClose && !within && !strings.ContainsRune("([", before)
	mark.Segment = segment.WithStop(segment.Start + mark.OriginalLength)
	block.Advance(mark.OriginalLength)
	pc.PushDelimiter(mark)
	return mark
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func (emphasis) IsDelimiter(b byte) bool { return b == '*' }

func (emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasis) OnMatch(stars int) ast.Node { return ast.NewEmphasis(stars) }

// link reads [words](address) where the address is one of ours. Its node keeps the
// words as the title.
type link struct{}

var linked = regexp.MustCompile(`^\[([^\[\]\x{2028}]+)\]\(((?:https://|tel:|mailto:)(?:[^\s\x{2028}\x{a0}()<>"]|\([^\s\x{2028}\x{a0}()<>"]*\))+)\)`)

func (link) Trigger() []byte { return []byte{'['} }

func (link) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	found := linked.FindSubmatch(line)
	if found == nil || len(strings.TrimSpace(string(found[1]))) == 0 {
		return nil
	}
	address, err := url.Parse(string(found[2]))
	if err != nil || address.Scheme == "https" && address.Host == "" {
		return nil
	}
	block.Advance(len(found[0]))
	node := ast.NewLink()
	node.Title, node.Destination = found[1], found[2]
	return node
}
