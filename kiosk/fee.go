package kiosk

import (
	"slices"
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
	next    string // what comes instead, and when
	known   bool
	example bool
	source  string // of an example
}

// isExample reports whether the fact is to be marked.
func (f figure) isExample() bool { return f.example && f.known }

// mainFee is what stands beside a title: the fees by speed, the note, or from
// how much on.
func (v *visit) mainFee(all data.Service) figure {
	s := all.At(v.kiosk.o.Clock())
	f := figure{known: true, example: s.IsExample(data.PartFees)}
	fees := plainFees(s)
	switch {
	case s.FeeNote != "":
		f.text, f.source = phrases.FeeNote(v.language, s.FeeNote), phrases.FreeSource(s)
		f.more = v.feesBySpeed(fees)
	case len(fees) > 0:
		f.text = phrases.Price(v.language, fees[0])
		f.more = v.feesBySpeed(fees[1:])
		if fees[0].Speed != data.Ordinary {
			f.more = join(phrases.SpeedName(v.language, fees[0].Speed), f.more)
		}
		f.example, f.source = all.FeeIsExample(fees[0]), fees[0].Source
		f.next = v.comingFee(all, fees[0])
	case len(s.Fees) > 0:
		of := ofFirstSource(s.Fees)
		lowest := lowestFee(of)
		f.text = phrases.Price(v.language, lowest)
		if len(of) > 1 {
			f.text, f.more = v.say(phrases.KioskFrom, f.text), v.say(phrases.KioskSeeBelow)
		}
		f.example, f.source = all.FeeIsExample(lowest), lowest.Source
		f.next = v.comingFee(all, lowest)
	default:
		f.text, f.known = v.say(phrases.FeeUnknown), false
	}
	return f
}

// comingFee is what is asked instead of the fee, and from when on; empty: nothing
// is known of that.
func (v *visit) comingFee(s data.Service, now data.Fee) string {
	for _, fee := range s.Coming(v.kiosk.o.Clock()) {
		if fee.Speed == now.Speed && fee.For == now.For && fee.Source == now.Source {
			return v.say(phrases.KioskFeeComing, phrases.DayMonth(v.language, fee.From), phrases.Price(v.language, fee))
		}
	}
	return ""
}

// plainFees are the fees by speed that hold for everybody.
func plainFees(s data.Service) []data.Fee {
	var plain []data.Fee
	for _, fee := range s.FeesBySpeed() {
		if fee.For.BG == "" {
			plain = append(plain, fee)
		}
	}
	return plain
}

func (v *visit) feesBySpeed(fees []data.Fee) string {
	var parts []string
	for _, fee := range fees {
		parts = append(parts, phrases.SpeedName(v.language, fee.Speed)+"\u00a0"+phrases.Price(v.language, fee))
	}
	return strings.Join(parts, "\u00a0· ")
}

// ofFirstSource are the fees of who is named first: sums of several towns are
// not compared with each other.
func ofFirstSource(fees []data.Fee) []data.Fee {
	return slices.DeleteFunc(slices.Clone(fees), func(f data.Fee) bool { return f.Source != fees[0].Source })
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

// mainTerm is how long the service takes, and how long at the other speeds, as
// the fees stand there; what does not fit is below.
func (v *visit) mainTerm(s data.Service) figure {
	f := figure{known: true, example: s.IsExample(data.PartTerms)}
	if len(s.Terms) == 0 {
		f.text, f.known = v.say(phrases.TermUnknown), false
		return f
	}
	fits := termsThatFit(s)
	if fits == 0 {
		f.text = v.say(phrases.KioskSeeBelow)
		return f
	}
	first := s.Terms[0]
	f.text = phrases.TermText(v.language, first.Text)
	if first.Speed != data.Ordinary {
		f.more = v.termLabel(first)
	}
	for _, term := range s.Terms[1:fits] {
		f.more = join(f.more, v.termInShort(term))
	}
	if fits < len(s.Terms) {
		f.more = join(f.more, v.say(phrases.KioskSeeBelow))
	}
	return f
}

// termInShort is a term behind another one: „бърза 3 раб. дни“, on one line.
func (v *visit) termInShort(t data.Term) string {
	text := strings.TrimSpace(v.termLabel(t) + " " + phrases.ShortTerm(v.language, t.Text))
	if t.For.BG != "" {
		return text
	}
	return strings.ReplaceAll(text, " ", "\u00a0")
}

// short reports whether the term stands beside a name; a longer one is on the
// service's own screen.
func short(t data.Term) bool { return utf8.RuneCountInString(t.Text.BG) <= mostTerm }

// termsThatFit is how many of the terms, from the first on, stand on the fact
// card.
func termsThatFit(s data.Service) int {
	letters := 0
	for i, term := range s.Terms {
		letters += utf8.RuneCountInString(term.Text.BG + term.For.BG)
		if !short(term) || letters > mostTerms {
			return i
		}
	}
	return len(s.Terms)
}

// category is for whom or what a fee or a term is: persons and times are closed
// sets of words, and the rest has its own English or stays in Bulgarian.
func (v *visit) category(published data.Text) string {
	switch published.BG {
	case data.ForPeople:
		return v.say(phrases.PublicPeople)
	case data.ForCompanies:
		return v.say(phrases.PublicCompanies)
	default:
		return phrases.Category(v.language, published)
	}
}

// categoryTitle is the heading above the fees of such persons or things.
func (v *visit) categoryTitle(published data.Text) string {
	switch published.BG {
	case data.ForPeople:
		return v.say(phrases.PublicForPeople)
	case data.ForCompanies:
		return v.say(phrases.PublicForCompanies)
	default:
		return phrases.Capital(v.category(published))
	}
}

func (v *visit) termLabel(t data.Term) string {
	return join(phrases.SpeedName(v.language, t.Speed), v.category(t.For))
}

// join puts a dot between two texts that are there; it never begins a line.
func join(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	default:
		return a + "\u00a0· " + b
	}
}
