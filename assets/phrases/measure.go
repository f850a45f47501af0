package phrases

import "example.org/parter/data"

// Words of the measures, of what is compared, and of the report on boards and kiosks.
const (
	OfficeReportMeasureBoards       Key = "office.report.measure.boards"
	OfficeReportMeasureKiosks       Key = "office.report.measure.kiosks"
	OfficeReportMeasureWaiting      Key = "office.report.measure.waiting"
	ReportWaited                    Key = "report.waited"
	ReportFigureHours               Key = "report.figure.hours"
	ReportYearAgo                   Key = "report.year_ago"
	ReportWas                       Key = "report.was"
	ReportNoEarlier                 Key = "report.no_earlier"
	ReportFigurePublished           Key = "report.figure.published"
	ReportExpected                  Key = "report.expected"
	ReportExpectedWhat              Key = "report.expected.what"
	ReportNotMeasured               Key = "report.not_measured"
	ReportAccessible                Key = "report.accessible"
	PublicReportPDF                 Key = "public.report.pdf"
	PublicReportPDFWhat             Key = "public.report.pdf.what"
	PublicReportMean                Key = "public.report.mean"
	ReportTrend                     Key = "report.trend"
	PublicReportIntervals           Key = "public.report.intervals"
	PublicReportTarget              Key = "public.report.target"
	OfficeReportFieldMinutes        Key = "office.report.field.minutes"
	OfficeReportMinutesHint         Key = "office.report.minutes_hint"
	OfficeReportWaitingTitle        Key = "office.report.waiting"
	OfficeReportWaitingWhat         Key = "office.report.waiting_what"
	OfficeReportWaitingUnset        Key = "office.report.waiting_unset"
	OfficeReportFieldWaitedFrom     Key = "office.report.field.waited_from"
	OfficeReportFieldWaitedUntil    Key = "office.report.field.waited_until"
	OfficeReportFieldPeople         Key = "office.report.field.people"
	OfficeReportFieldServed         Key = "office.report.field.served"
	OfficeReportWaitingDays         Key = "office.report.waiting_days"
	OfficeReportWaitingServed       Key = "office.report.waiting_served"
	OfficeReportWaitingServedOf     Key = "office.report.waiting_served_of"
	OfficeProblemWaitedFromTaken    Key = "office.problem.waited_from.taken"
	OfficeProblemWaitedUntilTooLong Key = "office.problem.waited_until.too_long"
	ReportAgainst                   Key = "report.against"
	OfficeProblemServedBadFormat    Key = "office.problem.served.bad_format"
	OfficeProblemOfBadFormat        Key = "office.problem.of.bad_format"
	OfficeProblemNBadFormat         Key = "office.problem.n.bad_format"
	OfficeProblemPeopleBadFormat    Key = "office.problem.people.bad_format"
	OfficeProblemMinutesBadFormat   Key = "office.problem.minutes.bad_format"
	OfficeReportOwedYear            Key = "office.report.owed_year"
	OfficeReportOnScreens           Key = "office.report.on_screens"
	OfficeDeedWaitingEntered        Key = "office.deed.waiting_entered"
	BoardReportSatisfaction         Key = "board.report.satisfaction"
	BoardReportSure                 Key = "board.report.sure"
	BoardReportTooFew               Key = "board.report.too_few"
	BoardReportShare                Key = "board.report.share"
	BoardReportTarget               Key = "board.report.target"
	BoardReportPromises             Key = "board.report.promises"
	ReportFew                       Key = "report.few"
	BoardReportPlans                Key = "board.report.plans"
	BoardReportDone                 Key = "board.report.done"
	BoardReportUntil                Key = "board.report.until"
	BoardReportDoneOn               Key = "board.report.done_on"
	KioskReportMore                 Key = "kiosk.report.more"
	KioskReportMoreHow              Key = "kiosk.report.more_how"
	KioskReportAbout                Key = "kiosk.report.about"
)

// Measured says from what the figure of a promise comes, and of waiting for how long at
// most.
func Measured(l data.Language, c data.Commitment) string {
	if c.Measure == data.MeasuredWaiting && c.Minutes > 0 {
		return In(l, ReportWaited, c.Minutes)
	}
	return MeasureName(l, c.Measure)
}

// Valued is the value of a promise; of screens it is one of hours, and of a few faces it is
// no share.
func Valued(l data.Language, m data.MeasureKind, s data.Share) string {
	if m.OfFaces() && s.N > 0 && !s.Concludes() {
		return In(l, ReportFew, s.Of, s.N)
	}
	if !m.Minutes() || s.N == 0 {
		return Figure(l, s)
	}
	return In(l, ReportFigureHours, Percent(s.Value()), (s.Of+30)/60, (s.N+30)/60)
}

// ComparedWith is a share in another period, in words.
func ComparedWith(l data.Language, p data.Period, s data.Share) string {
	if s.N == 0 {
		return In(l, ReportNoEarlier, PeriodName(l, p))
	}
	return In(l, ReportWas, Capital(PeriodName(l, p)), Shared(l, s))
}

// Trends say how the value of a promise moved since the earlier periods of which there is
// one.
func Trends(l data.Language, r data.LedgerRow) (trends []string) {
	if r.Before.N > 0 && r.Value.N > 0 {
		trends = append(trends, In(l, ReportTrend, In(l, OfficeReportTrend), Valued(l, r.Measure, r.Before), TrendName(l, r.Trend())))
	}
	if r.YearAgo.N > 0 && r.Value.N > 0 && r.YearAgo != r.Before {
		trends = append(trends, In(l, ReportTrend, In(l, ReportYearAgo), Valued(l, r.Measure, r.YearAgo), TrendName(l, r.Value.Against(r.YearAgo))))
	}
	return trends
}
