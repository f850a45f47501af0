package public

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// Surveys and TakeSurvey make the town ask its visitors.
func (t *town) Surveys(context.Context) ([]data.Survey, error) { return t.content.Surveys, nil }

func (t *town) TakeSurvey(_ context.Context, _ string, a data.SurveyAnswer) error {
	for _, before := range t.answers {
		if before.ID == a.ID {
			return nil
		}
	}
	t.answers = append(t.answers, a)
	return nil
}

// surveys makes a survey be on.
func (v visitor) surveys() []data.Question {
	v.town.content.Surveys = []data.Survey{datatest.Survey()}
	return datatest.Survey().Questions
}

func TestPhoneAnswersASurveyOnOnePage(t *testing.T) {
	v := visit(t)
	if got := v.get("/M").Body.String(); strings.Contains(got, "анкета") {
		t.Errorf("a survey is offered that is not on: %s", got)
	}
	questions := v.surveys()
	if got := v.get("/M/T").Body.String(); !strings.Contains(got, `href="/M/A?via=t"`) || !strings.Contains(got, "Кратка анкета · 5 въпроса") {
		t.Errorf("got %s", got)
	}
	got := v.get("/M/A?via=t").Body.String()
	for _, want := range []string{"5 въпроса, под една минута", "Колко чакахте", "Не мога да преценя", `name="via" value="t"`, ">Да<"} {
		if !strings.Contains(got, want) {
			t.Errorf("without %q: %s", want, got)
		}
	}
	for range 2 { // pressed twice
		w := v.sendTo("/M/A", "sheet", sheet, "via", "t", "q-"+string(questions[0].ID()), "4", "q-"+string(questions[2].ID()), "5")
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Отговорите Ви са записани") {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
	if len(v.town.answers) != 1 || len(v.town.answers[0].Answers) != 2 || v.town.answers[0].Channel != data.ViaBoard {
		t.Errorf("got %+v", v.town.answers)
	}
}

func TestPhoneThatAnswersNothingIsToldSo(t *testing.T) {
	v := visit(t)
	questions := v.surveys()
	w := v.sendTo("/M/A", "sheet", sheet, "q-"+string(questions[0].ID()), "9")
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Отбележете поне един отговор") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	v.sendTo("/M/A", "sheet", sheet, "l", "en", "q-"+string(questions[1].ID()), "2")
	if len(v.town.answers) != 1 || v.town.answers[0].Language != data.English || v.town.answers[0].Channel != data.ViaPhone {
		t.Errorf("got %+v", v.town.answers)
	}
}

func TestSurveyThatIsOverTakesNothing(t *testing.T) {
	v := visit(t)
	questions := v.surveys()
	v.town.content.Surveys[0].Until = datatest.Now().Add(-48 * time.Hour)
	if got := v.get("/M/A").Body.String(); !strings.Contains(got, "Сега няма анкета") {
		t.Errorf("got %s", got)
	}
	w := v.sendTo("/M/A", "sheet", sheet, "q-"+string(questions[0].ID()), "4")
	if w.Code != http.StatusGone || len(v.town.answers) != 0 {
		t.Errorf("%d, got %+v", w.Code, v.town.answers)
	}
}
