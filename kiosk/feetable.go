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
	table := feeTable{visit: v, width: inner}
	all := standingOfFees(s)
	table.mixed = !allExamples(all)
	for _, fee := range s.Fees {
		table.several = table.several || fee.Source != s.Fees[0].Source
	}
	table.column = look.Column(l.PX(12), v.cardTitle(v.say(phrases.KioskAllFees), allExamples(all), inner))
	table.add(s.FeesAt(now))
	for _, next := range s.FeesToCome(now) {
		table.column.Add(v.feesFrom(next.Day, inner))
		table.add(next.Fees)
	}
	return l.Card(36, 30, table.column)
}

// standingOfFees is the standing of each fee of the service.
func standingOfFees(s data.Service) []standing {
	var all []standing
	for _, fee := range s.Fees {
		all = append(all, standingOf(s.FeeIsExample(fee)))
	}
	return all
}

// feeTable is the table while it is put together.
type feeTable struct {
	*visit
	column  *fyne.Container
	width   float32
	several bool // sources: each is named above its fees
	mixed   bool // some fees are no examples: those that are carry the mark
}

// feesFrom is the heading over fees that are to come.
func (v *visit) feesFrom(day time.Time, width float32) fyne.CanvasObject {
	l := v.look()
	return look.Column(0, look.Gap(1, l.PX(8)), v.iconLine("calendar", v.say(phrases.FeeFrom, phrases.Date(v.language, day)), look.Strong, width))
}

// add adds the fees, below the name of who published them.
func (t feeTable) add(published []data.Fee) {
	l, fees := t.look(), feesTogether(published)
	for i, fee := range fees {
		newSource := i == 0 || fees[i-1].Source != fee.Source
		titled := bySpeed(fees, fee) > 1
		newTitle := titled && (newSource || fees[i-1].For != fee.For)
		switch {
		case newSource && i > 0, newTitle && i > 0:
			t.column.Add(look.Gap(1, l.PX(8)))
		case i > 0:
			t.column.Add(l.Divider(t.width))
		}
		if newSource {
			t.addSource(fee)
		}
		if newTitle {
			t.column.Add(l.Lines(look.Strong, t.categoryTitle(fee.For), t.width, look.Ink))
		}
		if titled {
			fee.For = data.Text{} // the title says it
		}
		t.column.Add(t.feeLine(fee, t.mixed && fee.Example, t.width))
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

// addSource says whose fees follow, where there are several, and from when.
func (t feeTable) addSource(fee data.Fee) {
	l, source := t.look(), ""
	if t.several {
		source = t.source(fee.Source)
	}
	remark := t.in(fee.AsOf)
	if !fee.From.IsZero() && !fee.From.After(t.kiosk.o.Clock()) {
		remark = t.say(phrases.KioskFeeSince, phrases.Date(t.language, fee.From))
	}
	if line := join(source, remark); line != "" {
		t.column.Add(l.Lines(look.Caption, line, t.width, look.Muted))
	}
}

// feeLine is for whom or how fast, and how much, with the quiet mark where it is
// to have one.
func (v *visit) feeLine(fee data.Fee, marked bool, width float32) fyne.CanvasObject {
	l := v.look()
	amount := phrases.Price(v.language, fee)
	right := l.Width(look.Strong, amount) + 1
	words := width - right - l.PX(24)
	label := join(phrases.SpeedName(v.language, fee.Speed), v.category(fee.For))
	if label == "" {
		label = v.say(phrases.Fee)
	}
	left := look.Column(0)
	if marked {
		left.Add(v.marked(look.Body, phrases.Capital(label), phrases.KioskExample, words, look.Ink))
	} else {
		left.Add(l.Lines(look.Body, phrases.Capital(label), words, look.Ink))
	}
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
