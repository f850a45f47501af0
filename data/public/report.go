package public

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Reports are what the town published of how it kept its promises.
type Reports interface {
	PublishedPeriods(ctx context.Context) ([]data.Period, error)
	// PublishedReport is the report as it was published, or ErrNotFound.
	PublishedReport(ctx context.Context, p data.Period) (data.PublishedReport, error)
}

// ReportPDF is the published report of the period as a PDF document in the language, or
// ErrNotFound.
type ReportPDF func(ctx context.Context, p data.Period, l data.Language) ([]byte, error)

// reports lists what is published, the newest first.
func (s *site) reports(w http.ResponseWriter, r *http.Request) error {
	periods, err := s.Reports.PublishedPeriods(r.Context())
	if err != nil {
		return fmt.Errorf("reports: %w", err)
	}
	p := s.page(r, phrases.PublicReports)
	p.View = periods
	return s.show(w, http.StatusOK, "reports", p)
}

// showReport shows one. It is read as it was published, whatever was said since.
func (s *site) showReport(w http.ResponseWriter, r *http.Request) error {
	period, err := data.ParsePeriod(r.PathValue("period"))
	if err != nil {
		return fmt.Errorf("report: %w", data.ErrNotFound)
	}
	report, err := s.Reports.PublishedReport(r.Context(), period)
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	p := s.page(r, phrases.PublicReports)
	p.Title = phrases.In(p.Language, phrases.PublicReportOf, p.PeriodName(period))
	p.View = report
	return s.show(w, http.StatusOK, "report", p)
}

// reportPDF sends the published report as sheets to be printed.
func (s *site) reportPDF(w http.ResponseWriter, r *http.Request) error {
	period, err := data.ParsePeriod(r.PathValue("period"))
	if err != nil {
		return fmt.Errorf("report: %w", data.ErrNotFound)
	}
	file, err := s.ReportPDF(r.Context(), period, languageOf(r))
	if err != nil {
		return fmt.Errorf("report on paper: %w", err)
	}
	w.Header().Set("Content-Type", "application/pdf")
	w.Header().Set("Content-Disposition", `inline; filename="otchet-`+period.String()+`.pdf"`)
	_, _ = w.Write(file) // a phone that went away needs no report
	return nil
}

// PeriodName is the period in words.
func (p page) PeriodName(of data.Period) string { return phrases.PeriodName(p.Language, of) }

// Shared is the share in words, with how sure one may be of it.
func (p page) Shared(s data.Share) string { return phrases.Shared(p.Language, s) }

// Compared is how it was in an earlier period.
func (p page) Compared(c data.Comparison) string {
	return phrases.ComparedWith(p.Language, c.Period, c.Tally.Satisfied())
}

// Method says how it was measured.
func (p page) Method() string {
	return phrases.In(p.Language, phrases.ReportMethod, data.FewestForConclusion)
}

// ReckonedBy says by which rules the report was reckoned; empty: it does not say.
func (p page) ReckonedBy(r data.ReportRules) string { return phrases.ReckonedBy(p.Language, r) }

// shared is a line with a share of all.
type shared struct {
	Name  string
	Share data.Share
}

// Faces are how often each face was touched, the best first.
func (p page) Faces(r data.PublishedReport) (faces []shared) {
	for _, rating := range slices.Backward(data.Ratings()) {
		faces = append(faces, shared{phrases.In(p.Language, phrases.Rating(int(rating))), data.NewShare(r.Opinion.All[rating], r.Opinion.All.N())})
	}
	return faces
}

// meaning is a table of faces under its title.
type meaning struct {
	Title string
	Lines []tallied
}

type tallied struct {
	Name  string
	Tally data.Tally
}

// Means are the faces by department, service and channel, in tables that say something.
func (p page) Means(r data.PublishedReport) (all []meaning) {
	for _, table := range []meaning{
		{p.say(phrases.OfficeReportByDepartment), lines(r.Opinion.ByDepartment, func(id data.DepartmentID) string { return cmp.Or(p.In(r.Departments[id]), string(id)) })},
		{p.say(phrases.OfficeReportByService), lines(r.Opinion.ByService, func(id data.ServiceID) string { return cmp.Or(p.In(r.Services[id]), string(id)) })},
		{p.say(phrases.OfficeReportByChannel), lines(r.Opinion.ByChannel, func(c data.Channel) string { return phrases.Capital(phrases.ChannelName(p.Language, c)) })},
	} {
		if len(table.Lines) > 0 {
			all = append(all, table)
		}
	}
	return all
}

func (p page) say(k phrases.Key, args ...any) string { return phrases.In(p.Language, k, args...) }

// lines are those with most first.
func lines[K ~string](of map[K]data.Tally, name func(K) string) (all []tallied) {
	for id, t := range of {
		all = append(all, tallied{name(id), t})
	}
	slices.SortFunc(all, func(a, b tallied) int {
		return cmp.Or(b.Tally.N()-a.Tally.N(), strings.Compare(a.Name, b.Name))
	})
	return all
}

// Meant is the share of a line with how sure one may be of it, and the mean.
func (p page) Meant(t data.Tally) string {
	return phrases.Shared(p.Language, t.Satisfied()) + " " + phrases.In(p.Language, phrases.PublicReportMean, phrases.Mean(p.Language, t))
}

// Measured are the promises of which something was measured.
func (p page) Measured(r data.PublishedReport) []data.LedgerRow {
	return slices.DeleteFunc(slices.Clone(r.Ledger), func(row data.LedgerRow) bool { return row.Value.N == 0 })
}

// Unmeasured are the others: they are told too.
func (p page) Unmeasured(r data.PublishedReport) []data.LedgerRow {
	return slices.DeleteFunc(slices.Clone(r.Ledger), func(row data.LedgerRow) bool { return row.Value.N > 0 })
}

// Valued is the value of a promise.
func (p page) Valued(row data.LedgerRow) string {
	return phrases.Valued(p.Language, row.Measure, row.Value)
}

// MeasuredBy says from what the figure comes.
func (p page) MeasuredBy(row data.LedgerRow) string {
	return phrases.Measured(p.Language, row.Commitment)
}

// Target is the target of a promise, and whether it was met.
func (p page) Target(row data.LedgerRow) string { return phrases.Target(p.Language, row) }

// Trends say how the value moved since earlier periods of which there is one.
func (p page) Trends(row data.LedgerRow) []string { return phrases.Trends(p.Language, row) }

// Percent is the share as a whole number.
func (p page) Percent(s data.Share) string { return strconv.Itoa(int(s.Value()*100+0.5)) + " %" }

// Bare is the promise without the mark at its end.
func (p page) Bare(t data.Text) string { return strings.TrimRight(p.In(t), ";.,") }
