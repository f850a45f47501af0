package kiosk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// markText names data that the municipality has not confirmed, with who
// published it where that is known.
func (v *visit) markText(source string) string {
	if source == "" {
		return v.say(phrases.ExampleData)
	}
	return v.say(phrases.ExampleSource, phrases.SourceIn(v.language, source))
}

// shortMark is the same in the space of a list.
func (v *visit) shortMark(source string) string {
	if source == "" {
		return v.say(phrases.ExampleData)
	}
	return v.say(phrases.ExampleOf, phrases.SourceIn(v.language, phrases.ShortSource(source)))
}

// source says who published what is no example.
func (v *visit) source(source string) string {
	return v.say(phrases.Source, phrases.SourceIn(v.language, source))
}

// mark is an amber sheet around the text, no wider than its longest line.
func (v *visit) mark(text string, most float32) fyne.CanvasObject {
	l := v.look()
	sides, ends := l.PX(12), l.PX(2)
	lines := l.Break(look.Caption, text, most-2*sides)
	words := l.Stack(look.Caption, lines, widest(l, look.Caption, lines), look.OnAmberSoft)
	return container.NewStack(l.Panel(look.AmberSoft, look.Amber, 2, 10), look.Inset(sides, ends, words))
}

// widest is the width of the longest line, rounded up.
func widest(l look.Look, r look.Role, lines []string) float32 {
	var width float32
	for _, line := range lines {
		width = max(width, l.Width(r, line))
	}
	return float32(int(width) + 1)
}
