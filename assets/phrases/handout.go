package phrases

// What the slip says of a number that was merely typed, and what the brochure of a
// service and the business card of a department say.
const (
	HandoutPlainPhone Key = "handout.plain_phone"
	HandoutPlainKiosk Key = "handout.plain_kiosk"
	HandoutPlainKeep  Key = "handout.plain_keep"
	HandoutCome       Key = "handout.come" // above when people are received

	HandoutBrochure      Key = "handout.brochure"       // of the document: neutral
	HandoutBrochureAbout Key = "handout.brochure_about" // below the name of the service
	HandoutBringNothing  Key = "handout.bring_nothing"
	HandoutNote          Key = "handout.note" // above lines for what one writes down

	HandoutOpen      Key = "handout.open" // the brochure
	HandoutFold      Key = "handout.fold"
	HandoutKeepPhone Key = "handout.keep_phone" // the button, and the heading of what it opens
	HandoutKeepHow   Key = "handout.keep_how"
	HandoutKeepVisit Key = "handout.keep_visit" // on a phone

	OfficeBrochure     Key = "office.brochure"
	OfficeBrochureBG   Key = "office.brochure.bg"
	OfficeBrochureEN   Key = "office.brochure.en"
	OfficeBrochureWhat Key = "office.brochure.what"
	OfficeCard         Key = "office.card" // of a department
	OfficeCardAlt      Key = "office.card.alt"
	OfficeCardWhat     Key = "office.card.what"
)
