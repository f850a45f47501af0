package console

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// ReportDesk tells how the promises of the charter were kept.
type ReportDesk interface {
	// Report is what can be told of the period now.
	Report(ctx context.Context, p data.Period) (data.Report, error)
	// PublishReport keeps it for good. One of a period that is not over, or in which nothing
	// happened, is refused, one that is published already ErrConflict.
	PublishReport(ctx context.Context, by string, p data.Period) (data.PublishedReport, error)
	// PublishedReport is the report as it was published, or ErrNotFound.
	PublishedReport(ctx context.Context, p data.Period) (data.PublishedReport, error)
	PublishedPeriods(ctx context.Context) ([]data.Period, error)
	KeepCommitment(ctx context.Context, by string, c data.Commitment) error
	EnterFigure(ctx context.Context, f data.HandFigure) error
	// EnterWaiting stores how long people waited. Days of which some are counted already
	// are Problems{waited_from, Taken}.
	EnterWaiting(ctx context.Context, w data.WaitingFigure) error
	Waiting(ctx context.Context, p data.Period) ([]data.WaitingFigure, error)
}

// ReportPaper draws the report in the language as a PDF document.
type ReportPaper func(ctx context.Context, r data.PublishedReport, l data.Language) (pdf []byte, err error)

func (c *console) reportRoutes(state sign) {
	readers := only(data.FeedbackReader, data.Publisher)
	state("GET /report", readers, c.newestReport)
	state("GET /report/{period}", readers, c.reportPage)
	state("GET /report/{period}/table.csv", readers, c.reportCSV)
	state("GET /report/{period}/report.pdf", readers, c.reportPaper("otchet", c.ReportPDF))
	state("GET /report/{period}/poster.pdf", readers, c.reportPaper("plakat", c.PosterPDF))
	state("POST /report/{period}/publish", publishers(), c.publishReport)
	state("GET /report/{period}/promise/{promise}", readers, c.commitment)
	state("POST /report/{period}/promise/{promise}", readers, c.keepCommitment)
	state("POST /report/{period}/promise/{promise}/figure", readers, c.enterFigure)
	state("POST /report/{period}/promise/{promise}/waiting", readers, c.enterWaiting)
}

// newestReport leads to the half-year that goes on, or to the days that somebody chose.
func (c *console) newestReport(w http.ResponseWriter, r *http.Request) error {
	period := data.HalfYearOf(c.Clock())
	if first, last := r.FormValue("first"), r.FormValue("last"); first != "" || last != "" {
		days, err := data.DaysOf(first, last)
		if err != nil {
			return c.redirect(w, r, "/report/"+period.String(), message{Key: phrases.OfficeReportNoDays, Failed: true})
		}
		period = days
	}
	http.Redirect(w, r, "/report/"+period.String(), http.StatusSeeOther)
	return nil
}

// reportView is a report, as it is now or as it was published.
type reportView struct {
	data.Report
	Published data.PublishedReport // of Period.Year 0: it is not
	Over      bool                 // the period is
	Sure      bool                 // somebody is asked whether it is to be published
	Periods   []data.Period        // to choose from, the newest first
}

// IsPublished reports whether the report stands for good.
func (v reportView) IsPublished() bool { return !v.Published.At.IsZero() }

// Written is how many messages with words the report counts.
func (v reportView) Written() (n int) {
	for _, of := range v.Opinion.Messages {
		n += of
	}
	return n
}

// reportsBack is how many half-years back a report can be asked for.
const reportsBack = 6

func (c *console) readReport(r *http.Request) (v reportView, err error) {
	period, err := data.ParsePeriod(r.PathValue("period"))
	if err != nil {
		return v, fmt.Errorf("report: %w", data.ErrNotFound)
	}
	v.Over = !c.Clock().Before(period.Until())
	v.Published, err = c.Reports.PublishedReport(r.Context(), period)
	switch {
	case errors.Is(err, data.ErrNotFound):
		if v.Report, err = c.Reports.Report(r.Context(), period); err != nil {
			return v, fmt.Errorf("report: %w", err)
		}
	case err != nil:
		return v, fmt.Errorf("report: %w", err)
	default:
		v.Report = v.Published.Report
	}
	half := data.HalfYearOf(c.Clock())
	for range reportsBack {
		v.Periods = append(v.Periods, half)
		if half.Half == 1 {
			v.Periods = append(v.Periods, data.Period{Year: half.Year})
		}
		half = half.Before()
	}
	return v, nil
}

