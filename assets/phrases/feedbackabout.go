package phrases

// What an opinion is about.
const (
	FeedbackAboutAsk      Key = "feedback.about.ask"
	FeedbackForAny        Key = "feedback.about.for_any"
	FeedbackForService    Key = "feedback.about.for_service"
	FeedbackForDepartment Key = "feedback.about.for_department"
	FeedbackForPromise    Key = "feedback.about.for_promise"
	FeedbackAboutIs       Key = "feedback.about.is" // %s: a service, a department or a promise
	FeedbackAboutNone     Key = "feedback.about.none"
	FeedbackSeen          Key = "feedback.about.seen"
	FeedbackBySearch      Key = "feedback.about.search"
	FeedbackDepartments   Key = "feedback.about.departments"
	FeedbackPromises      Key = "feedback.about.promises"
	FeedbackWhich         Key = "feedback.about.which"
	FeedbackOfService     Key = "feedback.about.service"
	FeedbackOfDepartment  Key = "feedback.about.department"
)
