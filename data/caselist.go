package data

// CaseList is a list of cases that staff work through.
type CaseList string

// The lists.
const (
	DueToday     CaseList = "today"   // the term ends today
	LateCases    CaseList = "late"    // it is over
	ToNotify     CaseList = "notify"  // the client has to be told of a delay
	StoppedCases CaseList = "stopped" // the term stands still
	OpenCases    CaseList = "open"
	AllCases     CaseList = "all"
)

// CaseLists lists every list, the most pressing first.
func CaseLists() []CaseList {
	return []CaseList{ToNotify, DueToday, LateCases, StoppedCases, OpenCases, AllCases}
}
