package handout

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"example.org/parter/data"
)

// Sizes of the roll in millimetres. Receipt printers put 8 dots to a
// millimetre, so that a module of 0.75 mm is exactly 6 dots.
const (
	rollWidth   = 80.0
	printable   = 72.0
	margin      = (rollWidth - printable) / 2
	moduleWidth = 0.75
	leastCode   = 27.0 // of a QR code with its quiet zone: smaller ones are hard to aim at
	dot         = 0.125
	foot        = 8.0 // blank before the cut
)

// Font sizes in points.
const (
	small  = 7.5
	normal = 10.5
	large  = 13.0
	huge   = 25.0
)

// letters is the family of the fonts inside the documents.
const letters = "SofiaSans"

// A block is one thing on the roll, drawn from its upper edge.
type block struct {
	height float64 // mm
	draw   func(top float64)
}

// A roll gathers blocks from top to bottom; only then is the length of the
// paper known.
type roll struct {
	pdf    *fpdf.Fpdf
	blocks []block
}

// newRoll starts a document of the language, made at the moment.
func newRoll(title string, l data.Language, made time.Time) (*roll, error) {
	pdf := fpdf.New("P", "mm", "A4", "")
	if err := furnish(pdf, title, l, made); err != nil {
		return nil, err
	}
	pdf.SetMargins(margin, 0, margin)
	pdf.SetAutoPageBreak(false, 0)
	return &roll{pdf: pdf}, nil
}

// A style is how text is set.
type style struct {
	size   float64 // points
	bold   bool
	align  string  // "L" or "C"
	indent float64 // mm from the left
}

func (s style) font() string {
	if s.bold {
		return "B"
	}
	return ""
}

func (r *roll) use(s style) { r.pdf.SetFont(letters, s.font(), s.size) }

// text adds a paragraph that wraps at the width of the roll; empty text adds
// nothing.
func (r *roll) text(s style, text string) {
	if text == "" {
		return
	}
	r.use(s)
	lines := r.pdf.SplitText(text, printable-s.indent)
	line := r.pdf.PointToUnitConvert(s.size) * 1.22
	r.blocks = append(r.blocks, block{height: line * float64(len(lines)), draw: func(top float64) {
		r.use(s)
		for i, text := range lines {
			r.pdf.SetXY(margin+s.indent, top+line*float64(i))
			r.pdf.CellFormat(printable-s.indent, line, text, "", 0, s.align+"M", false, 0, "")
		}
	}})
}

// figure adds one line as large as it fits, because people read it out.
func (r *roll) figure(text string) {
	s := style{size: huge, bold: true, align: "C"}
	r.use(s)
	if width := r.pdf.GetStringWidth(text); width > printable {
		s.size = math.Floor(s.size * printable / width)
	}
	r.text(s, text)
}

func (r *roll) space(height float64) {
	r.blocks = append(r.blocks, block{height: height, draw: func(float64) {}})
}

// rule adds a thin line across the roll.
func (r *roll) rule() {
	r.blocks = append(r.blocks, block{height: 4, draw: func(top float64) {
		r.pdf.Rect(margin, top+2, printable, 2*dot, "F")
	}})
}

// tick adds a paragraph behind an empty box to tick.
func (r *roll) tick(text string) {
	const box = 3.0
	s := style{size: normal, align: "L", indent: box + 2}
	r.text(s, text)
	last := &r.blocks[len(r.blocks)-1]
	paragraph := last.draw
	last.draw = func(top float64) {
		r.pdf.SetLineWidth(2 * dot)
		r.pdf.Rect(margin+dot, top+0.8, box, box, "D")
		paragraph(top)
	}
	r.space(1)
}

// qr adds the code of the address in the middle.
func (r *roll) qr(address string) error {
	modules, err := QRModules(address)
	if err != nil {
		return err
	}
	module := moduleOf(len(modules), leastCode)
	side := float64(len(modules)) * module
	if side > printable {
		return fmt.Errorf("QR code of %.0f mm on a roll: %w", side, data.ErrInvalid)
	}
	left := wholeDots((rollWidth - side) / 2)
	r.blocks = append(r.blocks, block{height: side, draw: func(top float64) {
		fill(r.pdf, modules, left, wholeDots(top), module)
	}})
	return nil
}

// wholeDots is the length to the nearest dot.
func wholeDots(mm float64) float64 { return math.Round(mm/dot) * dot }

// bytes cuts the roll below the last block.
func (r *roll) bytes() ([]byte, error) {
	length := margin + foot
	for _, b := range r.blocks {
		length += b.height
	}
	length = math.Max(math.Ceil(length), rollWidth) // shorter ones would count as landscape
	r.pdf.AddPageFormat("P", fpdf.SizeType{Wd: rollWidth, Ht: length})
	top := margin
	for _, b := range r.blocks {
		b.draw(top)
		top += b.height
	}
	var out bytes.Buffer
	if err := errors.Join(r.pdf.Error(), r.pdf.Output(&out)); err != nil {
		return nil, fmt.Errorf("handout: %w", err)
	}
	return out.Bytes(), nil
}
