package console

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"example.org/parter/data"
)

// enterWaiting stores how long people waited on a day or in a week, by the minutes that the
// promise names.
func (c *console) enterWaiting(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	report, err := c.readReport(r)
	if err != nil {
		return err
	}
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	v := &commitmentView{
		Measure: string(data.MeasuredWaiting), From: get("waited_from"), Until: get("waited_until"), People: get("people"), Served: get("served"), Evidence: get("evidence"),
	}
	for _, row := range report.Ledger {
		if string(row.Promise) == r.PathValue("promise") {
			v.Target, v.Source, v.Responsible, v.Minutes = positive(row.Target), row.Source, row.Responsible, positive(row.Minutes)
		}
	}
	figure, problems := c.readWaiting(v)
	if problems.Of("waited_from") == "" && (figure.From.Before(report.Period.From()) || !figure.From.Before(report.Period.Until())) {
		problems = append(problems, data.Problem{Field: "waited_from", Reason: data.Contradicts})
	}
	figure.By = clerk(r.Context()).Name
	return c.changeCommitment(w, r, v, problems, func() error { return c.Reports.EnterWaiting(r.Context(), figure) })
}

// readWaiting reads what was entered; without a last day it is of one day.
func (c *console) readWaiting(v *commitmentView) (f data.WaitingFigure, problems data.Problems) {
	if v.Until == "" {
		v.Until = v.From
	}
	f.From, problems = readDay(problems, "waited_from", v.From)
	f.Until, problems = readDay(problems, "waited_until", v.Until)
	f.People, problems = whole(problems, "people", v.People)
	f.Served, problems = whole(problems, "served", v.Served)
	f.Minutes, problems = whole(problems, "minutes", v.Minutes)
	f.Evidence = v.Evidence
	var more data.Problems
	if errors.As(f.Check(c.Clock()), &more) {
		problems = merge(problems, more)
	}
	return f, problems
}

// WaitedDays are the days of a figure.
func (p page) WaitedDays(f data.WaitingFigure) string {
	if f.From.Equal(f.Until) {
		return p.Date(f.From)
	}
	return fmt.Sprint(p.Date(f.From), " – ", p.Date(f.Until))
}
