package phrases

import (
	"strings"

	"example.org/parter/data"
)

// Price is the amount of the fee with the unit that it is paid for, where it has
// one: 5,11 € / кв.м.
func Price(l data.Language, f data.Fee) string {
	if unit := f.Unit.In(l); unit != "" {
		return Euro(l, f.Amount) + " / " + unit
	}
	return Euro(l, f.Amount)
}

// Category is for whom or what a fee or a term is; it may be a time.
func Category(l data.Language, t data.Text) string { return TermText(l, t) }

// Levs is the lev amount as once published: „5 лв.“ is “5 leva”.
func Levs(l data.Language, memo string) string {
	if l == data.English {
		return strings.ReplaceAll(memo, "лв.", "leva")
	}
	return memo
}
