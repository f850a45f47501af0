package handout

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

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

// A block is one thing on the roll, drawn from its upper edge.
type block struct {
	height float64 // mm
	draw   func(top float64)
}

// A roll gathers blocks from top to bottom; only then is the length of the
// paper known.
type roll struct {
	pen    pen
	room   float64 // mm across that can be printed
	blocks []block
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

// millimetres is the size of the letters.
func (s style) millimetres() float64 { return s.size / 72 * 25.4 }

// text adds a paragraph that wraps at the width of the roll; empty text adds
// nothing.
func (r *roll) text(s style, text string) {
	if text == "" {
		return
	}
	room := r.room - s.indent
	lines := wrap(text, func(line string) bool { return r.pen.width(s, line) <= room })
	height := s.millimetres() * 1.22
	r.blocks = append(r.blocks, block{height: height * float64(len(lines)), draw: func(top float64) {
		for i, line := range lines {
			r.pen.line(s, line, box{s.indent, top + height*float64(i), room, height})
		}
	}})
}

// wrap breaks the text at spaces into lines that fit. A word that is longer than
// a line is broken, since there is no other place for its end.
func wrap(text string, fits func(line string) bool) (lines []string) {
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := ""
		for word := range strings.SplitSeq(paragraph, " ") {
			if longer := strings.TrimPrefix(line+" "+word, " "); fits(longer) {
				line = longer
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			for line = word; !fits(line); {
				whole := longest(line, fits)
				lines, line = append(lines, line[:whole]), line[whole:]
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// longest is how many bytes of the word fit on a line: one letter at least.
func longest(word string, fits func(line string) bool) int {
	best := 0
	for at := range word {
		if at > 0 && (best == 0 || fits(word[:at])) {
			best = at
		}
	}
	return max(best, utf8.RuneLen([]rune(word)[0]))
}

// figure adds one line as large as it fits, because people read it out.
func (r *roll) figure(text string) {
	s := style{size: huge, bold: true, align: "C"}
	if width := r.pen.width(s, text); width > r.room {
		s.size = math.Floor(s.size * r.room / width)
	}
	r.text(s, text)
}

func (r *roll) space(height float64) {
	r.blocks = append(r.blocks, block{height: height, draw: func(float64) {}})
}

// rule adds a thin line across the roll.
func (r *roll) rule() {
	r.blocks = append(r.blocks, block{height: 4, draw: func(top float64) {
		r.pen.bar(box{0, top + 2, r.room, 2 * dot})
	}})
}

// tick adds a paragraph behind an empty box to tick.
func (r *roll) tick(text string) {
	const side = 3.0
	s := style{size: normal, align: "L", indent: side + 2}
	r.text(s, text)
	last := &r.blocks[len(r.blocks)-1]
	paragraph := last.draw
	last.draw = func(top float64) {
		r.pen.frame(box{0, top + 0.8, side, side})
		paragraph(top)
	}
	r.space(1)
}

// qr adds the code of the address in the middle, on whole dots.
func (r *roll) qr(address string) error {
	modules, err := QRModules(address)
	if err != nil {
		return err
	}
	module := moduleOf(len(modules), leastCode)
	side := float64(len(modules)) * module
	if side > r.room {
		return fmt.Errorf("QR code of %.0f mm on a roll: %w", side, data.ErrInvalid)
	}
	left := wholeDots((r.room - side) / 2)
	r.blocks = append(r.blocks, block{height: side, draw: func(top float64) {
		r.pen.code(modules, left, wholeDots(top), module)
	}})
	return nil
}

// wholeDots is the length to the nearest dot.
func wholeDots(mm float64) float64 { return math.Round(mm/dot) * dot }

// draw draws every block, once the length of the paper is told.
func (r *roll) draw(begin func(length float64)) {
	length := 0.0
	for _, b := range r.blocks {
		length += b.height
	}
	begin(length)
	top := 0.0
	for _, b := range r.blocks {
		b.draw(top)
		top += b.height
	}
}
