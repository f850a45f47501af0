package console

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// ballots is a desk of surveys in memory.
type ballots struct {
	o       *office
	asked   []data.Survey
	answers []data.SurveyAnswer
	by      []string
}

// newBallots is of a survey that ten have answered at the kiosk, one of them twice, and of
// one to come.
func newBallots(o *office) *ballots {
	next := datatest.Survey()
	next.ID, next.Title = "predstoi", data.Text{BG: "За сайта", EN: "About the website"}
	next.From, next.Until = next.Until.AddDate(0, 0, 1), next.Until.AddDate(0, 1, 0)
	b := &ballots{o: o, asked: []data.Survey{next, datatest.Survey()}}
	for i := range 11 {
		a := data.SurveyAnswer{Survey: "gisheto", Channel: data.ViaKiosk, Language: data.Bulgarian, Visit: "v" + string(rune('a'+i%10)), Answers: map[data.QuestionID]int{}}
		a.ID, a.Screen, a.At = data.EventID(string(rune('a'+i))), "kiosk", o.now.Add(time.Duration(i-60)*time.Minute)
		for n, q := range datatest.Survey().Questions {
			if n < 2 || i < 3 {
				a.Answers[q.ID()] = 1 + i%q.Choices()
			}
		}
		b.answers = append(b.answers, a)
	}
	return b
}

func (b *ballots) Surveys(context.Context) ([]data.Survey, error) {
	return b.asked, b.o.failing["Surveys"]
}

func (b *ballots) SurveyResult(_ context.Context, id data.SurveyID) (data.SurveyResult, error) {
	for _, s := range b.asked {
		if s.ID == id {
			return data.UsualVoteRules().Survey(s, time.Time{}, s.Over(), b.answers), b.o.failing["SurveyResult"]
		}
	}
	return data.SurveyResult{}, data.ErrNotFound
}

func (b *ballots) TakeSurvey(_ context.Context, by string, a data.SurveyAnswer) error {
	if err := errors.Join(a.Check(datatest.Survey()), b.o.failing["TakeSurvey"]); err != nil {
		return err
	}
	for _, before := range b.answers {
		if before.ID == a.ID {
			return nil
		}
	}
	a.At = b.o.now
	b.answers, b.by = append(b.answers, a), append(b.by, by)
	return nil
}

func everySurveyPage(b *browser, pages map[string]answer) {
	pages["surveys"] = b.get("/surveys")
	pages["survey"] = b.get("/surveys/gisheto")
	pages["surveypaper"] = b.post("/surveys/gisheto/paper", "sheet", "S1")
}

func TestSurveyTellsWhatEnoughPeopleAnswered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/surveys").is(http.StatusOK).says("За гишето", "тече", "За сайта", "предстои")
	b.get("/surveys/gisheto").is(http.StatusOK).says("Отговори: 10. Недостатъчно за извод", "Твърде малко, за да се покажат").lacks("Под 5 минути")
	csv := b.get("/surveys/gisheto/table.csv").is(http.StatusOK)
	csv.says("Откъде;киоск;;10;10", "Не се броят;Скрити: повторни;;1;1", "Въпрос;Как Ви обслужиха днес?;Лошо;2;10;").lacks("Под 5 минути")
	if got := csv.header.Get("Content-Disposition"); !strings.Contains(got, "anketa-2026-11-02.csv") {
		t.Errorf("got %q", got)
	}
	b.get("/surveys/none").is(http.StatusNotFound)
	o.ana.Roles = data.Roles{data.Registrar}
	b.get("/surveys").says("/surveys/gisheto/paper").lacks(`href="/surveys/gisheto"`, "/surveys/predstoi/paper")
}

func TestSheetsOfPaperAreTypedOneAfterTheOther(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	questions := datatest.Survey().Questions
	sheet := func(name string) []string {
		return []string{"sheet", name, "q-" + string(questions[0].ID()), "4", "q-" + string(questions[1].ID()), "0", "q-" + string(questions[2].ID()), "5"}
	}
	b.post("/surveys/gisheto/paper", sheet("S1")...).is(http.StatusOK).says("Листът е записан", "въведени дотук: 1")
	b.post("/surveys/gisheto/paper", sheet("S1")...).is(http.StatusOK).says("въведени дотук: 1") // pressed twice
	b.post("/surveys/gisheto/paper", sheet("S2")...).is(http.StatusOK).says("въведени дотук: 2")
	last := o.ballots.answers[len(o.ballots.answers)-1]
	if last.Channel != data.ViaPaper || len(last.Answers) != 2 || last.Answers[questions[2].ID()] != 5 || o.ballots.by[1] != "ana" {
		t.Errorf("got %+v, by %v", last, o.ballots.by)
	}
	b.post("/surveys/gisheto/paper", "sheet", "S3").is(http.StatusUnprocessableEntity).says("отбележете поне един отговор", `value="S3"`)
	o.failing["TakeSurvey"] = errors.New("disk full")
	b.post("/surveys/gisheto/paper", sheet("S4")...).is(http.StatusServiceUnavailable).says("не можа да се запише", `value="4" checked`, `value="S4"`)
}

func TestSurveyIsPlannedInItsForm(t *testing.T) {
	q, done := entryForm(data.Survey{}, data.Content{})
	problems := q.read(form(
		"title", "За гишето", "title_en", "About the counter", "first_day", "2026-11-02", "last_day", "2026-12-31",
		"questions.0.kind", "faces", "questions.0.words", "Как беше?", "questions.0.words_en", "How was it?",
		"questions.1.kind", "choice", "questions.1.words", "Колко чакахте?", "questions.1.words_en", "How long did you wait?",
		"questions.1.options", "Малко\nМного", "questions.1.options_en", "A little\nLong",
	))
	got, _ := done().(data.Survey)
	if problems != nil || got.Check(datatest.Now()) != nil || len(got.Questions) != 2 || got.Questions[1].Options[1] != (data.Text{BG: "Много", EN: "Long"}) {
		t.Errorf("%v, %v: got %+v", problems, got.Check(datatest.Now()), got)
	}
}

func TestReportHasItsSurveys(t *testing.T) {
	o := openOffice(t)
	o.reports.surveys = []data.SurveyResult{{
		Survey: datatest.Survey(), All: 64, Hidden: map[data.HiddenFor]int{data.HiddenInterval: 3}, ByChannel: map[data.Channel]int{data.ViaKiosk: 64},
		Counts: [][]int{{2, 6, 26, 30}, {9, 3}, {0, 2, 1, 1, 0}, {0, 0}, {0, 0, 0, 0}},
	}}
	b := o.clerk()
	b.get("/report/2026-2").says("За гишето", "47 % (между 35 и 59 %)", "Отговори: 4. Твърде малко")
	b.get("/report/2026-2/table.csv").says("Анкета;За гишето;Как Ви обслужиха днес?;Отлично;30;64;").lacks("Под 5 минути")
}
