package phrases

// What the kiosk's page for staff says.
const (
	StaffPage      Key = "staff.page"
	StaffPIN       Key = "staff.pin"
	StaffWrong     Key = "staff.wrong"
	StaffWait      Key = "staff.wait" // the time follows
	StaffLeave     Key = "staff.leave"
	StaffLookAgain Key = "staff.look_again"
	StaffRestart   Key = "staff.restart"
	StaffStop      Key = "staff.stop"
	StaffThis      Key = "staff.this"
	StaffThisOf    Key = "staff.this_of" // %s: its name, %s: where its monitor is
	StaffVersion   Key = "staff.version"
	StaffStarted   Key = "staff.started"
	StaffEdition   Key = "staff.edition"
	StaffEditionOf Key = "staff.edition_of" // %d: number, %s: moment
	StaffNoEdition Key = "staff.no_edition"
	StaffOffice    Key = "staff.office"
	StaffPrinter   Key = "staff.printer"
	StaffVoice     Key = "staff.voice"
	StaffScreen    Key = "staff.screen"
	StaffScreenOf  Key = "staff.screen_of" // %d × %d pixels, %.1f inches
	StaffWell      Key = "staff.well"
	StaffReady     Key = "staff.ready"
	StaffFiles     Key = "staff.files" // instead of a printer
	StaffNoPrinter Key = "staff.no_printer"
	StaffNot       Key = "staff.not" // %s: the error, as the log has it
	StaffErrors    Key = "staff.errors"
	StaffNoErrors  Key = "staff.no_errors"
)
