package phrases

// What visitors are asked and told where they say what they think.
const (
	FeedbackTitle           Key = "feedback.title"
	FeedbackAbout           Key = "feedback.about"
	FeedbackQuestion        Key = "feedback.question"
	FeedbackOneTouch        Key = "feedback.one_touch"
	FeedbackBad             Key = "feedback.rating.1"
	FeedbackPoor            Key = "feedback.rating.2"
	FeedbackGood            Key = "feedback.rating.3"
	FeedbackExcellent       Key = "feedback.rating.4"
	FeedbackThanks          Key = "feedback.thanks"
	FeedbackChange          Key = "feedback.change"
	FeedbackWhat            Key = "feedback.what"
	FeedbackWrite           Key = "feedback.write"
	FeedbackSuggestion      Key = "feedback.kind.suggestion"
	FeedbackComment         Key = "feedback.kind.comment"
	FeedbackPraise          Key = "feedback.kind.praise"
	FeedbackComplaint       Key = "feedback.kind.complaint"
	FeedbackBreach          Key = "feedback.kind.breach"
	FeedbackPromise         Key = "feedback.promise"
	FeedbackWords           Key = "feedback.words"
	FeedbackNoNames         Key = "feedback.no_names"
	FeedbackNoAnswer        Key = "feedback.no_answer"
	FeedbackAnswer          Key = "feedback.answer" // %s: counter and phone
	FeedbackSent            Key = "feedback.sent"
	FeedbackSentNext        Key = "feedback.sent_next"
	FeedbackMore            Key = "feedback.more"
	FeedbackNumber          Key = "feedback.number"
	FeedbackNumberNext      Key = "feedback.number_next"
	FeedbackEmpty           Key = "feedback.empty"
	FeedbackEmptyNext       Key = "feedback.empty_next"
	FeedbackFull            Key = "feedback.full"
	FeedbackNotKept         Key = "feedback.not_kept"
	FeedbackNotNext         Key = "feedback.not_kept_next"
	BoardFeedbackKiosk      Key = "board.feedback.kiosk"
	BoardFeedbackPhone      Key = "board.feedback.phone"
	BoardFeedbackLast       Key = "board.feedback.last"
	OfficeBoardKindFeedback Key = "office.board.kind.feedback"
	FeedbackTryAgain        Key = "feedback.try_again"
	FeedbackBroken          Key = "feedback.broken"
	FeedbackAnonymous       Key = "feedback.anonymous"
	FeedbackWhatKind        Key = "feedback.what_kind"
	FeedbackChoose          Key = "feedback.choose"
	FeedbackIfPromise       Key = "feedback.if_promise"
	FeedbackChoosePromise   Key = "feedback.choose_promise"
	FeedbackNothing         Key = "feedback.nothing"
	KeySend                 Key = "key.send"
)

// Why a face was touched.
const (
	FeedbackStaff       Key = "feedback.reason.staff"
	FeedbackWaiting     Key = "feedback.reason.waiting"
	FeedbackTerm        Key = "feedback.reason.term"
	FeedbackInformation Key = "feedback.reason.information"
	FeedbackAccess      Key = "feedback.reason.access"
	FeedbackOther       Key = "feedback.reason.other"
)

// Rating is the word under a face.
func Rating(r int) Key {
	return []Key{"", FeedbackBad, FeedbackPoor, FeedbackGood, FeedbackExcellent}[r]
}
