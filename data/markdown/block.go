package markdown

import (
	"strconv"
	"strings"
)

// Kind is what a block is.
type Kind int

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Bullet   // an entry of a list
	Numbered // an entry of a list that counts
)

// Block is one piece of a text, below the one before it.
type Block struct {
	Kind   Kind
	Number int  // of a Numbered entry, as it was typed
	Depth  int  // of an entry: how many lists are around its own, at most deepest
	Apart  bool // an empty line stands before it
	Spans  []Span
}

// deepest is how deep a list may lie in others: a board has no room for more.
const deepest = 2

// Span is a part of a block that is set in one way. A new line in its text is one.
type Span struct {
	Text         string
	Bold, Italic bool
	Link         string // where it leads: https, tel or mailto; empty: nowhere
}

// Entry reports whether the block is an entry of a list.
func (b Block) Entry() bool { return b.Kind == Bullet || b.Kind == Numbered }

// Words are the visible letters of the block, without the sign of a list.
func (b Block) Words() string {
	var words strings.Builder
	for _, s := range b.Spans {
		words.WriteString(s.Text)
	}
	return words.String()
}

// Mark is the sign before an entry as people read it: „•“, „3.“; empty: it has none.
func (b Block) Mark() string {
	switch b.Kind {
	case Bullet:
		return "•"
	case Numbered:
		return strconv.Itoa(b.Number) + "."
	case Paragraph, Heading:
	}
	return ""
}

// said is how the block is read aloud: a number is said, a bullet is not.
func (b Block) said() string {
	if b.Kind == Numbered {
		return b.Mark() + " " + b.Words()
	}
	return b.Words()
}

// Plain is the text without its marks, for the voice, the search and the printer.
func Plain(text string) string {
	var plain strings.Builder
	for i, b := range Parse(text) {
		if i > 0 {
			plain.WriteByte('\n')
		}
		if b.Apart {
			plain.WriteByte('\n')
		}
		plain.WriteString(b.said())
	}
	return plain.String()
}

// Parse reads the text. It never fails: what is no mark is text.
func Parse(text string) []Block {
	var blocks []Block
	open, apart := false, false // whether the next line may go on with the last block; whether an empty one was before
	for _, line := range linesOf(text) {
		switch {
		case line.blank():
			open, apart = false, len(blocks) > 0
			continue
		case open && line.goesOn(blocks[len(blocks)-1]):
			last := &blocks[len(blocks)-1]
			last.Spans = append(last.Spans, Span{Text: "\n" + line.words})
			continue
		}
		b := Block{Kind: line.kind, Number: line.number, Apart: apart, Spans: []Span{{Text: line.words}}}
		if b.Entry() {
			b.Depth = depth(line.indent, blocks)
		}
		blocks, apart = append(blocks, b), false
		open = b.Kind != Heading
	}
	for i := range blocks {
		blocks[i].Spans = spansOf(blocks[i].Words())
	}
	return blocks
}

// depth is how deep an entry lies behind the blocks: two spaces for each list, and
// never more than one deeper than the entry before it.
func depth(indent int, before []Block) int {
	if len(before) == 0 || !before[len(before)-1].Entry() {
		return 0
	}
	return min(indent/2, before[len(before)-1].Depth+1, deepest)
}
