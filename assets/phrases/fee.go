package phrases

import "example.org/parter/data"

// Price is the amount of the fee with the unit that it is paid for, where it has
// one: 5,11 € / кв.м.
func Price(l data.Language, f data.Fee) string {
	if unit := f.Unit.In(l); unit != "" {
		return Euro(l, f.Amount) + " / " + unit
	}
	return Euro(l, f.Amount)
}

// Category is for whom or what a fee or a term is. Without an English text of
// its own, what says only how long is still said in English.
func Category(l data.Language, t data.Text) string {
	if l == data.English && t.EN != "" {
		return t.EN
	}
	return TermText(l, t.BG)
}
