package data

import (
	"time"
	"unicode/utf8"
)

// NoticeID names a notice for good; it stands in its public address.
type NoticeID string

// Bounds of a notice, in characters. A title has to be read from six metres,
// and a text that needs more than a few pages belongs on the web.
const (
	MaxNoticeTitle = 160
	MaxNoticeBody  = 4000
)

// Notice is a text for the board and the kiosk (обявление).
type Notice struct {
	ID        NoticeID  `json:"id"`
	Version   int       `json:"version"` // grows by one with each publication
	Title     string    `json:"title"`
	Body      string    `json:"body"` // as it was typed, with its marks (data/markdown)
	From      time.Time `json:"from"`
	Until     time.Time `json:"until"`               // first moment it is no longer shown; zero only where Permanent
	Permanent bool      `json:"permanent,omitempty"` // it has no end, as somebody chose
	Schedule  Schedule  `json:"schedule,omitzero"`   // on the boards, between the two
}

// ShownAt reports whether the notice is on at the moment, on the kiosk and the
// public pages; on the boards its schedule says when, between the two.
func (n Notice) ShownAt(now time.Time) bool {
	return !now.Before(n.From) && (n.Permanent && n.Until.IsZero() || now.Before(n.Until))
}

// SameWords reports whether people read the same in both notices, at the same times.
func (n Notice) SameWords(other Notice) bool {
	return n.Title == other.Title && n.Body == other.Body && n.From.Equal(other.From) && n.Until.Equal(other.Until) &&
		n.Permanent == other.Permanent && n.Schedule.Equal(other.Schedule)
}

// Check says everything that keeps the notice from being published at the
// moment, or nil.
func (n Notice) Check(now time.Time) error {
	var p Problems
	p = checkLength(p, "title", n.Title, MaxNoticeTitle)
	p = checkLength(p, "body", n.Body, MaxNoticeBody)
	if n.From.IsZero() {
		p = append(p, Problem{"from", Missing})
	}
	switch {
	case n.Until.IsZero() && n.Permanent:
	case n.Until.IsZero():
		p = append(p, Problem{"until", Missing})
	case !n.Until.After(n.From):
		p = append(p, Problem{"until", EndsBefore})
	case !n.Until.After(now):
		p = append(p, Problem{"until", InThePast})
	}
	p = append(p, n.Schedule.Check(n.From)...)
	return p.asError()
}

func checkLength(p Problems, field, text string, most int) Problems {
	switch {
	case text == "":
		return append(p, Problem{field, Missing})
	case utf8.RuneCountInString(text) > most:
		return append(p, Problem{field, TooLong})
	}
	return p
}

// NoticeState is where a notice stands between the desk and the wall.
type NoticeState = EntryState

// The states of a notice.
const (
	NoticeDraft     = EntryDraft
	NoticePublished = EntryPublished
	NoticeChanged   = EntryChanged
)

// DraftedNotice is what the desk works on: the words as they stand now, beside
// what the public sees.
type DraftedNotice struct {
	Notice                // the draft
	State     NoticeState // compared with what is published
	Published *Notice     // what the screens show; nil: nothing
	Revision  int         // grows with each save; guards against overwriting
	ChangedBy string
	ChangedAt time.Time
	Authors   []string // everybody who wrote it since the last publication
	Approval  Approval
}
