package kiosk

import (
	"regexp"
	"strings"
	"time"
	"unicode"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// numberMark is a mark of incoming numbers before a digit: 94-00, РД-09, 77#2.
var numberMark = regexp.MustCompile(`[-/#]\d`)

// How many digits an incoming number has that is typed without its marks: a service's
// number has fewer, and a personal number or a phone has more.
const (
	leastBare = 6
	mostBare  = 9
)

// asNumber is the incoming number that was rather meant than words, with its date where
// that was typed too.
func asNumber(query string) (n data.CaseNumber, on time.Time, ok bool) {
	n, on, ok = data.ParseCaseNumber(query)
	digits, letters := count(string(n), unicode.IsDigit), count(string(n), unicode.IsLetter)
	phone := strings.HasPrefix(string(n), "0") && digits >= mostBare && letters == 0
	words := letters > 0 && strings.Contains(string(n), " ")
	if !ok || phone || words || digits < 2 {
		return "", time.Time{}, false
	}
	named := strings.HasPrefix(strings.ToLower(strings.TrimSpace(query)), "вх")
	marked := numberMark.MatchString(string(n))
	bare := letters == 0 && digits >= leastBare && digits <= mostBare
	if !on.IsZero() || named || marked || bare {
		return n, on, true
	}
	return "", time.Time{}, false
}

func count(s string, of func(rune) bool) (n int) {
	for _, r := range s {
		if of(r) {
			n++
		}
	}
	return n
}

// withCase is what was found, and before it the way to the case where an incoming number
// was typed.
func withCase(all []found, query string) []found {
	n, on, ok := asNumber(query)
	if !ok {
		return all
	}
	for _, f := range all {
		if f.Kind == data.HitService && f.ID == string(n) {
			return all
		}
	}
	title := data.Text{BG: phrases.In(data.Bulgarian, phrases.LookupLooksLike), EN: phrases.In(data.English, phrases.LookupLooksLike)}
	way := found{Hit: data.Hit{Kind: data.HitPage, ID: string(data.PageCase), Title: title}, number: n, received: on}
	return append([]found{way}, all...)
}

// opensFound is the way to a hit. To the case it takes the number along that was typed,
// and asks for what is missing.
func (v *visit) opensFound(f found) func() {
	if f.number == "" || !v.kiosk.lobby.town.Lookup.ByCode() {
		return v.opens(f.route())
	}
	return func() {
		v.typed.number, v.typed.date = string(f.number), ""
		if !f.received.IsZero() {
			v.typed.date = f.received.Format("02012006")
		}
		v.lookup = &lookup{inCode: true}
		v.open(Route{Place: AtLookup})
	}
}
