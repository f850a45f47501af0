package phrases

// What the slip and the checklist say, and what is said when they cannot be
// printed.
const (
	PrintSlipTitle    Key = "print.slip_title" // of the document and the print job: neutral
	PrintSlipPurpose  Key = "print.slip_purpose"
	PrintSlipPhone    Key = "print.slip_by_camera"
	PrintSlipKiosk    Key = "print.slip_at_kiosk"
	PrintSlipCall     Key = "print.slip_by_call" // %s: phone
	PrintSlipKeep     Key = "print.slip_keep"
	PrintServiceTitle Key = "print.service_title"
	PrintServiceMore  Key = "print.service_more"
	PrintFetched      Key = "print.fetched" // above documents that nobody brings

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
