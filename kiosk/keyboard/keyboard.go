// Package keyboard is the kiosk's own on-screen keyboard: Fyne has none on the
// desktop, and those of the desktop need its focus or Wayland.
//
// Keys call functions and never Fyne's focus, which a touch on a key would take
// away from the field being typed in. Nothing is learned and nothing suggested:
// the next visitor must not read the last one's words.
package keyboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Target is where the keys write to.
type Target struct {
	Type  func(letter rune)
	Erase func()      // the last letter
	Done  func()      // what the key in the brand's colour does
	Word  phrases.Key // what stands on that key
	Hide  func()      // nil: the keyboard cannot be put away
}

// Keys is what every keyboard is built from.
type Keys struct {
	Look     look.Look
	Language data.Language
	Size     fyne.Size // of the panel, at least 14 keys of 12 mm wide
	Target   Target
	Off      bool // nothing can be typed now: the keys are flat and pale, and no keys
	Mail     bool // an address of e-mail is typed, which has @ and no spaces
}

// Height is how high the panel of a keyboard likes to be, in pixels.
func Height(l look.Look) float32 { return panelHeight(l, rowsOf(l), keyHeight(l)) }

// Least is how high the panel of a keyboard must be: its keys are 15 mm, and there
// is air above and below their words.
func Least(l look.Look) float32 {
	return panelHeight(l, rowsOf(l), max(l.MM(15), l.LineHeight(look.Label)+l.PX(13)))
}

// rowsOf is how many rows a keyboard has. A wide screen is low: there the digits
// stand beside the letters and not above them.
func rowsOf(l look.Look) float32 {
	if l.Portrait() {
		return 5
	}
	return 4
}

// PadHeight is how high a pad likes to be: four rows.
func PadHeight(l look.Look) float32 { return panelHeight(l, 4, keyHeight(l)) }

// LeastPad is how high a pad must be.
func LeastPad(l look.Look) float32 { return panelHeight(l, 4, l.MM(15)) }

// keyHeight is lower where the screen is, so that answers are seen above.
func keyHeight(l look.Look) float32 {
	if l.Portrait() {
		return max(l.PX(88), l.MM(20))
	}
	return max(l.PX(70), l.MM(20))
}

func panelHeight(l look.Look, rows, key float32) float32 {
	return rows*key + (rows-1)*l.PX(gap) + 2*l.PX(margin)
}

const (
	gap    = 10 // px between keys
	margin = 10 // px around them
)

// New is a keyboard for words: digits, and letters in the layout of the state,
// which its keys change.
func New(k Keys, s *State) fyne.CanvasObject {
	b := &board{Keys: k, state: s, panel: container.NewWithoutLayout()}
	b.rebuild()
	return k.onPanel(b.panel)
}

// board is a keyboard whose letters can change while it is shown.
type board struct {
	Keys
	state *State
	panel *fyne.Container
}

// rebuild puts the keys of the state on the panel.
func (b *board) rebuild() {
	rows := b.rows(b.state.layout(b.Language))
	if b.Look.Portrait() {
		b.panel.Objects = b.lay(append([]row{b.digits()}, rows...))
	} else {
		digits := []row{b.signs("123"), b.signs("456"), b.signs("789"), b.signs("-0.")}
		b.panel.Objects = b.layBeside(rows, digits, b.everyRow())
	}
	b.panel.Refresh()
}

// everyRow is every row that any layout has: the digits beside them never move.
func (b *board) everyRow() []row {
	var all []row
	for _, l := range []Layout{Phonetic, Alphabet, Standard, Latin} {
		all = append(all, b.rows(l)...)
	}
	return all
}

func (b *board) rows(l Layout) []row {
	letters := l.letters()
	first, second, third := b.letters(letters[0]), b.letters(letters[1]), b.letters(letters[2])
	if len(first) <= len(second) {
		first = append(first, b.erase())
	} else {
		second = append(second, b.erase())
	}
	shift := b.icon("arrow-big-up", phrases.KeyShift, 1.5, b.shift)
	if b.state.Shift {
		shift.style = look.On
	}
	third = append(append(row{shift}, third...), b.done())
	return []row{first, second, third, b.bottom(l)}
}

// letters are the keys of one row of letters.
func (b *board) letters(letters string) row {
	var keys row
	for _, letter := range letters {
		shown := b.state.shown(letter)
		keys = append(keys, b.sign(shown, func() { b.typed(shown) }))
	}
	return keys
}

// typed sends a letter; a capital is one letter long.
func (b *board) typed(letter rune) {
	b.Target.Type(letter)
	if b.state.Shift {
		b.shift()
	}
}

func (b *board) shift() {
	b.state.Shift = !b.state.Shift
	b.rebuild()
}

// bottom has the keys that change the letters; each says what it leads to.
func (b *board) bottom(l Layout) row {
	keys := row{b.word(phrases.KeyCyrillic, 1.5, b.turnAlphabet)}
	if l != Latin {
		keys = row{b.word(phrases.KeyLatin, 1.5, b.turnAlphabet), b.word(b.state.Bulgarian.next().word(), 3, b.turnOrder)}
	}
	space := b.word(phrases.KeySpace, 3.5, func() { b.typed(' ') })
	space.style = look.Key
	switch {
	case b.Mail && b.Look.Portrait():
		keys = append(keys, b.sign('-', func() { b.typed('-') }), b.sign('_', func() { b.typed('_') }), b.at(), b.sign('.', func() { b.typed('.') }))
	case b.Mail:
		keys = append(keys, b.sign('_', func() { b.typed('_') }), b.at())
	case b.Look.Portrait():
		keys = append(keys, b.sign('-', func() { b.typed('-') }), space, b.sign(',', func() { b.typed(',') }), b.sign('.', func() { b.typed('.') }))
	default: // the other signs stand under the digits
		keys = append(keys, space, b.sign(',', func() { b.typed(',') }))
	}
	if b.Target.Hide != nil {
		keys = append(keys, b.icon("keyboard-hide", phrases.KeyHide, 1.5, b.Target.Hide))
	}
	return keys
}

// at is wide, since every address has it once.
func (b *board) at() key {
	at := b.sign('@', func() { b.typed('@') })
	at.units = 2.5
	return at
}

func (b *board) turnAlphabet() {
	b.state.Other = !b.state.Other
	b.rebuild()
}

func (b *board) turnOrder() {
	b.state.Bulgarian = b.state.Bulgarian.next()
	b.rebuild()
}

// onPanel is the ground behind the keys; it takes the touches beside them.
func (k Keys) onPanel(keys *fyne.Container) fyne.CanvasObject {
	ground := k.Look.Panel(look.Keys, look.Line, 0, 0)
	return look.Fixed(k.Size.Width, k.Size.Height, look.Place(ground, 0, 0, k.Size.Width, k.Size.Height),
		look.Place(keys, 0, 0, k.Size.Width, k.Size.Height))
}
