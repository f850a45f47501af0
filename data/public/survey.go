package public

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Surveys are what visitors are asked.
type Surveys interface {
	// Surveys are the published ones.
	Surveys(ctx context.Context) ([]data.Survey, error)
	// TakeSurvey stores answers from the address, the same ID once. It keeps nothing of
	// the address. Problems say what is wrong; a survey that is not there is ErrNotFound.
	TakeSurvey(ctx context.Context, from string, a data.SurveyAnswer) error
}

// surveyOn is the survey that is on now; false: none is, or nobody is asked here.
func (s *site) surveyOn(ctx context.Context) (data.Survey, bool, error) {
	if s.Surveys == nil {
		return data.Survey{}, false, nil
	}
	all, err := s.Surveys.Surveys(ctx)
	if err != nil {
		return data.Survey{}, false, fmt.Errorf("surveys: %w", err)
	}
	survey, on := data.SurveyOn(all, s.Clock())
	return survey, on, nil
}

// surveyForm is a survey with what was answered.
type surveyForm struct {
	Via, Sheet string
	Survey     data.Survey
	On         bool // somebody is asked now
	Kept       bool // and thanks are said
	Answers    map[data.QuestionID]int
	Problems   data.Problems
}

// Chosen reports whether the answer was chosen.
func (f surveyForm) Chosen(q data.Question, choice int) bool { return f.Answers[q.ID()] == choice }

func (s *site) surveyForm(w http.ResponseWriter, r *http.Request) error {
	return s.showSurvey(w, r, http.StatusOK, surveyForm{Via: r.FormValue("via"), Sheet: rand.Text()})
}

func (s *site) showSurvey(w http.ResponseWriter, r *http.Request, status int, f surveyForm) (err error) {
	if f.Survey, f.On, err = s.surveyOn(r.Context()); err != nil {
		return err
	}
	p := s.page(r, phrases.SurveyTitle)
	if f.On {
		p.Title = p.In(f.Survey.Title)
	}
	p.Path, p.View = "/M/A", f
	return s.show(w, status, "survey", p)
}

// takeSurvey stores the answers to the survey that is on. One that ended while somebody
// answered takes no more.
func (s *site) takeSurvey(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return s.apologize(w, r, http.StatusBadRequest, phrases.PublicErrorNotFound)
	}
	f := surveyForm{Via: r.PostForm.Get("via"), Sheet: r.PostForm.Get("sheet"), Answers: map[data.QuestionID]int{}}
	if !sheetName.MatchString(f.Sheet) {
		f.Sheet = rand.Text()
	}
	asked, on, err := s.surveyOn(r.Context())
	if err != nil {
		return err
	}
	if !on {
		return s.showSurvey(w, r, http.StatusGone, f)
	}
	for _, q := range asked.Questions {
		if choice, err := strconv.Atoi(r.PostForm.Get("q-" + string(q.ID()))); err == nil {
			f.Answers[q.ID()] = choice
		}
	}
	said := data.SurveyAnswer{
		ID: data.EventID("phone-" + f.Sheet), Survey: asked.ID, Answers: f.Answers, Language: languageOf(r), Channel: channelOf(f.Via), Visit: "phone-" + f.Sheet,
	}
	if err = said.Check(asked); err == nil {
		err = s.Surveys.TakeSurvey(r.Context(), data.SourceOf(r.RemoteAddr), said)
	}
	switch {
	case errors.As(err, &f.Problems):
		return s.showSurvey(w, r, http.StatusUnprocessableEntity, f)
	case err != nil:
		return fmt.Errorf("survey: %w", err)
	}
	f.Kept = true
	return s.showSurvey(w, r, http.StatusOK, f)
}

// surveyOffer is where the survey is answered, by the way that the phone came; empty: none
// is on. A page of opinions that cannot ask still asks for the opinion.
func (s *site) surveyOffer(r *http.Request, via string) (address, words string) {
	asked, on, err := s.surveyOn(r.Context())
	if err != nil {
		s.report(r, err)
	}
	if !on {
		return "", ""
	}
	if address = "/M/A"; channelOf(via) != data.ViaPhone {
		address += "?via=" + strings.ToLower(via)
	}
	l := languageOf(r)
	return address, phrases.In(l, phrases.SurveyOffer, phrases.CountQuestions(l, len(asked.Questions)))
}

// Choices are the answers to the question, from 1 on.
func (page) Choices(q data.Question) (choices []int) {
	for choice := 1; choice <= q.Choices(); choice++ {
		choices = append(choices, choice)
	}
	return choices
}

// ChoiceName is what the answer is called.
func (p page) ChoiceName(q data.Question, choice int) string {
	return phrases.Choice(p.Language, q, choice)
}

// CountQuestions is a number of questions in words.
func (p page) CountQuestions(n int) string {
	return phrases.Capital(phrases.CountQuestions(p.Language, n))
}

// SurveyAnswers says of how many answers a result is.
func (p page) SurveyAnswers(r data.QuestionResult) string {
	return phrases.SurveyAnswers(p.Language, r)
}

// SurveyShare is how many chose an answer, with how sure one may be of it.
func (p page) SurveyShare(s data.Share) string { return phrases.SurveyShare(p.Language, s) }