func (c *console) reportPage(w http.ResponseWriter, r *http.Request) error {
	v, err := c.readReport(r)
	if err != nil {
		return err
	}
	p := c.page(r, "report", phrases.OfficeReport)
	p.Message, p.View = c.told(r), v
	return c.show(w, http.StatusOK, "report", p)
}

// tallied is a line of a table of faces.
type tallied struct {
	Name  string
	Tally data.Tally
}

// Means are the faces by service, department, channel or reason, those with most first.
func (p page) Means(v reportView, by string) (lines []tallied) {
	add := func(name string, t data.Tally) { lines = append(lines, tallied{name, t}) }
	switch by {
	case "service":
		for id, t := range v.Opinion.ByService {
			add(p.orID(v.Services[id], string(id)), t)
		}
	case "department":
		for id, t := range v.Opinion.ByDepartment {
			add(p.orID(v.Departments[id], string(id)), t)
		}
	case "channel":
		for id, t := range v.Opinion.ByChannel {
			add(p.ChannelName(id), t)
		}
	case "reason":
		for id, t := range v.Opinion.ByReason {
			add(phrases.ReasonName(p.Language, id), t)
		}
	}
	slices.SortFunc(lines, func(a, b tallied) int {
		if d := b.Tally.N() - a.Tally.N(); d != 0 {
			return d
		}
		return strings.Compare(a.Name, b.Name)
	})
	return lines
}

func (p page) orID(t data.Text, id string) string {
	if t.BG == "" {
		return id
	}
	return p.In(t)
}

// PeriodName is the period in words.
func (p page) PeriodName(of data.Period) string { return phrases.PeriodName(p.Language, of) }

// MeasureName says from what the figure comes.
func (p page) MeasureName(m data.MeasureKind) string { return phrases.MeasureName(p.Language, m) }

// Figure is the value of a promise in words.
func (p page) Figure(r data.LedgerRow) string { return phrases.Valued(p.Language, r.Measure, r.Value) }

// MeasuredBy says from what the figure of a promise comes.
func (p page) MeasuredBy(r data.LedgerRow) string { return phrases.Measured(p.Language, r.Commitment) }

// Compared is how it was in an earlier period.
func (p page) Compared(c data.Comparison) string {
	return phrases.ComparedWith(p.Language, c.Period, c.Tally.Satisfied())
}

// Method says how it was measured.
func (p page) Method() string {
	return phrases.In(p.Language, phrases.ReportMethod, data.FewestForConclusion)
}

// Trends say how a value moved since earlier periods.
func (p page) Trends(r data.LedgerRow) []string { return phrases.Trends(p.Language, r) }

// face is how often a face was touched, of all.
type face struct {
	Name  string
	Share data.Share
}

// Faces are how often each face was touched, the best first.
func (p page) Faces(v reportView) (faces []face) {
	for _, rating := range slices.Backward(data.Ratings()) {
		faces = append(faces, face{phrases.In(p.Language, phrases.Rating(int(rating))), data.NewShare(v.Opinion.All[rating], v.Opinion.All.N())})
	}
	return faces
}

// Percentage is a share in whole percent.
func (p page) Percentage(s data.Share) string { return strconv.Itoa(phrases.Percent(s.Value())) + " %" }

// Mean is the mean of faces with two places.
func (p page) Mean(t data.Tally) string { return phrases.Mean(p.Language, t) }

// Target is the target of a promise, and whether it was met.
func (p page) Target(r data.LedgerRow) string { return phrases.Target(p.Language, r) }

// meaning is a table of means with its title.
type meaning struct {
	Title string
	Lines []tallied
}

// Meaning is the table of the faces by what is named.
func (p page) Meaning(v reportView, by, title string) meaning { return meaning{title, p.Means(v, by)} }

