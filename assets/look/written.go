package look

import (
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/data/markdown"
)

// WrittenLine is one line of a text that staff have written, as it was broken.
type WrittenLine struct {
	Runs    []Run   // without letters: an empty line
	Mark    string  // the sign of an entry, before its first line
	At      float32 // where the sign stands, in pixels from the left
	Indent  float32 // where the words begin
	Heading bool    // belongs to what comes below it
}

// Words are the line as it is read.
func (w WrittenLine) Words() string {
	words := w.Mark
	if words != "" {
		words += " "
	}
	for _, run := range w.Runs {
		words += run.Text
	}
	return words
}

// BreakWritten is the text, with its marks (data/markdown), in lines no wider than the
// width. Every line is as high as one of Body.
func (l Look) BreakWritten(text string, width float32, c Colour) []WrittenLine {
	var lines []WrittenLine
	blocks := markdown.Parse(text)
	for _, b := range blocks {
		if b.Apart {
			lines = append(lines, WrittenLine{Runs: []Run{{Role: Body, Colour: c}}})
		}
		lines = append(lines, l.breakBlock(b, blocks, width, c)...)
	}
	return lines
}

// Written is the text with its marks, in paragraphs with a gap between them.
func (l Look) Written(text string, width float32, c Colour) *fyne.Container {
	column := Column(l.PX(20))
	var lines []WrittenLine
	end := func() {
		if len(lines) > 0 {
			column.Add(l.StackWritten(lines, width, c))
		}
		lines = nil
	}
	blocks := markdown.Parse(text)
	for _, b := range blocks {
		if b.Apart {
			end()
		}
		lines = append(lines, l.breakBlock(b, blocks, width, c)...)
	}
	end()
	return column
}

// breakBlock is one of the blocks in lines. The words of all numbered entries begin
// below each other.
func (l Look) breakBlock(b markdown.Block, all []markdown.Block, width float32, c Colour) []WrittenLine {
	var at, indent float32
	if b.Entry() {
		step := l.LineHeight(Body) * 3 / 4
		at = step * float32(b.Depth)
		for _, other := range all {
			if b.Kind == markdown.Numbered && other.Kind == markdown.Numbered {
				step = max(step, l.Width(Body, other.Mark()+" "))
			}
		}
		indent = at + step
	}
	var lines []WrittenLine
	for _, runs := range runsOf(b, c) {
		for _, line := range l.breakRuns(runs, width-indent) {
			lines = append(lines, WrittenLine{Runs: line, At: at, Indent: indent, Heading: b.Kind == markdown.Heading})
		}
	}
	lines[0].Mark = b.Mark()
	return lines
}

// runsOf are the lines of the block as they were typed. Bold has no italic.
func runsOf(b markdown.Block, c Colour) [][]Run {
	lines := [][]Run{nil}
	for _, s := range b.Spans {
		role := Body
		switch {
		case s.Bold || b.Kind == markdown.Heading:
			role = Strong
		case s.Italic:
			role = Emphasis
		}
		for i, text := range strings.Split(s.Text, "\n") {
			if i > 0 {
				lines = append(lines, nil)
			}
			last := len(lines) - 1
			lines[last] = append(lines[last], Run{text, role, c})
		}
	}
	return lines
}

// StackWritten paints lines that were broken before, for example one page of them.
func (l Look) StackWritten(lines []WrittenLine, width float32, c Colour) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	step := l.LineHeight(Body)
	for i, line := range lines {
		y := float32(i) * step
		if line.Mark != "" {
			objects = append(objects, Place(l.Line(Body, line.Mark, c), line.At, y, line.Indent-line.At, step))
		}
		x := line.Indent
		for n, run := range line.Runs {
			wide := l.Width(run.Role, run.Text)
			if n == len(line.Runs)-1 {
				wide = max(wide, width-x)
			}
			objects = append(objects, Place(l.Line(run.Role, run.Text, run.Colour), x, y, wide, step))
			x += wide
		}
	}
	return l.said(saidOf(lines), Fixed(width, step*float32(len(lines)), objects...))
}

// saidOf is the text of the lines, each entry and heading a line of its own.
func saidOf(lines []WrittenLine) string {
	var said strings.Builder
	for i, line := range lines {
		words := line.Words()
		if words == "" {
			continue
		}
		switch {
		case i == 0:
		case line.Mark != "", line.Indent != lines[i-1].Indent, line.Heading != lines[i-1].Heading:
			said.WriteByte('\n')
		default:
			said.WriteByte(' ')
		}
		said.WriteString(strings.TrimPrefix(words, "• "))
	}
	return said.String()
}

// breakRuns is Break for a line that is set in several ways.
func (l Look) breakRuns(runs []Run, width float32) [][]Run {
	if len(runs) == 1 { // letters are measured together, as anywhere else
		var lines [][]Run
		for _, text := range l.breakParagraph(runs[0].Role, runs[0].Text, width) {
			lines = append(lines, []Run{{text, runs[0].Role, runs[0].Colour}})
		}
		return lines
	}
	var lines [][]Run
	var line []Run
	for _, word := range wordsOf(runs) {
		if joined := joined(line, word); l.runsWidth(joined) <= width {
			line = joined
			continue
		}
		if line != nil {
			lines = append(lines, line)
		}
		for l.runsWidth(word) > width {
			head, rest := l.cutRuns(word, width)
			if len(rest) == 0 {
				break
			}
			lines, word = append(lines, head), rest
		}
		line = word
	}
	return append(lines, line)
}

// wordsOf are the words of the runs, of which each may be set in several ways.
func wordsOf(runs []Run) [][]Run {
	var words [][]Run
	var word []Run
	for _, run := range runs {
		for _, letter := range run.Text {
			if !breaks(letter) {
				word = appended(word, Run{string(letter), run.Role, run.Colour})
				continue
			}
			if word != nil {
				words, word = append(words, word), nil
			}
		}
	}
	if word != nil {
		words = append(words, word)
	}
	return words
}

// joined is the line with one more word behind a space.
func joined(line, word []Run) []Run {
	if len(line) == 0 {
		return word
	}
	all := append([]Run(nil), line...)
	all[len(all)-1].Text += " "
	for _, run := range word {
		all = appended(all, run)
	}
	return all
}

// appended puts the run behind the others, or to the last of them when it is like it.
func appended(runs []Run, run Run) []Run {
	if last := len(runs) - 1; last >= 0 && runs[last].Role == run.Role && runs[last].Colour == run.Colour {
		runs[last].Text += run.Text
		return runs
	}
	return append(runs, run)
}

// cutRuns is the longest beginning of the word that fits, at least one letter, and
// what is left.
func (l Look) cutRuns(word []Run, width float32) (head, rest []Run) {
	for _, run := range word {
		for _, letter := range run.Text {
			one := Run{string(letter), run.Role, run.Colour}
			longer := appended(append([]Run(nil), head...), one)
			if rest == nil && (head == nil || l.runsWidth(longer) <= width) {
				head = longer
				continue
			}
			rest = appended(rest, one)
		}
	}
	return head, rest
}

func (l Look) runsWidth(runs []Run) (width float32) {
	for _, run := range runs {
		width += l.Width(run.Role, run.Text)
	}
	return width
}
