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

// feeSheets are the pages with the fees of a group, as many as its rows need.
// No page mixes what the municipality published with examples.
func (p *planner) feeSheets(g data.Group) []sheet {
	own, examples := feeRows(p.content.Services, g.ID)
	if len(own)+len(examples) == 0 {
		return nil
	}
	side := p.sideColumn()
	return p.once(func() []sheet {
		t := feeTable{frame: p.frame, title: g.Name.In(spoken)}
		parts := append(t.split(own), t.split(examples)...)
		var sheets []sheet
		for i, part := range parts {
			page := t
			page.rows, page.n, page.of = part, i+1, len(parts)
			sheets = append(sheets, sheet{
				page: playlist.Page{
					ID: pageID(playlist.Fees, string(g.ID), i+1), Kind: playlist.Fees,
					Content: digest(page.title, part, page.n, page.of, side), Dwell: playlist.Dwell(page.words()),
				},
				paint: func() picture { return picture{append(page.paint(), p.paintSide(side)...), p.main} },
			})
		}
		return sheets
	}, p.Screen, playlist.Fees, g.ID, g.Name, own, examples, side)
}

// feeTable is one page of fees.
type feeTable struct {
	frame
	title string
	rows  []feeRow
	n, of int
}

func (t feeTable) words() string {
	words := t.title
	for _, row := range t.rows {
		words += " " + row.name
		for _, e := range row.entries {
			words += " " + e.what + " " + e.fee
		}
	}
	return words
}

// rowGap is the empty room above and below the words of a row.
func (t feeTable) rowGap() float32 { return t.PX(11) }

// room is what the rows may fill.
func (t feeTable) room() box {
	room := t.inside(t.main)
	head := t.LineHeight(look.Caption) + t.Height(look.Heading, t.title, room.w) + t.PX(12)
	return box{room.x, room.y + head, room.w, room.h - head}
}

// footnoteLines is how many lines the sources of one page may take.
const footnoteLines = 2

// split fills page after page with whole rows, as long as their sources have
// room too.
func (t feeTable) split(rows []feeRow) [][]feeRow {
	room := t.room()
	note := t.footnoteRoom()
	var pages [][]feeRow
	var used float32
	for _, row := range rows {
		height := t.rowHeight(row, room.w)
		last := len(pages) - 1
		lines := 0
		if last >= 0 {
			lines = len(t.Break(look.Caption, footnote(append(pages[last], row)), note.w))
		}
		if last < 0 || lines > footnoteLines || used+height+t.LineHeight(look.Caption)*float32(max(lines-1, 0)) > room.h {
			pages, used = append(pages, nil), 0
			last++
		}
		pages[last] = append(pages[last], row)
		used += height
	}
	return pages
}

func (t feeTable) paint() []fyne.CanvasObject {
	w := t.flow(t.inside(t.main))
	w.objects = append(w.objects, t.sheet(t.main, look.Paper))
	w.text(look.Caption, kicker(phrases.BoardFees, t.n, t.of), look.Pine)
	w.text(look.Heading, t.title, look.Ink)
	w.y = t.room().y
	for i, row := range t.rows {
		if i > 0 {
			w.objects = append(w.objects, look.Place(t.Divider(w.room.w), w.room.x, w.y-1, w.room.w, 2))
		}
		w.put(t.paintRow(row, w.room.w), t.rowHeight(row, w.room.w))
	}
	if note := footnote(t.rows); note != "" {
		b := t.footnoteRoom()
		lines := t.Trailing(look.Caption, note, b.w, look.OnAmberSoft)
		high := lines.MinSize().Height
		w.objects = append(w.objects, look.Place(lines, b.x, b.y+b.h-high, b.w, high))
		w.objects = append(w.objects, t.exampleBadge()...)
	}
	return w.objects
}

// exampleBadge is the mark of a page of examples, opposite its kicker.
func (t feeTable) exampleBadge() []fyne.CanvasObject {
	room := t.inside(t.main)
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

// columns are where the parts of a row lie: beside each other, or the name
// above the rest where the page is narrow.
type columns struct {
	name, what, fee float32 // widths
	below           bool
}

func (t feeTable) columns(width float32) columns {
	c := columns{what: t.PX(272), fee: t.PX(228)}
	c.name = width - c.what - c.fee - 2*t.PX(20)
	if c.name < t.PX(500) {
		c = columns{name: width, fee: c.fee, what: width - c.fee - t.PX(20), below: true}
	}
	return c
}

func (t feeTable) rowHeight(row feeRow, width float32) float32 {
	return t.paintRow(row, width).MinSize().Height
}

func (t feeTable) paintRow(row feeRow, width float32) fyne.CanvasObject {
	c := t.columns(width)
	name := t.flow(box{0, t.rowGap(), c.name, 0})
	name.text(look.Body, row.name, look.Ink)
	right := t.flow(box{width - c.fee - t.PX(20) - c.what, t.rowGap(), c.what, 0})
	if c.below {
		right.y = name.y
	}
	for _, e := range row.entries {
		t.paintEntry(right, e, c)
	}
	if c.below {
		name.y = right.y
	}
	return look.Fixed(width, max(name.y, right.y)+t.rowGap(), append(name.objects, right.objects...)...)
}

// paintEntry puts what the fee is for on the left and the fee on the right.
func (t feeTable) paintEntry(w *flow, e feeEntry, c columns) {
	left, right := look.Body, look.Strong
	if e.minor { // a small amount leaves room for words
		c.what, c.fee = c.what+t.PX(90), c.fee-t.PX(90)
	}
	if e.small || t.Height(left, e.what, c.what) > 2*t.LineHeight(left) {
		left = look.Caption
	}
	if e.minor {
		right = look.Caption
	}
	height := t.LineHeight(right) * float32(1+strings.Count(e.fee, "\n"))
	if e.fee == "" {
		height = 0
	}
	what := t.Height(left, e.what, c.what)
	shift := float32(0)
	if left == look.Caption && right == look.Strong {
		shift = t.PX(11) // to the line on which the amount stands
	}
	if e.what != "" {
		height = max(height, what+shift)
		w.objects = append(w.objects, look.Place(t.Lines(left, e.what, c.what, look.Muted), w.room.x, w.y+shift, c.what, what))
	}
	if e.fee != "" {
		fee := t.Trailing(right, e.fee, c.fee, look.Ink)
		w.objects = append(w.objects, look.Place(fee, w.room.x+c.what+t.PX(20), w.y, c.fee, fee.MinSize().Height))
		height = max(height, fee.MinSize().Height)
	}
	w.y += height
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
