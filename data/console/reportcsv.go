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

func (t reportTables) line(fields ...string) {
	for i := range fields {
		fields[i] = data.Defused(fields[i])
	}
	_ = t.out.Write(fields) // told by Flush
}

func (t reportTables) faces() {
	t.line("table", "name", "bad", "poor", "good", "excellent", "n", "satisfied", "low", "high", "mean")
	number := strconv.Itoa
	tally := func(table, name string, f data.Tally) {
		s := f.Satisfied()
		t.line(table, name, number(f[1]), number(f[2]), number(f[3]), number(f[4]), number(f.N()), number(s.Of), fraction(s.Low), fraction(s.High), fraction(f.Mean()))
	}
	tally("all", t.v.Period.String(), t.v.Opinion.All)
	for _, earlier := range t.v.Earlier() {
		tally("all", earlier.Period.String(), earlier.Tally)
	}
	for _, by := range []string{"service", "department", "channel", "reason"} {
		for _, l := range t.Means(t.v, by) {
			tally(by, l.Name, l.Tally)
		}
	}
}

func (t reportTables) ledger() {
	t.line()
	t.line("table", "promise", "text", "measure", "minutes", "target", "responsible", "evidence", "period", "of", "n", "low", "high", "published")
	for _, row := range t.v.Ledger {
		for period, value := range ledgerValues(t.v.Period, row) {
			t.line("promise", string(row.Promise), t.In(row.Text), string(row.Measure), positive(row.Minutes), positive(row.Target), row.Responsible, row.Evidence,
				period.String(), strconv.Itoa(value.Of), strconv.Itoa(value.N), fraction(value.Low), fraction(value.High), dayOrNone(row.Published))
		}
	}
}

func (t reportTables) actions() {
	t.line()
	t.line("table", "what", "responsible", "until", "done")
	for _, a := range t.v.Actions {
		t.line("action", a.What, a.Responsible, dayOrNone(a.Until), dayOrNone(a.Done))
	}
}

func (t reportTables) expected() {
	t.line()
	t.line("table", "promise", "text")
	for _, e := range t.v.Expected {
		t.line("expected", string(e.Promise), t.In(e.Text))
	}
}

func (t reportTables) surveys() {
	if len(t.v.Surveys) == 0 {
		return
	}
	t.line()
	t.line("table", "survey", "question", "answer", "of", "n", "low", "high")
	for _, s := range t.v.Surveys {
		for _, row := range t.surveyRows(s) {
			t.line("survey", t.In(s.Survey.Title), row.question, row.answer, strconv.Itoa(row.share.Of), strconv.Itoa(row.share.N), fraction(row.share.Low), fraction(row.share.High))
		}
	}
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
		if row.YearAgo.N > 0 && p.Half != 0 {
			yield(p.YearAgo(), row.YearAgo)
		}
	}
}

func fraction(x float64) string { return strconv.FormatFloat(x, 'f', 6, 64) }
