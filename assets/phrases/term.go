package phrases

import (
	"regexp"
	"strings"

	"example.org/parter/data"
)

// plainTerm is a term that says only how long: „до 14 работни дни“.
var plainTerm = regexp.MustCompile(`^(до )?(\d+) (работни дни|работен ден|раб\. дни|дни|ден|часа|час|месеца|месец)$`)

var (
	termUnits = map[string]string{
		"работни дни": "working days", "раб. дни": "working days", "работен ден": "working day", "дни": "days", "ден": "day",
		"часа": "hours", "час": "hour", "месеца": "months", "месец": "month",
	}
	termWords = map[string]string{"веднага": "at once", "в рамките на деня": "the same day"}
)

// TermText is a published term, or a remark on a fee, in the language. Without an
// English text of its own, what says only how long is still said in English: that
// is a closed set of words. The rest stays in Bulgarian, the official language.
func TermText(l data.Language, t data.Text) string {
	text := t.In(l)
	if l == data.Bulgarian || t.EN != "" {
		return text
	}
	if words, ok := termWords[text]; ok {
		return words
	}
	found := plainTerm.FindStringSubmatch(text)
	if found == nil {
		return text
	}
	limit := ""
	if found[1] != "" {
		limit = "up to "
	}
	return limit + found[2] + " " + termUnits[found[3]]
}

// shortUnits are the words of a term as they are cut in a narrow place.
var shortUnits = strings.NewReplacer("работни дни", "раб. дни", "работен ден", "раб. ден", "часа", "ч.", "час", "ч.")

// ShortTerm is the same in a narrow place, where it says only how long:
// „3 раб. дни“.
func ShortTerm(l data.Language, t data.Text) string {
	text := TermText(l, t)
	if !plainTerm.MatchString(text) {
		return text
	}
	return shortUnits.Replace(text)
}

// FeeNote is what is said of a fee without an amount.
func FeeNote(l data.Language, note string) string {
	if note == "безплатно" { // with a condition it stays as it was published
		return In(l, FreeOfCharge)
	}
	return note
}
