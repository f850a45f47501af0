package display

import (
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// promisesPart is the part of the charter that promises how people are served.
const promisesPart = "II"

// promiseSheets are the promises of the charter, section by section.
func (p *planner) promiseSheets() []sheet {
	var sheets []sheet
	for _, part := range p.content.Charter.Parts {
		if part.ID != promisesPart {
			continue
		}
		for _, section := range part.Sections {
			sheets = append(sheets, p.sectionSheets(section)...)
		}
	}
	return sheets
}

func (p *planner) sectionSheets(section data.CharterSection) []sheet {
	var promises []string
	for _, promise := range section.Promises() {
		promises = append(promises, phrases.Capital(strings.TrimRight(promise.Text.In(spoken), " ;,")))
	}
	title := strings.TrimRight(section.Title.In(spoken), " :")
	return p.once(func() []sheet {
		t := promisePage{frame: p.frame, title: title}
		parts := t.split(promises)
		var sheets []sheet
		for i, part := range parts {
			page := promisePage{p.frame, title, part, i + 1, len(parts)}
			sheets = append(sheets, sheet{
				page: playlist.Page{
					ID: pageID(data.BoardPromises, section.ID, i+1), Kind: data.BoardPromises,
					Content: digest(title, part, page.n, page.of), Dwell: playlist.Dwell(title + " " + strings.Join(part, " ")),
				},
				paint: func() (picture, error) { return picture{page.paint(), page.stage}, nil },
			})
		}
		return sheets
	}, p.Screen, data.BoardPromises, section.ID, title, promises)
}

type promisePage struct {
	frame
	title    string
	promises []string
	n, of    int
}

// sign is the room of the mark in front of a promise.
func (t promisePage) sign() float32 { return t.PX(92) }

func (t promisePage) split(promises []string) [][]string {
	room := t.inside(t.stage)
	room.h -= t.LineHeight(look.Caption) + t.Height(look.Heading, t.title, room.w) + t.PX(18)
	var pages [][]string
	var used float32
	for _, promise := range promises {
		height := t.Height(look.Body, promise, room.w-t.sign()) + t.PX(20)
		if len(pages) == 0 || used+height > room.h {
			pages, used = append(pages, nil), 0
		}
		pages[len(pages)-1] = append(pages[len(pages)-1], promise)
		used += height
	}
	return pages
}

func (t promisePage) paint() []fyne.CanvasObject {
	w := t.flow(t.inside(t.stage))
	w.objects = append(w.objects, t.sheet(t.stage, look.Paper))
	about := strings.ToUpper(phrases.In(spoken, phrases.Charter)) + " · " + phrases.In(spoken, phrases.BoardPromises)
	if t.of > 1 {
		about += " · " + phrases.In(spoken, phrases.PageOf, t.n, t.of)
	}
	w.text(look.Caption, about, look.Pine)
	w.text(look.Heading, t.title, look.Ink)
	w.gap(18)
	for _, promise := range t.promises {
		width := w.room.w - t.sign()
		height := t.Height(look.Body, promise, width)
		sign := t.IconTile("check", t.PX(60), look.Pine, look.Mint)
		w.objects = append(w.objects,
			look.Place(sign, w.room.x, w.y+t.PX(9), t.PX(60), t.PX(60)),
			look.Place(t.Lines(look.Body, promise, width, look.Ink), w.room.x+t.sign(), w.y+t.PX(10), width, height))
		w.y += height + t.PX(20)
	}
	return w.objects
}
