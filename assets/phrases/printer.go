package phrases

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
