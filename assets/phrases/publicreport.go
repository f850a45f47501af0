package phrases

import (
	"strconv"

	"example.org/parter/data"
)

// Words of the published reports.
const (
	PublicReports         Key = "public.reports"
	PublicReportsWhat     Key = "public.reports.what"
	PublicReportsNone     Key = "public.reports.none"
	PublicReportOf        Key = "public.report_of" // %s: period
	PublicReportFaces     Key = "public.report.faces"
	PublicReportNothing   Key = "public.report.nothing"
	PublicReportDone      Key = "public.report.done"
	PublicReportPublished Key = "public.report.published" // %s: day
)

// PeriodName is the period in words.
func PeriodName(l data.Language, p data.Period) string {
	if p.Half == 0 {
		return In(l, OfficeReportYear, p.Year)
	}
	return In(l, Key("office.report.half."+strconv.Itoa(p.Half)), p.Year)
}

// Shared is a share of faces in words, with how sure one may be of it.
func Shared(l data.Language, s data.Share) string {
	percent := func(x float64) int { return int(x*100 + 0.5) }
	switch {
	case s.N == 0:
		return In(l, OfficeFeedbackNobody)
	case !s.Concludes():
		return In(l, OfficeFeedbackTooFew, s.Of, s.N)
	default:
		return In(l, OfficeFeedbackShare, percent(s.Value()), percent(s.Low), percent(s.High), s.N)
	}
}
