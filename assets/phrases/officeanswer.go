package phrases

// Words of the answers to those who left where they can be reached.
const (
	OfficeAnswer            Key = "office.answer"
	OfficeAnswerSealed      Key = "office.answer.sealed"
	OfficeAnswerTake        Key = "office.answer.take"
	OfficeAnswerTakeWhat    Key = "office.answer.take_what"
	OfficeAnswerTakeAll     Key = "office.answer.take_all"
	OfficeAnswerGone        Key = "office.answer.gone"
	OfficeAnswerWas         Key = "office.answer.was" // %s: day, %s: how, %s: who
	OfficeAnswerCorrect     Key = "office.answer.correct"
	OfficeAnswerHint        Key = "office.answer.hint"
	OfficeAnswerWhat        Key = "office.answer.what"
	OfficeAnswerKeep        Key = "office.answer.keep"
	OfficeReplyKept         Key = "office.answer.kept"
	OfficeReplyField        Key = "office.feedback.field.reply"
	OfficeRepliedOn         Key = "office.feedback.field.replied_on"
	OfficeRepliedHow        Key = "office.feedback.field.replied_how"
	OfficeRepliedOnEarly    Key = "office.problem.replied_on.ends_before"
	OfficeRepliedHowMissing Key = "office.problem.replied_how.missing"
	OfficeReplyNumber       Key = "office.problem.reply.personal_number"
	OfficeFeedbackDue       Key = "office.feedback.due"
	OfficeFeedbackReadBy    Key = "office.feedback.read_by"
	OfficeFeedbackLate      Key = "office.feedback.late"
	OfficeFeedbackLateMany  Key = "office.feedback.late_many" // %d
	OfficeFeedbackWhich     Key = "office.feedback.which"
	OfficeWhichAnswer       Key = "office.feedback.which.answer"
	OfficeWhichLate         Key = "office.feedback.which.late"
	OfficeCaseMessage       Key = "office.case.message"
	OfficeCasesMessage      Key = "office.cases.message"
	OfficeCaseMessageOpen   Key = "office.case.message_open"
	OfficeDeedAnswered      Key = "office.deed.feedback_answered"
	OfficeDeedReplyChanged  Key = "office.deed.reply_corrected"
	OfficeDeedContactTaken  Key = "office.deed.contact_taken"
	OfficeDeedContactsGone  Key = "office.deed.contacts_deleted"
	OfficeDeedWordsGone     Key = "office.deed.words_deleted"
)
