package display

import (
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/calendar"
	"example.org/parter/display/playlist"
)

// builtInSheet is the page that is there before any edition and when nothing
// is on: the name of the house, whom to call, and until when today. The clock is in
// the header.
func builtInSheet(f frame, c data.Content, now time.Time) sheet {
	page := builtInPage{frame: f, town: c.Town, departments: called(c.Departments)}
	days := calendar.New(c.DaysOff)
	for _, d := range page.departments {
		page.today = append(page.today, todayIn(days, d.Hours, now))
	}
	return sheet{
		page: playlist.Page{
			ID: playlist.PageID(data.BoardBuiltIn), Kind: data.BoardBuiltIn, Content: digest(c.Town, page.departments, page.today), Dwell: playlist.MinDwell,
		},
		paint: func() (picture, error) { return picture{page.paint(), f.stage}, nil },
	}
}

// todayIn says when a department receives people today; empty: that is not known.
func todayIn(days calendar.Calendar, h data.Hours, now time.Time) string {
	if !h.Known() {
		return ""
	}
	today := phrases.In(spoken, phrases.HoursToday, hoursOn(days, h, now))
	if h.Example {
		today += " · " + phrases.In(spoken, phrases.BoardExample)
	}
	return today
}

type builtInPage struct {
	frame
	town        data.Town
	departments []data.Department
	today       []string // of each
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
	for i, d := range t.departments {
		if !t.phone(w, d, t.today[i]) {
			break
		}
	}
	return w.objects
}

// phone is a department with its number and its hours of today, or false where there
// is no room left.
func (t builtInPage) phone(w *flow, d data.Department, today string) bool {
	number := phrases.PhoneNumber(d.Phone)
	numberWidth := t.Width(look.Question, number)
	words := w.room.w
	beside := w.room.w-numberWidth-t.PX(40) >= t.PX(500)
	if beside {
		words -= numberWidth + t.PX(40)
	}
	entry := t.flow(box{0, t.PX(6), words, 0})
	entry.text(look.Title, d.Name.In(spoken), look.Ink)
	if today != "" {
		entry.text(look.Caption, today, look.Muted)
	}
	high := t.LineHeight(look.Question)
	height := entry.y + t.PX(6)
	if beside {
		height = max(height, high+t.PX(12))
		entry.objects = append(entry.objects, look.Place(t.line(look.Question, number, look.Pine, fyne.TextAlignTrailing), w.room.w-numberWidth, (height-high)/2, numberWidth, high))
	} else {
		entry.objects = append(entry.objects, look.Place(t.line(look.Question, number, look.Pine, fyne.TextAlignLeading), 0, entry.y, numberWidth, high))
		height = entry.y + high + t.PX(6)
	}
	if w.y+height > w.room.y+w.room.h {
		return false
	}
	w.put(look.Fixed(w.room.w, height, entry.objects...), height)
	return true
}
