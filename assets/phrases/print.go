package phrases

// What the slip and the checklist say, and what is said when they cannot be
// printed.
const (
	PrintSlipTitle    Key = "print.slip_title" // of the document and the print job: neutral
	PrintSlipPurpose  Key = "print.slip_purpose"
	PrintSlipPhone    Key = "print.slip_by_camera"
	PrintSlipKiosk    Key = "print.slip_at_kiosk"
	PrintSlipScan     Key = "print.slip_scan_at_kiosk" // where nothing is typed
	PrintSlipSquare   Key = "print.slip_keep_square"   // there
	PrintSlipCall     Key = "print.slip_by_call"       // %s: phone
	PrintSlipKeep     Key = "print.slip_keep"
	PrintServiceTitle Key = "print.service_title"
	PrintServiceMore  Key = "print.service_more"
	PrintFetched      Key = "print.fetched" // above documents that nobody brings

	PrintPostedTitle     Key = "print.posted_title" // of the document and the print job: neutral
	PrintRemovedTitle    Key = "print.removed_title"
	PrintBasis           Key = "print.basis"
	PrintDocument        Key = "print.document"
	PrintAddressee       Key = "print.addressee"
	PrintAbout           Key = "print.about"
	PrintPlaces          Key = "print.places"
	PrintDays            Key = "print.days"
	PrintDaysCount       Key = "print.days_count"       // %d
	PrintPostedSentence  Key = "print.posted_sentence"  // %s: moment, %s: who
	PrintRemovedSentence Key = "print.removed_sentence" // %s: moment, %s: who
	PrintBefore          Key = "print.before_witnesses" // %s: witnesses
	PrintNotBefore       Key = "print.not_before"
	PrintRemovedEarly    Key = "print.removed_early"
	PrintWords           Key = "print.words"
	PrintSigns           Key = "print.signs"
	PrintWitness         Key = "print.witness"
	PrintHung            Key = "print.hung"
	PrintHungHow         Key = "print.hung_how" // %d: minutes
	PrintHungNowhere     Key = "print.hung_nowhere"
	PrintBoard           Key = "print.board"      // %s: its name
	PrintHungTotal       Key = "print.hung_total" // %s: how long, %d: times, %s: first, %s: last
	PrintNeverHung       Key = "print.never_hung"
	PrintDay             Key = "print.day"
	PrintShown           Key = "print.shown"
	PrintTimes           Key = "print.times"
	PrintTimesCount      Key = "print.times_count" // %d
	PrintNoGaps          Key = "print.no_gaps"
	PrintAwayFrom        Key = "print.away_from"
	PrintAwayUntil       Key = "print.away_until"
	PrintAwayLong        Key = "print.away_long"
	PrintAwayWhy         Key = "print.away_why"
	PrintGapAsleep       Key = "print.gap.asleep"
	PrintGapOthers       Key = "print.gap.others"
	PrintGapAlert        Key = "print.gap.alert"
	PrintGapGone         Key = "print.gap.gone"
	PrintRemark          Key = "print.remark"
	PrintComputed        Key = "print.computed" // %s: moment, %s: until when
	PrintGapDark         Key = "print.gap.dark"
	LastedSeconds        Key = "lasted.seconds" // %d
	LastedMinutes        Key = "lasted.minutes" // %d minutes, %d seconds
	LastedHours          Key = "lasted.hours"   // %d hours, %d minutes

	PrintFailed     Key = "print.failed"     // %s: counter, %s: phone
	PrintIncomplete Key = "print.incomplete" // %s: counter, %s: phone
	PrintNotReady   Key = "print.not_ready"  // %s: counter, %s: phone
	PrintNotSaved   Key = "print.not_saved"  // %s: counter, %s: phone

	PrintStaffPaperOut   Key = "print.staff.paper_out"
	PrintStaffCoverOpen  Key = "print.staff.cover_open"
	PrintStaffJam        Key = "print.staff.jam"
	PrintStaffOffline    Key = "print.staff.offline"
	PrintStaffPaused     Key = "print.staff.paused"
	PrintStaffStuck      Key = "print.staff.stuck"
	PrintStaffIncomplete Key = "print.staff.incomplete"
	PrintStaffMissing    Key = "print.staff.missing"
	PrintStaffNotSaved   Key = "print.staff.not_saved"
)
