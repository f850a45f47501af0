package display

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// list is a page of entries below each other, and as many more as they need.
type list struct {
	frame
	kind    data.BoardKind
	about   string // names the pages among those of their kind; may be empty
	kicker  phrases.Key
	title   string
	entries []entry
	first   bool // only as many as one page holds; the kiosk has the others
	n, of   int
}

// entry is one thing on the page: what it is called, what else there is to know of
// it, and what people look for.
type entry struct {
	name, about string
	small       bool // the name is as large as a text, not as a title
	aloud       bool // what else there is to know is as large as a text: it has to be read too
	figure      string
	role        look.Role // of the figure
	share       float64   // of a whole, from 0 to 1, shown as a bar; 0: it is none
	source      string    // of an example
	example     bool
}

func (e entry) nameRole() look.Role {
	if e.small {
		return look.Body
	}
	return look.Title
}

func (e entry) aboutRole() look.Role {
	if e.aloud {
		return look.Body
	}
	return look.Caption
}

func (e entry) words() string { return e.name + " " + e.about + " " + e.figure }

// sheets are the pages of the list.
func (t list) sheets() []sheet {
	if len(t.entries) == 0 {
		return nil
	}
	parts := t.split()
	if t.first && len(parts) > 1 {
		parts = [][]entry{t.cut(parts[0])}
	}
	var sheets []sheet
	for i, part := range parts {
		page := t
		page.entries, page.n, page.of = part, i+1, len(parts)
		words := t.title
		for _, e := range part {
			words += " " + e.words()
		}
		sheets = append(sheets, sheet{
			page: playlist.Page{
				ID: pageID(t.kind, t.about, i+1), Kind: t.kind,
				Content: digest(t.title, part, page.n, page.of), Dwell: playlist.Dwell(words),
			},
			paint: func() (picture, error) { return picture{page.paint(), page.stage}, nil },
		})
	}
	return sheets
}

// room is what the entries may fill.
func (t list) room() box {
	room := t.inside(t.stage)
	head := t.LineHeight(look.Caption) + t.Height(look.Heading, t.title, room.w) + t.PX(10)
	return box{room.x, room.y + head, room.w, room.h - head}
}

func (t list) split() [][]entry {
	room := t.room()
	var pages [][]entry
	var used float32
	for _, e := range t.entries {
		height := t.paintEntry(e, e.example, room.w).MinSize().Height
		if len(pages) == 0 || used+height > room.h {
			pages, used = append(pages, nil), 0
		}
		pages[len(pages)-1] = append(pages[len(pages)-1], e)
		used += height
	}
	return pages
}

// cut are the entries of the only page, with how many more there are instead of as
// many as that takes.
func (t list) cut(page []entry) []entry {
	room := t.room()
	for n := len(page); n > 0; n-- {
		short := append(slices.Clone(page[:n]), entry{about: phrases.In(spoken, phrases.BoardMoreAtKiosk, len(t.entries)-n)})
		var high float32
		for _, e := range short {
			high += t.paintEntry(e, e.example, room.w).MinSize().Height
		}
		if high <= room.h {
			return short
		}
	}
	return page
}

func (t list) paint() []fyne.CanvasObject {
	w := t.flow(t.inside(t.stage))
	w.objects = append(w.objects, t.sheet(t.stage, look.Paper))
	w.text(look.Caption, kicker(t.kicker, t.n, t.of), look.Pine)
	w.text(look.Heading, t.title, look.Ink)
	w.y = t.room().y
	every := !slices.ContainsFunc(t.entries, func(e entry) bool { return !e.example })
	for i, e := range t.entries {
		if i > 0 {
			w.objects = append(w.objects, look.Place(t.Divider(w.room.w), w.room.x, w.y-1, w.room.w, 2))
		}
		painted := t.paintEntry(e, e.example && !every, w.room.w)
		w.put(painted, painted.MinSize().Height)
	}
	if every {
		w.objects = append(w.objects, t.markPage(t.inside(t.stage))...)
	}
	return append(w.objects, t.paintSources()...)
}

