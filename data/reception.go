package data

import "time"

// ReceptionID names a reception day for good.
type ReceptionID string

// LastOfMonth is the Nth of a reception that is on the last such day of a month.
const LastOfMonth = -1

// Reception is a time at which somebody of the municipality receives citizens
// (приемен ден).
type Reception struct {
	ID      ReceptionID  `json:"id"`
	Who     Text         `json:"who"` // a post, never a person's name
	Place   Text         `json:"place,omitzero"`
	Booking Text         `json:"booking,omitzero"` // how one asks for a turn
	Phone   Phone        `json:"phone,omitempty"`
	Day     time.Weekday `json:"day"`           // 0 is Sunday
	Nth     int          `json:"nth,omitempty"` // 0: every week; 1 to 5: of the month; LastOfMonth
	From    TimeOfDay    `json:"from"`
	Until   TimeOfDay    `json:"until"`
	Source  string       `json:"source"`
	Example bool         `json:"example,omitempty"`
}
