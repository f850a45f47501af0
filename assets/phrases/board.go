package phrases

// What the lobby board says.
const (
	BoardFees            Key = "board.fees"
	BoardExample         Key = "board.example"       // at a row that is not confirmed
	BoardNotSure         Key = "board.not_confirmed" // what the mark of example data means
	BoardOtherFees       Key = "board.other_fees"    // title of the small groups together
	BoardByKind          Key = "board.by_kind"       // the fee has more cases than fit
	BoardMessages        Key = "board.messages"
	BoardMore            Key = "board.more" // %s: web site
	BoardFullText        Key = "board.full_text"
	BoardCheckPhone      Key = "board.check_by_phone"
	BoardCheckKiosk      Key = "board.check_at_kiosk"
	BoardCase            Key = "board.case"
	BoardCaseTitle       Key = "board.case_title"
	BoardCaseStep1       Key = "board.case_step_1"
	BoardCaseStep2       Key = "board.case_step_2" // with the QR
	BoardCaseStep2K      Key = "board.case_step_2_kiosk"
	BoardCaseStep3       Key = "board.case_step_3"
	BoardCaseStep3D      Key = "board.case_step_3_date" // where the date is enough
	BoardCaseStep1S      Key = "board.case_step_1_slip" // where nothing is typed
	BoardCaseStep2S      Key = "board.case_step_2_slip"
	BoardPromises        Key = "board.promises"
	BoardDocument        Key = "board.document"
	BoardAgenda          Key = "board.agenda"
	BoardNow             Key = "board.now"
	BoardPosting         Key = "board.posting"
	BoardPostedBy        Key = "board.posted_by"  // %s: the provision, %s: number of the register
	BoardPostedFor       Key = "board.posted_for" // %s: initials
	BoardPosted          Key = "board.posted"     // %s: day, %s: day
	BoardHours           Key = "board.hours"
	BoardToday           Key = "board.today" // %s: day
	BoardDaysOff         Key = "board.days_off"
	BoardReceptions      Key = "board.receptions"
	BoardReceptionsTitle Key = "board.receptions_title"
	BoardEvents          Key = "board.events"
	BoardResults         Key = "board.results"
	BoardResultsTitle    Key = "board.results_title"
	BoardText            Key = "board.text"         // above a text that was written for the board
	BoardSince           Key = "board.since"        // %s: date, of what is on without an end
	BoardWorkingDays     Key = "board.working_days" // short form of „работни дни“
	BoardWorkingDay      Key = "board.working_day"
	BoardMoreAtKiosk     Key = "board.more_at_kiosk" // %d
)
