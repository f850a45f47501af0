package public

import (
	"html/template"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// listFee is what a service costs, in the space of a list.
type listFee struct {
	Text    string    // in the page's language; empty: not known
	For     data.Text // for whom or what, as published; empty: for everything
	Example bool
	Source  string // of an example; empty: none is named
}

// listFeeOf says the note, or the amount of the first source: from the lowest
// on, where it has several. What the fee is for is said where all share it, as
// „на лист“ and „до 5 бр.“.
func listFeeOf(l data.Language, s data.Service) listFee {
	if s.FeeNote != "" {
		return listFee{Text: phrases.FeeNote(l, s.FeeNote), Example: s.IsExample(data.PartFees)}
	}
	if len(s.Fees) == 0 {
		return listFee{}
	}
	lowest, count, shared := s.Fees[0], 0, true
	for _, fee := range s.Fees {
		if fee.Source != s.Fees[0].Source {
			continue
		}
		count++
		shared = shared && fee.For == s.Fees[0].For
		if fee.Amount < lowest.Amount {
			lowest = fee
		}
	}
	f := listFee{Text: phrases.Price(l, lowest), Example: s.FeeIsExample(lowest)}
	if count > 1 {
		f.Text = phrases.In(l, phrases.PublicFrom, f.Text)
	}
	if shared {
		f.For = lowest.For
	}
	if f.Example {
		f.Source = lowest.Source
	}
	return f
}

// categoryName is for whom or what a fee or a term is: persons and times are
// closed sets of words, and the rest has its own English or stays in Bulgarian.
func categoryName(l data.Language, category data.Text) string {
	switch category.BG {
	case data.ForPeople:
		return phrases.In(l, phrases.PublicPeople)
	case data.ForCompanies:
		return phrases.In(l, phrases.PublicCompanies)
	default:
		return phrases.Category(l, category)
	}
}

// Person is the heading above the fees of such persons.
func (p page) Person(category data.Text) string {
	if category.BG == data.ForCompanies {
		return phrases.In(p.Language, phrases.PublicForCompanies)
	}
	return phrases.In(p.Language, phrases.PublicForPeople)
}

// Category is for whom or what a fee or a term is.
func (p page) Category(category data.Text) string { return categoryName(p.Language, category) }

// Term is how long a service takes, or a remark on a fee.
func (p page) Term(text data.Text) string { return phrases.TermText(p.Language, text) }

// Levs is the lev amount as once published.
func (p page) Levs(memo string) string { return phrases.Levs(p.Language, memo) }

// Source names who published something.
func (p page) Source(source string) string { return phrases.SourceIn(p.Language, source) }

// FeeNote is what is said of a fee without an amount.
func (p page) FeeNote(note string) string { return phrases.FeeNote(p.Language, note) }

// Kept is the lang attribute of the text where the page had no words for it in
// its language.
func (p page) Kept(published, shown string) template.HTMLAttr {
	if published == shown {
		return p.BG()
	}
	return ""
}

// priced is a fee of a list with the page that says it.
type priced struct {
	Page page
	Fee  listFee
}

// Priced lets a list's template say the fee in the page's language.
func (p page) Priced(f listFee) any { return priced{p, f} }

// located is a service of another authority with the page that says it.
type located struct {
	data.Elsewhere
	Page page
}

// Located lets a list's template say where to go in the page's language.
func (p page) Located(e data.Elsewhere) any { return located{e, p} }
