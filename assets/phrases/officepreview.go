package phrases

// What is said beside a preview and a button that publishes.
const (
	OfficePreviewOn         Key = "office.preview.on"
	OfficePreviewBoard      Key = "office.preview.board"
	OfficePreviewUpright    Key = "office.preview.upright"
	OfficePreviewKiosk      Key = "office.preview.kiosk"
	OfficePreviewKioskAlt   Key = "office.preview.kiosk_alt"
	OfficePreviewTooLong    Key = "office.preview.too_long" // %d: pages, seconds, characters to cut it to
	OfficePreviewPoints     Key = "office.preview.points"   // %d: points
	OfficePreviewGoesOn     Key = "office.preview.goes_on"
	OfficePreviewTimes      Key = "office.preview.times"        // %d
	OfficePreviewBetween    Key = "office.preview.between"      // %d, %d
	OfficePreviewOnce       Key = "office.preview.once"         //
	OfficePreviewAlways     Key = "office.preview.always"       //
	OfficePreviewAsleep     Key = "office.preview.asleep"       //
	OfficePreviewNever      Key = "office.preview.never"        //
	OfficePreviewOnBoards   Key = "office.preview.on_boards"    // %s: how often
	OfficePreviewGroups     Key = "office.preview.groups"       // %s: names of groups of boards
	OfficePreviewItemStays  Key = "office.preview.item_stays"   // %s: boards
	OfficePreviewItemFrom   Key = "office.preview.item_from"    // %s: moment, boards
	OfficePreviewItemUntil  Key = "office.preview.item_until"   // %s: moment, boards
	OfficePreviewSomeBoard  Key = "office.preview.some_board"   //
	OfficePreviewWillStayOn Key = "office.preview.will_stay_on" // %s: moment, screens
)
