package kiosk

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

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

// A standing is how sure a fact of a list is.
type standing int

// The standings; one without any fact has none.
const (
	noFact standing = iota
	confirmed
	example
)

// standingOf is the standing of a fact.
func standingOf(isExample bool) standing {
	if isExample {
		return example
	}
	return confirmed
}

// allExamples reports whether one mark says for all of them what each would.
func allExamples(all []standing) bool {
	return slices.Contains(all, example) && !slices.Contains(all, confirmed)
}

// aside is the quiet mark beside one of several facts, or beside the name of
// some: the page has facts of the register too.
func (v *visit) aside(k phrases.Key, most float32) fyne.CanvasObject {
	l := v.look()
	sides := l.PX(10)
	lines := l.Break(look.Caption, v.say(k), most-2*sides)
	words := l.Stack(look.Caption, lines, widest(l, look.Caption, lines), look.OnAmberSoft)
	edge := float32(0)
	if l.Contrast {
		edge = 2 // there the sheet is not seen
	}
	return container.NewStack(l.Panel(look.AmberSoft, look.Amber, edge, 8), look.Inset(sides, 0, words))
}

// marked is the text, and behind it or below it the quiet mark.
func (v *visit) marked(r look.Role, text string, k phrases.Key, width float32, c look.Colour) fyne.CanvasObject {
	l := v.look()
	mark, gap := v.aside(k, width), l.PX(14)
	if natural := l.Width(r, text) + 1; natural+gap+mark.MinSize().Width <= width {
		return look.Row(gap, l.Lines(r, text, natural, c), look.Upright(mark))
	}
	return look.Column(l.PX(2), l.Lines(r, text, width, c), look.Row(0, mark))
}

// sources is the line at the end of a screen that says who published what stands
// on it, each once, and a document not beside its own part; nil: nobody is named.
func (v *visit) sources(all []string, width float32) fyne.CanvasObject {
	var named []string
	for i, source := range all {
		wholer := func(other string) bool { return len(other) > len(source) && strings.HasPrefix(other, source) }
		if source != "" && !slices.Contains(all[:i], source) && !slices.ContainsFunc(all, wholer) {
			named = append(named, source)
		}
	}
	l := v.look()
	switch len(named) {
	case 0:
		return nil
	case 1:
		return l.Lines(look.Caption, v.say(phrases.Source, named[0]), width, look.Muted)
	default:
		return l.Lines(look.Caption, v.say(phrases.KioskSourcesAre, strings.Join(named, " · ")), width, look.Muted)
	}
}

// from is the source in the visitor's language, within what the phrase says it
// is the source of; empty where nobody is named.
func (v *visit) from(k phrases.Key, source string) string {
	if source == "" {
		return ""
	}
	return v.say(k, phrases.SourceIn(v.language, source))
}

// widest is the width of the longest line, rounded up.
func widest(l look.Look, r look.Role, lines []string) float32 {
	var width float32
	for _, line := range lines {
		width = max(width, l.Width(r, line))
	}
	return float32(int(width) + 1)
}
