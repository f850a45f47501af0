package public

import (
	"context"
	"fmt"
	"net/http"
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

// PeriodName is the period in words.
func (p page) PeriodName(of data.Period) string { return phrases.PeriodName(p.Language, of) }

// Shared is the share in words, with how sure one may be of it.
func (p page) Shared(s data.Share) string { return phrases.Shared(p.Language, s) }

// ReckonedBy says by which rules the report was reckoned; empty: it does not say.
func (p page) ReckonedBy(r data.ReportRules) string { return phrases.ReckonedBy(p.Language, r) }

// Measured are the promises of which something was measured.
func (p page) Measured(r data.PublishedReport) (rows []data.LedgerRow) {
	for _, row := range r.Ledger {
		if row.Value.N > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// Percent is the share as a whole number.
func (p page) Percent(s data.Share) string { return strconv.Itoa(int(s.Value()*100+0.5)) + " %" }

// Bare is the promise without the mark at its end.
func (p page) Bare(t data.Text) string { return strings.TrimRight(p.In(t), ";.,") }
