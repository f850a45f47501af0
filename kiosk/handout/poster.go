package handout

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Sizes of the poster in millimetres: an A3 sheet, standing.
const (
	posterWidth, posterHeight = 297.0, 420.0
	posterMargin              = 20.0
	posterText                = posterWidth - 2*posterMargin
	posterFoot                = 338.0 // where the code begins
	mostDeeds                 = 6     // a wall is read in passing
	mostPromises              = 3
)

// PosterPDF draws the poster of a report: how many are content, the faces, three
// promises, what was done, and the QR codes of the report's page and of the page where one
// says what one thinks. Of the promises that the office measures by itself it shows those
// that have a target, then those of which most was measured, whether they were kept or
// not. What it has no room for, it says is in the report. A draft is marked, and has no code: its page does not exist yet.
func PosterPDF(r data.PublishedReport, c data.Content, l data.Language, now time.Time) ([]byte, error) {
	pdf := fpdf.New("P", "mm", "A3", "")
	if err := furnish(pdf, phrases.In(l, phrases.Poster)+": "+reportTitle(r, l), l, reportMade(r, now)); err != nil {
		return nil, err
	}
	pdf.SetAuthor(c.Town.Name.In(l), true)
	pdf.SetMargins(posterMargin, posterMargin, posterMargin)
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddPage()
	p := &poster{pdf, r, l}
	if mark := draftMark(r, l, now); mark != "" {
		band(pdf, mark, box{posterMargin, 7, posterText, 12}, 20)
	}
	pdf.SetXY(posterMargin, 24)
	p.heading(c.Town.Name.In(l))
	p.share()
	p.told()
	if err := p.more(c.Town.Public); err != nil {
		return nil, fmt.Errorf("poster of %s: %w", r.Period, err)
	}
	var out bytes.Buffer
	if err := errors.Join(pdf.Error(), pdf.Output(&out)); err != nil {
		return nil, fmt.Errorf("poster of %s: %w", r.Period, err)
	}
	return out.Bytes(), nil
}

// poster is the sheet of a report for the wall.
type poster struct {
	pdf    *fpdf.Fpdf
	report data.PublishedReport
	l      data.Language
}

func (p *poster) say(k phrases.Key, args ...any) string { return phrases.In(p.l, k, args...) }

func lineOf(s style) float64 { return s.millimetres() * 1.22 }

// broken are the lines in which the words fit.
func (p *poster) broken(s style, words string, width float64) []string {
	p.pdf.SetFont(letters, s.font(), s.size)
	return wrap(words, func(line string) bool { return p.pdf.GetStringWidth(line) <= width })
}

// text sets a paragraph from where the pen is, as wide as given.
func (p *poster) text(s style, words string, left, width float64) {
	for _, line := range p.broken(s, words, width) {
		p.pdf.SetX(left)
		p.pdf.CellFormat(width, lineOf(s), line, "", 2, "LM", false, 0, "")
	}
}

func (p *poster) heading(town string) {
	p.text(style{size: 22}, town, posterMargin, posterText)
	p.text(style{size: 44, bold: true}, p.say(phrases.PosterTitle), posterMargin, posterText)
	p.text(style{size: 24}, phrases.Capital(phrases.PeriodName(p.l, p.report.Period)), posterMargin, posterText)
}

// share is the big figure with how sure it is, and the faces below.
func (p *poster) share() {
	all := p.report.Opinion.All
	share := all.Satisfied()
	top := p.pdf.GetY() + 4
	if share.Concludes() {
		s := style{size: 110, bold: true}
		figure := fmt.Sprintf("%d %%", phrases.Percent(share.Value()))
		p.pdf.SetFont(letters, s.font(), s.size)
		width := p.pdf.GetStringWidth(figure)
		p.pdf.SetTextColor(15, 76, 58)
		p.pdf.SetXY(posterMargin, top)
		p.pdf.CellFormat(width, 42, figure, "", 0, "LM", false, 0, "")
		p.pdf.SetTextColor(0, 0, 0)
		beside := posterMargin + width + 9
		p.pdf.SetXY(beside, top+8)
		p.text(style{size: 30, bold: true}, p.say(phrases.PosterSatisfied), beside, posterWidth-posterMargin-beside)
		p.text(style{size: 20}, p.say(phrases.PosterSure, phrases.Percent(share.Low), phrases.Percent(share.High), share.N), beside, posterWidth-posterMargin-beside)
	} else {
		p.pdf.SetXY(posterMargin, top+6)
		p.text(style{size: 44, bold: true}, p.say(phrases.PosterTooFew), posterMargin, posterText)
		p.text(style{size: 20}, p.say(phrases.PosterTooFewOf, share.Of, share.N, data.FewestForConclusion), posterMargin, posterText)
	}
	const height = 68.0
	top += 48
	faceBars(p.pdf, p.l, box{posterMargin, top, posterText, height}, all, 24)
	p.pdf.SetXY(posterMargin, top+height+6)
}

