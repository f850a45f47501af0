package display

import (
	"slices"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// feeRow is what the board says about one service. The kiosk has the rest.
type feeRow struct {
	name    string
	fee     string // of the ordinary case, in one line or two; empty: only by kind
	about   string // the term, and what the other speeds cost
	kinds   []feeKind
	example bool   // not confirmed by the municipality
	source  string // who published the example; empty: not known
}

// feeKind is a fee that differs by what it is for.
type feeKind struct{ what, fee string }

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
	bySpeed := slices.DeleteFunc(slices.Clone(fees), func(f data.Fee) bool { return f.Speed == "" })
	var row feeRow
	switch {
	case len(bySpeed) > 0:
		row = rowBySpeed(s, bySpeed)
	case len(fees) > 0:
		row = rowByKind(s, fees)
	default:
		note, _, _ := strings.Cut(s.FeeNote, " (")
		row = feeRow{fee: note, about: termFor(s, data.Ordinary)}
	}
	row.name = shortName(s.Name.In(spoken))
	row.example, row.source = isExample(s, fees, row.about)
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

// rowBySpeed has the ordinary fee at its end, and the faster ones below its
// name.
func rowBySpeed(s data.Service, fees []data.Fee) feeRow {
	order := func(f data.Fee) int {
		return slices.Index([]data.Speed{data.Ordinary, data.Fast, data.Express}, f.Speed)
	}
	slices.SortStableFunc(fees, func(a, b data.Fee) int { return order(a) - order(b) })
	var row feeRow
	var about []string
	if fees[0].Speed != data.Ordinary {
		row.fee = s.FeeNote
	}
	for _, fee := range fees {
		amount := phrases.Price(spoken, fee)
		what := joined(", ", termFor(s, fee.Speed), fee.For.In(spoken))
		if fee.Speed != data.Ordinary {
			what = joined(": ", phrases.SpeedName(spoken, fee.Speed), what)
		}
		if row.fee == "" {
			row.fee, amount = amount, ""
		}
		about = append(about, joined(" – ", what, amount))
	}
	row.about = joined(" · ", about...)
	return row
}

// rowByKind is for fees that differ by what they are for.
func rowByKind(s data.Service, fees []data.Fee) feeRow {
	row := feeRow{about: termFor(s, data.Ordinary)}
	if len(fees) > mostKinds {
		least, most := fees[0].Amount, fees[0].Amount
		for _, fee := range fees {
			least, most = min(least, fee.Amount), max(most, fee.Amount)
		}
		row.fee = strings.TrimSuffix(phrases.Euro(spoken, least), "\u00a0€") + "\u00a0–\n" + phrases.Euro(spoken, most)
		row.about = joined(" · ", row.about, phrases.In(spoken, phrases.BoardByKind))
		return row
	}
	if len(fees) == 1 {
		row.fee, row.about = phrases.Price(spoken, fees[0]), joined(" · ", row.about, fees[0].For.In(spoken))
		return row
	}
	for _, fee := range fees {
		row.kinds = append(row.kinds, newFeeKind(fee))
	}
	return row
}

// newFeeKind names the fee by what it is for, or else by its unit.
func newFeeKind(fee data.Fee) feeKind {
	if what := fee.For.In(spoken); what != "" {
		return feeKind{what, phrases.Price(spoken, fee)}
	}
	return feeKind{fee.Unit.In(spoken), phrases.Euro(spoken, fee.Amount)}
}

// termFor is the term at the speed, in the short form of a table. Of an example
// that lists what several municipalities say, it is the first.
func termFor(s data.Service, speed data.Speed) string {
	for _, term := range s.Terms {
		if term.Speed != speed && (term.Speed != "" || term.For.BG != "" || speed != data.Ordinary) {
			continue
		}
		text := term.Text.In(spoken)
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
func isExample(s data.Service, fees []data.Fee, about string) (example bool, source string) {
	for _, fee := range fees {
		if s.FeeIsExample(fee) {
			return true, fee.Source
		}
	}
	if s.IsExample(data.PartFees) && s.FeeNote != "" {
		return true, phrases.FreeSource(s)
	}
	return len(fees) == 0 && s.IsExample(data.PartFees) || (s.IsExample(data.PartTerms) && about != ""), ""
}

// shortName drops what nearly every name begins with: on a list of services it
// says nothing, and it costs a line of each.
func shortName(name string) string {
	return phrases.Capital(strings.TrimSuffix(strings.TrimPrefix(name, "Издаване на "), "."))
}

func joined(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), by)
}
