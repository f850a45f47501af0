package display

import (
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// called are the departments that have a telephone.
func called(departments []data.Department) []data.Department {
	var all []data.Department
	for _, d := range departments {
		if d.Phone != "" {
			all = append(all, d)
		}
	}
	return all
}

// phoneSheets are the large telephones.
func (p *planner) phoneSheets() []sheet {
	all := called(p.content.Departments)
	if len(all) == 0 {
		return nil
	}
	return p.once(func() []sheet {
		t := phoneList{frame: p.frame, about: look.Body}
		parts := t.split(all)
		if len(parts) > 1 { // rather one page with smaller remarks than two
			t.about = look.Caption
			parts = t.split(all)
		}
		var sheets []sheet
		for i, part := range parts {
			page := phoneList{p.frame, t.about, part, i + 1, len(parts)}
			sheets = append(sheets, sheet{
				page: playlist.Page{
					ID: pageID(data.BoardPhones, "", i+1), Kind: data.BoardPhones,
					Content: digest(part, page.n, page.of), Dwell: playlist.Dwell(page.words()),
				},
				paint: func() (picture, error) { return picture{page.paint(), page.stage}, nil },
			})
		}
		return sheets
	}, p.Screen, data.BoardPhones, all)
}

type phoneList struct {
	frame
	about       look.Role // of what a department does
	departments []data.Department
	n, of       int
}

func (t phoneList) words() string {
	var words []string
	for _, d := range t.departments {
		words = append(words, d.Name.In(spoken), d.About.In(spoken), phrases.PhoneNumber(d.Phone))
	}
	return strings.Join(words, " ")
}

func (t phoneList) split(all []data.Department) [][]data.Department {
	room := t.inside(t.stage)
	room.h -= t.LineHeight(look.Heading) + t.PX(10)
	var pages [][]data.Department
	var used float32
	for _, d := range all {
		height := t.entry(d, room.w).MinSize().Height
		if len(pages) == 0 || used+height > room.h {
			pages, used = append(pages, nil), 0
		}
		pages[len(pages)-1] = append(pages[len(pages)-1], d)
		used += height
	}
	return pages
}

func (t phoneList) paint() []fyne.CanvasObject {
	w := t.flow(t.inside(t.stage))
	w.objects = append(w.objects, t.sheet(t.stage, look.Paper))
	title := phrases.In(spoken, phrases.Phones)
	if t.of > 1 {
		title += " · " + phrases.In(spoken, phrases.PageOf, t.n, t.of)
	}
	w.text(look.Heading, title, look.Ink)
	w.gap(10)
	for i, d := range t.departments {
		if i > 0 {
			w.objects = append(w.objects, look.Place(t.Divider(w.room.w), w.room.x, w.y-1, w.room.w, 2))
		}
		entry := t.entry(d, w.room.w)
		w.put(entry, entry.MinSize().Height)
	}
	return w.objects
}

// entry is one department: name and subject beside the number, or above it
// where the page is narrow.
func (t phoneList) entry(d data.Department, width float32) fyne.CanvasObject {
	number := t.line(look.Question, phrases.PhoneNumber(d.Phone), look.Pine, fyne.TextAlignTrailing)
	numberWidth := t.Width(look.Question, phrases.PhoneNumber(d.Phone))
	beside := width-numberWidth-t.PX(48) >= t.PX(700)
	words := width
	if beside {
		words = width - numberWidth - t.PX(48)
	}
	w := t.flow(box{0, t.PX(16), words, 0})
	w.text(look.Title, d.Name.In(spoken), look.Ink)
	if about := d.About.In(spoken); about != "" {
		w.text(t.about, about, look.Muted)
	}
	high := t.LineHeight(look.Question)
	if beside {
		height := max(w.y, high+t.PX(16)) + t.PX(16)
		return look.Fixed(width, height, append(w.objects, look.Place(number, width-numberWidth, (height-high)/2, numberWidth, high))...)
	}
	number.Alignment = fyne.TextAlignLeading
	w.objects = append(w.objects, look.Place(number, 0, w.y, numberWidth, high))
	return look.Fixed(width, w.y+high+t.PX(16), w.objects...)
}
