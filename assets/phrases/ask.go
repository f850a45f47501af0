package phrases

// What the kiosk says where a visitor types: the search, and the question for a
// case with its answer.
const (
	AskSearch       Key = "ask.search" // name of the screen
	AskClear        Key = "ask.clear"
	AskNothing      Key = "ask.nothing" // %s: what was typed
	AskNothingNext  Key = "ask.nothing_next"
	AskNothingYet   Key = "ask.nothing_yet"
	AskMore         Key = "ask.more"   // %d
	AskChosen       Key = "ask.chosen" // over what can be chosen, in low reach
	AskChoose       Key = "ask.choose" // %s: the key that leads to what can be touched
	AskNoSearch     Key = "ask.no_search"
	AskServices     Key = "ask.services"
	AskEvents       Key = "ask.events"
	AskEvent        Key = "ask.event"
	AskGroup        Key = "ask.group"
	AskGroups       Key = "ask.groups"
	AskPages        Key = "ask.pages" // over screens that were found
	AskCase         Key = "ask.case"  // name of the screen
	AskCaseQuestion Key = "ask.case_question"
	AskCaseWhere    Key = "ask.case_where"
	AskCaseScan     Key = "ask.case_scan"
	AskNumberHint   Key = "ask.number_hint"
	AskCodeHint     Key = "ask.code_hint"
	AskShowCode     Key = "ask.show_code"
	AskHideCode     Key = "ask.hide_code"
	AskLooking      Key = "ask.looking"
	AskNumberFirst  Key = "ask.number_first"
	AskNoNumber     Key = "ask.no_number"
	AskNoNumberNext Key = "ask.no_number_next"
	AskShortCode    Key = "ask.short_code"
	AskShortNext    Key = "ask.short_code_next"
	AskWrong        Key = "ask.wrong"
	AskWrongNext    Key = "ask.wrong_next"
	AskEye          Key = "ask.eye"   // after AskWrongNext, while the code is hidden
	AskSlips        Key = "ask.slips" // letters of a code that are mistaken for each other
	AskTooMany      Key = "ask.too_many"
	AskTooManyNext  Key = "ask.too_many_next" // %d: minutes
	AskUnreachable  Key = "ask.unreachable"
	AskUnreachNext  Key = "ask.unreachable_next"
	AskHelp         Key = "ask.help"       // %s: counter and phone
	AskHelpPhone    Key = "ask.help_phone" // %s: phone

	AskReceived    Key = "ask.received" // %s: date
	AskReason      Key = "ask.reason"   // %s
	AskSince       Key = "ask.since"    // %s: date
	AskNext        Key = "ask.next"
	AskCollect     Key = "ask.collect" // %s: counter
	AskFollow      Key = "ask.follow"
	AskFollowWhat  Key = "ask.follow_what"
	AskPhoto       Key = "ask.photo" // where there is no printer
	AskPrint       Key = "ask.print"
	AskPrintAgain  Key = "ask.print_again"
	AskPrinting    Key = "ask.printing"
	AskPrinted     Key = "ask.printed"
	AskSave        Key = "ask.save" // the four where slips become files
	AskSaving      Key = "ask.saving"
	AskSaved       Key = "ask.saved"
	AskNoMoreFiles Key = "ask.no_more_files"
	AskNoMore      Key = "ask.no_more_papers"
	AskPrinterBusy Key = "ask.printer_busy" // %s: counter, %s: phone
	AskClean       Key = "ask.clean"
)
