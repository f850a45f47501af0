package kiosk

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// urn keeps answers as the machine does.
type urn struct {
	kept    []data.SurveyAnswer
	failure error
}

func (u *urn) keep(_ context.Context, a data.SurveyAnswer) error {
	if u.failure != nil {
		return u.failure
	}
	if err := a.Check(datatest.Survey()); err != nil {
		return err
	}
	u.kept = append(u.kept, a)
	return nil
}

// surveySights are the screens of a survey.
func surveySights() []sight {
	at := func(id string, s surveying) func(h *hall) {
		return func(h *hall) {
			h.lobby.surveys = []data.Survey{datatest.Survey()}
			s.asked = h.lobby.surveys[0]
			h.visit.survey = &s
			h.visit.way = history{{Place: AtFeedback}}
			h.visit.open(Route{AtSurvey, id})
		}
	}
	answers := map[data.QuestionID]int{datatest.Survey().Questions[1].ID(): 1, datatest.Survey().Questions[2].ID(): 5}
	all := []sight{
		{"survey-offer", func(h *hall) {
			h.lobby.surveys = []data.Survey{datatest.Survey()}
			h.visit.open(Route{Place: AtFeedback})
		}},
		{"survey-end", at(surveyEnd, surveying{kept: true})},
		{"survey-nothing", at(surveyEnd, surveying{})},
		{"survey-not-kept", at(surveyEnd, surveying{answers: answers, fault: &fault{what: phrases.FeedbackNotKept, next: phrases.SurveyNotKeptNext, help: true}})},
	}
	for i := range datatest.Survey().Questions {
		all = append(all, sight{fmt.Sprint("survey-", i+1), at(fmt.Sprint(i+1), surveying{answers: answers})})
	}
	return all
}

// surveyHall is a hall where a survey is on, at its first question.
func surveyHall(t *testing.T, s look.Screen) (*hall, *urn) {
	t.Helper()
	h := newHall(t, s)
	content := datatest.Town()
	content.Surveys = []data.Survey{datatest.Survey()}
	h.use(t, &sheets{Content: content})
	u := &urn{}
	h.o.Survey = u.keep
	goTo(h, Route{Place: AtHome}, data.Bulgarian)
	press(t, h, "Вашето мнение")
	press(t, h, "Кратка анкета · 5 въпроса, под една минута")
	return h, u
}

func TestSurveyIsAnsweredWithATouchAQuestion(t *testing.T) {
	for orientation, screen := range screens() {
		h, u := surveyHall(t, screen)
		mustSay(t, h, "Въпрос 1 от 5", "Как Ви обслужиха днес?")
		for _, touched := range []string{"Добре", "Не", "Не мога да преценя", "Пропуснете", "Отлично"} {
			press(t, h, touched)
		}
		questions := datatest.Survey().Questions
		want := []data.SurveyAnswer{{
			Survey: "gisheto", Language: data.Bulgarian, Channel: data.ViaKiosk,
			Answers: map[data.QuestionID]int{questions[0].ID(): 3, questions[1].ID(): 2, questions[2].ID(): 5, questions[4].ID(): 4},
		}}
		if diff := cmp.Diff(want, u.kept, cmpopts.IgnoreFields(data.SurveyAnswer{}, "Visit")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", orientation, diff)
		}
		mustSay(t, h, "Благодарим! Отговорите Ви са записани.")
		press(t, h, "Назад")
		if h.Route() != "feedback" || says(h, "Кратка анкета") {
			t.Errorf("%s: who has answered is asked again, at %s", orientation, h.Route())
		}
	}
}

// Answers that could be laid beside words that the same visitor wrote would tell of whom
// they are.
func TestAnswersAndWordsOfAVisitorAreNotOfOneVisit(t *testing.T) {
	h, u := surveyHall(t, landscape)
	b := &box{}
	h.o.Feedback = b.keep
	for range 5 {
		press(t, h, map[bool]string{true: "Добре", false: "Пропуснете"}[h.Route() == "survey/1"])
	}
	press(t, h, "Назад")
	press(t, h, "Отлично")
	if len(u.kept) != 1 || len(b.kept) != 1 || u.kept[0].Visit == "" || u.kept[0].Visit == b.kept[0].Visit {
		t.Errorf("answers %+v, face %+v", u.kept, b.kept)
	}
}

