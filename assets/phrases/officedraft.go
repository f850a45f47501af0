package phrases

// The way of a draft, from whoever writes it to the public.
const (
	OfficeDraftNotReturned           Key = "office.draft.not_returned"
	OfficeDraftNotDone               Key = "office.draft.not_done"
	OfficeFieldReturnReason          Key = "office.field.return_reason"
	OfficeEntryFieldReturnReason     Key = "office.entry.field.return_reason"
	OfficeProblemReturnReasonMissing Key = "office.problem.return_reason.missing"
	OfficeDraftSavedAskAgain         Key = "office.draft.saved_ask_again"
	OfficeDraftSavedScheduleAgain    Key = "office.draft.saved_schedule_again"
	OfficeDraftSavedNew              Key = "office.draft.saved_new"
	OfficeDraftSavedSame             Key = "office.draft.saved_same"
	OfficeDraftUnchanged             Key = "office.draft.unchanged"
	OfficeDraftSaveHint              Key = "office.draft.save_hint"
	OfficeProblemLength              Key = "office.problem.length"
	OfficeProblemPublishAtInThePast  Key = "office.problem.publish_at.in_the_past"
	OfficeEntryFieldWeekFrom         Key = "office.entry.field.week.from"
	OfficeEntryFieldWeekUntil        Key = "office.entry.field.week.until"
	OfficeEntryFieldReceptionsFrom   Key = "office.entry.field.receptions.from"
	OfficeEntryFieldReceptionsUntil  Key = "office.entry.field.receptions.until"
	OfficeVersionHowWithdrawn        Key = "office.version.how.withdrawn"
	OfficeBoardNoFile                Key = "office.board.no_file"
	OfficeBoardNothingYet            Key = "office.board.nothing_yet"
)
