package handout

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Sizes of a booklet in millimetres. Its pages are A5: an A4 sheet, folded once. Two
// folds would give six narrow columns in which long Bulgarian words break at the
// letters that a pensioner reads, and a printer that sets the back of the sheet 2 mm
// askew, as they do, would put words on a fold; one fold in the middle forgives that.
const (
	leafWidth  = 297.0 / 2
	leafHeight = 210.0
	leafSide   = 14.0
	leafTop    = 14.0
	leafFoot   = 16.0
	leafText   = leafWidth - 2*leafSide
	leafEnd    = leafHeight - leafFoot
)

// leafSizes are the points in which a booklet sets what a roll sets smaller: nothing
// is below 11.
var leafSizes = map[float64]float64{small: 11, normal: 13, large: 16}

// A leaf is something on a page, drawn from its upper left corner; left is that of
// the page's text.
type leaf struct {
	top  float64
	draw func(left, top float64)
}

// A booklet gathers pages; only then is it known which of them stand on one sheet.
type booklet struct {
	pdf   *fpdf.Fpdf
	l     data.Language
	pages [][]leaf
	at    float64 // how far down the last page is full
}

func newBooklet(title string, l data.Language, made time.Time) (*booklet, error) {
	pdf := fpdf.New("L", "mm", "A4", "")
	if err := furnish(pdf, title, l, made); err != nil {
		return nil, err
	}
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	b := &booklet{pdf: pdf, l: l}
	b.turn()
	return b, nil
}

// turn begins a new page.
func (b *booklet) turn() {
	b.pages = append(b.pages, nil)
	b.at = leafTop
}

// keep begins a new page where this one has no room for so many millimetres; what is
// higher than a page begins on one.
func (b *booklet) keep(height float64) {
	if b.at > leafTop && b.at+height > leafEnd {
		b.turn()
	}
}

// add sets something below what is there, on a new page where there is no room.
func (b *booklet) add(height float64, draw func(left, top float64)) {
	b.keep(height)
	last := len(b.pages) - 1
	b.pages[last] = append(b.pages[last], leaf{b.at, draw})
	b.at += height
}

// space leaves room below what is there; the top of a page needs none.
func (b *booklet) space(mm float64) {
	if b.at > leafTop {
		b.at += mm
	}
}

// down goes on so far down the page, or where there is room.
func (b *booklet) down(to float64) { b.at = max(b.at, to) }

func (b *booklet) use(s style) float64 {
	if size, known := leafSizes[s.size]; known {
		s.size = size
	}
	b.pdf.SetFont(letters, s.font(), s.size)
	return b.pdf.PointToUnitConvert(s.size) * 1.3
}

// text adds a paragraph that may go on over the page. A heading, which is bold,
// stays with the two lines after it.
func (b *booklet) text(s style, words string) {
	if words == "" {
		return
	}
	line := b.use(s)
	lines := b.pdf.SplitText(words, leafText-s.indent)
	together := min(len(lines), 2)
	if s.bold && s.size != small {
		together = len(lines) + 2
	}
	b.keep(line * float64(together))
	for _, words := range lines {
		b.add(line, func(left, top float64) {
			b.use(s)
			b.pdf.SetXY(left+s.indent, top)
			b.pdf.CellFormat(leafText-s.indent, line, words, "", 0, s.align+"M", false, 0, "")
		})
	}
}

// tick adds a paragraph behind an empty box to tick.
func (b *booklet) tick(words string) {
	const box = 3.6
	s := style{size: normal, align: "L", indent: box + 3}
	line := b.use(s)
	b.keep(line * float64(min(len(b.pdf.SplitText(words, leafText-s.indent)), 2)))
	b.add(0, func(left, top float64) {
		b.pdf.SetLineWidth(2 * dot)
		b.pdf.Rect(left+dot, top+(line-box)/2, box, box, "D")
	})
	b.text(s, words)
	b.space(1.2)
}

// rule adds a thin line across the page.
func (b *booklet) rule() {
	b.add(5, func(left, top float64) { b.pdf.Rect(left, top+2.5, leafText, 2*dot, "F") })
}

// notes are lines to write on, to the end of the page.
func (b *booklet) notes() {
	const apart = 11.0
	b.text(style{size: normal, bold: true, align: "L"}, phrases.In(b.l, phrases.HandoutNote))
	for b.at+apart <= leafEnd {
		b.add(apart, func(left, top float64) { b.pdf.Rect(left, top+apart, leafText, dot, "F") })
	}
}

// bytes fills the last sheet up with pages for notes, and sets the pages so that
// they follow each other when the sheets are printed on both sides, laid into each
// other and folded.
func (b *booklet) bytes() ([]byte, error) {
	for len(b.pages)%4 != 0 {
		b.turn()
		b.notes()
	}
	n := len(b.pages)
	for sheet := range n / 4 {
		front, back := 2*sheet, 2*sheet+1
		b.side(n-1-front, front)
		b.foldMarks()
		b.side(back, n-1-back)
	}
	var out bytes.Buffer
	if err := errors.Join(b.pdf.Error(), b.pdf.Output(&out)); err != nil {
		return nil, fmt.Errorf("handout: %w", err)
	}
	return out.Bytes(), nil
}

// side is one side of a sheet: two pages beside each other.
func (b *booklet) side(left, right int) {
	b.pdf.AddPage()
	b.page(left, leafSide)
	b.page(right, leafWidth+leafSide)
}

func (b *booklet) page(number int, left float64) {
	for _, l := range b.pages[number] {
		l.draw(left, l.top)
	}
	if number == 0 {
		return // it is the cover
	}
	s := style{size: small, align: "C"}
	line := b.use(s)
	b.pdf.SetXY(left, leafHeight-leafFoot+4)
	b.pdf.CellFormat(leafText, line, phrases.In(b.l, phrases.PageOf, number+1, len(b.pages)), "", 0, "CM", false, 0, "")
}

// foldMarks are short lines at the edges where the sheet is folded, beyond the 4 mm
// that office printers leave white.
func (b *booklet) foldMarks() {
	const from, long = 4.0, 5.0
	b.pdf.Rect(leafWidth-dot, from, 2*dot, long, "F")
	b.pdf.Rect(leafWidth-dot, leafHeight-from-long, 2*dot, long, "F")
}
