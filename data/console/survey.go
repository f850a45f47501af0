package console

import (
	"context"
	"crypto/rand"
	"encoding/csv"
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

// SurveyDesk counts what visitors answer to surveys.
type SurveyDesk interface {
	// Surveys are all that were ever published, also those that the public sees no more,
	// the one that began last first.
	Surveys(ctx context.Context) ([]data.Survey, error)
	// SurveyResult counts everything that was answered; of a survey that is not there it is
	// ErrNotFound.
	SurveyResult(ctx context.Context, id data.SurveyID) (data.SurveyResult, error)
	// TakeSurvey stores what somebody of the staff types; the same ID once.
	TakeSurvey(ctx context.Context, typedBy string, a data.SurveyAnswer) error
}

func (c *console) surveyRoutes(state sign) {
	readers := only(data.FeedbackReader, data.Editor, data.Publisher)
	typists := only(data.FeedbackReader, data.Registrar)
	state("GET /surveys", only(data.FeedbackReader, data.Editor, data.Publisher, data.Registrar), c.surveys)
	state("GET /surveys/{id}", readers, c.surveyResult)
	state("GET /surveys/{id}/table.csv", readers, c.surveyCSV)
	state("GET /surveys/{id}/paper", typists, c.newSheet)
	state("POST /surveys/{id}/paper", typists, c.takeSheet)
}

// surveyLine is a survey in the list.
type surveyLine struct {
	data.Survey
	State string // coming, on or over
}

// Begun reports whether somebody may have answered it.
func (l surveyLine) Begun() bool { return l.State != surveyComing }

// Where a survey stands.
const (
	surveyComing = "coming"
	surveyIsOn   = "on"
	surveyIsOver = "over"
)

func lineOf(s data.Survey, now time.Time) surveyLine {
	switch {
	case now.Before(s.From):
		return surveyLine{s, surveyComing}
	case s.On(now):
		return surveyLine{s, surveyIsOn}
	default:
		return surveyLine{s, surveyIsOver}
	}
}

func (c *console) surveys(w http.ResponseWriter, r *http.Request) error {
	all, err := c.Surveys.Surveys(r.Context())
	if err != nil {
		return fmt.Errorf("surveys: %w", err)
	}
	var lines []surveyLine
	for _, s := range all {
		lines = append(lines, lineOf(s, c.Clock()))
	}
	p := c.page(r, "feedback", phrases.OfficeSurveys)
	p.Message, p.View = c.told(r), lines
	return c.show(w, http.StatusOK, "surveys", p)
}

// surveyView is a survey with what was answered.
type surveyView struct {
	Line   surveyLine
	Result data.SurveyResult
}

func (c *console) surveyResult(w http.ResponseWriter, r *http.Request) error {
	result, err := c.Surveys.SurveyResult(r.Context(), data.SurveyID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("survey: %w", err)
	}
	p := c.page(r, "feedback", phrases.OfficeSurveys)
	p.Title, p.View = p.In(result.Survey.Title), surveyView{lineOf(result.Survey, c.Clock()), result}
	return c.show(w, http.StatusOK, "survey", p)
}

// surveyCSV is the result as a table, for whoever reckons on. What too few answered is left
// out there, too.
func (c *console) surveyCSV(w http.ResponseWriter, r *http.Request) error {
	result, err := c.Surveys.SurveyResult(r.Context(), data.SurveyID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("survey: %w", err)
	}
	p := c.page(r, "feedback", phrases.OfficeSurveys)
	out := beginCSV(w, "anketa-"+result.Survey.From.In(data.Sofia()).Format(time.DateOnly)+".csv")
	_ = out.Write(p.headed(phrases.OfficeReportCSVTable, phrases.ReportWhat, phrases.OfficeSurveyChoice, phrases.OfficeSurveyN, phrases.OfficeReportFieldN,
		phrases.OfficeReportCSVLow, phrases.OfficeReportCSVHigh)) // told by Flush
	for _, channel := range data.Channels() {
		if n := result.ByChannel[channel]; n > 0 {
			_ = out.Write(defused(phrases.In(p.Language, phrases.OfficeReportByChannel), p.ChannelName(channel), "", strconv.Itoa(n), strconv.Itoa(result.All), "", ""))
		}
	}
	for _, why := range data.HiddenFors() {
		if n := result.Hidden[why]; n > 0 {
			_ = out.Write(defused(phrases.In(p.Language, phrases.OfficeReportCSVHidden), phrases.HiddenName(p.Language, why), "", strconv.Itoa(n), strconv.Itoa(result.NotCounted()), "", ""))
		}
	}
	for _, row := range p.surveyRows(result) {
		low, high := p.bounds(row.share)
		_ = out.Write(defused(phrases.In(p.Language, phrases.OfficeReportCSVQuestion), row.question, row.answer, strconv.Itoa(row.share.Of), strconv.Itoa(row.share.N), low, high))
	}
	out.Flush()
	return out.Error()
}

// surveyRow is how many chose an answer.
type surveyRow struct {
	question, answer string
	share            data.Share
}

// surveyRows are the answers to every question that enough people answered.
func (p page) surveyRows(r data.SurveyResult) (rows []surveyRow) {
	for _, q := range r.Questions() {
		for _, choice := range p.Choices(q.Question) {
			if q.Shown() {
				rows = append(rows, surveyRow{p.In(q.Words), p.ChoiceName(q.Question, choice), q.Share(choice)})
			}
		}
	}
	return rows
}

// beginCSV begins a table that Excel opens.
func beginCSV(w http.ResponseWriter, name string) *csv.Writer {
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	_, _ = w.Write([]byte("\ufeff")) // by which Excel knows the letters
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	return out
}

// defused is the line with nothing in it that a table would reckon.
func defused(fields ...string) []string {
	for i := range fields {
		fields[i] = data.Defused(fields[i])
	}
	return fields
}

// sheetForm is a paper survey while it is typed in.
type sheetForm struct {
	Survey  data.Survey
	Sheet   string // names the sheet, so that it counts once
	Answers map[data.QuestionID]int
	Typed   int // sheets before it
}

// Chosen reports whether the answer was chosen; 0: none was.
func (f sheetForm) Chosen(q data.Question, choice int) bool { return f.Answers[q.ID()] == choice }

func (c *console) newSheet(w http.ResponseWriter, r *http.Request) error {
	return c.showSheet(w, r, sheetForm{Sheet: rand.Text()}, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showSheet(w http.ResponseWriter, r *http.Request, f sheetForm, o outcome) error {
	result, err := c.Surveys.SurveyResult(r.Context(), data.SurveyID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("sheet to type: %w", err)
	}
	f.Survey, f.Typed = result.Survey, result.ByChannel[data.ViaPaper]
	p := c.page(r, "feedback", phrases.OfficeSurveyPaper)
	p.Problems, p.Message, p.View, p.Fields = o.problems, o.message, f, "office.survey.field."
	return c.show(w, o.status, "surveypaper", p)
}

// takeSheet stores the sheet and opens the next one.
func (c *console) takeSheet(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	result, err := c.Surveys.SurveyResult(r.Context(), data.SurveyID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("sheet to take: %w", err)
	}
	f := sheetForm{Sheet: strings.TrimSpace(r.PostForm.Get("sheet")), Answers: map[data.QuestionID]int{}}
	for _, q := range result.Survey.Questions {
		if choice, err := strconv.Atoi(r.PostForm.Get("q-" + string(q.ID()))); err == nil && choice != 0 {
			f.Answers[q.ID()] = choice
		}
	}
	said := data.SurveyAnswer{
		ID: data.EventID("sheet-" + f.Sheet), Survey: result.Survey.ID, Answers: f.Answers, Language: data.Bulgarian, Channel: data.ViaPaper, Visit: "sheet-" + f.Sheet,
	}
	var problems data.Problems
	err = c.Surveys.TakeSurvey(r.Context(), clerk(r.Context()).Name, said)
	switch {
	case errors.As(err, &problems):
		return c.showSheet(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	case err != nil:
		c.report(r, "sheet not taken", err)
		return c.showSheet(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeSurveyNotTaken, Failed: true}})
	}
	if err := c.tell(r, message{Key: phrases.OfficeSurveyTaken}); err != nil {
		return err
	}
	http.Redirect(w, r, "/surveys/"+string(said.Survey)+"/paper", http.StatusSeeOther)
	return nil
}

// surveyForm plans a survey.
func surveyForm(s *data.Survey) questions {
	return questions{
		{Title: "main", Fields: []*field{both(line[string], "title", &s.Title), calendarDay("first_day", &s.From), calendarDay("last_day", &s.Until)}},
		{Title: "questions", Fields: []*field{rows("questions", &s.Questions, func(q *data.Question) []*field {
			return []*field{both(area[string], "words", &q.Words), choice("kind", &q.Kind, questionKinds()), texts("options", &q.Options)}
		})}},
	}
}

func questionKinds() []option {
	return []option{
		{string(data.AskedFaces), data.Text{BG: "четири лица", EN: "four faces"}},
		{string(data.AskedYesNo), data.Text{BG: "да или не", EN: "yes or no"}},
		{string(data.AskedChoice), data.Text{BG: "един от отговорите", EN: "one of the answers"}},
	}
}

// Choices are the answers to the question, from 1 on.
func (page) Choices(q data.Question) (choices []int) {
	for choice := range q.Choices() {
		choices = append(choices, choice+1)
	}
	return choices
}

// ChoiceName is what the answer is called.
func (p page) ChoiceName(q data.Question, choice int) string {
	return phrases.Choice(p.Language, q, choice)
}

// SurveyAnswers says of how many answers a result is.
func (p page) SurveyAnswers(r data.QuestionResult) string {
	return phrases.SurveyAnswers(p.Language, r)
}

// SurveyShare is how many chose an answer, with how sure one may be of it.
func (p page) SurveyShare(s data.Share) string { return phrases.SurveyShare(p.Language, s) }

// WayName is how answers came, as a heading.
func (p page) WayName(c data.Channel) string { return phrases.Capital(p.ChannelName(c)) }

// SurveyWays are the ways by which answers came, in their order.
func (page) SurveyWays(r data.SurveyResult) []data.Channel {
	return slices.DeleteFunc(data.Channels(), func(c data.Channel) bool { return r.ByChannel[c] == 0 })
}
