package data

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"
)

// FeedbackKind is what a visitor wants to tell (мнение). The Charter names them in
// II.6: „предложения, коментари, похвали и оплаквания“, and in III the report of a
// standard that was not kept.
type FeedbackKind string

// The kinds of feedback.
const (
	KindRating     FeedbackKind = "rating"     // a face alone, perhaps with what it was about
	KindSuggestion FeedbackKind = "suggestion" // предложение
	KindComment    FeedbackKind = "comment"    // коментар
	KindPraise     FeedbackKind = "praise"     // похвала
	KindComplaint  FeedbackKind = "complaint"  // оплакване
	KindBreach     FeedbackKind = "breach"     // сигнал за нарушено обещание
)

// FeedbackKinds lists every kind, a face alone first.
func FeedbackKinds() []FeedbackKind {
	return []FeedbackKind{KindRating, KindSuggestion, KindComment, KindPraise, KindComplaint, KindBreach}
}

// Rating is one touch on a face (оценка); zero: none was given.
type Rating int

// The four faces. Without a middle one, who touches has to lean to a side.
const (
	RatedBad       Rating = 1 // Лошо
	RatedPoor      Rating = 2 // Слабо
	RatedGood      Rating = 3 // Добре
	RatedExcellent Rating = 4 // Отлично
)

// Ratings lists every face, the worst first.
func Ratings() []Rating { return []Rating{RatedBad, RatedPoor, RatedGood, RatedExcellent} }

// Satisfied reports whether the visitor was content.
func (r Rating) Satisfied() bool { return r >= RatedGood }

// FeedbackReason is what a rating was for, where the visitor says so.
type FeedbackReason string

// The reasons that are offered.
const (
	ReasonStaff       FeedbackReason = "staff"       // отношението
	ReasonWaiting     FeedbackReason = "waiting"     // чакането
	ReasonTerm        FeedbackReason = "term"        // срокът
	ReasonInformation FeedbackReason = "information" // информацията
	ReasonAccess      FeedbackReason = "access"      // достъпът и мястото
	ReasonOther       FeedbackReason = "other"
)

// FeedbackReasons lists every reason in the order in which they are offered.
func FeedbackReasons() []FeedbackReason {
	return []FeedbackReason{ReasonStaff, ReasonWaiting, ReasonTerm, ReasonInformation, ReasonAccess, ReasonOther}
}

// Channel is the way by which feedback came.
type Channel string

// The channels. A phone says by which code it came.
const (
	ViaKiosk  Channel = "kiosk"
	ViaBoard  Channel = "board" // a phone, by the code on the board
	ViaSlip   Channel = "slip"  // a phone, by the code on a slip
	ViaPoster Channel = "poster"
	ViaPhone  Channel = "phone" // a phone or a computer, by the address
	ViaPaper  Channel = "paper" // typed in by staff
)

// Channels lists every channel.
func Channels() []Channel {
	return []Channel{ViaKiosk, ViaBoard, ViaSlip, ViaPoster, ViaPhone, ViaPaper}
}

// Limits of what a visitor writes, in characters.
const (
	MostFeedbackWords = 1000
	mostVisitName     = 64
	mostNameOfThing   = 200 // that it was about: a phone may send anything
)

// Feedback is what one visitor touched or wrote. It names nobody: whoever wants an
// answer leaves an address that is sealed apart from it.
type Feedback struct {
	ID         EventID        `json:"-"` // of the event that brought it
	Kind       FeedbackKind   `json:"kind"`
	Rating     Rating         `json:"rating,omitempty"`
	Service    ServiceID      `json:"service,omitempty"`
	Department DepartmentID   `json:"department,omitempty"`
	Promise    PromiseID      `json:"promise,omitempty"`
	Reason     FeedbackReason `json:"reason,omitempty"`
	Words      string         `json:"words,omitempty"`
	Language   Language       `json:"language"`
	Channel    Channel        `json:"channel"`
	Answer     Sealed         `json:"answer,omitempty"` // where the writer wants one; empty: none is wanted
	Visit      string         `json:"visit"`            // by chance; the same for all that one visitor says at a time
	Screen     ScreenID       `json:"-"`                // of the kiosk; empty: none
	At         time.Time      `json:"-"`
	Hidden     HiddenFor      `json:"-"` // by staff; the rest Guard reckons
}

// Feedback is what the event brought; one that brought none is ErrInvalid.
func (e Event) Feedback() (f Feedback, err error) {
	if err := json.Unmarshal(e.Detail, &f); err != nil || e.Kind != EventFeedback {
		return Feedback{}, fmt.Errorf("event %s brought no feedback: %w", e.ID, ErrInvalid)
	}
	f.ID, f.Screen, f.At = e.ID, e.Screen, e.At
	return f, nil
}

// Check says everything that keeps the feedback from being stored, or nil. A face needs
// nothing beside it, everything else needs words.
func (f Feedback) Check() error {
	var p Problems
	p = checkNamed(p, "kind", f.Kind, FeedbackKinds())
	p = checkNamed(p, "channel", f.Channel, Channels())
	p = checkNamed(p, "language", f.Language, Languages())
	if f.Reason != "" {
		p = checkNamed(p, "reason", f.Reason, FeedbackReasons())
	}
	switch {
	case f.Kind == KindRating && f.Rating == 0:
		p = append(p, Problem{"rating", Missing})
	case f.Rating != 0 && !slices.Contains(Ratings(), f.Rating):
		p = append(p, Problem{"rating", UnknownName})
	}
	for _, about := range []struct{ field, name string }{{"service", string(f.Service)}, {"department", string(f.Department)}, {"promise", string(f.Promise)}} {
		if utf8.RuneCountInString(about.name) > mostNameOfThing {
			p = append(p, Problem{about.field, BadFormat})
		}
	}
	if f.Kind == KindBreach && f.Promise == "" {
		p = append(p, Problem{"promise", Missing})
	}
	if f.Kind != KindRating || f.Words != "" {
		p = checkLength(p, "words", f.Words, MostFeedbackWords)
	}
	if hasPersonalNumber(f.Words) {
		p = append(p, Problem{"words", PersonalNumber})
	}
	if f.Answer != "" && (!f.Answer.WellFormed() || f.Words == "") {
		p = append(p, Problem{"answer", BadFormat})
	}
	if f.Visit == "" || utf8.RuneCountInString(f.Visit) > mostVisitName {
		p = append(p, Problem{"visit", BadFormat})
	}
	return p.asError()
}

func checkNamed[T comparable](p Problems, field string, name T, known []T) Problems {
	if !slices.Contains(known, name) {
		return append(p, Problem{field, UnknownName})
	}
	return p
}
