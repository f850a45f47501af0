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

// fewRows of the municipality's own stand on one page with examples: a page for
// themselves would look empty.
const fewRows = 3

// smallGroup is how many rows a group has that shares its pages with others.
const smallGroup = 4

// allFees are the pages with the fees of one group, or of every one. Then small
// groups stand together at the end.
func (p *planner) allFees(only data.GroupID) []sheet {
	var sheets []sheet
	var own, examples []feeRow
	for _, g := range p.content.Groups {
		if only != "" && g.ID != only {
			continue
		}
		mine, others := feeRows(p.content.Services, g.ID)
		if only == "" && len(mine)+len(others) <= smallGroup {
			own, examples = append(own, mine...), append(examples, others...)
			continue
		}
		sheets = append(sheets, p.feeSheets(g, mine, others)...)
	}
	if len(own)+len(examples) == 0 {
		return sheets
	}
	rest := data.Group{ID: "other", Name: data.Text{BG: phrases.In(spoken, phrases.BoardOtherFees)}}
	return append(sheets, p.feeSheets(rest, own, examples)...)
}

// feeSheets are the pages with the fees of a group, as many as its rows need.
// The municipality's own come first, on pages of their own unless they are few.
func (p *planner) feeSheets(g data.Group, own, examples []feeRow) []sheet {
	side := p.sideColumn()
	return p.once(func() []sheet {
		t := feeTable{frame: p.frame, title: g.Name.In(spoken), blended: len(own) > 0 && len(own) < fewRows && len(examples) > 0}
		parts := t.parts(own, examples)
		wide := t
		wide.full = true
		if fewer := wide.parts(own, examples); len(fewer) < len(parts) {
			t, parts = wide, fewer
		}
		var sheets []sheet
		for i, part := range parts {
			page := t.sized(i + 1)
			page.rows, page.n, page.of = part, i+1, len(parts)
			sheets = append(sheets, sheet{
				page: playlist.Page{
					ID: pageID(data.BoardFees, string(g.ID), i+1), Kind: data.BoardFees,
					Content: digest(page.title, part, page.n, page.of, side), Dwell: playlist.Dwell(page.words()),
				},
				paint: func() (picture, error) { return picture{append(page.paint(), page.paintSide(side)...), page.main}, nil },
				rows:  digests(part),
			})
		}
		return sheets
	}, p.Screen, data.BoardFees, g.ID, g.Name, own, examples, side)
}

// feeTable is one page of fees.
type feeTable struct {
	frame
	title   string
	rows    []feeRow
	full    bool // the first page has no side: there the side would cost a page
	blended bool // the group's few own rows stand before the examples, so each example is marked
	n, of   int
}

func (t feeTable) words() string {
	words := t.title
	for _, row := range t.rows {
		words += " " + row.name + " " + row.fee + " " + row.about
		for _, k := range row.kinds {
			words += " " + k.what + " " + k.fee
		}
	}
	return strings.NewReplacer(" · ", " ", " – ", " ").Replace(words) // the signs between are not read
}

// rowGap is the empty room above and below the words of a row.
func (t feeTable) rowGap() float32 { return t.PX(8) }

// card is what the whole page may fill: a table begins higher than a text.
func (t feeTable) card() box { return t.main.inset(t.pad, t.PX(32), t.footer()) }

// room is what the rows may fill.
func (t feeTable) room() box {
	room := t.card()
	head := t.LineHeight(look.Caption) + t.Height(look.Heading, t.title, room.w) + t.PX(6)
	return box{room.x, room.y + head, room.w, room.h - head}
}

// footnoteLines is how many lines the sources of one page may take.
const footnoteLines = 2

// parts are the rows of each page.
func (t feeTable) parts(own, examples []feeRow) [][]feeRow {
	if t.blended {
		return t.split(nil, append(slices.Clone(own), examples...))
	}
	return t.split(t.split(nil, own), examples)
}

// sized is the table as large as the n-th page of a group, from 1: the first
// leaves room for the side, the others fill the stage.
func (t feeTable) sized(n int) feeTable {
	if n > 1 || t.full {
		t.main, t.side = t.stage, box{}
	}
	return t
}

// split adds page after page filled with whole rows, as long as their sources
// have room too.
func (t feeTable) split(pages [][]feeRow, rows []feeRow) [][]feeRow {
	for from, to := 0, 0; from < len(rows); from = to {
		page := t.sized(len(pages) + 1)
		for to = from + 1; to < len(rows) && page.holds(rows[from:to+1]); to++ {
		}
		pages = append(pages, rows[from:to])
	}
	return pages
}

// holds reports whether the rows and their sources fit on the page.
func (t feeTable) holds(rows []feeRow) bool {
	room := t.room()
	lines := len(t.Break(look.Caption, footnote(rows), t.footnoteRoom().w))
	high := t.LineHeight(look.Caption) * float32(max(lines-1, 0))
	for _, row := range rows {
		high += t.rowHeight(row, room.w)
	}
	return lines <= footnoteLines && high <= room.h
}

