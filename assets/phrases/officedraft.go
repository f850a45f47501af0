package phrases

// The way of a draft, from whoever writes it to the public.
const (
	OfficeDraftNotReturned           Key = "office.draft.not_returned"
	OfficeDraftNotDone               Key = "office.draft.not_done"
	OfficeFieldReturnReason          Key = "office.field.return_reason"
	OfficeEntryFieldReturnReason     Key = "office.entry.field.return_reason"
	OfficeProblemReturnReasonMissing Key = "office.problem.return_reason.missing"
)
