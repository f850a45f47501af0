package data_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestSurveySaysWhatIsWrongWithIt(t *testing.T) {
	both := func(s string) data.Text { return data.Text{BG: s, EN: s} }
	for name, c := range map[string]struct {
		change func(*data.Survey)
		field  string
		reason data.Reason
	}{
		"no title":         {func(s *data.Survey) { s.Title.BG = "" }, "title", data.Missing},
		"no English title": {func(s *data.Survey) { s.Title.EN = "" }, "title_en", data.Missing},
		"no first day":     {func(s *data.Survey) { s.From = time.Time{} }, "first_day", data.Missing},
		"no last day":      {func(s *data.Survey) { s.Until = time.Time{} }, "last_day", data.Missing},
		"ends before":      {func(s *data.Survey) { s.Until = s.From.AddDate(0, 0, -1) }, "last_day", data.EndsBefore},
		"over already":     {func(s *data.Survey) { s.Until = datatest.Now().AddDate(0, 0, -2) }, "last_day", data.InThePast},
		"asks nothing":     {func(s *data.Survey) { s.Questions = nil }, "questions", data.Missing},
		"six questions": {func(s *data.Survey) {
			s.Questions = append(s.Questions, data.Question{Kind: data.AskedFaces, Words: both("И?")})
		}, "questions", data.TooMany},
		"no words":             {func(s *data.Survey) { s.Questions[1].Words.BG = "" }, "questions.1.words", data.Missing},
		"no English":           {func(s *data.Survey) { s.Questions[1].Words.EN = "" }, "questions.1.words_en", data.Missing},
		"too long":             {func(s *data.Survey) { s.Questions[1].Words.BG = strings.Repeat("я", 141) }, "questions.1.words", data.TooLong},
		"in words":             {func(s *data.Survey) { s.Questions[1].Kind = "words" }, "questions.1.kind", data.UnknownName},
		"options of faces":     {func(s *data.Survey) { s.Questions[0].Options = []data.Text{both("а"), both("б")} }, "questions.0.options", data.Contradicts},
		"one option":           {func(s *data.Survey) { s.Questions[2].Options = s.Questions[2].Options[:1] }, "questions.2.options", data.Missing},
		"seven options":        {func(s *data.Survey) { s.Questions[2].Options = append(s.Questions[2].Options, both("а"), both("б")) }, "questions.2.options", data.TooMany},
		"an option twice":      {func(s *data.Survey) { s.Questions[2].Options[1] = s.Questions[2].Options[0] }, "questions.2.options", data.Taken},
		"an option in one":     {func(s *data.Survey) { s.Questions[2].Options[1].EN = "" }, "questions.2.options_en", data.Missing},
		"a question asked two": {func(s *data.Survey) { s.Questions[1] = s.Questions[3] }, "questions.3.words", data.Taken},
	} {
		s := datatest.Survey()
		c.change(&s)
		problems, _ := s.Check(datatest.Now()).(data.Problems) //nolint:errorlint // Check returns it bare
		if got := problems.Of(c.field); got != c.reason {
			t.Errorf("%s: got %q, want %q (%v)", name, got, c.reason, problems)
		}
	}
	if err := datatest.Survey().Check(datatest.Now()); err != nil {
		t.Error(err)
	}
}

func TestSurveyIsOnFromItsFirstDayUntilTheEndOfItsLast(t *testing.T) {
	s := datatest.Survey()
	for moment, want := range map[time.Time]bool{
		sofia(2026, 11, 1, 23, 59): false, sofia(2026, 11, 2, 0, 0): true, sofia(2026, 12, 31, 23, 59): true, sofia(2027, 1, 1, 0, 0): false,
	} {
		if got := s.On(moment); got != want {
			t.Errorf("%s: on %v, want %v", moment, got, want)
		}
	}
	next := s
	next.From, next.Until = s.Until.AddDate(0, 0, 1), s.Until.AddDate(0, 1, 0)
	if next.Overlaps(s) || s.Overlaps(next) {
		t.Error("a survey that begins on the day after overlaps")
	}
	next.From = s.Until
	if !next.Overlaps(s) || !s.Overlaps(next) {
		t.Error("two surveys on one day do not overlap")
	}
	if got, on := data.SurveyOn([]data.Survey{next, s}, sofia(2026, 12, 1, 9, 0)); !on || got.ID != s.ID {
		t.Errorf("got %v, %v", got.ID, on)
	}
}

// answerTo chooses the first answer to every question.
func answerTo(s data.Survey, visit string) data.SurveyAnswer {
	a := data.SurveyAnswer{Survey: s.ID, Answers: map[data.QuestionID]int{}, Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: visit}
	for _, q := range s.Questions {
		a.Answers[q.ID()] = 1
	}
	return a
}

