package phrases

// Words of the inbox as a table, and of what the audit says of it.
const (
	OfficeFeedbackCSV          Key = "office.feedback.csv"
	OfficeFeedbackAt           Key = "office.feedback.csv.at"
	OfficeFeedbackBy           Key = "office.feedback.csv.by"
	OfficeFeedbackReason       Key = "office.feedback.csv.reason"
	OfficeFeedbackDoneAt       Key = "office.feedback.csv.done"
	OfficeFeedbackIsHidden     Key = "office.feedback.csv.hidden"
	OfficeFeedbackYes          Key = "office.feedback.csv.yes"
	OfficeFeedbackMany         Key = "office.feedback.many" // %s: how many messages
	OfficeDeedFeedbackExported Key = "office.deed.feedback_exported"
)
