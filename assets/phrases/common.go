package phrases

import "example.org/parter/data"

// What more than one room says.
const (
	ExampleData   Key = "common.example_data"   // the mark of everything not confirmed
	ExampleSource Key = "common.example_source" // %s: who published it
	FreeOfCharge  Key = "common.free"
	FeeUnknown    Key = "common.fee_unknown"
	TermUnknown   Key = "common.term_unknown"
	ServiceNumber Key = "common.service_number" // %s
	Fee           Key = "common.fee"
	Term          Key = "common.term"
	Documents     Key = "common.documents"
	LegalBasis    Key = "common.legal_basis"
	Where         Key = "common.where"
	Phone         Key = "common.phone"
	Phones        Key = "common.phones"
	Notices       Key = "common.notices"
	Notice        Key = "common.notice"
	Charter       Key = "common.charter"
	Services      Key = "common.services"
	PageOf        Key = "common.page_of" // %d of %d
	Checked       Key = "common.checked" // %s: date
	Source        Key = "common.source"  // %s
	FromUntil     Key = "common.from_until"
	FromOn        Key = "common.from_on"

	Applicants Key = "common.applicants"
	Apply      Key = "common.apply"
	Receive    Key = "common.receive"
	Outcome    Key = "common.outcome"
	Validity   Key = "common.validity"
	Appeal     Key = "common.appeal"
	Forms      Key = "common.forms"
	Related    Key = "common.related"
	Fetched    Key = "common.fetched" // of a document that nobody brings
	Original   Key = "common.original"
	Copy       Key = "common.copy"
	FeeFrom    Key = "common.fee_from"   // %s: the first day on which it is valid
	CheckedBy  Key = "common.checked_by" // %s: date, %s: post

	CaseNumber   Key = "common.case_number"
	CaseCode     Key = "common.case_code"
	CaseReceived Key = "common.case_received"
	CaseExtended Key = "common.case_extended"

	SpeedOrdinary Key = "speed.ordinary"
	SpeedFast     Key = "speed.fast"
	SpeedExpress  Key = "speed.express"
)

// KindName is in which form a document is brought; empty: not known.
func KindName(l data.Language, k data.RequirementKind) string {
	switch k {
	case data.Original:
		return In(l, Original)
	case data.Copy:
		return In(l, Copy)
	default:
		return ""
	}
}

// SpeedName is the name of a speed; empty for none.
func SpeedName(l data.Language, s data.Speed) string {
	switch s {
	case data.Ordinary:
		return In(l, SpeedOrdinary)
	case data.Fast:
		return In(l, SpeedFast)
	case data.Express:
		return In(l, SpeedExpress)
	default:
		return string(s)
	}
}