// A line is a paragraph of the poster, perhaps with a sign before it.
type line struct {
	style style
	words string
	sign  sign
	above float64 // mm of room
}

// sign stands before a promise.
type sign int

const (
	noSign sign = iota
	signKept
	signNotKept
	signOpen // nobody set a target
	signDone
)

// signRoom is what a sign takes from the left, by the size of the letters.
func signRoom(s style) float64 { return s.millimetres() * 1.7 }

// told is what was promised and what was done, as large as there is room.
func (p *poster) told() {
	room := posterFoot - p.pdf.GetY()
	deeds := min(len(p.done()), mostDeeds)
	const smallest = 12.0
	for _, size := range []float64{20, 18, 16, 14, smallest} {
		for n := deeds; n >= 0; n-- {
			lines := p.lines(size, n)
			if p.height(lines) > room && (n > 0 || size > smallest) {
				if size > smallest {
					break // smaller letters first, then fewer deeds
				}
				continue
			}
			for _, l := range lines {
				p.set(l)
			}
			return
		}
	}
}

func (p *poster) lines(size float64, deeds int) []line {
	head := style{size: size * 1.4, bold: true}
	lines := []line{{style: head, words: p.say(phrases.PosterPromises)}}
	promises := p.promises()
	if len(promises) == 0 {
		lines = append(lines, line{style: style{size: size}, words: p.say(phrases.PosterNoPromises), above: 2})
	}
	for _, row := range promises {
		lines = append(lines, p.promise(row, size)...)
	}
	lines = append(lines, line{style: head, words: p.say(phrases.PosterDone), above: 6})
	done := p.done()
	if len(done) == 0 {
		return append(lines, line{style: style{size: size}, words: p.say(phrases.PosterNoneDone), above: 2})
	}
	for _, a := range done[:deeds] {
		lines = append(lines, line{style: style{size: size, indent: signRoom(style{size: size})}, words: a.What, sign: signDone, above: 2})
	}
	if rest := len(done) - deeds; rest > 0 {
		lines = append(lines, line{style: style{size: size}, words: p.say(phrases.PosterMoreDone, rest), above: 2})
	}
	return lines
}

// promise is a promise, and below it whether it was kept.
func (p *poster) promise(row data.LedgerRow, size float64) []line {
	s := style{size: size, bold: true, indent: signRoom(style{size: size})}
	figure := colon(phrases.Measured(p.l, row.Commitment), phrases.Valued(p.l, row.Measure, row.Value))
	kept, known := row.Kept()
	mark, result := signOpen, p.say(phrases.PosterNoAim, figure)
	switch {
	case row.TooFew():
		result = figure + "."
	case kept:
		mark, result = signKept, p.say(phrases.PosterKept)+". "+p.say(phrases.PosterAim, figure, row.Target)
	case known:
		mark, result = signNotKept, p.say(phrases.PosterNotKept)+". "+p.say(phrases.PosterAim, figure, row.Target)
	}
	return []line{
		{style: s, words: phrases.Capital(strings.TrimRight(row.Text.In(p.l), ";,. ")), sign: mark, above: 3},
		{style: style{size: size, indent: s.indent}, words: result},
	}
}

func (p *poster) height(lines []line) (height float64) {
	for _, l := range lines {
		height += l.above + lineOf(l.style)*float64(len(p.broken(l.style, l.words, posterText-l.style.indent)))
	}
	return height
}

func (p *poster) set(l line) {
	top := p.pdf.GetY() + l.above
	p.sign(l.sign, posterMargin, top, lineOf(l.style))
	p.pdf.SetXY(posterMargin, top)
	p.text(l.style, l.words, posterMargin+l.style.indent, posterText-l.style.indent)
}

