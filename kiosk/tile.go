package kiosk

import (
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
)

// tile is a large choice: an icon, a name and a line about it.
type tile struct {
	icon, name, about string
	lead              bool // the one that leads
	small             bool // one of many
	tapped            func()
}

// tileForm is what differs between few large tiles and many small ones, in
// pixels.
type tileForm struct {
	name, about                  look.Role
	icon, sides, ends, gap, line float32 // line: between the name and what it is about
}

func (v *visit) tileForm(small bool) tileForm {
	l := v.look()
	if small {
		return tileForm{name: look.Strong, about: look.Caption, icon: l.PX(72), sides: l.PX(20), ends: l.PX(8), gap: l.PX(18), line: l.PX(1)}
	}
	return tileForm{name: look.Title, about: look.Caption, icon: l.PX(112), sides: l.PX(36), ends: l.PX(20), gap: l.PX(32), line: l.PX(4)}
}

// words is how wide the words of a tile may be.
func (f tileForm) words(width float32) float32 { return width - 2*f.sides - f.icon - f.gap }

// tileHeight is the least height of the tile at the width.
func (v *visit) tileHeight(t tile, width float32) float32 {
	f, l := v.tileForm(t.small), v.look()
	height := l.Height(f.name, t.name, f.words(width))
	if t.about != "" {
		height += l.Height(f.about, t.about, f.words(width)) + f.line
	}
	return -whole(-max(height, f.icon) - 2*f.ends)
}

// tileButton paints the tile.
func (v *visit) tileButton(t tile, width, height float32) *look.Button {
	f, l := v.tileForm(t.small), v.look()
	style, ink, second, icon, ground := look.Tile, look.Ink, look.Muted, look.Pine, look.Mint
	if t.lead {
		style, ink, second, icon, ground = look.Lead, look.OnPine, look.OnPineSoft, look.OnPine, look.PineSoft
	}
	words := look.Column(f.line, l.Lines(f.name, t.name, f.words(width), ink))
	if t.about != "" {
		words.Add(l.Lines(f.about, t.about, f.words(width), second))
	}
	wordsHeight := words.MinSize().Height
	content := look.Fixed(width, height,
		look.Place(l.IconTile(t.icon, f.icon, icon, ground), f.sides, (height-f.icon)/2, f.icon, f.icon),
		look.Place(words, f.sides+f.icon+f.gap, (height-wordsHeight)/2, f.words(width), wordsHeight),
	)
	return v.button(style, t.name, content, t.tapped)
}

// tiles is a grid of the tiles. Rows share the height they are given, up to
// the most; they are never lower than their words.
func (v *visit) tiles(width, height, most float32, columns int, all []tile) fyne.CanvasObject {
	gap := v.look().PX(20)
	if len(all) > 0 && all[0].small {
		gap = v.look().PX(10)
	}
	columns = v.columns(width, gap, columns, all)
	each := (width - gap*float32(columns-1)) / float32(columns)
	var buttons []fyne.CanvasObject
	var y float32
	for row, high := range v.rowHeights(each, height, most, gap, slices.Collect(slices.Chunk(all, columns))) {
		for i, t := range all[row*columns : min((row+1)*columns, len(all))] {
			x := whole(float32(i) * (each + gap))
			wide := whole(float32(i)*(each+gap)+each) - x
			buttons = append(buttons, look.Place(v.tileButton(t, wide, high), x, y, wide, high))
		}
		y += high + gap
	}
	return look.Fixed(width, max(y-gap, 0), buttons...)
}

// rowHeights are all the same, unless the rows then would not fit and do fit when
// each is only as high as its own words.
func (v *visit) rowHeights(each, height, most, gap float32, rows [][]tile) []float32 {
	heights := make([]float32, len(rows))
	var highest, sum float32
	for i, row := range rows {
		for _, t := range row {
			heights[i] = max(heights[i], v.tileHeight(t, each))
		}
		highest, sum = max(highest, heights[i]), sum+heights[i]
	}
	left := height - gap*float32(len(rows)-1)
	if alike := float32(len(rows)) * highest; alike > left && sum <= left {
		for i := range heights {
			heights[i] = whole(heights[i] + (left-sum)/float32(len(rows)))
		}
		return heights
	}
	for i := range heights {
		heights[i] = max(highest, whole(min(left/float32(len(rows)), most)))
	}
	return heights
}

// whole is the size in whole pixels: the parts of a panel whose edge lies between two
// leave a line open.
func whole(px float32) float32 { return float32(math.Floor(float64(px))) }

// columns is how many tiles stand beside each other, at most the most, so that
// no word is broken.
func (v *visit) columns(width, gap float32, most int, all []tile) int {
	l := v.look()
	for ; most > 1; most-- {
		each := (width - gap*float32(most-1)) / float32(most)
		fits := true
		for _, t := range all {
			f := v.tileForm(t.small)
			fits = fits && widest(l, f.name, strings.Fields(t.name)) <= f.words(each)
		}
		if fits {
			break
		}
	}
	return most
}

// flow puts buttons beside each other and begins a new row where the width
// ends.
func flow(gap, width float32, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	var x, y, high float32
	for _, b := range buttons {
		size := b.MinSize()
		if x > 0 && x+size.Width > width {
			x, y = 0, y+high+gap
			high = 0
		}
		look.Place(b, x, y, size.Width, size.Height)
		x, high = x+size.Width+gap, max(high, size.Height)
	}
	return look.Fixed(width, y+high, buttons...)
}
