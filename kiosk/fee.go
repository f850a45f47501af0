package kiosk

import (
	"strings"
	"unicode/utf8"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// figure is a fact in large letters, with a remark below it and the mark of
// example data.
type figure struct {
	text    string
	more    string
	known   bool
	example bool
	source  string // of an example
}

// mainFee is what stands beside a title: the fees by speed, the note, or from
// how much on.
func (v *visit) mainFee(s data.Service) figure {
	f := figure{known: true, example: s.IsExample(data.PartFees)}
	fees := plainFees(s)
	switch {
	case s.FeeNote != "":
		f.text = s.FeeNote
		f.more = v.feesBySpeed(fees)
	case len(fees) > 0:
		f.text = phrases.Euro(v.language, fees[0].Amount)
		f.more = v.feesBySpeed(fees[1:])
		if fees[0].Speed != data.Ordinary {
			f.more = join(phrases.SpeedName(v.language, fees[0].Speed), f.more)
		}
		f.example, f.source = f.example || fees[0].Example, fees[0].Source
	case len(s.Fees) > 0:
		lowest := lowestFee(s.Fees)
		f.text = phrases.Euro(v.language, lowest.Amount)
		if len(s.Fees) > 1 {
			f.text, f.more = v.say(phrases.KioskFrom, f.text), v.say(phrases.KioskSeeBelow)
		}
		f.example, f.source = f.example || lowest.Example, lowest.Source
	default:
		f.text, f.known = v.say(phrases.FeeUnknown), false
	}
	return f
}

// plainFees are the fees by speed that hold for everybody.
func plainFees(s data.Service) []data.Fee {
	var plain []data.Fee
	for _, fee := range s.FeesBySpeed() {
		if fee.For == "" {
			plain = append(plain, fee)
		}
	}
	return plain
}

func (v *visit) feesBySpeed(fees []data.Fee) string {
	var parts []string
	for _, fee := range fees {
		parts = append(parts, phrases.SpeedName(v.language, fee.Speed)+"\u00a0"+phrases.Euro(v.language, fee.Amount))
	}
	return strings.Join(parts, " · ")
}

func lowestFee(fees []data.Fee) data.Fee {
	lowest := fees[0]
	for _, fee := range fees[1:] {
		if fee.Amount < lowest.Amount {
			lowest = fee
		}
	}
	return lowest
}

// A fact card holds this many letters of terms; more of them get a card of
// their own.
const (
	mostTerm  = 24
	mostTerms = 60
)

// mainTerm is how long the service takes, by speed where that fits.
func (v *visit) mainTerm(s data.Service) figure {
	f := figure{known: true, example: s.IsExample(data.PartTerms)}
	if len(s.Terms) == 0 {
		f.text, f.known = v.say(phrases.TermUnknown), false
		return f
	}
	if !fewTerms(s) {
		f.text = v.say(phrases.KioskSeeBelow)
		if first := s.Terms[0]; utf8.RuneCountInString(first.Text) <= mostTerm {
			f.text, f.more = first.Text, join(v.termLabel(first), v.say(phrases.KioskSeeBelow))
		}
		return f
	}
	f.text = s.Terms[0].Text
	if s.Terms[0].Speed != data.Ordinary {
		f.more = v.termLabel(s.Terms[0])
	}
	for _, term := range s.Terms[1:] {
		f.more = join(f.more, strings.TrimSpace(v.termLabel(term)+" "+term.Text))
	}
	return f
}

// fewTerms reports whether all terms stand on the fact card.
func fewTerms(s data.Service) bool {
	letters := 0
	for i, term := range s.Terms {
		if i == 0 && utf8.RuneCountInString(term.Text) > mostTerm {
			return false
		}
		letters += utf8.RuneCountInString(term.Text + term.For)
	}
	return letters <= mostTerms
}

func (v *visit) termLabel(t data.Term) string {
	return join(phrases.SpeedName(v.language, t.Speed), t.For)
}

// join puts a dot between two texts that are there.
func join(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	default:
		return a + " · " + b
	}
}
