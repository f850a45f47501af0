package look

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Line is one line of text; it is not broken, so measure it first or give it
// the room.
func (l Look) Line(r Role, text string, c Colour) *canvas.Text {
	line := canvas.NewText(text, l.Colour(c))
	line.TextSize = l.Size(r)
	line.FontSource = fonts()[l.measure(r).weight]
	return line
}

// Width is how wide the text is on one line, in pixels.
func (l Look) Width(r Role, text string) float32 { return l.Line(r, text, Ink).MinSize().Width }

// Lines is a paragraph broken at the width. New lines in the text stay. A word
// that is wider than the line is broken too: nothing is ever cut off.
func (l Look) Lines(r Role, text string, width float32, c Colour) fyne.CanvasObject {
	return l.said(text, l.stack(r, l.Break(r, text, width), width, c, fyne.TextAlignLeading))
}

// Centred is Lines with each line in the middle.
func (l Look) Centred(r Role, text string, width float32, c Colour) fyne.CanvasObject {
	return l.said(text, l.stack(r, l.Break(r, text, width), width, c, fyne.TextAlignCenter))
}

// Trailing is Lines with each line at the right end.
func (l Look) Trailing(r Role, text string, width float32, c Colour) fyne.CanvasObject {
	return l.said(text, l.stack(r, l.Break(r, text, width), width, c, fyne.TextAlignTrailing))
}

// Stack paints lines that were broken before, for example one page of them.
func (l Look) Stack(r Role, lines []string, width float32, c Colour) fyne.CanvasObject {
	return l.said(strings.Join(lines, " "), l.stack(r, lines, width, c, fyne.TextAlignLeading))
}

// said remembers the text of the lines.
func (l Look) said(text string, lines *fyne.Container) fyne.CanvasObject {
	lines.Layout = paragraph{fixed{lines.Size()}, text}
	return lines
}

func (l Look) stack(r Role, lines []string, width float32, c Colour, align fyne.TextAlign) *fyne.Container {
	block := container.NewWithoutLayout()
	step := l.LineHeight(r)
	for i, text := range lines {
		line := l.Line(r, text, c)
		line.Alignment = align
		line.Resize(fyne.NewSize(width, step))
		line.Move(fyne.NewPos(0, float32(i)*step))
		block.Add(line)
	}
	return Fixed(width, step*float32(len(lines)), block.Objects...)
}

// Height is how high Lines of the text would be, in pixels.
func (l Look) Height(r Role, text string, width float32) float32 {
	return l.LineHeight(r) * float32(len(l.Break(r, text, width)))
}

// Break is the text in lines no wider than the width.
func (l Look) Break(r Role, text string, width float32) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, l.breakParagraph(r, paragraph, width)...)
	}
	return lines
}

func (l Look) breakParagraph(r Role, text string, width float32) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(text, breaks) {
		if joined := strings.TrimSpace(line + " " + word); l.Width(r, joined) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for l.Width(r, word) > width && utf8.RuneCountInString(word) > 1 {
			head := l.headThatFits(r, word, width)
			lines = append(lines, head)
			word = word[len(head):]
		}
		line = word
	}
	return append(lines, line)
}

// breaks reports whether a line may be broken at the letter: at white space, but
// not at a no-break space, which holds an amount and its currency together.
func breaks(letter rune) bool {
	return unicode.IsSpace(letter) && letter != '\u00a0' && letter != '\u202f'
}

// headThatFits is the longest beginning of the word that fits, at least one
// letter.
func (l Look) headThatFits(r Role, word string, width float32) string {
	end := 0
	for i, letter := range word {
		if i > 0 && l.Width(r, word[:i+utf8.RuneLen(letter)]) > width {
			break
		}
		end = i + utf8.RuneLen(letter)
	}
	return word[:end]
}

// Run is a part of a text with its own role and colour.
type Run struct {
	Text   string
	Role   Role
	Colour Colour
}

// Flow is a paragraph of runs, broken at the width between words: for a title
// whose matched words are bold. All runs should have roles of one size.
func (l Look) Flow(runs []Run, width float32) fyne.CanvasObject {
	if len(runs) == 0 {
		return Fixed(width, 0)
	}
	var objects []fyne.CanvasObject
	var x, y float32
	step := l.LineHeight(runs[0].Role)
	all := pieces(runs)
	for i, word := range all {
		line := l.Line(word.Role, word.Text, word.Colour)
		size := line.MinSize()
		if x > 0 && word.starts && x+l.wholeWord(all[i:]) > width {
			x, y = 0, y+step
		}
		line.Move(fyne.NewPos(x, y))
		line.Resize(fyne.NewSize(size.Width, step))
		objects = append(objects, line)
		x += size.Width
	}
	var text strings.Builder
	for _, run := range runs {
		text.WriteString(run.Text)
	}
	return l.said(text.String(), Fixed(width, y+step, objects...))
}

// wholeWord is how wide the first word is, of however many runs it consists,
// without the space behind it.
func (l Look) wholeWord(pieces []piece) float32 {
	var width float32
	for i, part := range pieces {
		if i > 0 && part.starts {
			break
		}
		width += l.Width(part.Role, strings.TrimRight(part.Text, " "))
	}
	return width
}

type piece struct {
	Run
	starts bool // a line may be broken before it
}

// pieces cuts runs into words that keep the space behind them.
func pieces(runs []Run) []piece {
	var all []piece
	starts := true
	for _, run := range runs {
		for _, word := range strings.SplitAfter(run.Text, " ") {
			if word == "" {
				continue
			}
			all = append(all, piece{Run{word, run.Role, run.Colour}, starts})
			starts = strings.HasSuffix(word, " ")
		}
	}
	return all
}
