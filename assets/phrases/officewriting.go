package phrases

// Above and below a text that staff write.
const (
	OfficeWriting          Key = "office.writing"
	OfficeWritingBold      Key = "office.writing.bold"
	OfficeWritingItalic    Key = "office.writing.italic"
	OfficeWritingHeading   Key = "office.writing.heading"
	OfficeWritingList      Key = "office.writing.list"
	OfficeWritingNumbers   Key = "office.writing.numbers"
	OfficeWritingLink      Key = "office.writing.link"
	OfficeWritingWords     Key = "office.writing.words"
	OfficeWritingHint      Key = "office.writing.hint"
	OfficeWritingEgBold    Key = "office.writing.eg_bold"
	OfficeWritingEgItalic  Key = "office.writing.eg_italic"
	OfficeWritingEgHeading Key = "office.writing.eg_heading"
	OfficeWritingEgList    Key = "office.writing.eg_list"
)
