// Package handout makes what a visitor takes away, on paper or by QR code, as
// pure documents: the same values always give the same bytes. Nothing personal
// stands in the properties of a document, since they reach print queues.
//
// All of them are drawn for a roll of 80 mm as receipt printers use, because
// that is what stands in a lobby; an office printer sets them on its own sheet.
package handout

import (
	"fmt"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// SlipPDF draws the slip with which a visitor follows a case: number, date and
// code large, the QR code of its address, and the ways to check. A slip without
// code or address leaves those out. The error is data.ErrInvalid for an address
// whose QR code does not fit the paper.
func SlipPDF(s data.Slip, l data.Language) ([]byte, error) {
	r, err := newRoll(phrases.In(l, phrases.PrintSlipTitle), l, s.Received)
	if err != nil {
		return nil, err
	}
	label := style{size: normal, align: "C"}
	r.text(style{size: large, bold: true, align: "C"}, s.Town.In(l))
	r.rule()
	r.text(label, phrases.In(l, phrases.CaseNumber))
	r.figure(string(s.Number))
	r.text(label, phrases.In(l, phrases.CaseReceived)+" "+phrases.Date(l, s.Received))
	if s.Code != "" {
		r.space(2)
		r.text(label, phrases.In(l, phrases.CaseCode))
		r.figure(s.Code.Grouped())
	}
	if s.Address != "" {
		if err := r.qr(s.Address); err != nil {
			return nil, fmt.Errorf("slip: %w", err)
		}
	}
	r.ways(s, l)
	return r.bytes()
}

// ways says what the slip is for and where to check, in plain sentences.
func (r *roll) ways(s data.Slip, l data.Language) {
	plain := style{size: normal, align: "L"}
	r.text(style{size: normal, bold: true, align: "L"}, phrases.In(l, phrases.PrintSlipPurpose))
	r.space(1.5)
	if s.Address != "" {
		r.text(plain, phrases.In(l, phrases.PrintSlipPhone))
		r.space(1)
	}
	if s.Code != "" {
		r.text(plain, phrases.In(l, phrases.PrintSlipKiosk))
		r.space(1)
	}
	if s.Phone != "" {
		r.text(plain, phrases.In(l, phrases.PrintSlipCall, phrases.PhoneNumber(s.Phone)))
	}
	r.rule()
	r.text(style{size: normal, align: "L"}, phrases.In(l, phrases.PrintSlipKeep))
	r.space(1)
	r.text(style{size: small, align: "L"}, s.Address)
}
