package phrases

// Words about printers beside their faults.
const (
	PrinterSoon Key = "printer.soon" // to a visitor who has just printed something
	PrinterLow  Key = "printer.low"  // to staff, on the kiosk's own page
)

// PrinterFault is what staff do about a fault of a printer, from the word with which
// kiosk/printer names it and a kiosk tells the office.
func PrinterFault(word string) Key {
	switch word {
	case "paper out":
		return PrintStaffPaperOut
	case "cover open":
		return PrintStaffCoverOpen
	case "paper jam":
		return PrintStaffJam
	case "printer offline":
		return PrintStaffOffline
	case "printer paused":
		return PrintStaffPaused
	case "printed in part":
		return PrintStaffIncomplete
	case "no printer":
		return PrintStaffMissing
	case "file not saved":
		return PrintStaffNotSaved
	default:
		return PrintStaffStuck
	}
}
