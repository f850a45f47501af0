// Package handout makes what a visitor takes away, on paper or by QR code, as
// pure documents: the same values always give the same bytes. Nothing personal
// stands in the properties of a document, since they reach print queues.
//
// Slips and checklists are drawn for a roll of 80 mm as receipt printers use, because
// that is what stands in a lobby; an office printer sets them on its own sheet.
// Brochures and certificates are A4, for the printer of an office.
package handout

import (
	"fmt"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// SlipPDF draws the slip with which a visitor follows a case: number, date and
// code large, the QR code of its address, the ways to check, and when to come, or until when an answer comes. A slip
// without code, address or hours leaves those out. How to say what one thinks stands at
// its end in words: a second code would be read for the first, at the kiosk too. The error is data.ErrInvalid for
// an address whose QR code does not fit the paper, and for one that opens the case on
// a slip without a code: whoever merely typed a number gets no token; see
// data.PlainSlip.
func SlipPDF(s data.Slip, l data.Language) ([]byte, error) { return Slip(s, l).PDF() }

func (r *roll) slip(s data.Slip, l data.Language) error {
	if s.Code == "" && s.TellsToken() {
		return fmt.Errorf("a token for a number that was merely typed: %w", data.ErrInvalid)
	}
	label := style{size: normal, align: "C"}
	r.text(style{size: large, bold: true, align: "C"}, s.Town.In(l))
	r.rule()
	r.text(label, phrases.In(l, phrases.CaseNumber))
	r.figure(string(s.Number))
	r.text(label, phrases.In(l, phrases.CaseReceived)+" "+phrases.Date(l, s.Received))
	if s.Code != "" && s.Lookup.ByCode() {
		r.space(2)
		r.text(label, phrases.In(l, phrases.CaseCode))
		r.figure(s.Code.Grouped())
	}
	if s.Address != "" {
		if err := r.qr(s.Address); err != nil {
			return fmt.Errorf("slip: %w", err)
		}
	}
	r.ways(s, l)
	return nil
}

// slipWords are the sentences that a slip with a code, one whose code is typed nowhere
// and a plain one say differently.
type slipWords struct{ phone, kiosk, keep phrases.Key }

func wordsOf(s data.Slip) slipWords {
	if s.Code == "" {
		return slipWords{phrases.HandoutPlainPhone, phrases.HandoutPlainKiosk, phrases.HandoutPlainKeep}
	}
	if !s.Lookup.ByCode() {
		return slipWords{phrases.PrintSlipPhone, phrases.PrintSlipScan, phrases.PrintSlipSquare}
	}
	return slipWords{phrases.PrintSlipPhone, phrases.PrintSlipKiosk, phrases.PrintSlipKeep}
}

// ways says what the slip is for, where to check and when to come, in plain
// sentences.
func (r *roll) ways(s data.Slip, l data.Language) {
	plain, say := style{size: normal, align: "L"}, wordsOf(s)
	r.text(style{size: normal, bold: true, align: "L"}, phrases.In(l, phrases.PrintSlipPurpose))
	r.space(1.5)
	if s.Address != "" {
		r.text(plain, phrases.In(l, say.phone))
		r.space(1)
	}
	if s.Address != "" || s.Lookup.ByCode() {
		r.text(plain, phrases.In(l, say.kiosk))
		r.space(1)
	}
	if s.Phone != "" {
		r.text(plain, phrases.In(l, phrases.PrintSlipCall, phrases.PhoneNumber(s.Phone)))
	}
	r.answerBy(s, l)
	r.come(s.Counter, s.Hours, l)
	r.rule()
	r.text(plain, phrases.In(l, say.keep))
	r.space(1)
	r.text(style{size: small, align: "L"}, s.Address)
	if opinion := s.Opinion(); opinion != "" {
		r.rule()
		r.text(plain, phrases.In(l, phrases.PrintSlipOpinion))
		r.text(style{size: normal, bold: true, align: "L"}, opinion)
	}
}

// answerBy says until when somebody is answered, where that is what the case is about.
func (r *roll) answerBy(s data.Slip, l data.Language) {
	if s.AnswerBy.IsZero() {
		return
	}
	r.space(1.5)
	due := phrases.Sentence(phrases.In(l, phrases.AnswerDue, phrases.LongDate(l, s.AnswerBy)))
	r.text(style{size: normal, bold: true, align: "L"}, due)
}

// come says where and when people are received; where that is not known, nothing.
func (r *roll) come(c data.Counter, h data.Hours, l data.Language) {
	if !h.Known() {
		return
	}
	plain := style{size: normal, align: "L"}
	r.space(1.5)
	r.text(style{size: normal, bold: true, align: "L"}, colon(phrases.In(l, phrases.HandoutCome), words(c.Name.In(l), c.Place.In(l))))
	for _, line := range phrases.Week(l, h) {
		r.text(plain, line)
	}
	mark(r, l, h.Example, h.Source)
}
