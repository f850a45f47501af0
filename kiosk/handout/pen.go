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

// A pen draws on a roll. Lengths are in millimetres, from the upper left corner
// of what can be printed.
type pen interface {
	// width is that of the text in one line.
	width(s style, text string) float64
	// line sets one line of text in the middle of the height.
	line(s style, text string, at box)
	// bar is filled, frame is not.
	bar(at box)
	frame(at box)
	// code draws a QR code from its upper left corner, all on whole dots.
	code(modules [][]bool, left, top, module float64)
}

// A box is a place on the roll.
type box struct{ left, top, width, height float64 }

// baseline is where the letters of a line stand in the box.
func (b box) baseline(s style) float64 { return b.top + b.height/2 + 0.3*s.millimetres() }

// ink is the pen of a PDF. The roll has a margin at each side, where a receipt
// printer cannot print.
type ink struct{ pdf *fpdf.Fpdf }

func newInk(title string, l data.Language, made time.Time) (*ink, error) {
	pdf := fpdf.New("P", "mm", "A4", "")
	if err := furnish(pdf, title, l, made); err != nil {
		return nil, err
	}
	pdf.SetMargins(margin, 0, margin)
	pdf.SetAutoPageBreak(false, 0)
	return &ink{pdf}, nil
}

// begin cuts the roll at the length.
func (p *ink) begin(length float64) {
	length = math.Max(math.Ceil(margin+length+foot), rollWidth) // shorter ones would count as landscape
	p.pdf.AddPageFormat("P", fpdf.SizeType{Wd: rollWidth, Ht: length})
}

func (p *ink) use(s style) { p.pdf.SetFont(letters, s.font(), s.size) }

func (p *ink) width(s style, text string) float64 {
	p.use(s)
	return p.pdf.GetStringWidth(text)
}

func (p *ink) line(s style, text string, at box) {
	p.use(s)
	p.pdf.SetXY(margin+at.left, margin+at.top)
	p.pdf.CellFormat(at.width, at.height, text, "", 0, s.align+"M", false, 0, "")
}

func (p *ink) bar(at box) {
	p.pdf.Rect(margin+at.left, margin+at.top, at.width, at.height, "F")
}

func (p *ink) frame(at box) {
	p.pdf.SetLineWidth(2 * dot)
	p.pdf.Rect(margin+at.left+dot, margin+at.top, at.width, at.height, "D")
}

func (p *ink) code(modules [][]bool, left, top, module float64) {
	fill(p.pdf, modules, margin+left, margin+top, module)
}

func (p *ink) bytes() ([]byte, error) {
	var out bytes.Buffer
	if err := errors.Join(p.pdf.Error(), p.pdf.Output(&out)); err != nil {
		return nil, fmt.Errorf("handout: %w", err)
	}
	return out.Bytes(), nil
}
