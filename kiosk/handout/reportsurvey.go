package handout

import (
	"fmt"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// surveys are the results of the surveys of the period, where there were some.
func (s *reportSheets) surveys() {
	for _, survey := range s.report.Surveys {
		s.chapter(s.say(phrases.OfficeEntryKindSurvey) + ": " + survey.Survey.Title.In(s.l))
		s.plain(s.say(phrases.OfficeSurveyDays, phrases.Date(s.l, survey.Survey.From), phrases.Date(s.l, survey.Survey.Until)))
		s.plain(fmt.Sprintf("%s: %d. %s: %d.", s.say(phrases.OfficeSurveyCounted), survey.All, s.say(phrases.OfficeFeedbackHidden), survey.NotCounted()))
		for _, q := range survey.Questions() {
			s.question(q)
		}
	}
}

// question is one of a survey, with a table where enough people answered it.
func (s *reportSheets) question(q data.QuestionResult) {
	s.keep(30)
	s.space(2)
	s.text(style{size: gridText, bold: true, align: "L"}, q.Words.In(s.l))
	s.plain(phrases.SurveyAnswers(s.l, q))
	if !q.Shown() {
		return
	}
	var rows [][]cell
	for choice := range q.Choices() {
		share := q.Share(choice + 1)
		rows = append(rows, plainCells(phrases.Choice(s.l, q.Question, choice+1), fmt.Sprint(share.Of), phrases.SurveyShare(s.l, share)))
	}
	s.grid([]float64{86, 20, 60}, []string{s.say(phrases.OfficeSurveyChoice), s.say(phrases.OfficeSurveyN), s.say(phrases.OfficeSurveyShare)}, rows)
}
