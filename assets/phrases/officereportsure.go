package phrases

// Words around a report that is published for good.
const (
	OfficeReportEmpty                Key = "office.report.empty"
	OfficeReportEmptyWhat            Key = "office.report.empty_what"
	OfficeReportSure                 Key = "office.report.sure"
	OfficeReportSureWhat             Key = "office.report.sure_what"
	OfficeReportSureDo               Key = "office.report.sure_do"
	OfficeReportSureNot              Key = "office.report.sure_not"
	OfficeReportSavedAfter           Key = "office.report.saved_after"
	OfficeProblemWaitedFromElsewhere Key = "office.problem.waited_from.contradicts"
)