func TestAnswersThatTheSurveyDoesNotOfferAreRefused(t *testing.T) {
	s := datatest.Survey()
	faces, choice := s.Questions[0].ID(), s.Questions[2].ID()
	for name, c := range map[string]struct {
		change func(*data.SurveyAnswer)
		field  string
		reason data.Reason
	}{
		"nothing":           {func(a *data.SurveyAnswer) { a.Answers = nil }, "answers", data.Missing},
		"a fifth face":      {func(a *data.SurveyAnswer) { a.Answers[faces] = 5 }, "answers", data.UnknownName},
		"no face":           {func(a *data.SurveyAnswer) { a.Answers[faces] = 0 }, "answers", data.UnknownName},
		"a sixth option":    {func(a *data.SurveyAnswer) { a.Answers[choice] = 6 }, "answers", data.UnknownName},
		"another question":  {func(a *data.SurveyAnswer) { a.Answers["друг"] = 1 }, "answers", data.UnknownName},
		"another survey":    {func(a *data.SurveyAnswer) { a.Survey = "друга" }, "survey", data.UnknownName},
		"no visit":          {func(a *data.SurveyAnswer) { a.Visit = "" }, "visit", data.BadFormat},
		"no way":            {func(a *data.SurveyAnswer) { a.Channel = "" }, "channel", data.UnknownName},
		"some are left out": {func(a *data.SurveyAnswer) { delete(a.Answers, faces) }, "answers", ""},
	} {
		a := answerTo(s, "v1")
		c.change(&a)
		problems, _ := a.Check(s).(data.Problems) //nolint:errorlint // Check returns it bare
		if got := problems.Of(c.field); got != c.reason {
			t.Errorf("%s: got %q, want %q (%v)", name, got, c.reason, problems)
		}
	}
	reworded := datatest.Survey()
	reworded.Questions[0].Words.BG = "Как Ви обслужиха вчера?"
	if err := answerTo(s, "v1").Check(reworded); err == nil {
		t.Error("an answer counts for a question that was not asked")
	}
}

// Whatever visitors do, every answer is either counted or hidden, and what is counted of
// a question is never more than how many visitors count.
func TestEveryAnswerToASurveyIsCountedOrHidden(t *testing.T) {
	s, chance := datatest.Survey(), rand.New(rand.NewPCG(5, 8))
	nine, channels := sofia(2026, 11, 30, 9, 0), data.Channels()
	for range 200 {
		answers := make([]data.SurveyAnswer, chance.IntN(120))
		for i := range answers {
			a := answerTo(s, fmt.Sprint("v", chance.IntN(60)))
			a.ID, a.Channel = data.EventID(fmt.Sprint(i)), channels[chance.IntN(len(channels))]
			a.At = nine.Add(time.Duration(chance.IntN(3600)) * time.Second)
			for _, q := range s.Questions {
				if a.Answers[q.ID()] = 1 + chance.IntN(q.Choices()); chance.IntN(4) == 0 {
					delete(a.Answers, q.ID())
				}
			}
			answers[i] = a
		}
		r := data.UsualVoteRules().Survey(s, nine, nine.Add(time.Hour), answers)
		if r.All+r.NotCounted() != len(answers) {
			t.Fatalf("%d counted and %d hidden of %d", r.All, r.NotCounted(), len(answers))
		}
		ways := 0
		for _, n := range r.ByChannel {
			ways += n
		}
		if ways != r.All {
			t.Fatalf("%d by all ways, %d in all", ways, r.All)
		}
		for _, q := range r.Questions() {
			if q.N() > r.All {
				t.Fatalf("%d answers of %d visitors", q.N(), r.All)
			}
		}
		chance.Shuffle(len(answers), func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
		if again := data.UsualVoteRules().Survey(s, nine, nine.Add(time.Hour), answers); again.All != r.All || !slices.EqualFunc(again.Counts, r.Counts, slices.Equal[[]int]) {
			t.Fatal("another order counts otherwise")
		}
	}
}

func TestResultIsShownFromFiveAnswersAndConcludesFromThirty(t *testing.T) {
	s := datatest.Survey()
	for n, want := range map[int][2]bool{0: {}, 4: {}, 5: {true, false}, 29: {true, false}, 30: {true, true}} {
		var answers []data.SurveyAnswer
		for i := range n {
			a := answerTo(s, fmt.Sprint("v", i))
			a.ID, a.Channel, a.At = data.EventID(fmt.Sprint(i)), data.ViaPaper, sofia(2026, 11, 30, 9, i)
			answers = append(answers, a)
		}
		q := data.UsualVoteRules().Survey(s, s.From, s.Over(), answers).Of(0)
		if got := [2]bool{q.Shown(), q.Concludes()}; got != want || q.Share(1).Of != n {
			t.Errorf("%d answers: got %v, want %v; %+v", n, got, want, q.Share(1))
		}
	}
}