func TestVisitorGoesBackAndChangesAnAnswer(t *testing.T) {
	h, u := surveyHall(t, landscape)
	press(t, h, "Лошо")
	press(t, h, "Назад")
	press(t, h, "Слабо")
	for range 4 {
		press(t, h, "Пропуснете")
	}
	if len(u.kept) != 1 || u.kept[0].Answers[datatest.Survey().Questions[0].ID()] != 2 || len(u.kept[0].Answers) != 1 {
		t.Errorf("got %+v", u.kept)
	}
}

func TestSurveyGoesByTheKeysAlone(t *testing.T) {
	h, u := surveyHall(t, portrait)
	for range datatest.Survey().Questions {
		h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		h.settle()
	}
	if len(u.kept) != 1 || len(u.kept[0].Answers) != 5 {
		t.Errorf("got %+v, at %s", u.kept, h.Route())
	}
}

func TestEveryQuestionIsHeard(t *testing.T) {
	h, _ := surveyHall(t, landscape)
	mouth := &voice{}
	h.Speak(mouth)
	press(t, h, "Добре")
	press(t, h, "Чуйте въпроса")
	if said := strings.Join(mouth.said, "|"); !strings.Contains(said, "Намерихте ли лесно гишето?") || !strings.Contains(said, "Да") {
		t.Errorf("said %s", said)
	}
}

func TestNothingIsKeptOfWhoAnswersNothing(t *testing.T) {
	h, u := surveyHall(t, landscape)
	for range 5 {
		press(t, h, "Пропуснете")
	}
	mustSay(t, h, "Не отговорихте на нито един въпрос.")
	press(t, h, "Назад")
	if len(u.kept) != 0 || h.Route() != "survey/5" {
		t.Errorf("kept %+v, at %s", u.kept, h.Route())
	}
}

func TestAnswersThatCannotBeKeptStay(t *testing.T) {
	h, u := surveyHall(t, landscape)
	u.failure = errors.New("disk full")
	press(t, h, "Отлично")
	for range 4 {
		press(t, h, "Пропуснете")
	}
	mustSay(t, h, "Не успяхме да го запишем", "Опитайте пак")
	u.failure = nil
	press(t, h, "Опитайте пак")
	mustSay(t, h, "Отговорите Ви са записани")
	if len(u.kept) != 1 {
		t.Errorf("got %+v", u.kept)
	}
}

