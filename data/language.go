package data

import "encoding/json"

// Language is one of the two languages of the house.
type Language string

// Bulgarian is the official language, English the second.
const (
	Bulgarian Language = "bg"
	English   Language = "en"
)

// Languages lists every language that must be complete.
func Languages() []Language { return []Language{Bulgarian, English} }

// Text is a text in both languages. English may be empty: then the Bulgarian
// original is shown, because it is the official one.
type Text struct {
	BG string `json:"bg"`
	EN string `json:"en,omitempty"`
}

// In returns the text in the language, or the Bulgarian original.
func (t Text) In(l Language) string {
	if l == English && t.EN != "" {
		return t.EN
	}
	return t.BG
}

// UnmarshalJSON also reads a plain string: it is the Bulgarian text. So editions
// of schema 1 are read, which had some texts in Bulgarian only.
func (t *Text) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		*t = Text{}
		return json.Unmarshal(raw, &t.BG)
	}
	type text Text
	return json.Unmarshal(raw, (*text)(t))
}
