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
		source, fee.Note.BG = name, joined("услуга "+strings.TrimSuffix(number, ")"), fee.Note.BG, "; ")
	}
	fee.Source = source
	switch {
	case data.IsPerson(condition):
		fee.For.BG = joined(condition, fee.For.BG, ", ")
	case condition != "" && strings.HasSuffix(condition, fee.For.BG):
		fee.For.BG = condition
	default:
		fee.Note.BG = joined(condition, fee.Note.BG, "; ")
	}
}

// unitOf is the unit that the words name, if they do: what an amount is paid for
// one of. „До 5 бр.“ and „над А3“ are no units.
func unitOf(words string) (unit data.Text, ok bool) {
	switch words {
	case "кв.м":
		return data.Text{BG: "кв.м", EN: "m²"}, true
	case "кв.м/месец":
		return data.Text{BG: "кв.м на месец", EN: "m² a month"}, true
	case "куб. м", "за куб. м", "за 1 куб. м":
		return data.Text{BG: "куб. м", EN: "m³"}, true
	case "дърво", "на дърво":
		return data.Text{BG: "дърво", EN: "tree"}, true
	case "на лист":
		return data.Text{BG: "лист", EN: "sheet"}, true
	case "А4":
		return data.Text{BG: "лист А4", EN: "A4 sheet"}, true
	case "А3":
		return data.Text{BG: "лист А3", EN: "A3 sheet"}, true
	default:
		return data.Text{}, false
	}
}

// fillUnit moves the unit out of what the fee is for, where that names one at its
// end, or out of the note's beginning.
func fillUnit(fee *data.Fee) {
	before, last := "", fee.For.BG
	if comma := strings.LastIndex(last, ", "); comma >= 0 {
		before, last = last[:comma], last[comma+2:]
	}
	if unit, ok := unitOf(last); ok {
		fee.Unit, fee.For.BG = unit, before
		return
	}
	first, rest, _ := strings.Cut(fee.Note.BG, "; ")
	if unit, ok := unitOf(first); ok {
		fee.Unit, fee.Note.BG = unit, rest
	}
}

// joined puts the mark between the two texts that are there.
func joined(a, b, mark string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + mark + b
}
