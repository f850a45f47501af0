package phrases

import "example.org/parter/data"

// What visitors are asked and told in a survey.
const (
	SurveyTitle       Key = "survey.title"
	SurveyOffer       Key = "survey.offer" // %s: so many questions
	SurveyPlace       Key = "survey.place" // %d of %d
	SurveyAnonymous   Key = "survey.anonymous"
	SurveyHear        Key = "survey.hear"
	SurveySkip        Key = "survey.skip"
	SurveyYes         Key = "survey.yes"
	SurveyNo          Key = "survey.no"
	SurveyThanks      Key = "survey.thanks"
	SurveyThanksNext  Key = "survey.thanks_next"
	SurveyNothing     Key = "survey.nothing"
	SurveyNothingNext Key = "survey.nothing_next"
	SurveyNotKeptNext Key = "survey.not_kept_next"
	SurveyAgain       Key = "survey.again"
	SurveyPhone       Key = "survey.phone" // %s: so many questions
	SurveyEmpty       Key = "survey.empty"
	SurveyOver        Key = "survey.over"
	SurveyOverNext    Key = "survey.over_next"
)

var nounQuestion = noun{
	one:  map[data.Language]string{data.Bulgarian: "въпрос", data.English: "question"},
	many: map[data.Language]string{data.Bulgarian: "въпроса", data.English: "questions"},
}

// CountQuestions is „1 въпрос“, „5 въпроса“.
func CountQuestions(l data.Language, n int) string { return count(l, n, nounQuestion) }

// Choice is what the answer to the question is called, from 1 on.
func Choice(l data.Language, q data.Question, choice int) string {
	switch q.Kind {
	case data.AskedFaces:
		return In(l, Rating(choice))
	case data.AskedYesNo:
		return In(l, []Key{SurveyYes, SurveyNo}[choice-1])
	default:
		return q.Options[choice-1].In(l)
	}
}

// SurveyShare is how many chose an answer, with how sure one may be of it; of too few
// answers it concludes nothing and is empty.
func SurveyShare(l data.Language, s data.Share) string {
	if !s.Concludes() {
		return ""
	}
	return In(l, OfficeSurveyBetween, Percent(s.Value()), Percent(s.Low), Percent(s.High))
}

// SurveyAnswers says of how many answers a result is, and whether they are enough.
func SurveyAnswers(l data.Language, r data.QuestionResult) string {
	switch {
	case !r.Shown():
		return In(l, OfficeSurveyTooFew, r.N())
	case !r.Concludes():
		return In(l, OfficeSurveyNotEnough, r.N())
	default:
		return In(l, OfficeSurveyAnswered, r.N())
	}
}