// sign draws the sign as high as a line.
func (p *poster) sign(of sign, left, top, height float64) {
	if of == noSign {
		return
	}
	x, y, r := left+height/2, top+height/2, height*0.42
	p.pdf.SetLineWidth(r * 0.25)
	p.pdf.SetLineCapStyle("round")
	switch of {
	case signKept, signDone:
		if of == signKept {
			p.pdf.Circle(x, y, r, "D")
		}
		p.pdf.MoveTo(x-0.45*r, y)
		p.pdf.LineTo(x-0.1*r, y+0.4*r)
		p.pdf.LineTo(x+0.5*r, y-0.4*r)
		p.pdf.DrawPath("D")
	case signNotKept:
		p.pdf.Circle(x, y, r, "D")
		p.pdf.Line(x-0.4*r, y-0.4*r, x+0.4*r, y+0.4*r)
		p.pdf.Line(x-0.4*r, y+0.4*r, x+0.4*r, y-0.4*r)
	case signOpen:
		p.pdf.Circle(x, y, r, "D")
		p.pdf.Line(x-0.4*r, y, x+0.4*r, y)
	case noSign: // it returned above
	}
}

// promises are those that the poster tells.
func (p *poster) promises() (rows []data.LedgerRow) {
	for _, row := range p.report.Ledger {
		if row.Measure != data.MeasuredByHand && row.Value.N > 0 {
			rows = append(rows, row)
		}
	}
	aimless := func(r data.LedgerRow) int {
		if r.Target == 0 {
			return 1
		}
		return 0
	}
	counted := func(r data.LedgerRow) int { // minutes are no people
		if r.Measure.Minutes() {
			return 0
		}
		return r.Value.N
	}
	slices.SortStableFunc(rows, func(a, b data.LedgerRow) int {
		return cmp.Or(aimless(a)-aimless(b), counted(b)-counted(a))
	})
	return rows[:min(len(rows), mostPromises)]
}

// done are the actions that were finished, the last ones first.
func (p *poster) done() (done []data.CorrectiveAction) {
	for _, a := range p.report.Actions {
		if !a.Done.IsZero() {
			done = append(done, a)
		}
	}
	slices.SortStableFunc(done, func(a, b data.CorrectiveAction) int { return b.Done.Compare(a.Done) })
	return done
}

// Sizes of the poster's foot: two codes, each with its words at its right and its address below.
const (
	footGap  = 8.0
	footHalf = (posterText - 2*footGap) / 2
	footCode = 50.0 // of a code, about
)

// more leads to the whole report, and to where one says what one thinks. A draft has no
// code at all.
func (p *poster) more(public data.PublicAddress) error {
	if public == "" {
		return nil
	}
	p.pdf.Rect(posterMargin, posterFoot+2, posterText, 2*dot, "F")
	if p.report.At.IsZero() {
		p.pdf.SetXY(posterMargin, posterFoot+12)
		p.text(style{size: 20}, p.say(phrases.PosterCodeLater), posterMargin, posterText)
		return nil
	}
	if err := p.code(public.Report(p.report.Period), phrases.PosterMore, posterMargin); err != nil {
		return err
	}
	return p.code(public.Feedback(data.ViaPoster), phrases.PosterTell, posterWidth-posterMargin-footHalf)
}

// code is the code of the address with what it is for, on half of the foot.
func (p *poster) code(address string, what phrases.Key, left float64) error {
	modules, err := QRModules(address)
	if err != nil {
		return err
	}
	module := moduleOf(len(modules), footCode)
	side := float64(len(modules)) * module
	if side > footHalf*0.55 {
		return fmt.Errorf("QR code of %.0f mm on a poster: %w", side, data.ErrInvalid)
	}
	fill(p.pdf, modules, wholeDots(left), wholeDots(posterFoot+6), module)
	beside, width := left+side+2, footHalf-side-2
	p.pdf.SetXY(beside, posterFoot+8)
	p.text(style{size: 18}, p.say(what), beside, width)
	s := style{size: 18, bold: true}
	for s.size > small && len(p.broken(s, address, footHalf)) > 1 { // one types it as one word
		s.size--
	}
	p.pdf.SetXY(left, posterFoot+6+side)
	p.text(s, address, left, footHalf)
	return nil
}
