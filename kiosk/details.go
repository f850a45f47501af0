package kiosk

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// addDetails adds what does not fit on the fact cards: every fee, every term,
// the law, who does the work, and where all this comes from.
func (v *visit) addDetails(column *fyne.Container, s data.Service, width float32) fyne.CanvasObject {
	s = s.At(v.kiosk.o.Clock())
	if len(s.Fees) > 0 {
		column.Add(v.feesCard(s, width))
	}
	if len(s.Terms) > 0 && !fewTerms(s) {
		column.Add(v.termsCard(s, width))
	}
	if card := v.backgroundCard(s, width); card != nil {
		column.Add(card)
	}
	return column
}

// feesCard is a table of every fee, below the name of who published it.
func (v *visit) feesCard(s data.Service, width float32) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(36)
	column := look.Column(l.PX(12), l.Lines(look.Subtitle, v.say(phrases.KioskAllFees), inner, look.Ink))
	fees := feesTogether(s.Fees)
	for i, fee := range fees {
		newSource := i == 0 || fees[i-1].Source != fee.Source
		titled := bySpeed(fees, fee) > 1
		newTitle := titled && (newSource || fees[i-1].For != fee.For)
		switch {
		case newSource:
			column.Add(v.feeSource(fee, s.IsExample(data.PartFees), inner))
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
	return l.Card(36, 30, column)
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
		column.Add(l.Lines(look.Caption, v.say(phrases.Source, fee.Source), width, look.Muted))
	}
	if fee.AsOf != "" {
		column.Add(l.Lines(look.Caption, fee.AsOf, width, look.Muted))
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
	if remark := join(memo(v, fee.Memo), phrases.FeeNote(v.language, fee.Note)); remark != "" {
		left.Add(l.Lines(look.Caption, remark, words, look.Muted))
	}
	return look.Row(l.PX(24), left, look.Upright(l.Trailing(look.Strong, amount, right, look.Ink)))
}

// memo tells the amount in levs for what it is: how it was once published.
func memo(v *visit, levs string) string {
	if levs == "" {
		return ""
	}
	return v.say(phrases.KioskMemo, levs)
}

func (v *visit) termsCard(s data.Service, width float32) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(36)
	column := look.Column(l.PX(12), v.cardTitle(v.say(phrases.Term), s.IsExample(data.PartTerms), inner))
	for _, term := range s.Terms {
		if label := v.termLabel(term); label != "" {
			column.Add(l.Lines(look.Caption, capital(label), inner, look.Muted))
		}
		column.Add(l.Lines(look.Body, phrases.TermText(v.language, term.Text), inner, look.Ink))
	}
	return l.Card(36, 30, column)
}

// backgroundCard is the law, who does the work, and the sources; nil: nothing
// is known of them.
func (v *visit) backgroundCard(s data.Service, width float32) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(36)
	column := look.Column(l.PX(10))
	add := func(title, text string, example bool) {
		if text == "" {
			return
		}
		if len(column.Objects) > 0 {
			column.Add(look.Gap(1, l.PX(10)))
		}
		column.Add(v.cardTitle(title, example, inner))
		column.Add(l.Lines(look.Body, text, inner, look.Ink))
	}
	add(v.say(phrases.LegalBasis), s.LegalBasis, s.IsExample(data.PartLegalBasis))
	add(v.say(phrases.KioskUnit), v.in(s.Unit), s.IsExample(data.PartUnit))
	add(v.say(phrases.KioskSources), strings.Join(s.Sources, "\n"), false)
	if len(column.Objects) == 0 {
		return nil
	}
	return l.Card(36, 30, column)
}