// TestUnfinishedSurveyIsKeptOnce: whoever went before the last question had answered for
// nothing.
func TestUnfinishedSurveyIsKeptOnce(t *testing.T) {
	first := datatest.Survey().Questions[0].ID()
	for name, c := range map[string]struct {
		goes func(h *hall)
		want map[data.QuestionID]int // nil: nothing is kept
	}{
		"done":           {func(h *hall) { press(t, h, "Добре"); press(t, h, "Приключих") }, map[data.QuestionID]int{first: 3}},
		"silent":         {func(h *hall) { press(t, h, "Лошо"); h.pass(time.Minute); h.pass(time.Minute) }, map[data.QuestionID]int{first: 1}},
		"away and done":  {func(h *hall) { press(t, h, "Добре"); goTo(h, Route{Place: AtHome}, data.Bulgarian); h.visit.end() }, map[data.QuestionID]int{first: 3}},
		"ended twice":    {func(h *hall) { press(t, h, "Добре"); h.visit.end(); h.visit.end() }, map[data.QuestionID]int{first: 3}},
		"nothing":        {func(h *hall) { press(t, h, "Пропуснете"); press(t, h, "Приключих") }, nil},
		"back and again": {func(h *hall) { backAndAgain(t, h); press(t, h, "Приключих") }, map[data.QuestionID]int{first: 4}},
		"finished": {func(h *hall) {
			backAndAgain(t, h)
			for range 4 {
				press(t, h, "Пропуснете")
			}
			press(t, h, "Приключих")
		}, map[data.QuestionID]int{first: 4}},
		"on its way": {func(h *hall) {
			press(t, h, "Добре")
			for range 3 {
				press(t, h, "Пропуснете")
			}
			h.hold = true
			press(t, h, "Пропуснете")
			keeping := h.held
			h.held, h.hold = nil, false
			h.visit.end()
			for _, work := range keeping {
				work()
			}
		}, map[data.QuestionID]int{first: 3}},
	} {
		h, u := surveyHall(t, landscape)
		c.goes(h)
		h.settle()
		var got []map[data.QuestionID]int
		for _, a := range u.kept {
			got = append(got, a.Answers)
		}
		var want []map[data.QuestionID]int
		if c.want != nil {
			want = append(want, c.want)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
		if h.visit.survey != nil {
			t.Errorf("%s: the next visitor finds %+v", name, h.visit.survey)
		}
	}
}

// backAndAgain answers, leaves the survey and finds the answer there.
func backAndAgain(t *testing.T, h *hall) {
	t.Helper()
	press(t, h, "Добре")
	press(t, h, "Назад")
	press(t, h, "Назад")
	press(t, h, "Кратка анкета · 5 въпроса, под една минута")
	if len(h.visit.survey.answers) != 1 {
		t.Errorf("the answer is gone: %+v", h.visit.survey)
	}
	press(t, h, "Отлично")
}

func TestAnswersThatFailedAreTriedOnceMoreAtTheEnd(t *testing.T) {
	h, u := surveyHall(t, landscape)
	u.failure = errors.New("disk full")
	press(t, h, "Отлично")
	for range 4 {
		press(t, h, "Пропуснете")
	}
	u.failure = nil
	h.visit.end()
	h.settle()
	if len(u.kept) != 1 {
		t.Errorf("got %+v", u.kept)
	}
}

func TestTheNextVisitorFindsNoAnswers(t *testing.T) {
	h, u := surveyHall(t, landscape)
	press(t, h, "Лошо")
	h.visit.end()
	h.settle()
	press(t, h, "Вашето мнение")
	press(t, h, "Кратка анкета · 5 въпроса, под една минута")
	if h.visit.survey == nil || len(h.visit.survey.answers) != 0 || len(u.kept) != 1 {
		t.Errorf("found %+v, kept %+v", h.visit.survey, u.kept)
	}
	for range 4 {
		press(t, h, "Пропуснете")
	}
	press(t, h, "Отлично")
	h.visit.end()
	h.settle()
	press(t, h, "Вашето мнение")
	mustSay(t, h, "Кратка анкета")
}

// TestSurveyIsOfferedInSight: on a wide screen the offer stood below the edge once a face
// was touched.
func TestSurveyIsOfferedInSight(t *testing.T) {
	for orientation, screen := range screens() {
		for _, face := range []string{"", "Добре"} {
			h, _ := surveyHall(t, screen)
			h.o.Feedback = (&box{}).keep
			press(t, h, "Назад")
			if face != "" {
				touch(t, h, face)
			}
			offered := false
			for _, s := range inspect(h.Root()) {
				if s.button == nil || !strings.HasPrefix(s.button.Name, "Кратка анкета") {
					continue
				}
				offered = true
				if list := window(s); s.at.Y+s.size.Height > list.at.Y+list.size.Height {
					t.Errorf("%s, face %q: it ends at %.0f, and what is seen at %.0f", orientation, face, s.at.Y+s.size.Height, list.at.Y+list.size.Height)
				}
			}
			if !offered {
				t.Errorf("%s, face %q: it is not offered: %q", orientation, face, texts(h))
			}
		}
	}
}

func TestSurveyIsOfferedOnItsDaysAlone(t *testing.T) {
	h, _ := surveyHall(t, landscape)
	h.visit.end()
	h.now = datatest.Survey().Over()
	goTo(h, Route{Place: AtFeedback}, data.Bulgarian)
	if says(h, "Кратка анкета") {
		t.Error("it is offered when it is over")
	}
	goTo(h, Route{AtSurvey, "1"}, data.Bulgarian)
	if says(h, "Как Ви обслужиха") {
		t.Error("it is asked when it is over")
	}
}

func TestSurveyInLowReachIsTouchedInTheLowerHalf(t *testing.T) {
	for orientation, screen := range screens() {
		for _, large := range []bool{false, true} {
			h, _ := surveyHall(t, screen)
			h.visit.low, h.visit.large = true, large
			for i := range datatest.Survey().Questions {
				goTo(h, Route{AtSurvey, fmt.Sprint(i + 1)}, data.Bulgarian)
				name := fmt.Sprintf("question %d %s large=%v", i+1, orientation, large)
				checkLayout(t, name, h.Root(), screen)
				for _, s := range inspect(h.Root()) {
					if s.button != nil && window(s).at.Y < screen.Height/2 {
						t.Errorf("%s: %q can be touched at %.0f, above the middle", name, s.button.Name, s.at.Y)
					}
				}
			}
		}
	}
}
