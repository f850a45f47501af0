package handout

import "slices"

// gridText is the size of the words in a grid, and of everything else in a report.
const gridText = 11.0

// A cell of a grid: its words, and remarks below them.
type cell struct{ words, under string }

// A grid is a table whose rows grow with their words. Its head stands again on every
// sheet on which it goes on. A row stays together unless it is longer than a sheet.
type grid struct {
	*paper

	widths []float64
	head   []string
	part   *tag // of the document
}

// gridPad is above and below the words of a row, gridGap behind those of a cell, in mm.
const gridPad, gridGap = 1.0, 3.0

// grid sets a table.
func (p *paper) grid(widths []float64, head []string, rows [][]cell) {
	g := grid{p, widths, head, p.tags.begin(tagTable, nil)}
	g.title(g.parts(tagHead, len(head)))
	for _, cells := range rows {
		g.row(cells)
	}
}

// lineHeight is that of a line in a grid.
func (g grid) lineHeight() float64 { return g.pdf.PointToUnitConvert(gridText) * 1.25 }

// parts are a new row of the document with its cells.
func (g grid) parts(kind string, cells int) []*tag {
	row := g.tags.begin(tagRow, g.part)
	parts := make([]*tag, cells)
	for i := range parts {
		parts[i] = g.tags.begin(kind, row)
	}
	return parts
}

// title sets the head. That of a further sheet is no part of the document.
func (g grid) title(parts []*tag) {
	set := make([][]gridLine, len(g.head))
	for i, words := range g.head {
		set[i] = g.broken(i, words, style{size: gridText, bold: true})
	}
	lines := longestOf(set)
	g.pdf.SetFillColor(230, 230, 230)
	g.tags.aside(func() {
		g.pdf.Rect(sheetMargin, g.pdf.GetY(), sheetWidth, float64(lines)*g.lineHeight()+2*gridPad, "F")
	})
	g.pdf.SetFillColor(0, 0, 0)
	g.draw(set, 0, lines, parts)
}

// gridLine is one line of a cell as it is set.
type gridLine struct {
	style style
	words string
	under bool
}

// broken are the lines in which the words fit into the column.
func (g grid) broken(column int, words string, s style) (lines []gridLine) {
	if words == "" {
		return nil
	}
	g.pdf.SetFont(letters, s.font(), s.size)
	for _, line := range wrap(words, func(line string) bool { return g.pdf.GetStringWidth(line) <= g.widths[column]-gridGap }) {
		lines = append(lines, gridLine{style: s, words: line})
	}
	return lines
}

// longestOf is how many lines the longest cell has.
func longestOf(set [][]gridLine) (most int) {
	for _, lines := range set {
		most = max(most, len(lines))
	}
	return most
}

// room is how many lines of a row still fit below the height on a sheet.
func (g grid) room(top float64) int {
	return int((297 - sheetFoot - top - 2*gridPad - 0.5) / g.lineHeight())
}

// row sets a row, over as many sheets as it needs.
func (g grid) row(cells []cell) {
	set := make([][]gridLine, len(cells))
	for i, c := range cells {
		set[i] = g.broken(i, c.words, style{size: gridText})
		for _, line := range g.broken(i, c.under, style{size: gridText}) {
			line.under = true
			set[i] = append(set[i], line)
		}
	}
	all, turned, parts := longestOf(set), false, g.parts(tagCell, len(cells))
	for from := 0; from < all; {
		room := g.room(g.pdf.GetY())
		if left := all - from; room < left && !turned && (room < 2 || left <= g.room(sheetMargin+20)) {
			g.pdf.AddPage()
			g.title(nil)
			turned = true
			continue
		}
		n := min(max(room, 1), all-from)
		g.draw(set, from, n, parts)
		from, turned = from+n, false
	}
}

// draw sets so many lines of the cells, and a thin rule below them. Each cell is said to
// its end before the next, because a reader reads in this order.
func (g grid) draw(set [][]gridLine, from, n int, parts []*tag) {
	top, left, line := g.pdf.GetY(), sheetMargin, g.lineHeight()
	for i, lines := range set {
		shown := lines[min(from, len(lines)):min(from+n, len(lines))]
		draw := func() { g.cell(shown, left, top+gridPad, g.widths[i]-gridGap) }
		switch {
		case len(shown) == 0:
		case parts == nil:
			g.tags.aside(draw)
		default:
			g.tags.mark(parts[i], draw)
		}
		left += g.widths[i]
	}
	bottom := top + 2*gridPad + float64(n)*line
	g.tags.aside(func() { g.pdf.Rect(sheetMargin, bottom, sheetWidth, dot, "F") })
	g.pdf.SetXY(sheetMargin, bottom+dot)
}

// cell sets the lines of a cell below each other.
func (g grid) cell(lines []gridLine, left, top, width float64) {
	for i, l := range lines {
		g.pdf.SetFont(letters, l.style.font(), l.style.size)
		if l.under {
			g.pdf.SetTextColor(70, 70, 70)
		}
		g.pdf.SetXY(left, top+float64(i)*g.lineHeight())
		g.pdf.CellFormat(width, g.lineHeight(), l.words+" ", "", 0, "LM", false, 0, "")
		g.pdf.SetTextColor(0, 0, 0)
	}
}

// plainCells are cells without remarks.
func plainCells(words ...string) []cell {
	cells := slices.Grow([]cell(nil), len(words))
	for _, w := range words {
		cells = append(cells, cell{words: w})
	}
	return cells
}
