package phrases

// Words that a clerk who tried the office missed.
const (
	OfficeClerkFrom  Key = "office.clerk.from"
	OfficeClerkUntil Key = "office.clerk.until"
	OfficeClerkPDF   Key = "office.clerk.pdf"
)
