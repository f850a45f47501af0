package kiosk

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// seen is a text or a button as it stands on the screen.
type seen struct {
	at       fyne.Position
	size     fyne.Size
	text     *canvas.Text
	button   *look.Button
	box      fyne.Size     // of the object around it
	boxAt    fyne.Position // where that begins
	scroll   *look.Scroll  // the list it lies in; nil: none
	scrollAt fyne.Position
	around   *seen // the button it lies on; nil: none
	ink      *seen // of a text: where its letters are; set by checkLine
}

// inspect lists what is visible, in the order of painting.
func inspect(root fyne.CanvasObject) []seen {
	var all []seen
	walk(root, fyne.Position{}, seen{size: root.Size(), box: root.Size()}, &all)
	return all
}

func walk(o fyne.CanvasObject, parent fyne.Position, around seen, all *[]seen) {
	if !o.Visible() {
		return
	}
	at := parent.Add(o.Position())
	here := around
	here.at, here.size, here.boxAt, here.box = at, o.Size(), around.at, around.size
	here.text, here.button = nil, nil
	switch o := o.(type) {
	case *canvas.Text:
		here.text = o
		*all = append(*all, here)
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, at, here, all)
		}
	case *look.Scroll:
		here.scroll, here.scrollAt = o, at
		walk(o.Content, at, here, all)
	case *look.Button:
		here.button = o
		*all = append(*all, here)
		on := here
		here.around = &on
		walkAll(test.WidgetRenderer(o).Objects(), at, here, all)
	case *container.Scroll:
		walk(o.Content, at, here, all)
	case fyne.Widget:
		walkAll(test.WidgetRenderer(o).Objects(), at, here, all)
	}
}

func walkAll(objects []fyne.CanvasObject, at fyne.Position, around seen, all *[]seen) {
	for _, child := range objects {
		walk(child, at, around, all)
	}
}

// listing is what stands where, as a golden file.
func listing(root fyne.CanvasObject) string {
	var b strings.Builder
	for _, s := range inspect(root) {
		switch {
		case s.button != nil:
			fmt.Fprintf(&b, "[%s] %.0f,%.0f %.0fx%.0f\n", s.button.Name, s.at.X, s.at.Y, s.size.Width, s.size.Height)
		case s.text.Text != "":
			fmt.Fprintf(&b, "    %.0f,%.0f %.0f %s\n", s.at.X, s.at.Y, s.text.TextSize, s.text.Text)
		}
	}
	return b.String()
}

// edgeGap is what is free at least above and below the words of a button, in
// pixels. The single letter of a key is far lower than its line, and is let be.
const edgeGap = 8

// rounding is how many pixels may be lost to it.
const rounding = 1.5

// checkLayout proves that nothing is cut off, touches an edge or lies over other
// words, that fingers hit what they mean, and that no button hides another.
func checkLayout(t *testing.T, name string, root fyne.CanvasObject, screen look.Screen) {
	t.Helper()
	var buttons, lines []seen
	for _, s := range inspect(root) {
		right, bottom := s.at.X+s.size.Width, s.at.Y+s.size.Height
		if right > screen.Width+rounding || s.at.X < -rounding || (s.scroll == nil && (bottom > screen.Height+rounding || s.at.Y < -rounding)) {
			t.Errorf("%s: %s leaves the screen: %v %v", name, label(s), s.at, s.size)
		}
		if s.button != nil {
			checkTarget(t, name, s, buttons, screen)
			buttons = append(buttons, s)
		} else if strings.TrimSpace(s.text.Text) != "" {
			lines = append(lines, checkLine(t, name, s, lines))
		}
	}
}

// checkLine looks at a line of text beside those that were painted before, and returns
// it with its ink.
func checkLine(t *testing.T, name string, s seen, before []seen) seen {
	t.Helper()
	right, bottom, need := s.at.X+s.size.Width, s.at.Y+s.size.Height, s.text.MinSize()
	if strings.HasSuffix(s.text.Text, " ") { // the space at the end of a line is no matter
		right -= s.text.TextSize / 3
	}
	if need.Width > s.size.Width+rounding || need.Height > s.size.Height*tightLines+rounding {
		t.Errorf("%s: %q needs %v and has %v", name, s.text.Text, need, s.size)
	}
	if on := s.around; on != nil && utf8.RuneCountInString(s.text.Text) > 1 && (s.at.Y < on.at.Y+edgeGap || bottom > on.at.Y+on.size.Height-edgeGap) {
		t.Errorf("%s: %q touches the edge of its button: %.0f to %.0f in %.0f to %.0f", name, s.text.Text, s.at.Y, bottom, on.at.Y, on.at.Y+on.size.Height)
	}
	if right > s.boxAt.X+s.box.Width+rounding || bottom > s.boxAt.Y+s.box.Height+rounding || s.at.X < s.boxAt.X-rounding || s.at.Y < s.boxAt.Y-rounding {
		t.Errorf("%s: %q leaves its box", name, s.text.Text)
	}
	ink := inkOf(s)
	s.ink = &ink
	for _, other := range before {
		if other.scroll == s.scroll && overlap(*other.ink, ink) {
			t.Errorf("%s: %q lies over %q", name, s.text.Text, other.text.Text)
		}
	}
	return s
}

