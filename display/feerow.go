package display

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// feeRow is what the board says about one service. The kiosk has the rest.
type feeRow struct {
	name    string
	example bool   // not confirmed by the municipality
	source  string // who published the example; empty: not known
	entries []feeEntry
}

// feeEntry is one line beside the name: for the ordinary case large, for the
// others small.
type feeEntry struct {
	what  string // the term, or what the fee is for
	fee   string
	small bool // what is said small
	minor bool // the fee too
}

// mostKinds is how many cases of one fee stand one by one; more are a range.
const mostKinds = 3

// feeRows are the services of the group of which a fee is known: the
// municipality's own apart from the examples.
func feeRows(services []data.Service, group data.GroupID) (own, examples []feeRow) {
	for _, s := range services {
		if s.Group != group || (len(s.Fees) == 0 && s.FeeNote == "") {
			continue
		}
		if row := newFeeRow(s); row.example {
			examples = append(examples, row)
		} else {
			own = append(own, row)
		}
	}
	return own, examples
}

func newFeeRow(s data.Service) feeRow {
	fees := feesOfOneSource(s)
	row := feeRow{name: shortName(s.Name.In(spoken))}
	bySpeed := slices.DeleteFunc(slices.Clone(fees), func(f data.Fee) bool { return f.Speed == "" })
	switch {
	case len(bySpeed) > 0:
		row.entries = speedEntries(s, bySpeed)
	case len(fees) > 0:
		row.entries = kindEntries(s, fees)
	default:
		note, _, _ := strings.Cut(s.FeeNote, " (")
		row.entries = []feeEntry{{what: termFor(s, data.Ordinary), fee: note}}
	}
	row.example, row.source = isExample(s, fees, row.entries)
	return row
}

// feesOfOneSource are the fees that one municipality published: ours, if it is
// among them.
func feesOfOneSource(s data.Service) []data.Fee {
	if len(s.Fees) == 0 {
		return nil
	}
	source := s.Fees[0].Source
	for _, fee := range s.Fees {
		if !fee.Example {
			source = fee.Source
			break
		}
	}
	return slices.DeleteFunc(slices.Clone(s.Fees), func(f data.Fee) bool { return f.Source != source })
}

func speedEntries(s data.Service, fees []data.Fee) []feeEntry {
	order := func(f data.Fee) int {
		return slices.Index([]data.Speed{data.Ordinary, data.Fast, data.Express}, f.Speed)
	}
	slices.SortStableFunc(fees, func(a, b data.Fee) int { return order(a) - order(b) })
	var entries []feeEntry
	if s.FeeNote != "" && fees[0].Speed != data.Ordinary {
		entries = append(entries, feeEntry{what: s.FeeNote, small: true})
	}
	for _, fee := range fees {
		e := feeEntry{what: termFor(s, fee.Speed), fee: phrases.Euro(spoken, fee.Amount)}
		if fee.Speed != data.Ordinary || len(entries) > 0 {
			e.small, e.minor = true, true
			e.what = joined(": ", phrases.SpeedName(spoken, fee.Speed), e.what)
		}
		if fee.For != "" {
			e.what = joined(", ", e.what, fee.For)
		}
		entries = append(entries, e)
	}
	return entries
}

// kindEntries are the fees that differ by what they are for.
func kindEntries(s data.Service, fees []data.Fee) []feeEntry {
	term := termFor(s, data.Ordinary)
	if len(fees) > mostKinds {
		least, most := fees[0].Amount, fees[0].Amount
		for _, fee := range fees {
			least, most = min(least, fee.Amount), max(most, fee.Amount)
		}
		amount := strings.TrimSuffix(phrases.Euro(spoken, least), "\u00a0€") + "\u00a0–\n" + phrases.Euro(spoken, most)
		return []feeEntry{{what: term, fee: amount}, {what: phrases.In(spoken, phrases.BoardByKind), small: true}}
	}
	var entries []feeEntry
	if term != "" {
		entries = append(entries, feeEntry{what: term})
	}
	for _, fee := range fees {
		entries = append(entries, feeEntry{what: fee.For, fee: phrases.Euro(spoken, fee.Amount), small: true})
	}
	return entries
}

// termFor is the term at the speed, in the short form of a table. Of an example
// that lists what several municipalities say, it is the first.
func termFor(s data.Service, speed data.Speed) string {
	for _, term := range s.Terms {
		if term.Speed != speed && (term.Speed != "" || term.For != "" || speed != data.Ordinary) {
			continue
		}
		text := term.Text
		if s.IsExample(data.PartTerms) {
			text, _, _ = strings.Cut(text, ";")
			text, _, _ = strings.Cut(text, " (")
		}
		return strings.NewReplacer(
			"работни дни", phrases.In(spoken, phrases.BoardWorkingDays),
			"работен ден", phrases.In(spoken, phrases.BoardWorkingDay),
		).Replace(text)
	}
	return ""
}

// isExample reports whether something in the row is not the municipality's own,
// and whose it is.
func isExample(s data.Service, fees []data.Fee, entries []feeEntry) (example bool, source string) {
	for _, fee := range fees {
		if fee.Example || s.IsExample(data.PartFees) {
			return true, fee.Source
		}
	}
	return s.IsExample(data.PartFees) || (s.IsExample(data.PartTerms) && entries[0].what != ""), ""
}

// shortName drops what nearly every name begins with: on a list of services it
// says nothing, and it costs a line of each.
func shortName(name string) string {
	return capital(strings.TrimSuffix(strings.TrimPrefix(name, "Издаване на "), "."))
}

// capital is the text with a capital first letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

func joined(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), by)
}
