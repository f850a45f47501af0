package display

import (
	"strings"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// reportSheets are the last published report, one subject a page: how many are content and
// how it was before, how the promises were kept, what is to be done and what was.
func (p *planner) reportSheets() []sheet {
	r := p.content.Report
	if !r.Any() {
		return nil
	}
	var sheets []sheet
	period := periodName(r.Period)
	for _, page := range []struct {
		about   string
		title   phrases.Key
		entries []entry
	}{
		{"faces", phrases.BoardReportSatisfaction, facesEntries(r)},
		{"promises", phrases.BoardReportPromises, promiseEntries(r)},
		{"plans", phrases.BoardReportPlans, actionEntries(r, false)},
		{"done", phrases.BoardReportDone, actionEntries(r, true)},
	} {
		t := list{
			frame: p.frame, kind: data.BoardResults, about: page.about, kicker: phrases.BoardResults, title: phrases.In(spoken, page.title), entries: page.entries,
		}
		if page.about == "promises" { // the others say of when they are
			t.title += ": " + period
		}
		sheets = append(sheets, p.once(t.sheets, p.Screen, data.BoardResults, page.about, t.title, t.entries)...)
	}
	return sheets
}

// periodName is the period in words; the year stays together.
func periodName(p data.Period) string {
	return strings.ReplaceAll(phrases.PeriodName(spoken, p), " г.", "\u00a0г.")
}

// facesEntries are the shares of the report's period and of those before.
func facesEntries(r data.ToldReport) (entries []entry) {
	for _, c := range append([]data.Comparison{{Period: r.Period, Tally: r.Faces}}, r.Earlier...) {
		if c.Tally.N() == 0 {
			continue
		}
		share := c.Tally.Satisfied()
		e := entry{name: phrases.Capital(periodName(c.Period)), aloud: true, role: look.Title}
		if share.Concludes() {
			e.figure = phrases.In(spoken, phrases.BoardReportShare, phrases.Percent(share.Value()))
			e.about = phrases.In(spoken, phrases.BoardReportSure, phrases.Percent(share.Low), phrases.Percent(share.High), share.N)
			e.share = share.Value()
		} else {
			e.figure = phrases.In(spoken, phrases.ReportOf, share.Of, share.N)
			e.about = phrases.In(spoken, phrases.BoardReportTooFew, data.FewestForConclusion)
		}
		entries = append(entries, e)
	}
	return entries
}

// promiseEntries are the promises that were measured.
func promiseEntries(r data.ToldReport) (entries []entry) {
	for _, row := range r.Promises {
		about := phrases.Measured(spoken, row.Commitment) + "."
		if row.Target > 0 {
			about += " " + phrases.In(spoken, phrases.BoardReportTarget, phrases.Target(spoken, row))
		}
		e := entry{
			name: phrases.Capital(strings.TrimRight(row.Text.In(spoken), ";,. ")), small: true, about: about, aloud: true,
			figure: phrases.In(spoken, phrases.BoardReportShare, phrases.Percent(row.Value.Value())), role: look.Title, share: row.Value.Value(),
		}
		if row.TooFew() {
			e.figure, e.share = phrases.In(spoken, phrases.ReportOf, row.Value.Of, row.Value.N), 0
			e.about = phrases.Measured(spoken, row.Commitment) + ". " + phrases.In(spoken, phrases.BoardReportTooFew, data.FewestForConclusion)
		}
		entries = append(entries, e)
	}
	return entries
}

// actionEntries are what was done, or what is still to be.
func actionEntries(r data.ToldReport, done bool) (entries []entry) {
	for _, a := range r.Actions {
		if a.Done.IsZero() == done {
			continue
		}
		e := entry{name: a.What, aloud: true, about: phrases.In(spoken, phrases.BoardReportUntil, phrases.Date(spoken, a.Until))}
		if done {
			e.about = phrases.In(spoken, phrases.BoardReportDoneOn, phrases.Date(spoken, a.Done))
		}
		entries = append(entries, e)
	}
	return entries
}
