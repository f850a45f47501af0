package data

import (
	"encoding/json"
	"time"
)

// ScreenID names a kiosk or a board as a device, for example "kiosk" or
// "lobby-board".
type ScreenID string

// ScreenRole is what a screen is for.
type ScreenRole string

// The roles of a screen.
const (
	RoleKiosk ScreenRole = "kiosk"
	RoleBoard ScreenRole = "board"
)

// ScreenHealth is what the office knows of a screen.
type ScreenHealth struct {
	ID       ScreenID
	Role     ScreenRole
	Edition  EditionNumber // that it shows; 0: the built-in page
	Problem  string        // why it did not take a newer one; empty: nothing wrong
	Skipped  string        // the page of the edition that it could not paint; empty: none
	LastSeen time.Time
	Online   bool

	Run       string    // names this run of its program; empty: the program is older than that, and cannot be restarted from here
	Connected time.Time // when this connection began
	Vitals    *Vitals   // what this run told of itself last; nil: nothing yet
	Told      time.Time // when it did
	Started   time.Time // when this run began, by the office's clock; zero: not known

	RestartAsked time.Time     // when staff asked for a restart last; zero: never
	RestartTook  time.Duration // until it was back; 0: it is not back
}

// EventID is a UUID; the office stores each only once.
type EventID string

// EventKind says what happened.
type EventKind string

// What a screen reports. None of it is about a person.
const (
	EventStarted        EventKind = "started"
	EventStopped        EventKind = "stopped" // it ended as it was told to: its last page is gone
	EventEditionShown   EventKind = "edition_shown"
	EventEditionRefused EventKind = "edition_refused"
	EventPagePainted    EventKind = "page_painted"
	EventPageFailed     EventKind = "page_failed" // it was passed over
	EventAlertPainted   EventKind = "alert_painted"
	EventScreenOff      EventKind = "screen_off"  // its power, for the night
	EventScreenGone     EventKind = "screen_gone" // nobody sees it: its monitor is not there
	EventSlipPrinted    EventKind = "slip_printed"
	EventPrinterFailed  EventKind = "printer_failed"
	EventUp             EventKind = "up"       // a kiosk could be used up to now: Up
	EventFeedback       EventKind = "feedback" // somebody touched a face or wrote
	EventSurvey         EventKind = "survey"   // somebody answered a survey
)

// Event is something that happened on a screen. It is committed on the screen
// first and deleted there only after the office has committed it too.
type Event struct {
	ID     EventID         `json:"id"`
	Screen ScreenID        `json:"screen"`
	Kind   EventKind       `json:"kind"`
	At     time.Time       `json:"at"`
	Detail json.RawMessage `json:"detail,omitempty"` // a small JSON object, never personal
}
