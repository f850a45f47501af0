package data

import "time"

// OpenDraft is a notice that somebody has begun and not published: a new one, or
// changes of a published one.
type OpenDraft struct {
	ID        NoticeID
	Title     string
	State     NoticeState // NoticeDraft or NoticeChanged
	ChangedBy string
	ChangedAt time.Time
}
