package data

import (
	"slices"
	"strings"
	"time"
)

// Contact is where a visitor wants an answer. It is sealed before it leaves the screen
// on which it was typed: only whoever holds a key of the town hall reads it. It goes
// into no log, edition, export or statistic.
type Contact struct {
	Name    string `json:"name"` // without it the law knows no signal (АПК, чл. 111)
	Phone   string `json:"phone,omitempty"`
	Email   string `json:"email,omitempty"`
	Address string `json:"address,omitempty"` // by post
}

// Limits of what is typed, in characters.
const (
	MostContactName    = 100
	MostContactPhone   = 40
	MostContactAddress = 200
)

// Check says everything that keeps the contact from being sealed, or nil. One way to
// reach the visitor is enough; where there is none, the field is "contact".
func (c Contact) Check() error {
	p := checkLength(nil, "name", c.Name, MostContactName)
	if c.Phone != "" {
		p = checkLength(p, "phone", c.Phone, MostContactPhone)
	}
	if c.Address != "" {
		p = checkLength(p, "address", c.Address, MostContactAddress)
	}
	if _, ok := ParseEmail(c.Email); c.Email != "" && !ok {
		p = append(p, Problem{"email", BadFormat})
	}
	if c.Phone == "" && c.Email == "" && c.Address == "" {
		p = append(p, Problem{"contact", Missing})
	}
	for _, field := range []struct{ name, words string }{{"name", c.Name}, {"phone", c.Phone}, {"address", c.Address}} {
		if hasPersonalNumber(field.words) {
			p = append(p, Problem{field.name, PersonalNumber})
		}
	}
	return p.asError()
}

// Sealed is a contact that is closed to two keys: a file of age (age-encryption.org/v1)
// in its armour. What it holds says which message it belongs to.
type Sealed string

// MostSealed is the most that a sealed contact may be, in bytes.
const MostSealed = 8 << 10

const (
	armourBegins = "-----BEGIN AGE ENCRYPTED FILE-----"
	armourEnds   = "-----END AGE ENCRYPTED FILE-----"
)

// WellFormed reports whether it looks like a sealed contact. Whether a key opens it,
// nobody without one can say.
func (s Sealed) WellFormed() bool {
	trimmed := strings.TrimSpace(string(s))
	return len(s) <= MostSealed && strings.HasPrefix(trimmed, armourBegins) && strings.HasSuffix(trimmed, armourEnds)
}

// SealKeys are the public keys to which contacts are sealed (age1…). Either opens what
// was sealed to both: the office's, and one that is kept apart for the day on which the
// first is lost. None: nobody can ask for an answer yet.
type SealKeys struct {
	Office   string `json:"office,omitempty"`
	Recovery string `json:"recovery,omitempty"`
}

// Complete reports whether contacts can be sealed.
func (k SealKeys) Complete() bool { return k.Office != "" && k.Recovery != "" }

// Check says everything that keeps the keys from being stored, or nil. Whether they are
// keys at all, the seal says.
func (k SealKeys) Check() error {
	var p Problems
	for _, field := range []struct{ name, key string }{{"seal_office", k.Office}, {"seal_recovery", k.Recovery}} {
		switch {
		case field.key == "":
			p = append(p, Problem{field.name, Missing})
		case !strings.HasPrefix(field.key, "age1") || slices.Contains([]rune(field.key), ' '):
			p = append(p, Problem{field.name, BadFormat})
		}
	}
	if p == nil && k.Office == k.Recovery {
		p = append(p, Problem{"seal_recovery", Taken})
	}
	return p.asError()
}

// Asked is what a visitor gets who wants an answer: the case that was opened for it, and
// its slip. Where the office could not be reached the message is kept, and there is no
// number yet: Kept alone is true.
type Asked struct {
	CaseAnswer
	Kept bool
}

// WaitingContact is a sealed contact whose message nobody has replied to yet.
type WaitingContact struct {
	Message EventID
	Kind    FeedbackKind
	Words   string // of the message
	At      time.Time
}
