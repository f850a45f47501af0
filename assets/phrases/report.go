package phrases

import (
	"strconv"
	"strings"

	"example.org/parter/data"
)

// Words of the report on paper: the sheets, and the poster on the wall.
const (
	ReportAbout      Key = "report.about" // below the title
	ReportGoesOn     Key = "report.draft.goes_on"
	ReportWaits      Key = "report.draft.waits"
	ReportAsOf       Key = "report.as_of"
	ReportPublished  Key = "report.published"
	ReportFromUntil  Key = "report.from_until"
	ReportRatings    Key = "report.ratings"
	ReportHow        Key = "report.how"
	ReportMethod     Key = "report.method"
	ReportFaces      Key = "report.faces"
	ReportBar        Key = "report.bar"
	ReportCounted    Key = "report.counted"
	ReportWhat       Key = "report.what" // the first column of any table
	ReportShare      Key = "report.share"
	ReportOf         Key = "report.of"
	ReportBetween    Key = "report.between"
	ReportSpan       Key = "report.span"
	ReportTooFew     Key = "report.too_few"
	ReportCompared   Key = "report.compared"
	ReportNoMessages Key = "report.no_messages"
	ReportNoneHidden Key = "report.none_hidden"
	ReportNoPromises Key = "report.no_promises"
	ReportTargetBy   Key = "report.target_by"
	ReportBreaches   Key = "report.breaches"
	ReportState      Key = "report.state"

	OfficeReportPDF    Key = "office.report.pdf"
	OfficeReportPoster Key = "office.report.poster"

	Poster           Key = "poster" // of the document: neutral
	PosterTitle      Key = "poster.title"
	PosterSatisfied  Key = "poster.satisfied"
	PosterSure       Key = "poster.sure"
	PosterTooFew     Key = "poster.too_few"
	PosterTooFewOf   Key = "poster.too_few_of"
	PosterPromises   Key = "poster.promises"
	PosterNoPromises Key = "poster.no_promises"
	PosterKept       Key = "poster.kept"
	PosterNotKept    Key = "poster.not_kept"
	PosterAim        Key = "poster.aim"
	PosterNoAim      Key = "poster.no_aim"
	PosterDone       Key = "poster.done"
	PosterNoneDone   Key = "poster.none_done"
	PosterMoreDone   Key = "poster.more_done"
	PosterMore       Key = "poster.more"
	PosterCodeLater  Key = "poster.code_later"
)

// PeriodName is the period in words.
func PeriodName(l data.Language, of data.Period) string {
	if !of.Regular() {
		return In(l, OfficeReportDays, Date(l, of.From()), Date(l, of.Until().AddDate(0, 0, -1)))
	}
	if of.Half == 0 {
		return In(l, OfficeReportYear, of.Year)
	}
	return In(l, Key("office.report.half."+strconv.Itoa(of.Half)), of.Year)
}

// MeasureName says from what the figure of a promise comes.
func MeasureName(l data.Language, m data.MeasureKind) string {
	return In(l, Key("office.report.measure."+string(m)))
}

// Percent is the share in whole percent.
func Percent(share float64) int { return int(share*100 + 0.5) }

// Figure is the value of a promise.
func Figure(l data.Language, s data.Share) string {
	if s.N == 0 {
		return In(l, OfficeReportNothing)
	}
	return In(l, OfficeReportFigure, Percent(s.Value()), s.Of, s.N)
}

// Shared is the share of the content, with how sure one may be of it.
func Shared(l data.Language, s data.Share) string {
	switch {
	case s.N == 0:
		return In(l, OfficeFeedbackNobody)
	case !s.Concludes():
		return In(l, OfficeFeedbackTooFew, s.Of, s.N)
	default:
		return In(l, OfficeFeedbackShare, Percent(s.Value()), Percent(s.Low), Percent(s.High), s.N)
	}
}

// Mean is the mean of faces with two places.
func Mean(l data.Language, t data.Tally) string {
	return decimal(l, t.Mean(), 2)
}

// ExactPercent is the share in percent with one place and without the sign, as a table
// reckons with it.
func ExactPercent(l data.Language, share float64) string { return decimal(l, 100*share, 1) }

// decimal is the number as the language writes it.
func decimal(l data.Language, x float64, places int) string {
	number := strconv.FormatFloat(x, 'f', places, 64)
	if l == data.Bulgarian {
		return strings.Replace(number, ".", ",", 1)
	}
	return number
}

// Target is the target of a promise, and whether it was met.
func Target(l data.Language, r data.LedgerRow) string {
	kept, known := r.Kept()
	switch {
	case r.Target == 0:
		return In(l, OfficeReportNoTarget)
	case !known:
		return In(l, OfficeReportTarget, r.Target)
	case kept:
		return In(l, OfficeReportKept, r.Target)
	default:
		return In(l, OfficeReportNotKept, r.Target)
	}
}

// TrendName says how a value moved, as data.Share.Against reckons it.
func TrendName(l data.Language, trend int) string {
	return In(l, map[int]Key{1: OfficeReportBetter, 0: OfficeReportSame, -1: OfficeReportWorse}[trend])
}

// ChannelName is how feedback came.
func ChannelName(l data.Language, c data.Channel) string {
	return In(l, Key("office.feedback.channel."+string(c)))
}

// ReasonName is what a face was for.
func ReasonName(l data.Language, r data.FeedbackReason) string {
	return In(l, Key("feedback.reason."+string(r)))
}

// FeedbackKindName is what the kind is called.
func FeedbackKindName(l data.Language, k data.FeedbackKind) string {
	return In(l, Key("feedback.kind."+string(k)))
}

// HiddenName is why faces are not counted.
func HiddenName(l data.Language, why data.HiddenFor) string {
	return In(l, Key("office.report.hidden."+string(why)))
}
