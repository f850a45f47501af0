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

// Sizes of the leaflet in millimetres: an A4 sheet, standing.
const (
	leafletWidth  = 210.0
	leafletMargin = 18.0
	leafletText   = leafletWidth - 2*leafletMargin
	leafletCode   = 115.0 // of the code, about: it is aimed at from a step away
)

// OpinionPDF draws the leaflet that asks how it was, for a wall or a counter: a sheet for
// each language, with the faces, a large QR code of the page, and its address. The error is
// data.ErrInvalid where the town has no address to which a phone could go.
func OpinionPDF(t data.Town, now time.Time) ([]byte, error) {
	if t.Public == "" {
		return nil, fmt.Errorf("leaflet without an address: %w", data.ErrInvalid)
	}
	pdf := fpdf.New("P", "mm", "A4", "")
	if err := furnish(pdf, phrases.In(data.Bulgarian, phrases.Leaflet), data.Bulgarian, now); err != nil {
		return nil, err
	}
	pdf.SetAuthor(t.Name.BG, true)
	pdf.SetMargins(leafletMargin, leafletMargin, leafletMargin)
	pdf.SetAutoPageBreak(false, 0)
	address := t.Public.Feedback(data.ViaPoster)
	modules, err := QRModules(address)
	if err != nil {
		return nil, fmt.Errorf("leaflet: %w", err)
	}
	for _, l := range data.Languages() {
		leaflet{pdf, l}.sheet(t.Name.In(l), address, modules)
	}
	var out bytes.Buffer
	if err := errors.Join(pdf.Error(), pdf.Output(&out)); err != nil {
		return nil, fmt.Errorf("leaflet: %w", err)
	}
	return out.Bytes(), nil
}

// leaflet is a sheet in a language.
type leaflet struct {
	pdf *fpdf.Fpdf
	l   data.Language
}

func (f leaflet) sheet(town, address string, modules [][]bool) {
	f.pdf.AddPage()
	f.pdf.SetXY(leafletMargin, leafletMargin)
	f.text(style{size: 18}, town)
	f.text(style{size: 44, bold: true}, phrases.In(f.l, phrases.LeafletTitle))
	f.text(style{size: 24}, phrases.In(f.l, phrases.FeedbackQuestion))
	f.faces(f.pdf.GetY() + 7)
	side := float64(len(modules)) * moduleOf(len(modules), leafletCode)
	top := wholeDots(f.pdf.GetY())
	fill(f.pdf, modules, wholeDots((leafletWidth-side)/2), top, side/float64(len(modules)))
	f.pdf.SetXY(leafletMargin, top+side)
	f.text(style{size: 22, bold: true}, phrases.In(f.l, phrases.LeafletPhone))
	f.text(style{size: 18}, address)
	f.pdf.Ln(4)
	f.text(style{size: 18}, phrases.In(f.l, phrases.LeafletKiosk))
	f.text(style{size: 18}, phrases.In(f.l, phrases.LeafletLast))
}

// text sets a paragraph in the middle of the sheet.
func (f leaflet) text(s style, words string) {
	f.pdf.SetFont(letters, s.font(), s.size)
	for _, line := range wrap(words, func(line string) bool { return f.pdf.GetStringWidth(line) <= leafletText }) {
		f.pdf.SetX(leafletMargin)
		f.pdf.CellFormat(leafletText, lineOf(s), line, "", 2, "CM", false, 0, "")
	}
}

// faces are the four faces beside each other with their words.
func (f leaflet) faces(top float64) {
	const radius = 13.0
	each := leafletText / 4
	for i, r := range data.Ratings() {
		left := leafletMargin + float64(i)*each
		drawFace(f.pdf, left+each/2, top+radius, radius, r)
		f.pdf.SetFont(letters, "", 16)
		f.pdf.SetXY(left, top+2*radius+1)
		f.pdf.CellFormat(each, 9, phrases.In(f.l, phrases.Rating(int(r))), "", 0, "CM", false, 0, "")
	}
	f.pdf.SetXY(leafletMargin, top+2*radius+10)
}
