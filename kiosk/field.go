package kiosk

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
)

// A field shows what was typed. It is painted from values, once for each key:
// Fyne's Entry keeps a selection, an undo and a clipboard that the next visitor
// must not find, and its blinking caret repaints the whole window all day.
type field struct {
	name   string // as it is read aloud
	icon   string // before the text; empty: none
	text   string
	hint   string // when nothing was typed
	masked bool   // dots instead of letters; a dash between groups stays
	active bool   // the keys write here: a caret and a pine edge
}

const (
	fieldHeight = 96 // px
	fieldSides  = 34 // px, inside the edge
)

// caption is what stands in the field, before it is cut to its width.
func (f field) caption() string {
	if !f.masked {
		return f.text
	}
	return strings.Map(func(letter rune) rune {
		if letter == '-' {
			return letter
		}
		return '•'
	}, f.text)
}

// fieldRow is how high a field is, in pixels.
func fieldRow(l look.Look) float32 {
	return max(l.PX(fieldHeight), l.LineHeight(look.Title)+l.PX(16), l.Target())
}

// field is the field with its width; a touch on it is the function's.
func (v *visit) field(f field, width float32, tapped func()) fyne.CanvasObject {
	l := v.look()
	style := look.Tile
	if f.active {
		style = look.Field
	}
	content := look.Inset(l.PX(fieldSides), 0, v.fieldContent(f, width-2*l.PX(fieldSides)))
	button := v.button(style, f.name, content, tapped)
	button.OnFocus = tapped
	return look.AtLeast(width, fieldRow(l), button)
}

// shownField is the field where it is read and not touched.
func (v *visit) shownField(f field, width float32) fyne.CanvasObject {
	l := v.look()
	edge := look.Edge
	if f.active {
		edge = look.Pine
	}
	content := look.Inset(l.PX(fieldSides), 0, v.fieldContent(f, width-2*l.PX(fieldSides)))
	return look.AtLeast(width, fieldRow(l), container.NewStack(l.Panel(look.Card, edge, 3, 24), content))
}

func (v *visit) fieldContent(f field, width float32) fyne.CanvasObject {
	l := v.look()
	line := look.Row(0)
	if f.icon != "" {
		line.Add(look.Middle(l.Icon(f.icon, l.PX(48), look.Ink)))
		line.Add(look.Gap(l.PX(24), 1))
		width -= l.PX(48) + l.PX(24)
	}
	caret := look.Gap(l.PX(8), 1)
	if f.active {
		bar := canvas.NewRectangle(l.Colour(look.Pine))
		caret = look.Row(0, look.Gap(l.PX(4), 1), look.Middle(look.AtLeast(l.PX(4), l.PX(52), bar)))
	}
	text := look.Middle(l.Line(look.Title, tail(l, f.caption(), width-l.PX(8)), look.Ink))
	if f.text == "" {
		line.Add(caret)
		line.Add(look.Gap(l.PX(12), 1))
		line.Add(look.Unsaid(look.Middle(l.Line(look.Body, f.hint, look.Muted))))
		return line
	}
	line.Add(text)
	line.Add(caret)
	return line
}

// tail is the end of the text that fits: what was typed last is seen.
func tail(l look.Look, text string, width float32) string {
	for text != "" && l.Width(look.Title, text) > width {
		_, size := utf8.DecodeRuneInString(text)
		text = text[size:]
	}
	return text
}

// withLetter is the text after a key. A text longer than the limit of letters
// stays as it is.
func withLetter(text string, letter rune, limit int) string {
	if utf8.RuneCountInString(text) >= limit {
		return text
	}
	return text + string(letter)
}

// withoutLast is the text without its last letter.
func withoutLast(text string) string {
	_, size := utf8.DecodeLastRuneInString(text)
	return text[:len(text)-size]
}
