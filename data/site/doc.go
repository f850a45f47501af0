// Package site is the site socket: HTTP over a unix socket between the office
// and the screens of one building. The office pushes that there is a newer
// edition and asks for pictures; the screens ask about cases and hand up what
// happened, each from its own outbox.
//
//	GET  /v1/watch?screen=ID&role=R&edition=N&run=X  JSON lines, one per message; blank lines mean nothing
//	POST /v1/case                              {"screen","number","code"}, {"screen","number","date"} or {"screen","token"} → a case, 404, 429 or 503
//	POST /v1/answer                            an event with a message whose writer wants an answer → its case, 400 or 503
//	POST /v1/events                            an array of events → 200 after the office has committed them
//	POST /v1/vitals                            {"screen","run","vitals"} → {"now"}, the office's clock
//	POST /v1/picture/{ticket}                  a PNG, or the header Parter-Private instead
//
// It is HTTP and not a protocol of our own because streams, limits, deadlines
// and the tools to look inside come with it. It carries no edition: those lie in
// a folder that both sides see. Who may connect is decided by the mode of the
// socket's file, 0660.
package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"example.org/parter/data"
)

// Limits of what is read from the other side, in bytes unless they say else.
const (
	questionLimit = 4 << 10
	eventsLimit   = 1 << 20
	eventsAtOnce  = 100      // events in one request
	detailLimit   = 16 << 10 // a thousand letters of a visitor, however they are written, and a sealed contact
	pictureLimit  = 8 << 20
	answerLimit   = 1 << 20
	lineLimit     = 4 << 10
	nameLimit     = 64  // of a screen's ID and an event's kind
	screenLimit   = 256 // screens that one office knows
)

// privateHeader says instead of a picture that a visitor is looking at a case.
const privateHeader = "Parter-Private"

// Message is what the office tells a screen.
type Message struct {
	Edition data.EditionNumber `json:"edition,omitempty"` // the published one; 0: this is about something else, or there is none
	Picture string             `json:"picture,omitempty"` // the ticket with which to send what is shown now
	Alert   []byte             `json:"alert,omitempty"`   // the signed state of alerts
	Restart []byte             `json:"restart,omitempty"` // the signature under the order that this run ends, to be started anew
}

// vitalsReport is how a screen tells of itself, every few seconds.
type vitalsReport struct {
	Screen data.ScreenID `json:"screen"`
	Run    string        `json:"run"`
	Vitals data.Vitals   `json:"vitals"`
}

// vitalsAnswer lets the screen compare the clocks.
type vitalsAnswer struct {
	Now time.Time `json:"now"`
}

// caseQuestion is what a kiosk asks: number and code, or number and date, as a
// visitor typed them, or the token of a slip that was scanned.
type caseQuestion struct {
	Screen data.ScreenID   `json:"screen"`
	Number data.CaseNumber `json:"number,omitempty"`
	Code   data.AccessCode `json:"code,omitempty"`
	Date   time.Time       `json:"date,omitzero"` // a day in Europe/Sofia
	Token  data.Token      `json:"token,omitempty"`
}

// refusal is the body of every answer that is not a success.
type refusal struct {
	Problem string `json:"problem"`
	Wait    int    `json:"wait,omitempty"` // seconds
}

// editionDetail is the detail of the events edition_shown and edition_refused.
type editionDetail struct {
	Edition data.EditionNumber `json:"edition"`
	Problem string             `json:"problem,omitempty"`
}

// EditionShown is what a screen reports when it shows an edition.
func EditionShown(screen data.ScreenID, at time.Time, n data.EditionNumber) data.Event {
	return editionEvent(data.EventEditionShown, screen, at, editionDetail{Edition: n})
}

// EditionRefused is what a screen reports when it stays on the last good
// edition. The problem is one word: torn, tampered or newer.
func EditionRefused(screen data.ScreenID, at time.Time, n data.EditionNumber, problem string) data.Event {
	return editionEvent(data.EventEditionRefused, screen, at, editionDetail{Edition: n, Problem: problem})
}

func editionEvent(kind data.EventKind, screen data.ScreenID, at time.Time, d editionDetail) data.Event {
	detail, _ := json.Marshal(d) // a number and a string always marshal
	return data.Event{Screen: screen, Kind: kind, At: at, Detail: detail}
}

// checkEvent refuses what no office would store. The outbox asks the same
// before it keeps an event, so that no event can block those behind it.
func checkEvent(e data.Event) error {
	switch {
	case !isUUID(e.ID):
		return fmt.Errorf("event: the id is no UUID: %w", data.ErrInvalid)
	case !isName(string(e.Screen)) || !isName(string(e.Kind)):
		return fmt.Errorf("event %s: screen or kind: %w", e.ID, data.ErrInvalid)
	case e.At.IsZero():
		return fmt.Errorf("event %s: no moment: %w", e.ID, data.ErrInvalid)
	case len(e.Detail) > detailLimit || len(e.Detail) > 0 && !json.Valid(e.Detail):
		return fmt.Errorf("event %s: detail: %w", e.ID, data.ErrInvalid)
	}
	return nil
}

// CheckName refuses a screen's name that the office would not accept.
func CheckName(id data.ScreenID) error {
	if !isName(string(id)) {
		return fmt.Errorf("screen name %q: use 1 to %d of the letters a–z, digits, dots, dashes and underscores, for example kiosk-1: %w", id, nameLimit, data.ErrInvalid)
	}
	return nil
}

// isName accepts a word of letters, digits, dots, dashes and underscores.
func isName(s string) bool {
	if s == "" || len(s) > nameLimit {
		return false
	}
	for _, r := range s {
		isLetter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		if !isLetter && r != '.' && r != '-' && r != '_' {
			return false
		}
	}
	return true
}

// isUUID accepts the form 8-4-4-4-12 in small hexadecimal letters (RFC 9562).
func isUUID(id data.EventID) bool {
	if len(id) != 36 {
		return false
	}
	for i, r := range id {
		isDash := i == 8 || i == 13 || i == 18 || i == 23
		isHex := r >= '0' && r <= '9' || r >= 'a' && r <= 'f'
		if isDash != (r == '-') || !isDash && !isHex {
			return false
		}
	}
	return true
}

// errGone is why a waiting picture is not coming.
var errGone = errors.New("the screen is not connected")
