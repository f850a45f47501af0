package data

import "time"

// AccountID names a member of staff in the records.
type AccountID string

// Length of a password, in characters (OWASP ASVS 5.0, 6.2.1 and 6.2.9); 15 and
// more are advised.
const (
	MinPassword = 8
	MaxPassword = 1000
)

// Account is a member of staff who may use the console.
type Account struct {
	ID       AccountID
	Name     string // as typed at sign-in
	Password string // argon2id hash; empty: not set yet
	Created  time.Time
	Roles    Roles
	Locked   time.Time // since when nobody signs in with it; zero: it is open
	SignedIn time.Time // the last time; zero: never
	// SecondFactor is the secret that the person's phone makes codes from (RFC 6238),
	// in base 32; empty: the password alone opens.
	SecondFactor  string
	RecoveryCodes int // that are left
}

// IsLocked reports whether nobody can sign in with the account.
func (a Account) IsLocked() bool { return !a.Locked.IsZero() }

// SecondFactor is a phone that was set up, and what opens without it.
type SecondFactor struct {
	Secret string   // that the phone makes codes from, in base 32
	Step   int64    // of time, whose code proved that the phone has it
	Codes  []string // for whoever has lost the phone; each opens once
}

// SessionID names a stay in the console from sign-in to its end. It opens nothing.
type SessionID string

// Session is somebody signed in with one browser.
type Session struct {
	ID          SessionID
	Account     AccountID
	Began, Seen time.Time
	Browser     string // its name and system, as the browser told; empty: unknown
}
