package data

import "time"

// NoticeChoice is which notices a list is about.
type NoticeChoice string

// The choices; the zero value is all of them.
const (
	NoticesOn      NoticeChoice = "on"      // published, and their time is now
	NoticesComing  NoticeChoice = "coming"  // published, and their time is still to come
	NoticesOver    NoticeChoice = "over"    // published, and their time is over
	NoticesDrafts  NoticeChoice = "draft"   // that the public does not see
	NoticesChanged NoticeChoice = "changed" // published, and the draft says something else
	NoticesAsked   NoticeChoice = "asked"   // that were sent for approval
)

// NoticeChoices are all choices in the order in which they are offered.
func NoticeChoices() []NoticeChoice {
	return []NoticeChoice{"", NoticesOn, NoticesComing, NoticesOver, NoticesDrafts, NoticesChanged, NoticesAsked}
}

// NoticeQuestion asks for a part of the list of notices, the last changed first.
type NoticeQuestion struct {
	Words  string // that title and text hold, each somewhere, as the search folds them; empty: whatever they hold
	Choice NoticeChoice
	Now    time.Time // by which the choices are made
	Skip   int       // of those that answer
	Limit  int
}

// NoticeLine is a notice as a list names it.
type NoticeLine struct {
	ID          NoticeID
	Title       string // as the public sees it, or as the draft has it
	Draft       string // title of the draft, where it is another; empty: it is the same
	From, Until time.Time
	State       NoticeState
	On          bool // published, and its time is now
	Over        bool // published, and its time is over
	Asked       bool // the draft was sent for approval
}
