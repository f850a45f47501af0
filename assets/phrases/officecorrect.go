package phrases

// Words of the page on which a case is corrected.
const (
	OfficeCorrect              Key = "office.correct"
	OfficeCorrectTitle         Key = "office.correct.title"
	OfficeCorrectHint          Key = "office.correct.hint"
	OfficeCorrectFacts         Key = "office.correct.facts"
	OfficeCorrectDueHint       Key = "office.correct.due_hint"
	OfficeCorrectWhat          Key = "office.correct.what"
	OfficeCorrectDo            Key = "office.correct.do"
	OfficeCorrectDone          Key = "office.correct.done"
	OfficeCorrectSame          Key = "office.correct.same"
	OfficeCorrectFailed        Key = "office.correct.failed"
	OfficeCorrectMeanwhile     Key = "office.correct.meanwhile"
	OfficeCorrectLast          Key = "office.correct.last"
	OfficeCorrectBackWhat      Key = "office.correct.back_what"
	OfficeCorrectBackDo        Key = "office.correct.back_do"
	OfficeCorrectBackNone      Key = "office.correct.back_none"
	OfficeCorrectBackDone      Key = "office.correct.back_done"
	OfficeCorrectBackMeanwhile Key = "office.correct.back_meanwhile"
	OfficeCorrectBackFailed    Key = "office.correct.back_failed"
	OfficeCorrectFinal         Key = "office.correct.final"
	OfficeCorrectList          Key = "office.correct.list"
	OfficeCorrectLine          Key = "office.correct.line" // %s: the fact, what it was, what it is, when, who
	OfficeCorrectNone          Key = "office.correct.none"
	OfficeCorrectStage         Key = "office.correct.stage"

	OfficeProblemReceivedEndsBefore Key = "office.problem.received.ends_before"
	OfficeProblemDueContradicts     Key = "office.problem.due.contradicts"

	OfficeImportWhyContradicts    Key = "office.import.why.contradicts"
	OfficeImportWhyInTheFuture    Key = "office.import.why.in_the_future"
	OfficeImportWhyNeedsExtension Key = "office.import.why.needs_extension"

	OfficeDeedNumberCorrected     Key = "office.deed.case_number_corrected"
	OfficeDeedReceiptCorrected    Key = "office.deed.case_receipt_corrected"
	OfficeDeedServiceCorrected    Key = "office.deed.case_service_corrected"
	OfficeDeedSpeedCorrected      Key = "office.deed.case_speed_corrected"
	OfficeDeedDepartmentCorrected Key = "office.deed.case_department_corrected"
	OfficeDeedDueCorrected        Key = "office.deed.case_due_corrected"
	OfficeDeedStageTakenBack      Key = "office.deed.case_stage_taken_back"
	OfficeDeedExtensionTakenBack  Key = "office.deed.case_extension_taken_back"

	OfficeCasesStages Key = "office.cases.stages"
)
