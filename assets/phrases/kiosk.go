package phrases

// What the visitors' screens say.
const (
	KioskHome          Key = "kiosk.home"
	KioskBack          Key = "kiosk.back"
	KioskDone          Key = "kiosk.done"
	KioskDoneShort     Key = "kiosk.done_short"
	KioskLarge         Key = "kiosk.large"
	KioskContrast      Key = "kiosk.contrast"
	KioskOtherLanguage Key = "kiosk.other_language" // its own name for itself
	KioskLargeShort    Key = "kiosk.large_short"
	KioskLow           Key = "kiosk.low"
	KioskLowShort      Key = "kiosk.low_short"
	KioskLowHint       Key = "kiosk.low_hint"
	KioskOtherShort    Key = "kiosk.other_short"
	KioskRead          Key = "kiosk.read"
	KioskReadStop      Key = "kiosk.read_stop"
	KioskReadAgain     Key = "kiosk.read_again"
	KioskReadPrivate   Key = "kiosk.read_private"
	KioskReadYes       Key = "kiosk.read_yes"
	KioskReadNo        Key = "kiosk.read_no"
	KioskVolume        Key = "kiosk.volume"
	KioskCall          Key = "kiosk.call"
	KioskCallNext      Key = "kiosk.call_next"
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
	KioskAgain        Key = "kiosk.again"
	KioskHelp         Key = "kiosk.help"
	KioskBuiltIn      Key = "kiosk.built_in"
	KioskBuiltInNext  Key = "kiosk.built_in_next"

	KioskQuestion      Key = "kiosk.question"
	KioskSearchHint    Key = "kiosk.search_hint"
	KioskSearchHintOne Key = "kiosk.search_hint_short"
	KioskServicesAbout Key = "kiosk.services_about"
	KioskMyCase        Key = "kiosk.my_case"
	KioskMyCaseAbout   Key = "kiosk.my_case_about"
	KioskPhones        Key = "kiosk.phones"
	KioskPhonesAbout   Key = "kiosk.phones_about"
	KioskPhonesAsk     Key = "kiosk.phones_ask"
	KioskCounterAbout  Key = "kiosk.counter_about"
	KioskNoticesAbout  Key = "kiosk.notices_about"
	KioskNoNotices     Key = "kiosk.no_notices"
	KioskCharterAbout  Key = "kiosk.charter_about"
	KioskEvents        Key = "kiosk.events"
	KioskEventsAsk     Key = "kiosk.events_ask"
	KioskAllEvents     Key = "kiosk.all_events"
	KioskGroupsAsk     Key = "kiosk.groups_ask"

	KioskFrom             Key = "kiosk.from" // %s: the lowest amount
	KioskSeeBelow         Key = "kiosk.see_below"
	KioskAllFees          Key = "kiosk.all_fees"
	KioskAllTerms         Key = "kiosk.all_terms"
	KioskMemo             Key = "kiosk.memo" // %s: levs, as once published
	KioskUnit             Key = "kiosk.unit"
	KioskSources          Key = "kiosk.sources"
	KioskDocumentsUnknown Key = "kiosk.documents_unknown"
	KioskTakeAlong        Key = "kiosk.take_along"
	KioskPrint            Key = "kiosk.print"
	KioskPrinting         Key = "kiosk.printing"
	KioskPrinted          Key = "kiosk.printed"
	KioskSave             Key = "kiosk.save" // the two where sheets become files
	KioskSaved            Key = "kiosk.saved"
	KioskScan             Key = "kiosk.scan"
	KioskOriginal         Key = "kiosk.original" // why some texts stay Bulgarian

	KioskFormsAbout    Key = "kiosk.forms_about"
	KioskFormsAsk      Key = "kiosk.forms_ask"
	KioskFormsWhere    Key = "kiosk.forms_where" // %s: counter, with place
	KioskNoForms       Key = "kiosk.no_forms"
	KioskForm          Key = "kiosk.form" // %s: its name
	KioskFormOne       Key = "kiosk.form_one"
	KioskFormFor       Key = "kiosk.form_for"
	KioskFormFrom      Key = "kiosk.form_from"
	KioskDoNotBring    Key = "kiosk.do_not_bring"
	KioskFeeComing     Key = "kiosk.fee_coming"   // %s: day, %s: amount
	KioskFeeSince      Key = "kiosk.fee_since"    // %s: day
	KioskNear          Key = "kiosk.near"         // where none are named as related
	KioskUnknownRest   Key = "kiosk.unknown_rest" // %s: counter, %s: phone
	KioskReceptions    Key = "kiosk.receptions"
	KioskReceptionsAsk Key = "kiosk.receptions_ask"
	KioskNoReceptions  Key = "kiosk.no_receptions"
	KioskNoNext        Key = "kiosk.no_next"
	KioskResults       Key = "kiosk.results"
	KioskResultsAbout  Key = "kiosk.results_about"
	KioskResultsAsk    Key = "kiosk.results_ask"
	KioskNoResults     Key = "kiosk.no_results"
	KioskPromised      Key = "kiosk.promised"
	KioskPublished     Key = "kiosk.published" // %s: date
	KioskExpected      Key = "kiosk.expected"
	KioskElsewhere     Key = "kiosk.elsewhere"
	KioskElsewhereAt   Key = "kiosk.elsewhere_at" // %s: the authority
	KioskNotHere       Key = "kiosk.not_here"
	KioskWho           Key = "kiosk.who"
	KioskHow           Key = "kiosk.how"
	KioskSite          Key = "kiosk.site"
	KioskHelpHow       Key = "kiosk.help_how"
	KioskOthers        Key = "kiosk.others"

	ScanForeign     Key = "scan.foreign"
	ScanForeignNext Key = "scan.foreign_next"
	ScanOld         Key = "scan.old"
	ScanOldNext     Key = "scan.old_next"
)
