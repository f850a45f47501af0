package handout

import (
	"slices"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// faceBars draws how often each face was touched: the face, its word, a bar as long as
// its share, and the figures. All of it is lines and letters: a reader that sees no
// pictures reads the words and the figures. The letters have so many points.
func faceBars(pdf *fpdf.Fpdf, l data.Language, at box, t data.Tally, size float64) {
	step, n := at.height/4, t.N()
	for i, r := range []data.Rating{data.RatedExcellent, data.RatedGood, data.RatedPoor, data.RatedBad} {
		top := at.top + float64(i)*step
		middle, side := top+step/2, step*0.8
		drawFace(pdf, at.left+side/2, middle, side/2, r)
		pdf.SetFont(letters, "", size)
		words, figures := phrases.In(l, phrases.Rating(int(r))), at.width*0.22
		pdf.SetXY(at.left+side*1.3, top)
		pdf.CellFormat(figures, step, words, "", 0, "LM", false, 0, "")
		share, from := 0.0, at.left+side*1.3+figures
		if n > 0 {
			share = float64(t[r]) / float64(n)
		}
		long := share * (at.left + at.width - from - figures)
		if long > 0 {
			pdf.SetFillColor(118, 118, 118)
			if r.Satisfied() {
				pdf.SetFillColor(15, 76, 58)
			}
			pdf.Rect(from, middle-step*0.3, long, step*0.6, "F")
			pdf.SetFillColor(0, 0, 0)
		}
		pdf.SetFont(letters, "B", size)
		pdf.SetXY(from+long+2, top)
		pdf.CellFormat(figures, step, phrases.In(l, phrases.ReportBar, t[r], phrases.Percent(share)), "", 0, "LM", false, 0, "")
	}
}

// facesSaid is what the bars tell, in words.
func facesSaid(l data.Language, t data.Tally) string {
	var said []string
	for _, r := range slices.Backward(data.Ratings()) {
		said = append(said, colon(phrases.In(l, phrases.Rating(int(r))), phrases.In(l, phrases.ReportBar, t[r], phrases.Percent(data.NewShare(t[r], t.N()).Value()))))
	}
	return strings.Join(said, "; ")
}

// drawFace draws the face around its middle.
func drawFace(pdf *fpdf.Fpdf, x, y, radius float64, r data.Rating) {
	pdf.SetLineWidth(radius * 0.12)
	pdf.Circle(x, y, radius*0.94, "D")
	for _, eye := range []float64{-0.34, 0.34} {
		pdf.Circle(x+eye*radius, y-0.25*radius, radius*0.11, "F")
	}
	bend := map[data.Rating]float64{data.RatedBad: -0.75, data.RatedPoor: -0.35, data.RatedGood: 0.35, data.RatedExcellent: 0.75}[r]
	mouth := y + (0.38-bend*0.22)*radius
	pdf.Curve(x-0.5*radius, mouth, x, mouth+bend*radius, x+0.5*radius, mouth, "D")
	pdf.SetLineWidth(2 * dot)
}
