package display

import (
	"fmt"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
)

// mostDots is how many pages are shown as dots; more are counted in figures.
const mostDots = 12

// dots show which of the pages is on, at the lower end of its card.
func (f frame) dots(card box, index, count int) []fyne.CanvasObject {
	if count < 2 {
		return nil
	}
	x, y := card.x+f.pad, card.y+card.h-f.PX(30)-f.PX(18)
	if count > mostDots {
		words := f.line(look.Caption, fmt.Sprintf("%d / %d", index+1, count), look.Muted, fyne.TextAlignLeading)
		return []fyne.CanvasObject{look.Place(words, x, card.y+card.h-f.footer()+f.PX(18), f.PX(150), f.LineHeight(look.Caption))}
	}
	var objects []fyne.CanvasObject
	for i := range count {
		width, fill := f.PX(18), look.Line
		if i == index {
			width, fill = f.PX(56), look.Pine
		}
		dot := f.Panel(fill, look.Line, 0, 9)
		objects = append(objects, look.Place(dot, x, y, width, f.PX(18)))
		x += width + f.PX(12)
	}
	return objects
}

// dotsAt is what the dots of a page tell, and where.
type dotsAt struct {
	card         box
	index, count int
}
