package phrases

// What the office says of the file of a form.
const (
	OfficeFieldPDF               Key = "office.field.pdf"
	OfficeProblemPDFMissing      Key = "office.problem.pdf.missing"
	OfficeProblemPDFBadFormat    Key = "office.problem.pdf.bad_format"
	OfficeProblemPDFTooLong      Key = "office.problem.pdf.too_long"
	OfficeProblemPDFTooManyPages Key = "office.problem.pdf.too_many_pages"
	OfficeProblemPDFLocked       Key = "office.problem.pdf.locked"
	OfficeProblemPDFHasScript    Key = "office.problem.pdf.has_script"
)