// markPage is the mark of a page of examples, opposite its kicker.
func (f frame) markPage(room box) []fyne.CanvasObject {
	badge := f.Badge(phrases.In(spoken, phrases.ExampleData))
	size := badge.MinSize()
	return []fyne.CanvasObject{look.Place(badge, room.x+room.w-size.Width, room.y-f.PX(8), size.Width, size.Height)}
}

// paintSources says beside the page dots where the examples come from.
func (t list) paintSources() []fyne.CanvasObject {
	var sources []string
	for _, e := range t.entries {
		if e.example && e.source != "" && !slices.Contains(sources, e.source) {
			sources = append(sources, e.source)
		}
	}
	if len(sources) == 0 {
		return nil
	}
	b := t.stage.inset(t.pad, 0, t.PX(21))
	high := t.LineHeight(look.Caption)
	place := box{b.x + t.PX(150), b.y + b.h - high, b.w - t.PX(150), high}
	words := phrases.In(spoken, phrases.ExampleSource, strings.Join(sources, ", "))
	return []fyne.CanvasObject{at(t.Trailing(look.Caption, words, place.w, look.OnAmberSoft), place)}
}

// paintEntry puts the figure at the end of the line, or below the words where the
// page is narrow.
func (t list) paintEntry(e entry, marked bool, width float32) fyne.CanvasObject {
	gap, end := t.PX(48), t.PX(14)
	figure := t.widestLine(e.role, e.figure)
	beside := e.figure == "" || width-figure-gap >= t.PX(560)
	words := width
	if beside && e.figure != "" {
		words = width - figure - gap
	}
	w := t.flow(box{0, end, words, 0})
	if e.name != "" {
		w.text(e.nameRole(), e.name, look.Ink)
	}
	if marked {
		t.markName(w, e)
	}
	if e.about != "" {
		w.text(e.aboutRole(), e.about, look.Muted)
	}
	high := t.Height(e.role, e.figure, max(figure, 1))
	switch {
	case e.figure == "":
	case beside:
		height := max(w.y-end, high)
		w.objects = append(w.objects, look.Place(t.Trailing(e.role, e.figure, figure, look.Pine), width-figure, end+(height-high)/2, figure, high))
		w.y = end + height
	default:
		high = t.Height(e.role, e.figure, width)
		w.put(t.Lines(e.role, e.figure, width, look.Pine), high)
	}
	if e.share > 0 {
		w.objects = append(w.objects, t.paintBar(e.share, box{0, w.y + t.PX(10), width, t.PX(28)})...)
		w.y += t.PX(38)
	}
	return look.Fixed(width, w.y+end, w.objects...)
}

// markName puts the mark of an example behind its name, or below it where that
// has no room.
func (t list) markName(w *flow, e entry) {
	badge := t.Badge(phrases.In(spoken, phrases.BoardExample))
	size, line := badge.MinSize(), t.LineHeight(e.nameRole())
	lines := t.Break(e.nameRole(), e.name, w.room.w)
	x := t.Width(e.nameRole(), lines[len(lines)-1]) + t.PX(20)
	if x+size.Width <= w.room.w {
		w.objects = append(w.objects, look.Place(badge, x, w.y-(line+size.Height)/2, size.Width, size.Height))
		return
	}
	w.objects = append(w.objects, look.Place(badge, 0, w.y+t.PX(4), size.Width, size.Height))
	w.y += size.Height + t.PX(8)
}

// paintBar is a share of a whole. What it means stands beside it in figures.
func (f frame) paintBar(share float64, b box) []fyne.CanvasObject {
	filled := b
	filled.w = max(float32(int(float64(b.w)*min(share, 1))), b.h)
	return []fyne.CanvasObject{
		at(f.Panel(look.Mint, look.Pine, 2, b.h/2), b),
		at(f.Panel(look.Pine, look.Pine, 0, b.h/2), filled),
	}
}

// widestLine is how wide the words are that stand in one or more lines, rounded
// up.
func (f frame) widestLine(r look.Role, words string) float32 {
	var width float32
	for _, line := range strings.Split(words, "\n") {
		width = max(width, f.Width(r, line))
	}
	return float32(int(width) + 1)
}
