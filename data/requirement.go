package data

// RequirementKind says in which form a document is brought.
type RequirementKind string

// The kinds of documents; empty: not known.
const (
	Original RequirementKind = "original" // оригинал
	Copy     RequirementKind = "copy"     // копие
)

// Requirement is a document that the application needs (необходим документ).
type Requirement struct {
	Text    Text            `json:"text"`
	Kind    RequirementKind `json:"kind,omitempty"`
	Fetched bool            `json:"fetched,omitempty"` // the office fetches it itself („служебно“); nobody brings it
	Form    FormID          `json:"form,omitempty"`    // the blank application for it; empty: none
}
