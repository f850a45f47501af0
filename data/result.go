package data

import "time"

// ResultID names a published result for good.
type ResultID string

// Result is a figure by which the municipality shows how it kept its charter:
// satisfaction, deadlines kept.
type Result struct {
	ID        ResultID  `json:"id"`
	Name      Text      `json:"name"`
	Period    Text      `json:"period"`
	Value     Text      `json:"value"`
	Note      Text      `json:"note,omitzero"`
	Published time.Time `json:"published"` // a day in Europe/Sofia
	Source    string    `json:"source"`
}
