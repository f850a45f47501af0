package display

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
)

// mostDots is how many pages are shown as dots. Of more nobody counts them, and the
// place of one that comes again would seem to jump.
const mostDots = 12

// dots show which of the pages is on, at the lower end of its card.
func (f frame) dots(card box, index, count int) []fyne.CanvasObject {
	if count < 2 || count > mostDots {
		return nil
	}
	x, y := card.x+f.pad, card.y+card.h-f.PX(30)-f.PX(18)
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
