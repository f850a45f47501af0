package display

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// builtInSheet is the page that is there before any edition and when nothing
// is on: the name of the house and whom to call. The clock is in the header.
func builtInSheet(f frame, town data.Town, departments []data.Department) sheet {
	page := builtInPage{f, town, called(departments)}
	return sheet{
		page:  playlist.Page{ID: playlist.PageID(data.BoardBuiltIn), Kind: data.BoardBuiltIn, Content: digest(town, departments), Dwell: playlist.MinDwell},
		paint: func() (picture, error) { return picture{page.paint(), f.stage}, nil },
	}
}

type builtInPage struct {
	frame
	town        data.Town
	departments []data.Department
}

func (t builtInPage) paint() []fyne.CanvasObject {
	w := t.flow(t.inside(t.stage))
	w.objects = append(w.objects, t.sheet(t.stage, look.Paper))
	if name := t.town.Name.In(spoken); name != "" {
		w.text(look.Question, name, look.Ink)
	}
	if place := t.town.Place.In(spoken); place != "" {
		w.text(look.Body, place, look.Muted)
	}
	if len(t.departments) == 0 {
		return w.objects
	}
	w.gap(36)
	w.text(look.Caption, kicker(phrases.Phones, 1, 1), look.Pine)
	for _, d := range t.departments {
		if !t.phone(w, d) {
			break
		}
	}
	return w.objects
}

// phone is a department with its number, or false where there is no room left.
func (t builtInPage) phone(w *flow, d data.Department) bool {
	number := phrases.PhoneNumber(d.Phone)
	numberWidth := t.Width(look.Question, number)
	beside := w.room.w - numberWidth - t.PX(40)
	if beside >= t.PX(500) {
		height := max(t.LineHeight(look.Question), t.Height(look.Title, d.Name.In(spoken), beside)) + t.PX(12)
		if w.y+height > w.room.y+w.room.h {
			return false
		}
		name := t.Lines(look.Title, d.Name.In(spoken), beside, look.Ink)
		high := name.MinSize().Height
		w.objects = append(w.objects,
			look.Place(name, w.room.x, w.y+(height-high)/2, beside, high),
			look.Place(t.line(look.Question, number, look.Pine, fyne.TextAlignTrailing), w.room.x+beside+t.PX(40), w.y, numberWidth, height))
		w.y += height
		return true
	}
	if w.y+t.Height(look.Title, d.Name.In(spoken), w.room.w)+t.LineHeight(look.Question)+t.PX(24) > w.room.y+w.room.h {
		return false
	}
	w.gap(24)
	w.text(look.Title, d.Name.In(spoken), look.Ink)
	w.text(look.Question, number, look.Pine)
	return true
}
