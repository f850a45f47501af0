package handout

import (
	"image"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// A Paper is a handout that is not drawn yet. A printer asks for it as it wants
// it: a queue as a PDF, a receipt printer as the dots of its own head. Both are
// drawn by the same code, so that nobody is handed something else.
type Paper struct {
	title    phrases.Key // of the document: neutral
	language data.Language
	made     time.Time // written into the document instead of the time of day
	fill     func(*roll) error
}

// Slip is SlipPDF for any printer.
func Slip(s data.Slip, l data.Language) Paper {
	return Paper{phrases.PrintSlipTitle, l, s.Received, func(r *roll) error { return r.slip(s, l) }}
}

// Checklist is ServicePDF for any printer.
func Checklist(s data.Service, town data.Town, d data.Department, l data.Language) Paper {
	made := s.Checked
	if made.IsZero() {
		made = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return Paper{phrases.PrintServiceTitle, l, made, func(r *roll) error { return r.checklist(s, town, d, l) }}
}

// PDF draws the paper for a roll of 80 mm. The error is data.ErrInvalid for an
// address whose QR code does not fit.
func (p Paper) PDF() ([]byte, error) {
	ink, err := newInk(phrases.In(p.language, p.title), p.language, p.made)
	if err != nil {
		return nil, err
	}
	r := &roll{pen: ink, room: printable}
	if err := p.fill(r); err != nil {
		return nil, err
	}
	r.draw(ink.begin)
	return ink.bytes()
}

// Dots draws the paper for a head of so many dots across, 8 to a millimetre: 576
// for a roll of 80 mm, 384 for one of 58 mm. Every dot is black (0) or white
// (255), and every module of a QR code has whole ones. The error is
// data.ErrInvalid for an address whose QR code does not fit.
func (p Paper) Dots(across int) (*image.Gray, error) {
	head, err := newHead(across)
	if err != nil {
		return nil, err
	}
	r := &roll{pen: head, room: float64(across) * dot}
	if err := p.fill(r); err != nil {
		return nil, err
	}
	r.draw(head.begin)
	return head.picture, head.err
}
