package handout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// ReportPDF draws the report of a period on A4 sheets. One that is not published (At is
// zero) is marked as a draft on each of them, as it is now. The content gives the names
// of services and departments; who published it, and the messages of visitors, are not
// told.
//
// For readers that speak, the document has its title, language, author, an outline of its
// headings, and a structure: headings, paragraphs, tables by rows and cells, and the words
// of the bars. It is not claimed to be PDF/UA, since nothing here can prove that; the page
// of the report on the web says the same, and the first sheet says where it is.
func ReportPDF(r data.PublishedReport, c data.Content, l data.Language, now time.Time) ([]byte, error) {
	paper, err := newReportPaper(r, c, l, now)
	if err != nil {
		return nil, fmt.Errorf("report of %s: %w", r.Period, err)
	}
	s := &reportSheets{paper, r, c, l, now}
	s.beginning()
	s.satisfaction()
	s.method()
	tallies(s, phrases.OfficeReportByDepartment, r.Opinion.ByDepartment, func(id data.DepartmentID) string {
		return cmp.Or(r.Departments[id].In(l), departmentName(c, l)(id))
	})
	tallies(s, phrases.OfficeReportByService, r.Opinion.ByService, func(id data.ServiceID) string { return cmp.Or(r.Services[id].In(l), serviceName(c, l)(id)) })
	tallies(s, phrases.OfficeReportByChannel, r.Opinion.ByChannel, func(v data.Channel) string { return phrases.Capital(phrases.ChannelName(l, v)) })
	tallies(s, phrases.OfficeReportByReason, r.Opinion.ByReason, func(v data.FeedbackReason) string { return phrases.ReasonName(l, v) })
	s.hidden()
	s.messages()
	s.surveys()
	s.promises()
	s.expected()
	s.actions()
	return s.bytes()
}

// reportSheets are the sheets of a report.
type reportSheets struct {
	*paper

	report  data.PublishedReport
	content data.Content
	l       data.Language
	now     time.Time
}

// reportTitle is what a document about the period is called.
func reportTitle(r data.PublishedReport, l data.Language) string {
	return phrases.In(l, phrases.OfficeReportOf, phrases.PeriodName(l, r.Period))
}

