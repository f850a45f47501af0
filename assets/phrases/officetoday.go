package phrases

// What the first page of the office says.
const (
	OfficeTodayNeeds             Key = "office.today.needs"
	OfficeTodayAllWell           Key = "office.today.all_well"
	OfficeTodayNotWhole          Key = "office.today.not_whole"
	OfficeTodayScreens           Key = "office.today.screens"
	OfficeTodayOnBoards          Key = "office.today.on_boards"
	OfficeTodayMore              Key = "office.today.more" // %d
	OfficeTodaySoon              Key = "office.today.soon"
	OfficeTodaySoonNone          Key = "office.today.soon_none"
	OfficeTodayUnchecked         Key = "office.today.unchecked"
	OfficeTodayUncheckedServices Key = "office.today.unchecked_services" // %s: services
	OfficeTodayUncheckedService  Key = "office.today.unchecked_service"  // %s: service
	OfficeTodayUncheckedNone     Key = "office.today.unchecked_none"
	OfficeTodayNeverChecked      Key = "office.today.never_checked"
	OfficeTodayChecked           Key = "office.today.checked"      // %s
	OfficeTodayExampleFees       Key = "office.today.example_fees" // %s: services
	OfficeTodayExampleFee        Key = "office.today.example_fee"  // %s: service
	OfficeNeedAlert              Key = "office.need.alert"
	OfficeNeedScreen             Key = "office.need.screen"
	OfficeNeedPosting            Key = "office.need.posting"
	OfficeNeedApproval           Key = "office.need.approval"
	OfficeNeedReturned           Key = "office.need.returned"
	OfficeNeedDraft              Key = "office.need.draft"
	OfficeNeedSince              Key = "office.need.since"         // %s: moment
	OfficeNeedAlertOn            Key = "office.need.alert_on"      // %s: title
	OfficeNeedAlertUntil         Key = "office.need.alert_until"   // %s: title, %s: moment
	OfficeNeedScreenIs           Key = "office.need.screen_is"     // %s: screen, %s: fact, %s: how it is
	OfficeNeedPostingDue         Key = "office.need.posting_due"   // %s: number, %s: title
	OfficeNeedApprovalOf         Key = "office.need.approval_of"   // %s: title, %s: by whom
	OfficeNeedReturnedOf         Key = "office.need.returned_of"   // %s: title, %s: by whom, %s: reason
	OfficeNeedDraftNew           Key = "office.need.draft_new"     // %s: title, %s: by whom
	OfficeNeedDraftChanged       Key = "office.need.draft_changed" // %s: title, %s: by whom
	OfficeNeedDraftMore          Key = "office.need.draft_more"    // %d
	OfficeBoardKindNotice        Key = "office.board.kind.notice"
	OfficeBoardKindPosting       Key = "office.board.kind.posting"
	OfficeSoonNotice             Key = "office.soon.notice"     // %s: title
	OfficeSoonItem               Key = "office.soon.item"       // %s: name
	OfficeSoonPosting            Key = "office.soon.posting"    // %s: number, %s: title
	OfficeSoonFeeBegins          Key = "office.soon.fee_begins" // %s: service
	OfficeSoonFeesBegin          Key = "office.soon.fees_begin" // %s: services
	OfficeSoonFeeEnds            Key = "office.soon.fee_ends"   // %s: service
	OfficeSoonFeesEnd            Key = "office.soon.fees_end"   // %s: services
)
