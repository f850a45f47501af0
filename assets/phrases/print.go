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

	PrintFailed     Key = "print.failed"     // %s: counter, %s: phone
	PrintIncomplete Key = "print.incomplete" // %s: counter, %s: phone
	PrintNotReady   Key = "print.not_ready"  // %s: counter, %s: phone

)
