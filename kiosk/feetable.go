package kiosk

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// feesCard is a table of every fee: those in force, and then those to come below
// their first day.
func (v *visit) feesCard(s data.Service, width float32) fyne.CanvasObject {
	l, now := v.look(), v.kiosk.o.Clock()
	inner := width - 2*l.PX(36)
	column := look.Column(l.PX(12), l.Lines(look.Subtitle, v.say(phrases.KioskAllFees), inner, look.Ink))
	v.addFees(column, s.FeesAt(now), s.IsExample(data.PartFees), inner)
	coming := s.Coming(now)
	for len(coming) > 0 {
		first := coming[0].From
		later := func(f data.Fee) bool { return !f.From.Equal(first) }
		column.Add(v.feesFrom(first, inner))
		v.addFees(column, slices.DeleteFunc(slices.Clone(coming), later), s.IsExample(data.PartFees), inner)
		coming = slices.DeleteFunc(coming, func(f data.Fee) bool { return !later(f) })
	}
	return l.Card(36, 30, column)
}

// feesFrom is the heading over fees that are to come.
func (v *visit) feesFrom(day time.Time, width float32) fyne.CanvasObject {
	l := v.look()
	return look.Column(0, look.Gap(1, l.PX(8)), v.iconLine("calendar", v.say(phrases.FeeFrom, phrases.Date(v.language, day)), look.Strong, width))
}

// addFees adds the fees, below the name of who published them.
func (v *visit) addFees(column *fyne.Container, published []data.Fee, example bool, inner float32) {
	l, fees := v.look(), feesTogether(published)
	for i, fee := range fees {
		newSource := i == 0 || fees[i-1].Source != fee.Source
		titled := bySpeed(fees, fee) > 1
		newTitle := titled && (newSource || fees[i-1].For != fee.For)
		switch {
		case newSource:
			column.Add(v.feeSource(fee, example, inner))
		case newTitle:
			column.Add(look.Gap(1, l.PX(8)))
		default:
			column.Add(l.Divider(inner))
		}
		if newTitle {
			column.Add(l.Lines(look.Strong, v.categoryTitle(fee.For), inner, look.Ink))
		}
		if titled {
			fee.For = data.Text{} // the title says it
		}
		column.Add(v.feeLine(fee, inner))
	}
}

// bySpeed counts the fees that differ from the fee by speed only; where it is
// for nobody special, they need no title.
func bySpeed(fees []data.Fee, fee data.Fee) int {
	count := 0
	for _, f := range fees {
		if f.For.BG != "" && f.Speed != "" && f.Source == fee.Source && f.For == fee.For {
			count++
		}
	}
	return count
}

// feesTogether puts the fees of a source, and in it those by speed for the same
// persons, one after another.
func feesTogether(fees []data.Fee) []data.Fee {
	first := func(same func(f data.Fee) bool) int { return slices.IndexFunc(fees, same) }
	sorted := slices.Clone(fees)
	slices.SortStableFunc(sorted, func(a, b data.Fee) int {
		if a.Source != b.Source {
			return first(func(f data.Fee) bool { return f.Source == a.Source }) - first(func(f data.Fee) bool { return f.Source == b.Source })
		}
		return first(func(f data.Fee) bool { return f.Source == a.Source && f.For == a.For }) - first(func(f data.Fee) bool { return f.Source == a.Source && f.For == b.For })
	})
	return sorted
}

// feeSource says whose fees follow.
func (v *visit) feeSource(fee data.Fee, example bool, width float32) fyne.CanvasObject {
	l := v.look()
	column := look.Column(l.PX(4))
	if fee.Example || example {
		column.Add(look.Row(0, v.mark(v.markText(fee.Source), width)))
	} else {
		column.Add(l.Lines(look.Caption, v.source(fee.Source), width, look.Muted))
	}
	remark := v.in(fee.AsOf)
	if !fee.From.IsZero() && !fee.From.After(v.kiosk.o.Clock()) {
		remark = v.say(phrases.KioskFeeSince, phrases.Date(v.language, fee.From))
	}
	if remark != "" {
		column.Add(l.Lines(look.Caption, remark, width, look.Muted))
	}
	return column
}

// feeLine is for whom or how fast, and how much.
func (v *visit) feeLine(fee data.Fee, width float32) fyne.CanvasObject {
	l := v.look()
	amount := phrases.Price(v.language, fee)
	right := l.Width(look.Strong, amount) + 1
	words := width - right - l.PX(24)
	label := join(phrases.SpeedName(v.language, fee.Speed), v.category(fee.For))
	if label == "" {
		label = v.say(phrases.Fee)
	}
	left := look.Column(0, l.Lines(look.Body, capital(label), words, look.Ink))
	if remark := join(memo(v, fee.Memo), phrases.TermText(v.language, fee.Note)); remark != "" {
		left.Add(l.Lines(look.Caption, remark, words, look.Muted))
	}
	return look.Row(l.PX(24), left, look.Upright(l.Trailing(look.Strong, amount, right, look.Ink)))
}

// memo tells the amount in levs for what it is: how it was once published.
func memo(v *visit, levs string) string {
	if levs == "" {
		return ""
	}
	return v.say(phrases.KioskMemo, phrases.Levs(v.language, levs))
}
