package console

import (
	"encoding/csv"
	"iter"
	"net/http"
	"strconv"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// reportCSV is the report as tables, for whoever reckons on.
func (c *console) reportCSV(w http.ResponseWriter, r *http.Request) error {
	v, err := c.readReport(r)
	if err != nil {
		return err
	}
	out := beginCSV(w, "otchet-"+v.Period.String()+".csv")
	tables := reportTables{c.page(r, "report", phrases.OfficeReport), v, out}
	tables.faces()
	tables.ledger()
	tables.actions()
	tables.expected()
	tables.surveys()
	out.Flush()
	return out.Error()
}

// reportTables are the tables of a report, below each other.
type reportTables struct {
	page
	v   reportView
	out *csv.Writer
}

func (t reportTables) line(fields ...string) { _ = t.out.Write(defused(fields...)) } // told by Flush

// heads begin a table, after an empty line.
func (t reportTables) heads(keys ...phrases.Key) {
	t.line()
	_ = t.out.Write(t.headed(keys...))
}

// headed are the heads of a table in the page's language.
func (p page) headed(keys ...phrases.Key) (heads []string) {
	for _, key := range keys {
		heads = append(heads, phrases.In(p.Language, key))
	}
	return heads
}

func (t reportTables) faces() {
	heads := []phrases.Key{phrases.OfficeReportCSVTable, phrases.ReportWhat}
	for _, rating := range data.Ratings() {
		heads = append(heads, phrases.Rating(int(rating)))
	}
	_ = t.out.Write(t.headed(append(heads, phrases.OfficeReportCSVRatings, phrases.OfficeReportSatisfied, phrases.OfficeReportCSVLow, phrases.OfficeReportCSVHigh, phrases.OfficeReportMean)...))
	tally := func(table phrases.Key, name string, f data.Tally) {
		s, line := f.Satisfied(), []string{phrases.In(t.Language, table), name}
		for _, rating := range data.Ratings() {
			line = append(line, strconv.Itoa(f[rating]))
		}
		low, high := t.bounds(s)
		t.line(append(line, strconv.Itoa(f.N()), strconv.Itoa(s.Of), low, high, t.Mean(f))...)
	}
	tally(phrases.OfficeReportCSVAll, t.PeriodName(t.v.Period), t.v.Opinion.All)
	for _, earlier := range t.v.Earlier() {
		tally(phrases.OfficeReportCSVAll, t.PeriodName(earlier.Period), earlier.Tally)
	}
	for _, by := range []string{"service", "department", "channel", "reason"} {
		for _, l := range t.Means(t.v, by) {
			tally(phrases.Key("office.report.by_"+by), l.Name, l.Tally)
		}
	}
}

func (t reportTables) ledger() {
	t.heads(phrases.OfficeReportCSVTable, phrases.OfficeReportCSVNumber, phrases.OfficeReportPromise, phrases.OfficeReportFieldMeasure, phrases.OfficeReportFieldMinutes,
		phrases.OfficeReportCSVTarget, phrases.OfficeReportFieldResponsible, phrases.OfficeReportFieldEvidence, phrases.OfficeReportCSVPeriod,
		phrases.OfficeReportFieldOf, phrases.OfficeReportFieldN, phrases.OfficeReportCSVLow, phrases.OfficeReportCSVHigh, phrases.OfficeReportCSVPublished)
	for _, row := range t.v.Ledger {
		for period, value := range ledgerValues(t.v.Period, row) {
			low, high := t.bounds(value)
			t.line(phrases.In(t.Language, phrases.OfficeReportLedger), string(row.Promise), t.In(row.Text), t.MeasureName(row.Measure), positive(row.Minutes), positive(row.Target), row.Responsible, row.Evidence,
				t.PeriodName(period), strconv.Itoa(value.Of), strconv.Itoa(value.N), low, high, dayOrNone(row.Published))
		}
	}
}

func (t reportTables) actions() {
	t.heads(phrases.OfficeReportCSVTable, phrases.ReportWhat, phrases.OfficeReportFieldResponsible, phrases.OfficeReportCSVUntil, phrases.OfficeReportCSVDone)
	for _, a := range t.v.Actions {
		t.line(phrases.In(t.Language, phrases.OfficeReportCSVAction), a.What, a.Responsible, dayOrNone(a.Until), dayOrNone(a.Done))
	}
}

func (t reportTables) expected() {
	t.heads(phrases.OfficeReportCSVTable, phrases.OfficeReportCSVNumber, phrases.ReportWhat)
	for _, e := range t.v.Expected {
		t.line(phrases.In(t.Language, phrases.OfficeReportCSVExpected), string(e.Promise), t.In(e.Text))
	}
}

func (t reportTables) surveys() {
	if len(t.v.Surveys) == 0 {
		return
	}
	t.heads(phrases.OfficeReportCSVTable, phrases.OfficeReportCSVSurvey, phrases.OfficeReportCSVQuestion, phrases.OfficeSurveyChoice,
		phrases.OfficeSurveyN, phrases.OfficeReportFieldN, phrases.OfficeReportCSVLow, phrases.OfficeReportCSVHigh)
	for _, s := range t.v.Surveys {
		for _, row := range t.surveyRows(s) {
			low, high := t.bounds(row.share)
			t.line(phrases.In(t.Language, phrases.OfficeReportCSVSurvey), t.In(s.Survey.Title), row.question, row.answer,
				strconv.Itoa(row.share.Of), strconv.Itoa(row.share.N), low, high)
		}
	}
}

// bounds are between what the share lies, as a spreadsheet in the page's language reckons
// with them; of nothing they are empty.
func (p page) bounds(s data.Share) (low, high string) {
	if s.N == 0 {
		return "", ""
	}
	return phrases.ExactPercent(p.Language, s.Low), phrases.ExactPercent(p.Language, s.High)
}

// dayOrNone is the day in figures; empty: there is none.
func dayOrNone(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(data.Sofia()).Format(time.DateOnly)
}

// ledgerValues are the value of the period and those of earlier ones of which there is
// one.
func ledgerValues(p data.Period, row data.LedgerRow) iter.Seq2[data.Period, data.Share] {
	return func(yield func(data.Period, data.Share) bool) {
		if !yield(p, row.Value) {
			return
		}
		if row.Before.N > 0 && !yield(p.Before(), row.Before) {
			return
		}
		if row.YearAgo.N > 0 && p.YearAgo() != p.Before() {
			yield(p.YearAgo(), row.YearAgo)
		}
	}
}