// checkTarget looks at a button beside those that were painted before. Rows of a
// list are as wide as it is and share their edges; all else is 3 mm apart, as
// VISUAL.md wants.
func checkTarget(t *testing.T, name string, s seen, before []seen, screen look.Screen) {
	t.Helper()
	l := look.New(look.Kiosk, screen)
	least, gap := fyne.NewSize(l.Target(), l.Target()), l.MM(3)-0.5
	if isKey(s.button) { // 20 mm where there is room
		least = leastKey(screen)
	}
	if s.size.Width < least.Width || s.size.Height < least.Height {
		t.Errorf("%s: button %q is only %v", name, s.button.Name, s.size)
	}
	for _, other := range before {
		switch apart := apartBy(other, s); {
		case other.scroll != s.scroll:
			if (other.scroll == nil || s.scroll == nil) && overlap(window(other), window(s)) {
				t.Errorf("%s: the list with %q and button %q overlap", name, other.button.Name, s.button.Name)
			}
		case overlap(other, s):
			t.Errorf("%s: buttons %q and %q overlap", name, other.button.Name, s.button.Name)
		case apart < gap && (!s.button.IsRow() || !other.button.IsRow()):
			t.Errorf("%s: buttons %q and %q are only %.0f px apart, want %.0f", name, other.button.Name, s.button.Name, apart, gap)
		}
	}
}

// isKey reports whether the button stands on the keyboard.
func isKey(b *look.Button) bool {
	for _, word := range []phrases.Key{phrases.KeySearch, phrases.KeyReady, phrases.KeyNextField, phrases.LookupToDate} {
		for _, l := range data.Languages() {
			if b.Name == phrases.In(l, word) {
				return true
			}
		}
	}
	return b.IsKey()
}

// leastKey is the size under which no key goes.
func leastKey(screen look.Screen) fyne.Size {
	l := look.New(look.Kiosk, screen)
	return fyne.NewSize(l.MM(12), l.MM(15))
}

// window is the list around the thing, or the thing itself.
func window(s seen) seen {
	if s.scroll == nil {
		return s
	}
	return seen{at: s.scrollAt, size: s.scroll.Size()}
}

func label(s seen) string {
	if s.button != nil {
		return "button " + s.button.Name
	}
	return "text " + s.text.Text
}

// tightLines is how much lower than the font asks for a line of a heading may be:
// its letters do not touch.
const tightLines = 1.08

// inkOf is where the letters of a line are: the text without what is free around
// it.
func inkOf(s seen) seen {
	need := s.text.MinSize()
	ink := seen{at: s.at, size: fyne.NewSize(need.Width, s.text.TextSize*0.7)}
	ink.at.Y += max(s.size.Height-need.Height, 0)/2 + s.text.TextSize*0.25
	switch spare := s.size.Width - need.Width; s.text.Alignment {
	case fyne.TextAlignCenter:
		ink.at.X += spare / 2
	case fyne.TextAlignTrailing:
		ink.at.X += spare
	default:
	}
	return ink
}

// apartBy is how far the nearest points of two things are from each other, across
// or down, whichever is more.
func apartBy(a, b seen) float32 {
	across := max(a.at.X-b.at.X-b.size.Width, b.at.X-a.at.X-a.size.Width)
	down := max(a.at.Y-b.at.Y-b.size.Height, b.at.Y-a.at.Y-a.size.Height)
	return max(across, down)
}

func overlap(a, b seen) bool {
	const touch = 0.5
	return a.at.X+touch < b.at.X+b.size.Width && b.at.X+touch < a.at.X+a.size.Width &&
		a.at.Y+touch < b.at.Y+b.size.Height && b.at.Y+touch < a.at.Y+a.size.Height
}

// press taps the visible button of the name.
func press(t *testing.T, h *hall, name string) {
	t.Helper()
	for _, s := range inspect(h.Root()) {
		if s.button != nil && s.button.Name == name {
			s.button.Tap()
			h.settle()
			return
		}
	}
	t.Fatalf("no button %q on %s:\n%s", name, h.Route(), listing(h.Root()))
}

// settle gives the screen its size, as a window does.
func (h *hall) settle() {
	h.Root().Resize(fyne.NewSize(h.o.Screen.Width, h.o.Screen.Height))
}

func says(h *hall, text string) bool {
	return strings.Contains(strings.Join(texts(h), " "), text)
}

func texts(h *hall) []string {
	var all []string
	for _, s := range inspect(h.Root()) {
		if s.text != nil {
			all = append(all, strings.ReplaceAll(s.text.Text, "\u00a0", " "))
		}
	}
	return all
}
