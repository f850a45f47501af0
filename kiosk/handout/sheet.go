package handout

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"example.org/parter/assets"
	"example.org/parter/data"
)

// Sizes of the office sheet in millimetres.
const (
	sheetMargin = 22.0
	sheetWidth  = 210.0 - 2*sheetMargin
	sheetFoot   = 24.0
)

// paper is an A4 sheet, and as many more as its words need.
type paper struct {
	pdf  *fpdf.Fpdf
	tags *tags // nil: it says nothing of its parts
}

// The letters of every handout.
const (
	letters = "SofiaSans" // the family inside the documents
	regular = "fonts/SofiaSans-Regular.ttf"
	strong  = "fonts/SofiaSans-Bold.ttf"
)

// newPaper starts a document. Every sheet says at its foot what it belongs to and
// which of how many it is.
func newPaper(title, foot string, l data.Language, made time.Time) (*paper, error) {
	pdf := fpdf.New("P", "mm", "A4", "")
	if err := furnish(pdf, title, l, made); err != nil {
		return nil, err
	}
	pdf.SetMargins(sheetMargin, sheetMargin, sheetMargin)
	pdf.SetAutoPageBreak(true, sheetFoot)
	pdf.AliasNbPages("{sheets}")
	pdf.SetFooterFunc(func() {
		pdf.SetY(-15)
		pdf.SetFont(letters, "", 8)
		pdf.CellFormat(sheetWidth-20, 5, foot, "", 0, "L", false, 0, "")
		pdf.CellFormat(20, 5, fmt.Sprintf("%d/{sheets}", pdf.PageNo()), "", 0, "R", false, 0, "")
	})
	pdf.AddPage()
	return &paper{pdf: pdf}, nil
}

// furnish gives the document its properties and letters. Made is written into it
// instead of the time of day, so that the same values always give the same bytes.
func furnish(pdf *fpdf.Fpdf, title string, l data.Language, made time.Time) error {
	pdf.SetTitle(title, true)
	pdf.SetLang(map[data.Language]string{data.Bulgarian: "bg-BG", data.English: "en-GB"}[l])
	pdf.SetCreationDate(made)
	pdf.SetModificationDate(made)
	pdf.SetCatalogSort(true)
	pdf.SetCellMargin(0)
	for style, file := range map[string]string{"": regular, "B": strong} {
		ttf, err := assets.Fonts.ReadFile(file)
		if err != nil {
			return fmt.Errorf("font of a handout: %w", err)
		}
		pdf.AddUTF8FontFromBytes(letters, style, ttf)
	}
	if pdf.Err() {
		return fmt.Errorf("font of a handout: %w", pdf.Error())
	}
	return nil
}

// text sets a paragraph.
func (p *paper) text(s style, words string) {
	if words == "" {
		return
	}
	p.pdf.SetFont(letters, s.font(), s.size)
	p.pdf.SetX(sheetMargin + s.indent)
	p.pdf.MultiCell(sheetWidth-s.indent, p.pdf.PointToUnitConvert(s.size)*1.3, words, "", s.align, false)
}

// said sets a paragraph as a part of the document, line by line: none is on two sheets.
func (p *paper) said(kind string, s style, words string) {
	part, height, width := p.tags.begin(kind, nil), p.pdf.PointToUnitConvert(s.size)*1.3, sheetWidth-s.indent
	p.pdf.SetFont(letters, s.font(), s.size)
	lines := wrap(words, func(line string) bool { return p.pdf.GetStringWidth(line) <= width })
	for i, line := range lines {
		if i < len(lines)-1 {
			line += " " // whoever hears it does not see that the line ends
		}
		p.keep(height)
		p.pdf.SetFont(letters, s.font(), s.size)
		p.pdf.SetX(sheetMargin + s.indent)
		p.tags.mark(part, func() { p.pdf.CellFormat(width, height, line, "", 2, "LM", false, 0, "") })
	}
}

func (p *paper) space(mm float64) { p.pdf.Ln(mm) }

// fact sets a value beside its name.
func (p *paper) fact(name, value string) {
	const column = 52.0
	if value == "" {
		return
	}
	line := p.pdf.PointToUnitConvert(normal) * 1.3
	p.pdf.SetFont(letters, "", normal)
	lines := p.pdf.SplitText(value, sheetWidth-column)
	names := p.pdf.SplitText(name, column-4)
	p.keep(line * float64(max(len(lines), len(names))))
	top := p.pdf.GetY()
	p.pdf.MultiCell(column-4, line, name, "", "L", false)
	bottom := p.pdf.GetY()
	p.pdf.SetXY(sheetMargin+column, top)
	p.pdf.SetFont(letters, "B", normal)
	p.pdf.MultiCell(sheetWidth-column, line, value, "", "L", false)
	p.pdf.SetY(max(bottom, p.pdf.GetY()) + 1.2)
}

// keep begins a new sheet where this one has no room for so many millimetres.
func (p *paper) keep(height float64) {
	if p.pdf.GetY()+height > 297-sheetFoot {
		p.pdf.AddPage()
	}
}

// row sets cells beside each other, between thin rules.
func (p *paper) row(bold bool, widths []float64, cells []string) {
	line := p.pdf.PointToUnitConvert(9.5) * 1.3
	p.keep(line + 2)
	s := style{bold: bold}
	p.pdf.SetFont(letters, s.font(), 9.5)
	for i, cell := range cells {
		p.pdf.CellFormat(widths[i], line+1.6, cell, "B", 0, "L", false, 0, "")
	}
	p.pdf.Ln(line + 1.6)
}

// sign leaves a line for a signature above the name.
func (p *paper) sign(role, name string) {
	p.keep(18)
	p.space(9)
	p.pdf.Rect(sheetMargin, p.pdf.GetY(), 70, dot, "F")
	p.pdf.SetY(p.pdf.GetY() + 1)
	p.text(style{size: 9, align: "L"}, role+": "+name)
}

func (p *paper) bytes() ([]byte, error) {
	var out bytes.Buffer
	if err := errors.Join(p.pdf.Error(), p.pdf.Output(&out)); err != nil {
		return nil, fmt.Errorf("handout: %w", err)
	}
	if p.tags == nil {
		return out.Bytes(), nil
	}
	return p.tags.into(out.Bytes())
}
