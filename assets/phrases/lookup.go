package phrases

// What is said where a case is looked up: by number and date, or by the slip alone;
// and where the administrator decides which.
const (
	LookupDate         Key = "lookup.date"
	LookupToDate       Key = "lookup.to_date" // on the key
	LookupDateHint     Key = "lookup.date_hint"
	LookupDigits       Key = "lookup.digits" // the three are heard: of a date
	LookupTyped        Key = "lookup.typed"  // %d of %d signs
	LookupErased       Key = "lookup.erased" // %s: how many are left
	LookupWhere        Key = "lookup.where"
	LookupHaveCode     Key = "lookup.have_code" // the way from the date to the code
	LookupNoCode       Key = "lookup.no_code"   // and back
	LookupShortDate    Key = "lookup.short_date"
	LookupShortNext    Key = "lookup.short_date_next"
	LookupNoSuchDay    Key = "lookup.no_such_day"
	LookupWrong        Key = "lookup.wrong"
	LookupFollowWhat   Key = "lookup.follow_what"
	LookupReasonByCall Key = "lookup.reason_by_call"
	LookupWithCode     Key = "lookup.with_code" // what the code would show more
	LookupSlipOnly     Key = "lookup.slip_only"
	LookupOldNext      Key = "lookup.old_next" // of an old slip, where no number is typed
	LookupSlipOnlyNext Key = "lookup.slip_only_next"
	LookupLooksLike    Key = "lookup.looks_like" // in the search
	LookupAskBy        Key = "lookup.ask_by"     // %s: phone
	LookupSlipAbout    Key = "lookup.slip_about" // of the tile at home

	PublicLookupHow        Key = "public.lookup.how"
	PublicLookupOr         Key = "public.lookup.or"
	PublicLookupCodeHint   Key = "public.lookup.code_hint"
	PublicLookupUnknown    Key = "public.lookup.unknown"
	PublicLookupUnfinished Key = "public.lookup.unfinished"
	PublicLookupSlipOnly   Key = "public.lookup.slip_only"

	OfficeLookup          Key = "office.lookup"
	OfficeLookupHint      Key = "office.lookup.hint"
	OfficeLookupLegend    Key = "office.field.depth"
	OfficeLookupDate      Key = "office.lookup.date"
	OfficeLookupDateAbout Key = "office.lookup.date_about"
	OfficeLookupCode      Key = "office.lookup.code"
	OfficeLookupCodeAbout Key = "office.lookup.code_about"
	OfficeLookupSlip      Key = "office.lookup.slip"
	OfficeLookupSlipAbout Key = "office.lookup.slip_about"
	OfficeLookupWhat      Key = "office.lookup.what"
	OfficeLookupDo        Key = "office.lookup.do"
	OfficeLookupSet       Key = "office.lookup.set"
	OfficeLookupSame      Key = "office.lookup.same"
	OfficeLookupNotShown  Key = "office.lookup.not_shown"
	OfficeLookupGuessing  Key = "office.lookup.guessing" // %s: a kiosk, %s: what was tried, %s: what to do
	OfficeLookupTried     Key = "office.lookup.tried"
	OfficeLookupMisses    Key = "office.lookup.misses" // %d
	OfficeLookupCases     Key = "office.lookup.cases"  // %d
	OfficeLookupLook      Key = "office.lookup.look"
	OfficeDeedLookupSet   Key = "office.deed.case_lookup_set"
)
