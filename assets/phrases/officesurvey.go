package phrases

// Words of the pages where surveys are planned, typed in and read.
const (
	OfficeSurveys                  Key = "office.surveys"
	OfficeSurveysWhat              Key = "office.surveys.what"
	OfficeSurveyPlan               Key = "office.survey.plan"
	OfficeSurveyResults            Key = "office.survey.results"
	OfficeSurveyNone               Key = "office.survey.none"
	OfficeSurveyDays               Key = "office.survey.days" // %s, %s: days
	OfficeSurveyStateOn            Key = "office.survey.state.on"
	OfficeSurveyStateComing        Key = "office.survey.state.coming"
	OfficeSurveyStateOver          Key = "office.survey.state.over"
	OfficeSurveyWhen               Key = "office.survey.when"
	OfficeSurveyCounted            Key = "office.survey.counted"
	OfficeSurveyHiddenWhat         Key = "office.survey.hidden_what"
	OfficeSurveyChoice             Key = "office.survey.choice"
	OfficeSurveyN                  Key = "office.survey.n"
	OfficeSurveyShare              Key = "office.survey.share"
	OfficeSurveyBetween            Key = "office.survey.between"    // %d, %d, %d
	OfficeSurveyAnswered           Key = "office.survey.answered"   // %d
	OfficeSurveyTooFew             Key = "office.survey.too_few"    // %d
	OfficeSurveyNotEnough          Key = "office.survey.not_enough" // %d
	OfficeSurveyPaper              Key = "office.survey.paper"
	OfficeSurveyPaperWhat          Key = "office.survey.paper_what"
	OfficeSurveyNoAnswer           Key = "office.survey.no_answer"
	OfficeSurveyTake               Key = "office.survey.take"
	OfficeSurveyTaken              Key = "office.survey.taken"
	OfficeSurveyTyped              Key = "office.survey.typed" // %d
	OfficeSurveyNotTaken           Key = "office.survey.not_taken"
	OfficeProblemAnswersMissing    Key = "office.problem.answers.missing"
	OfficeProblemAnswersUnknown    Key = "office.problem.answers.unknown_name"
	OfficeProblemOverlaps          Key = "office.problem.overlaps"
	OfficeProblemAnswered          Key = "office.problem.answered"
	OfficeProblemTooManyQuestions  Key = "office.problem.questions.too_many"
	OfficeProblemNoQuestions       Key = "office.problem.questions.missing"
	OfficeProblemTooManyOptions    Key = "office.problem.options.too_many"
	OfficeProblemFewOptions        Key = "office.problem.options.missing"
	OfficeProblemOptionsEnglish    Key = "office.problem.options_en.missing"
	OfficeProblemOptionsTaken      Key = "office.problem.options.taken"
	OfficeProblemOptionsContradict Key = "office.problem.options.contradicts"
	OfficeProblemQuestionTaken     Key = "office.problem.words.taken"
	OfficeDeedSurveyTyped          Key = "office.deed.survey_typed_in"
	OfficeEntryKindSurvey          Key = "office.entry.kind.survey"
	OfficeEntryKindsSurvey         Key = "office.entry.kinds.survey"
	OfficeEntryDetailSurvey        Key = "office.entry.detail.survey"
	OfficeEntryPartQuestions       Key = "office.entry.part.questions"
	OfficeEntryFieldFirstDay       Key = "office.entry.field.first_day"
	OfficeEntryFieldLastDay        Key = "office.entry.field.last_day"
	OfficeEntryFieldQuestions      Key = "office.entry.field.questions"
	OfficeEntryFieldWords          Key = "office.entry.field.words"
	OfficeEntryFieldOptions        Key = "office.entry.field.options"
	OfficeEntryHintQuestions       Key = "office.entry.hint.questions"
	OfficeEntryHintOptions         Key = "office.entry.hint.options"
	OfficeSurveyOpen               Key = "office.survey.open"
	OfficeSurveyFieldAnswers       Key = "office.survey.field.answers"
	OfficeSurveySheet              Key = "office.survey.sheet"
)
