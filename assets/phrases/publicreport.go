package phrases

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