// publishReport asks once more, because what is published never changes.
func (c *console) publishReport(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	v, err := c.readReport(r)
	if err != nil {
		return err
	}
	m := message{Key: phrases.OfficeReportPublished}
	switch {
	case v.IsPublished():
		m = message{Key: phrases.OfficeReportAlready}
	case !v.Over:
		m = message{Key: phrases.OfficeReportNotOver, Failed: true}
	case v.Empty():
		m = message{Key: phrases.OfficeReportEmpty, Failed: true}
	case r.PostForm.Get("sure") != v.Period.String():
		v.Sure = true
		p := c.page(r, "report", phrases.OfficeReport)
		p.View = v
		return c.show(w, http.StatusOK, "report", p)
	default:
		_, err = c.Reports.PublishReport(r.Context(), clerk(r.Context()).Name, v.Period)
		switch {
		case errors.Is(err, data.ErrConflict): // somebody else did
			m = message{Key: phrases.OfficeReportAlready}
		case err != nil:
			c.report(r, "report not published", err)
			m = message{Key: phrases.OfficeReportNotPublished, Failed: true}
		}
	}
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/report/"+v.Period.String(), http.StatusSeeOther)
	return nil
}

// reportPaper is the report on paper, as it was published or, as a draft, as it is now.
func (c *console) reportPaper(name string, draw ReportPaper) task {
	return func(w http.ResponseWriter, r *http.Request) error {
		v, err := c.readReport(r)
		if err != nil {
			return err
		}
		report := v.Published
		if !v.IsPublished() {
			report = data.PublishedReport{Report: v.Report}
		}
		pdf, err := draw(r.Context(), report, c.language(r))
		if err != nil {
			return fmt.Errorf("report to open: %w", err)
		}
		writePDF(w, name+"-"+v.Period.String()+".pdf", pdf)
		return nil
	}
}

// commitmentView is a promise: how it is measured, and the figure that somebody enters.
type commitmentView struct {
	Period   data.Period
	Row      data.LedgerRow
	Measures []data.MeasureKind
	Frozen   bool // the period's report is published
	Waiting  []data.WaitingFigure

	Measure, Target, Source, Responsible, Minutes string // as entered
	Of, N, Evidence                               string // as entered
	From, Until, People, Served                   string // as entered
}

// Waits reports whether the promise is one of waiting.
func (v commitmentView) Waits() bool { return v.Row.Measure == data.MeasuredWaiting }

func (c *console) commitment(w http.ResponseWriter, r *http.Request) error {
	return c.showCommitment(w, r, nil, outcome{status: http.StatusOK, message: c.told(r)})
}