// reportMade is the moment that is written into a document: of a draft the day.
func reportMade(r data.PublishedReport, now time.Time) time.Time {
	if !r.At.IsZero() {
		return r.At
	}
	year, month, day := now.In(data.Sofia()).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// draftMark is what is said of a report that is not published; empty: it is.
func draftMark(r data.PublishedReport, l data.Language, now time.Time) string {
	switch {
	case !r.At.IsZero():
		return ""
	case now.Before(r.Period.Until()):
		return phrases.In(l, phrases.ReportGoesOn)
	default:
		return phrases.In(l, phrases.ReportWaits)
	}
}

func newReportPaper(r data.PublishedReport, c data.Content, l data.Language, now time.Time) (*paper, error) {
	pdf := fpdf.New("P", "mm", "A4", "")
	title, town := reportTitle(r, l), c.Town.Name.In(l)
	if err := furnish(pdf, title, l, reportMade(r, now)); err != nil {
		return nil, err
	}
	pdf.SetAuthor(town, true)
	pdf.SetMargins(sheetMargin, sheetMargin, sheetMargin)
	pdf.SetAutoPageBreak(true, sheetFoot)
	pdf.AliasNbPages("{sheets}")
	parts := newTags(pdf)
	if mark := draftMark(r, l, now); mark != "" {
		pdf.SetHeaderFuncMode(func() {
			parts.aside(func() { band(pdf, mark, box{sheetMargin, 9, sheetWidth, 8}, 12) })
		}, true)
	}
	pdf.SetFooterFunc(func() {
		parts.aside(func() {
			pdf.SetXY(sheetMargin, -15)
			pdf.SetFont(letters, "", 9)
			pdf.CellFormat(sheetWidth-20, 5, town+" · "+title, "", 0, "L", false, 0, "")
			pdf.SetX(sheetMargin + sheetWidth - 10) // at the right it would stand as far in as the alias is long
			pdf.CellFormat(10, 5, fmt.Sprintf("%d/{sheets}", pdf.PageNo()), "", 0, "L", false, 0, "")
		})
	})
	pdf.AddPage()
	return &paper{pdf, parts}, nil
}

// band sets white words on black.
func band(pdf *fpdf.Fpdf, words string, at box, size float64) {
	pdf.SetFillColor(0, 0, 0)
	pdf.SetTextColor(255, 255, 255)
	pdf.SetFont(letters, "B", size)
	pdf.SetXY(at.left, at.top)
	pdf.CellFormat(at.width, at.height, words, "", 0, "CM", true, 0, "")
	pdf.SetTextColor(0, 0, 0)
}

func (s *reportSheets) say(k phrases.Key, args ...any) string { return phrases.In(s.l, k, args...) }

// chapter is a heading that stays with what follows, and stands in the outline.
func (s *reportSheets) chapter(words string) {
	s.keep(40)
	s.space(5)
	s.pdf.Bookmark(words, 0, -1)
	s.said(tagHeading, style{size: 15, bold: true}, words)
	s.space(1.5)
}

func (s *reportSheets) plain(words string) {
	s.said(tagText, style{size: gridText}, words)
	s.space(1)
}

// beginning says what this is, and of when.
func (s *reportSheets) beginning() {
	title := reportTitle(s.report, s.l)
	s.pdf.Bookmark(title, 0, -1)
	s.said(tagText, style{size: large}, s.content.Town.Name.In(s.l))
	s.space(2)
	s.said(tagTitle, style{size: 22, bold: true}, title)
	s.space(1)
	s.said(tagText, style{size: large}, s.say(phrases.ReportAbout))
	s.space(3)
	last := s.report.Period.Until().AddDate(0, 0, -1)
	s.plain(s.say(phrases.ReportFromUntil, phrases.Date(s.l, s.report.Period.From()), phrases.Date(s.l, last)))
	if s.report.At.IsZero() {
		s.plain(s.say(phrases.ReportAsOf, phrases.Date(s.l, s.now)))
	} else {
		s.plain(s.say(phrases.ReportPublished, phrases.Date(s.l, s.report.At)))
	}
	if public := s.content.Town.Public; public != "" && !s.report.At.IsZero() {
		s.plain(s.say(phrases.ReportAccessible, public.Report(s.report.Period)))
	}
}

// satisfaction is the share, the faces, and how it was before.
func (s *reportSheets) satisfaction() {
	all := s.report.Opinion.All
	s.chapter(s.say(phrases.OfficeReportSatisfaction))
	s.said(tagText, style{size: large, bold: true}, phrases.Shared(s.l, all.Satisfied()))
	s.space(1)
	s.plain(s.say(phrases.ReportRatings, all.N()))
	if all.N() > 0 {
		s.chapter(s.say(phrases.ReportFaces))
		const height = 44.0
		s.keep(height)
		figure := s.tags.begin(tagFigure, nil)
		figure.alt = facesSaid(s.l, all)
		s.tags.mark(figure, func() { faceBars(s.pdf, s.l, box{sheetMargin, s.pdf.GetY(), sheetWidth, height}, all, gridText) })
		s.pdf.SetXY(sheetMargin, s.pdf.GetY()+height/4) // below the last line
	}
	s.compared()
}

// compared is how it was in earlier periods, in a table of those of which there are faces.
func (s *reportSheets) compared() {
	s.chapter(s.say(phrases.ReportCompared))
	all := s.report.Opinion.All
	named := func(p data.Period) string { // the year stays together
		return strings.ReplaceAll(phrases.Capital(phrases.PeriodName(s.l, p)), " г.", "\u00a0г.")
	}
	lines := []tallied{{named(s.report.Period), all}}
	var trends []string
	for _, earlier := range s.report.Earlier() {
		if earlier.Tally.N() == 0 {
			trends = append(trends, s.say(phrases.ReportNoEarlier, phrases.PeriodName(s.l, earlier.Period)))
			continue
		}
		lines = append(lines, tallied{named(earlier.Period), earlier.Tally})
		if all.N() > 0 {
			trend := s.say(phrases.ReportTooFew)
			if before := earlier.Tally.Satisfied(); before.Concludes() && all.Satisfied().Concludes() {
				trend = phrases.TrendName(s.l, all.Satisfied().Against(before))
			}
			trends = append(trends, s.say(phrases.ReportAgainst, phrases.PeriodName(s.l, earlier.Period), trend))
		}
	}
	if len(lines) > 1 {
		s.tallyGrid(lines)
		s.space(2)
	}
	for _, trend := range trends {
		s.plain(trend)
	}
}

// tallied is a line of a table of faces.
type tallied struct {
	name  string
	tally data.Tally
}

// tallies is a table of faces, those with most first; one with none is left out.
func tallies[K ~string](s *reportSheets, title phrases.Key, of map[K]data.Tally, name func(K) string) {
	if len(of) == 0 {
		return
	}
	var lines []tallied
	for id, t := range of {
		lines = append(lines, tallied{name(id), t})
	}
	slices.SortFunc(lines, func(a, b tallied) int {
		return cmp.Or(b.tally.N()-a.tally.N(), strings.Compare(a.name, b.name))
	})
	s.chapter(s.say(title))
	s.tallyGrid(lines)
}

func (s *reportSheets) tallyGrid(lines []tallied) {
	rows := make([][]cell, 0, len(lines))
	for _, line := range lines {
		share := line.tally.Satisfied()
		of, between := s.say(phrases.ReportOf, share.Of, share.N), s.say(phrases.ReportTooFew)
		if share.Concludes() {
			of = fmt.Sprintf("%d %%", phrases.Percent(share.Value()))
			between = s.say(phrases.ReportSpan, phrases.Percent(share.Low), phrases.Percent(share.High))
		}
		rows = append(rows, plainCells(line.name, fmt.Sprint(share.N), phrases.Mean(s.l, line.tally), of, between))
	}
	s.grid([]float64{57, 17, 28, 20, 44}, []string{
		s.say(phrases.ReportWhat), s.say(phrases.ReportCounted), strings.Replace(s.say(phrases.OfficeReportMean), " (", "\n(", 1), s.say(phrases.ReportShare), s.say(phrases.ReportBetween),
	}, rows)
}

// counts is a table of what was counted.
func (s *reportSheets) counts(rows [][]cell, none phrases.Key) {
	if len(rows) == 0 {
		s.plain(s.say(none))
		return
	}
	s.grid([]float64{126, 40}, []string{s.say(phrases.ReportWhat), s.say(phrases.ReportCounted)}, rows)
}

func (s *reportSheets) hidden() {
	s.chapter(s.say(phrases.OfficeFeedbackHidden))
	s.plain(s.say(phrases.OfficeFeedbackHiddenWhat))
	var rows [][]cell
	for _, why := range data.HiddenFors() {
		if n := s.report.Opinion.Hidden[why]; n > 0 {
			rows = append(rows, plainCells(phrases.HiddenName(s.l, why), fmt.Sprint(n)))
		}
	}
	s.counts(rows, phrases.ReportNoneHidden)
}

func (s *reportSheets) messages() {
	s.chapter(s.say(phrases.OfficeFeedbackMessages))
	var rows [][]cell
	for _, kind := range data.FeedbackKinds() {
		if n := s.report.Opinion.Messages[kind]; n > 0 {
			rows = append(rows, plainCells(phrases.FeedbackKindName(s.l, kind), fmt.Sprint(n)))
		}
	}
	s.counts(rows, phrases.ReportNoMessages)
}

// promises is the ledger.
func (s *reportSheets) promises() {
	s.chapter(s.say(phrases.OfficeReportLedger))
	if len(s.report.Ledger) == 0 {
		s.plain(s.say(phrases.ReportNoPromises))
		return
	}
	rows := make([][]cell, 0, len(s.report.Ledger))
	for _, row := range s.report.Ledger {
		rows = append(rows, []cell{
			{string(row.Promise) + " " + row.Text.In(s.l), s.remarks(row)},
			{words: strings.Replace(phrases.Valued(s.l, row.Measure, row.Value), " (", "\n(", 1)},
			{words: phrases.Target(s.l, row)},
		})
	}
	s.grid([]float64{96, 38, 32}, []string{
		s.say(phrases.OfficeReportPromise), s.say(phrases.OfficeReportValue), s.say(phrases.OfficeReportFieldTarget),
	}, rows)
}

// remarks are how the promise is measured, who answers for it and what was done.
func (s *reportSheets) remarks(row data.LedgerRow) string {
	var lines []string
	if row.Measure != data.MeasuredByHand || row.Value.N > 0 {
		lines = append(lines, colon(phrases.Measured(s.l, row.Commitment), row.Evidence))
	}
	lines = append(lines, phrases.Trends(s.l, row)...)
	if row.Target > 0 && row.Source != "" {
		lines = append(lines, s.say(phrases.ReportTargetBy, row.Source))
	}
	if row.Responsible != "" {
		lines = append(lines, colon(s.say(phrases.OfficeReportFieldResponsible), row.Responsible))
	}
	if n := s.report.Opinion.Breaches[row.Promise]; n > 0 {
		lines = append(lines, s.say(phrases.ReportBreaches, n))
	}
	if row.Actions > 0 {
		lines = append(lines, s.say(phrases.OfficeReportActions, row.Actions))
	}
	if !row.Published.IsZero() {
		lines = append(lines, s.say(phrases.ReportFigurePublished, phrases.Date(s.l, row.Published)))
	}
	return strings.Join(lines, "\n")
}

// expected is what the charter expects of citizens.
func (s *reportSheets) expected() {
	if len(s.report.Expected) == 0 {
		return
	}
	s.chapter(s.say(phrases.ReportExpected))
	s.plain(s.say(phrases.ReportExpectedWhat))
	for _, e := range s.report.Expected {
		s.said(tagText, style{size: gridText, indent: 5}, "– "+strings.TrimRight(e.Text.In(s.l), ";,. "))
		s.space(1)
	}
}

func (s *reportSheets) actions() {
	s.chapter(s.say(phrases.OfficeFeedbackActions))
	if len(s.report.Actions) == 0 {
		s.plain(s.say(phrases.OfficeFeedbackNoActions))
		return
	}
	var rows [][]cell
	for _, a := range s.report.Actions {
		state := phrases.Capital(s.say(phrases.OfficeFeedbackUntil, phrases.Date(s.l, a.Until)))
		if !a.Done.IsZero() {
			state = phrases.Capital(s.say(phrases.OfficeFeedbackActionWasDone, phrases.Date(s.l, a.Done)))
		}
		rows = append(rows, plainCells(words(string(a.Promise), a.What), a.Responsible, state))
	}
	s.grid([]float64{88, 42, 36}, []string{
		s.say(phrases.ReportWhat), s.say(phrases.OfficeReportFieldResponsible), s.say(phrases.ReportState),
	}, rows)
}

func (s *reportSheets) method() {
	s.chapter(s.say(phrases.ReportHow))
	s.plain(s.say(phrases.ReportMethod, data.FewestForConclusion))
	if rules := phrases.ReckonedBy(s.l, s.report.Rules); rules != "" {
		s.plain(rules)
	}
}

// serviceName is the name of a service in the content, or its ID where it has none.
func serviceName(c data.Content, l data.Language) func(data.ServiceID) string {
	return func(id data.ServiceID) string {
		for _, s := range c.Services {
			if s.ID == id {
				return cmp.Or(s.Name.In(l), string(id))
			}
		}
		return string(id)
	}
}

// departmentName is the same of a department.
func departmentName(c data.Content, l data.Language) func(data.DepartmentID) string {
	return func(id data.DepartmentID) string {
		for _, d := range c.Departments {
			if d.ID == id {
				return cmp.Or(d.Name.In(l), string(id))
			}
		}
		return string(id)
	}
}
