package data

// ElsewhereID names a service of another authority.
type ElsewhereID string

// Elsewhere is a service that people ask the municipality for and that is not
// its own: it is found, and says where to go.
type Elsewhere struct {
	ID      ElsewhereID `json:"id"`
	Name    Text        `json:"name"`
	Also    string      `json:"also,omitempty"` // other names under which people look for it
	Who     Text        `json:"who"`            // the authority
	Where   Text        `json:"where"`          // how one gets there, in plain words
	Website string      `json:"website,omitempty"`
	Source  Text        `json:"source"`
	Example bool        `json:"example,omitempty"`
}
