package keyboard

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// PadKind says what a pad writes.
type PadKind int

// The kinds of pads.
const (
	ForNumbers PadKind = iota // an incoming number: digits, - and /, Bulgarian letters
	ForCodes                  // an access code: digits and the Latin letters of Crockford's alphabet
	ForDigits                 // digits only, as on a telephone
)

// NewPad is the keyboard for case numbers and access codes. All its signs are
// seen at once, so nobody has to look for the letters of their number.
func NewPad(k Keys, kind PadKind) fyne.CanvasObject {
	if kind == ForDigits {
		rows := []row{k.signs("123"), k.signs("456"), k.signs("789"), append(append(row{k.erase()}, k.signs("0")...), k.done())}
		return k.onPanel(container.NewWithoutLayout(k.lay(rows)...))
	}
	rows := []row{append(k.signs("1234567890"), k.erase())}
	if kind == ForCodes {
		rows = append(rows, k.signs("ABCDEFGH"), k.signs("JKMNPQRS"), append(k.signs("TVWXYZ"), k.done()))
	} else {
		rows = append(rows, append(k.signs("АБВГДЕЖЗИЙ"), k.signs("-")...), append(k.signs("КЛМНОПРСТУ"), k.signs("/")...),
			append(k.signs("ФХЦЧШЩЪЬЮЯ"), k.done()))
	}
	return k.onPanel(container.NewWithoutLayout(k.lay(rows)...))
}
