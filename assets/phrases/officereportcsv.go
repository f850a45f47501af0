package phrases

// Words of the report and of a survey as tables.
const (
	OfficeReportCSVTable     Key = "office.report.csv.table"
	OfficeReportCSVNumber    Key = "office.report.csv.number"
	OfficeReportCSVRatings   Key = "office.report.csv.ratings"
	OfficeReportCSVLow       Key = "office.report.csv.low"
	OfficeReportCSVHigh      Key = "office.report.csv.high"
	OfficeReportCSVTarget    Key = "office.report.csv.target"
	OfficeReportCSVPeriod    Key = "office.report.csv.period"
	OfficeReportCSVPublished Key = "office.report.csv.published"
	OfficeReportCSVUntil     Key = "office.report.csv.until"
	OfficeReportCSVDone      Key = "office.report.csv.done"
	OfficeReportCSVAll       Key = "office.report.csv.all"
	OfficeReportCSVAction    Key = "office.report.csv.action"
	OfficeReportCSVExpected  Key = "office.report.csv.expected"
	OfficeReportCSVSurvey    Key = "office.report.csv.survey"
	OfficeReportCSVQuestion  Key = "office.report.csv.question"
	OfficeReportCSVHidden    Key = "office.report.csv.hidden"
)
