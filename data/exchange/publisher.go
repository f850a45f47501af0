package exchange

import (
	"strings"

	"example.org/parter/data"
)

// fillPublisher parts what the catalogue writes as one, the municipality and
// what its fee is for: „Белене – физически лица“, „София – район Лозенец (до
// 5 бр.)“, „Елхово – за куб. м“. The municipality with its district or region
// is the source; the rest says for whom or what the fee is, or stands in the
// note where the fee has its own category. Nothing of it is lost.
func fillPublisher(fee *data.Fee, written string) {
	source, condition, _ := strings.Cut(written, " – ")
	if strings.HasPrefix(condition, "район ") {
		district, rest, found := strings.Cut(condition, " (")
		source += " – " + district
		condition = ""
		if found {
			condition = strings.TrimSuffix(rest, ")")
		}
	}
	if name, number, found := strings.Cut(source, " (услуга "); found {
		source, fee.Note = name, joined("услуга "+strings.TrimSuffix(number, ")"), fee.Note, "; ")
	}
	fee.Source = source
	switch {
	case isPerson(condition):
		fee.For = joined(condition, fee.For, ", ")
	case condition != "" && strings.HasSuffix(condition, fee.For):
		fee.For = condition
	default:
		fee.Note = joined(condition, fee.Note, "; ")
	}
}

func isPerson(condition string) bool {
	return condition == "физически лица" || condition == "юридически лица"
}

// joined puts the mark between the two texts that are there.
func joined(a, b, mark string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + mark + b
}