func (t feeTable) paint() []fyne.CanvasObject {
	w := t.flow(t.card())
	w.objects = append(w.objects, t.sheet(t.main, look.Paper))
	w.text(look.Caption, kicker(phrases.BoardFees, t.n, t.of), look.Pine)
	w.text(look.Heading, t.title, look.Ink)
	w.y = t.room().y
	for i, row := range t.rows {
		if i > 0 {
			w.objects = append(w.objects, look.Place(t.Divider(w.room.w), w.room.x, w.y-1, w.room.w, 2))
		}
		o := t.paintRow(row, w.room.w)
		w.put(o, o.MinSize().Height)
	}
	if note := footnote(t.rows); note != "" {
		b := t.footnoteRoom()
		lines := t.Trailing(look.Caption, note, b.w, look.OnAmberSoft)
		high := lines.MinSize().Height
		w.objects = append(w.objects, look.Place(lines, b.x, b.y+b.h-high, b.w, high))
		if !t.blended {
			w.objects = append(w.objects, t.exampleBadge()...)
		}
	}
	return w.objects
}

// exampleBadge is the mark of a page of examples, opposite its kicker.
func (t feeTable) exampleBadge() []fyne.CanvasObject {
	room := t.card()
	badge := t.Badge(phrases.In(spoken, phrases.ExampleData))
	size := badge.MinSize()
	return []fyne.CanvasObject{look.Place(badge, room.x+room.w-size.Width, room.y-t.PX(8), size.Width, size.Height)}
}

// footnoteRoom is beside and above the page dots.
func (t feeTable) footnoteRoom() box {
	b := t.main.inset(t.pad, 0, t.PX(21))
	high := t.LineHeight(look.Caption) * footnoteLines
	return box{b.x + t.PX(150), b.y + b.h - high, b.w - t.PX(150), high}
}

// footnote says where the examples of a page come from; empty: there are none.
func footnote(rows []feeRow) string {
	var sources []string
	example := false
	for _, row := range rows {
		example = example || row.example
		if row.source != "" && !slices.Contains(sources, row.source) {
			sources = append(sources, row.source)
		}
	}
	switch {
	case len(sources) > 0:
		return phrases.In(spoken, phrases.ExampleSource, strings.Join(sources, ", "))
	case example:
		return phrases.In(spoken, phrases.BoardNotSure)
	default:
		return ""
	}
}

func (t feeTable) rowHeight(row feeRow, width float32) float32 {
	return t.paintRow(row, width).MinSize().Height
}

// nameLines is how many lines a name takes before what it says in brackets is
// left to the kiosk.
const nameLines = 2

// paintRow is the name with the fee at its end, and below them in small letters
// what else there is to know.
func (t feeTable) paintRow(row feeRow, width float32) fyne.CanvasObject {
	head := t.flow(box{0, t.rowGap(), width, 0})
	bottom := head.y
	if row.fee != "" {
		fee := min(t.widestLine(look.Strong, row.fee), t.PX(240))
		head.room.w -= fee + t.PX(20)
		amount := t.Trailing(look.Strong, row.fee, fee, look.Ink)
		bottom += amount.MinSize().Height
		head.objects = append(head.objects, look.Place(amount, width-fee, head.y, fee, amount.MinSize().Height))
	}
	head.text(look.Body, t.shortName(row.name, head.room.w), look.Ink)
	for _, kind := range row.kinds {
		t.paintKind(head, kind, t.widestLine(look.Strong, kind.fee))
	}
	about := head
	if t.badged(row) || len(t.Break(look.Caption, row.about, head.room.w)) > 1 {
		about = t.flow(box{0, 0, width - t.badgeRoom(row), 0})
		about.objects, about.y = head.objects, max(head.y, bottom)
	}
	if row.about != "" {
		about.text(look.Caption, row.about, look.Muted)
	} else if t.badged(row) {
		about.y += t.LineHeight(look.Caption)
	}
	if t.badged(row) {
		about.objects = append(about.objects, t.rowBadge(width, about.y))
	}
	return look.Fixed(width, max(about.y, bottom)+t.rowGap(), about.objects...)
}

// paintKind puts what the fee is for on the left and the fee on the right.
func (t feeTable) paintKind(w *flow, kind feeKind, fee float32) {
	room := w.room.w - fee - t.PX(20)
	what := t.Lines(look.Caption, kind.what, room, look.Muted)
	shift := t.PX(11) // to the line on which the amount stands
	high := max(t.LineHeight(look.Strong), what.MinSize().Height+shift)
	w.objects = append(w.objects,
		look.Place(what, 0, w.y+shift, room, what.MinSize().Height),
		look.Place(t.Trailing(look.Strong, kind.fee, fee, look.Ink), w.room.w-fee, w.y, fee, t.LineHeight(look.Strong)))
	w.y += high
}

// badged reports whether the row itself is marked as an example: on a page of
// nothing else the page is.
func (t feeTable) badged(row feeRow) bool { return t.blended && row.example }

// badgeRoom is what the mark of the row takes from its last lines.
func (t feeTable) badgeRoom(row feeRow) float32 {
	if !t.badged(row) {
		return 0
	}
	return t.Badge(phrases.In(spoken, phrases.BoardExample)).MinSize().Width + t.PX(20)
}

// rowBadge is the mark of one example, at the end of its last line.
func (t feeTable) rowBadge(right, bottom float32) fyne.CanvasObject {
	badge := t.Badge(phrases.In(spoken, phrases.BoardExample))
	size := badge.MinSize()
	middle := bottom - t.LineHeight(look.Caption)/2
	return look.Place(badge, right-size.Width, middle-size.Height/2, size.Width, size.Height)
}

// kicker is the small line above a page's title: what it is about and, when
// there are several, which page this is.
func kicker(k phrases.Key, n, of int) string {
	words := strings.ToUpper(phrases.In(spoken, k))
	if of > 1 {
		words += " · " + phrases.In(spoken, phrases.PageOf, n, of)
	}
	return words
}
