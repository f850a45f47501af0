package keyboard

import (
	"slices"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// key is one key before it has a place.
type key struct {
	name    string // as it is read aloud
	units   float32
	style   look.Style
	content func(ink look.Colour, height float32) fyne.CanvasObject // as high as the key
	tapped  func()
}

type row []key

// units is how wide the row is in letters, without its gaps.
func (r row) units() float32 {
	var sum float32
	for _, key := range r {
		sum += key.units
	}
	return sum
}

// sign is a key that writes one letter or sign.
func (k Keys) sign(letter rune, tapped func()) key {
	content := func(ink look.Colour, height float32) fyne.CanvasObject {
		role := look.Title
		for _, smaller := range []look.Role{look.Strong, look.Label} {
			if k.Look.LineHeight(role) > height {
				role = smaller
			}
		}
		return look.Middle(k.Look.Line(role, string(letter), ink))
	}
	return key{name: string(letter), units: 1, style: look.Key, content: content, tapped: tapped}
}

// word is a key with a word on it.
func (k Keys) word(word phrases.Key, units float32, tapped func()) key {
	words := phrases.In(k.Language, word)
	content := func(ink look.Colour, _ float32) fyne.CanvasObject {
		return look.Middle(k.Look.Line(look.Label, words, ink))
	}
	return key{name: words, units: units, style: look.KeyQuiet, content: content, tapped: tapped}
}

// icon is a key with a picture on it.
func (k Keys) icon(icon string, word phrases.Key, units float32, tapped func()) key {
	content := func(ink look.Colour, _ float32) fyne.CanvasObject {
		if ink == look.Ink {
			ink = look.Pine
		}
		return look.Middle(k.Look.Icon(icon, k.Look.PX(48), ink))
	}
	return key{name: phrases.In(k.Language, word), units: units, style: look.KeyQuiet, content: content, tapped: tapped}
}

func (k Keys) erase() key { return k.icon("backspace", phrases.KeyErase, 1.5, k.Target.Erase) }

func (k Keys) done() key {
	done := k.word(k.Target.Word, 2.2, k.Target.Done)
	done.style = look.Primary
	return done
}

func (k Keys) digits() row { return k.signs("1234567890") }

// signs are keys that write what stands on them.
func (k Keys) signs(signs string) row {
	var keys row
	for _, sign := range signs {
		keys = append(keys, k.sign(sign, func() { k.Target.Type(sign) }))
	}
	return keys
}

// lay gives the keys their places: rows in the middle of the panel, keys as wide
// as the widest row allows and never wider than drawn.
func (k Keys) lay(rows []row) []fyne.CanvasObject {
	edge := k.Look.PX(margin)
	width := k.Size.Width - 2*edge
	return k.place(rows, k.unit(rows, width), edge, width)
}

// layBeside puts a second block of keys at the right of the first, which has room
// for every row that it may ever have.
func (k Keys) layBeside(left, right, every []row) []fyne.CanvasObject {
	edge, between := k.Look.PX(margin), 3*k.Look.PX(gap)
	width := k.Size.Width - 2*edge
	var both []row
	for _, keys := range every {
		both = append(both, slices.Concat(keys, right[0]))
	}
	unit := k.unit(both, width-between)
	first, second := k.blockWidth(every, unit), k.blockWidth(right, unit)
	at := (k.Size.Width - first - between - second) / 2
	return append(k.place(left, unit, at, first), k.place(right, unit, at+first+between, second)...)
}

// blockWidth is how wide the widest of the rows is.
func (k Keys) blockWidth(rows []row, unit float32) float32 {
	var widest float32
	for _, keys := range rows {
		widest = max(widest, k.rowWidth(keys, unit))
	}
	return widest
}

func (k Keys) rowWidth(keys row, unit float32) float32 {
	return keys.units()*unit + k.Look.PX(gap)*float32(len(keys)-1)
}

// place puts each row in the middle of the width that begins there.
func (k Keys) place(rows []row, unit, from, width float32) []fyne.CanvasObject {
	gap, edge := k.Look.PX(gap), k.Look.PX(margin)
	height := float32(int((k.Size.Height - 2*edge - gap*float32(len(rows)-1)) / float32(len(rows))))
	var objects []fyne.CanvasObject
	for i, keys := range rows {
		x := from + (width-k.rowWidth(keys, unit))/2
		y := edge + float32(i)*(height+gap)
		for _, key := range keys {
			width := key.units * unit
			objects = append(objects, look.Place(k.button(key, height), x, y, width, height))
			x += width + gap
		}
	}
	return objects
}

// unit is the width of a letter's key.
func (k Keys) unit(rows []row, width float32) float32 {
	unit, gap := k.Look.PX(120), k.Look.PX(gap)
	for _, keys := range rows {
		unit = min(unit, (width-gap*float32(len(keys)-1))/keys.units())
	}
	return float32(int(unit))
}

func (k Keys) button(key key, height float32) fyne.CanvasObject {
	if k.Off {
		return key.content(look.Muted, height)
	}
	ink := look.Ink
	if key.style == look.Primary {
		ink = look.OnPine
	}
	return k.Look.NewButton(key.style, key.name, key.content(ink, height), key.tapped)
}
