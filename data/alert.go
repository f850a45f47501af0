package data

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// AlertID names an alert for good.
type AlertID string

// AlertForm says how much of a screen an alert takes.
type AlertForm string

// The forms of an alert.
const (
	AlertFull AlertForm = "full" // the whole screen
	AlertBand AlertForm = "band" // a band; what else is on goes on
)

// Bounds of an alert, in characters: it is read at a glance, in two languages on
// one screen.
const (
	MaxAlertTitle = 60
	MaxAlertBody  = 280
)

// Alert is an emergency message of the municipality that does not wait for an
// edition (важно съобщение). It is never a message of BG-ALERT, which competent
// state bodies send (Наредба № 8121з-413 от 29.03.2024).
type Alert struct {
	ID    AlertID   `json:"id"`
	Form  AlertForm `json:"form"`
	Title Text      `json:"title"`
	Body  Text      `json:"body"`
	Phone Phone     `json:"phone,omitempty"` // whom to call
	Drill bool      `json:"drill,omitempty"` // it is only practised, and says so
	From  time.Time `json:"from"`            // when it was raised
	Until time.Time `json:"until,omitzero"`  // first moment it is over; zero: until it is withdrawn
}

// On reports whether the alert is still to be shown at the moment. It is from the
// moment it reaches a screen: the clocks of two machines differ.
func (a Alert) On(now time.Time) bool { return a.Until.IsZero() || now.Before(a.Until) }

// ByClock is the alert for a clock that nobody keeps right, at the moment when it
// came: it is on for as long as it was meant to be.
func (a Alert) ByClock(now time.Time) *Alert {
	if !a.Until.IsZero() {
		a.Until = now.Add(a.Until.Sub(a.From))
	}
	return &a
}

// Check says everything that keeps the alert from being raised at the moment, or
// nil.
func (a Alert) Check(now time.Time) error {
	var p Problems
	if a.Form != AlertFull && a.Form != AlertBand {
		p = append(p, Problem{"form", BadFormat})
	}
	for _, text := range []struct {
		field, text string
		most        int
		optional    bool
	}{
		{"title", a.Title.BG, MaxAlertTitle, false},
		{"title_en", a.Title.EN, MaxAlertTitle, true},
		{"body", a.Body.BG, MaxAlertBody, false},
		{"body_en", a.Body.EN, MaxAlertBody, true},
	} {
		switch {
		case text.text == "" && !text.optional:
			p = append(p, Problem{text.field, Missing})
		case utf8.RuneCountInString(text.text) > text.most:
			p = append(p, Problem{text.field, TooLong})
		case imitates(text.text):
			p = append(p, Problem{text.field, NotOurs})
		}
	}
	if !a.Until.IsZero() && !a.Until.After(now) {
		p = append(p, Problem{"until", InThePast})
	}
	return p.asError()
}

// readAsLatin are Cyrillic letters that are read as Latin ones.
var readAsLatin = strings.NewReplacer("а", "a", "в", "b", "е", "e", "к", "k", "м", "m", "о", "o", "р", "p", "с", "c", "т", "t", "х", "x", "г", "g", "б", "b", "л", "l", "ъ", "e")

// imitates reports whether a text gives itself out as one of BG-ALERT, with whatever
// letters and marks.
func imitates(text string) bool {
	plain := strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	plain = readAsLatin.Replace(plain)
	return strings.Contains(plain, "bgalert") || strings.Contains(plain, "bgalept")
}

// AlertState is what the office tells the screens of alerts. Of two the one with
// the greater number is true, whichever came last.
type AlertState struct {
	Number int64  `json:"number"`          // grows with each alert that is raised or withdrawn; 0: there was none
	Alert  *Alert `json:"alert,omitempty"` // nil: none is on
}

// PreparedAlert is a text that waits for the day on which it is needed.
type PreparedAlert struct {
	ID    string `json:"id"`
	Title Text   `json:"title"`
	Body  Text   `json:"body"`
	Phone Phone  `json:"phone,omitempty"`
}
