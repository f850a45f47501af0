package phrases

// What the citizens' phone pages say.
const (
	PublicSkip               Key = "public.skip"
	PublicOtherLanguage      Key = "public.other_language"
	PublicNav                Key = "public.nav"
	PublicWayOut             Key = "public.way_out"
	PublicCall               Key = "public.call"
	PublicSources            Key = "public.sources"
	PublicAllGroups          Key = "public.all_groups"
	PublicStartTitle         Key = "public.start.title"
	PublicStartServices      Key = "public.start.services"
	PublicStartCase          Key = "public.start.case"
	PublicSearchLabel        Key = "public.search.label"
	PublicSearchDo           Key = "public.search.do"
	PublicSearchFound        Key = "public.search.found"
	PublicSearchNone         Key = "public.search.none"
	PublicFrom               Key = "public.from" // %s
	PublicPeople             Key = "public.people"
	PublicCompanies          Key = "public.companies"
	PublicForPeople          Key = "public.for_people"
	PublicForCompanies       Key = "public.for_companies"
	PublicServiceNoDocuments Key = "public.service.no_documents"
	PublicServiceExamples    Key = "public.service.examples"
	PublicNoticeGone         Key = "public.notice.gone"
	PublicCaseTitle          Key = "public.case.title"
	PublicCaseHow            Key = "public.case.how"
	PublicCaseDo             Key = "public.case.do"
	PublicCaseUnknown        Key = "public.case.unknown"
	PublicCaseUnfinished     Key = "public.case.unfinished"
	PublicCaseWait           Key = "public.case.wait" // %d
	PublicCaseGone           Key = "public.case.gone"
	PublicCaseGoneSlip       Key = "public.case.gone_slip" // where no number opens a case
	PublicCaseService        Key = "public.case.service"
	PublicCaseDepartment     Key = "public.case.department"
	PublicCaseTimeline       Key = "public.case.timeline"
	PublicCaseReason         Key = "public.case.reason"
	PublicErrorTitle         Key = "public.error.title"
	PublicErrorNotFound      Key = "public.error.not_found"
	PublicErrorBroken        Key = "public.error.broken"
	PublicErrorBack          Key = "public.error.back"
)
