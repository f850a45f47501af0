package phrases

// What the visitors' screens say.
const (
	KioskHome          Key = "kiosk.home"
	KioskBack          Key = "kiosk.back"
	KioskDone          Key = "kiosk.done"
	KioskLarge         Key = "kiosk.large"
	KioskContrast      Key = "kiosk.contrast"
	KioskOtherLanguage Key = "kiosk.other_language" // its own name for itself
	KioskUp            Key = "kiosk.up"
	KioskDown          Key = "kiosk.down"

	KioskStillThere    Key = "kiosk.still_there"
	KioskStillThereWhy Key = "kiosk.still_there_why"
	KioskSeconds       Key = "kiosk.seconds" // %d
	KioskMoreTime      Key = "kiosk.more_time"

	KioskLoading      Key = "kiosk.loading"
	KioskNotThere     Key = "kiosk.not_there"
	KioskNotThereNext Key = "kiosk.not_there_next"
	KioskBroken       Key = "kiosk.broken"
	KioskBrokenNext   Key = "kiosk.broken_next"
	KioskHelp         Key = "kiosk.help"
	KioskBuiltIn      Key = "kiosk.built_in"
	KioskBuiltInNext  Key = "kiosk.built_in_next"

	KioskQuestion      Key = "kiosk.question"
	KioskSearchHint    Key = "kiosk.search_hint"
	KioskSearchHintOne Key = "kiosk.search_hint_short"
)