// showCommitment shows the promise; with what was entered, where something was.
func (c *console) showCommitment(w http.ResponseWriter, r *http.Request, entered *commitmentView, o outcome) error {
	report, err := c.readReport(r)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(report.Ledger, func(row data.LedgerRow) bool { return string(row.Promise) == r.PathValue("promise") })
	if at < 0 {
		return fmt.Errorf("promise: %w", data.ErrNotFound)
	}
	row := report.Ledger[at]
	v := commitmentView{Measure: string(row.Measure), Target: positive(row.Target), Source: row.Source, Responsible: row.Responsible, Minutes: positive(row.Minutes)}
	if row.Measure == data.MeasuredByHand {
		v.Of, v.N, v.Evidence = positive(row.Value.Of), positive(row.Value.N), row.Evidence
	}
	if entered != nil {
		v = *entered
	}
	v.Period, v.Row, v.Measures, v.Frozen = report.Period, row, data.MeasureKinds(), report.IsPublished()
	if v.Waits() {
		if v.Waiting, err = c.Reports.Waiting(r.Context(), report.Period); err != nil {
			return fmt.Errorf("promise: %w", err)
		}
	}
	p := c.page(r, "report", phrases.OfficeReportPromise)
	p.Problems, p.Message, p.View, p.Fields = o.problems, o.message, v, "office.report.field."
	return c.show(w, o.status, "commitment", p)
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// whole reads a whole number; an empty field is 0.
func whole(p data.Problems, field, value string) (int, data.Problems) {
	if value == "" {
		return 0, p
	}
	n, err := strconv.Atoi(value)
	if err != nil {
		return 0, append(p, data.Problem{Field: field, Reason: data.BadFormat})
	}
	return n, p
}

func (c *console) keepCommitment(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	v := &commitmentView{Measure: get("measure"), Target: get("target"), Source: get("source"), Responsible: get("responsible"), Minutes: get("minutes")}
	said := data.Commitment{
		Promise: data.PromiseID(r.PathValue("promise")), Measure: data.MeasureKind(v.Measure), Source: v.Source, Responsible: v.Responsible,
	}
	var problems, more data.Problems
	said.Target, problems = whole(problems, "target", v.Target)
	said.Minutes, problems = whole(problems, "minutes", v.Minutes)
	if errors.As(said.Check(), &more) {
		problems = merge(problems, more)
	}
	return c.changeCommitment(w, r, v, problems, func() error {
		return c.Reports.KeepCommitment(r.Context(), clerk(r.Context()).Name, said)
	})
}

func (c *console) enterFigure(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	v := &commitmentView{Measure: string(data.MeasuredByHand), Of: get("of"), N: get("n"), Evidence: get("evidence")}
	period, err := data.ParsePeriod(r.PathValue("period"))
	if err != nil {
		return fmt.Errorf("figure: %w", data.ErrNotFound)
	}
	f := data.HandFigure{Promise: data.PromiseID(r.PathValue("promise")), Period: period, Evidence: v.Evidence, By: clerk(r.Context()).Name, At: c.Clock()}
	var problems, more data.Problems
	f.Of, problems = whole(problems, "of", v.Of)
	f.N, problems = whole(problems, "n", v.N)
	if errors.As(f.Check(), &more) {
		problems = merge(problems, more)
	}
	return c.changeCommitment(w, r, v, problems, func() error { return c.Reports.EnterFigure(r.Context(), f) })
}

func (c *console) changeCommitment(w http.ResponseWriter, r *http.Request, v *commitmentView, problems data.Problems, change func() error) error {
	if problems != nil {
		return c.showCommitment(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	err := change()
	var refused data.Problems
	if errors.As(err, &refused) {
		return c.showCommitment(w, r, v, outcome{http.StatusUnprocessableEntity, refused, nil})
	}
	if err != nil {
		c.report(r, "promise not changed", err)
		return c.showCommitment(w, r, v, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeFeedbackNotSaved, Failed: true}})
	}
	report, err := c.readReport(r)
	if err != nil {
		return err
	}
	m, row := message{Key: phrases.OfficeFeedbackSaved}, "#"+r.PathValue("promise")
	if report.IsPublished() { // its row shows nothing of the change, and what is said stands above
		m.Key, row = phrases.OfficeReportSavedAfter, ""
	}
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/report/"+report.Period.String()+row, http.StatusSeeOther)
	return nil
}

// reportNeeds remind a publisher of a half-year, and of a year, whose report is not
// published yet.
func (c *console) reportNeeds(ctx context.Context, l data.Language, _ data.Account) (needs []Need, err error) {
	last := data.HalfYearOf(c.Clock()).Before()
	year := data.Period{Year: c.Clock().In(data.Sofia()).Year() - 1}
	for period, words := range map[data.Period]phrases.Key{last: phrases.OfficeReportOwed, year: phrases.OfficeReportOwedYear} {
		_, err := c.Reports.PublishedReport(ctx, period)
		if err == nil {
			continue
		}
		if !errors.Is(err, data.ErrNotFound) {
			return nil, fmt.Errorf("report: %w", err)
		}
		r, err := c.Reports.Report(ctx, period)
		if err != nil {
			return nil, err
		}
		if r.Opinion.All.N() > 0 { // a house that has just opened owes none
			needs = append(needs, Need{Kind: NeedReport, Words: phrases.In(l, words, phrases.PeriodName(l, period)), Link: "/report/" + period.String(), Since: time.Time{}})
		}
	}
	slices.SortFunc(needs, func(a, b Need) int { return strings.Compare(a.Link, b.Link) })
	return needs, nil
}
