package display

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// written is a text where it stands on the screen: the room that its letters
// take, and the room that it was given.
type written struct {
	text string
	size float32
	ink  box
	room box
}

func texts(o fyne.CanvasObject, x, y float32) []written {
	x, y = x+o.Position().X, y+o.Position().Y
	switch o := o.(type) {
	case *fyne.Container:
		var all []written
		for _, child := range o.Objects {
			if child.Visible() {
				all = append(all, texts(child, x, y)...)
			}
		}
		return all
	case *canvas.Text:
		size, least := o.Size(), o.MinSize()
		w := written{text: o.Text, size: o.TextSize, room: box{x, y, size.Width, size.Height}}
		w.ink = box{x, y + (size.Height-0.72*o.TextSize)/2, least.Width, 0.72 * o.TextSize}
		switch o.Alignment {
		case fyne.TextAlignLeading:
		case fyne.TextAlignCenter:
			w.ink.x += (size.Width - least.Width) / 2
		case fyne.TextAlignTrailing:
			w.ink.x += size.Width - least.Width
		}
		return []written{w}
	}
	return nil
}

// misfits are the texts on the board that are wider than their room, leave the screen
// or their card, or lie over another.
func (b *Board) misfits() (unfit []string) {
	f := b.frame
	all := texts(b.Root(), 0, 0)
	for i, w := range all {
		below := !b.covered() && w.ink.y > f.header.h && w.ink.y < f.strip.y && w.ink.y+w.ink.h > f.stage.y+f.stage.h-f.PX(16)
		outside := w.ink.x < 0 || w.ink.y < 0 || w.ink.x+w.ink.w > f.Screen.Width || w.ink.y+w.ink.h > f.Screen.Height
		if w.ink.w > w.room.w+1 || below || outside {
			unfit = append(unfit, w.text)
			continue
		}
		for _, v := range all[i+1:] {
			if w.text != "" && v.text != "" && overlap(w.ink, v.ink) {
				unfit = append(unfit, w.text)
				break
			}
		}
	}
	return unfit
}

func overlap(a, b box) bool {
	return a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h
}
