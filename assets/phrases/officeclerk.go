package phrases

// Words that a clerk who tried the office missed.
const (
	OfficeClerkFrom       Key = "office.clerk.from"
	OfficeClerkUntil      Key = "office.clerk.until"
	OfficeClerkPDF        Key = "office.clerk.pdf"
	OfficeClerkResumeAct  Key = "office.clerk.resume.act"
	OfficeClerkResumeSend Key = "office.clerk.resume.send"
	OfficeClerkResumeForm Key = "office.clerk.resume.form"
	OfficeClerkResumeHint Key = "office.clerk.resume.hint"
	OfficeClerkAsEntered  Key = "office.clerk.as_entered"
)
