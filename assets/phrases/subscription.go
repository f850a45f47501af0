package phrases

// What is said of the letters about delays, on the pages and in them.
const (
	PublicLettersTitle             Key = "public.letters.title"
	PublicLettersWhat              Key = "public.letters.what"
	PublicLettersEmail             Key = "public.letters.email"
	PublicLettersBadEmail          Key = "public.letters.bad_email"
	PublicLettersEnough            Key = "public.letters.enough"
	PublicLettersConsent           Key = "public.letters.consent"
	PublicLettersMustAgree         Key = "public.letters.must_agree"
	PublicLettersDo                Key = "public.letters.do"
	PublicLettersFailed            Key = "public.letters.failed"
	PublicLettersBack              Key = "public.letters.back"
	PublicLettersAsked             Key = "public.letters.asked"
	PublicLettersAskedWhat         Key = "public.letters.asked_what"
	PublicLettersAskedWhere        Key = "public.letters.asked_where"
	PublicLettersConfirm           Key = "public.letters.confirm"
	PublicLettersConfirmWhat       Key = "public.letters.confirm_what"
	PublicLettersConfirmWhich      Key = "public.letters.confirm_which"
	PublicLettersConfirmDo         Key = "public.letters.confirm_do"
	PublicLettersConfirmed         Key = "public.letters.confirmed"
	PublicLettersConfirmedWhat     Key = "public.letters.confirmed_what"
	PublicLettersKept              Key = "public.letters.kept"
	PublicLettersGone              Key = "public.letters.gone"
	PublicLettersRemove            Key = "public.letters.remove"
	PublicLettersRemoveLink        Key = "public.letters.remove_link"
	PublicLettersRemoveWhat        Key = "public.letters.remove_what"
	PublicLettersRemoveUnconfirmed Key = "public.letters.remove_unconfirmed"
	PublicLettersRemoveDo          Key = "public.letters.remove_do"
	PublicLettersRemoved           Key = "public.letters.removed"
	PublicLettersRemovedWhat       Key = "public.letters.removed_what"

	LetterConfirmSubject Key = "letter.confirm.subject"
	LetterConfirm        Key = "letter.confirm"
	LetterNotMe          Key = "letter.not_me"
	LetterLate           Key = "letter.late"     // %s: the number, %s: a day
	LetterExtended       Key = "letter.extended" // %s: the number, %s: a day
	LetterStopped        Key = "letter.stopped"  // %s: the number, %s: a day
	LetterGoesOn         Key = "letter.goes_on"  // %s: the number, %s: a day
	LetterSee            Key = "letter.see"
	LetterAsk            Key = "letter.ask" // %s: a phone
	LetterRemove         Key = "letter.remove"
	LetterKept           Key = "letter.kept"

	OfficeDeedCaseSubscriberWrittenTo Key = "office.deed.case_subscriber_written_to"
)
