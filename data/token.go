package data

import (
	"slices"
	"time"
)

// TokenRole is the one thing that a token of the API may do. It is no Role: the
// roles of staff say who may write and decide, and each of them sees drafts and
// people's work. A programme of the town's reads, or hands in cases, and gets no more
// than the one thing it was made for; whoever needs two things gets two tokens, and each
// can be revoked alone.
type TokenRole string

// The roles of tokens. None implies another.
const (
	CatalogueToken TokenRole = "catalogue" // what is published: what the public may see
	ScreensToken   TokenRole = "screens"   // how the screens do
	AuditToken     TokenRole = "audit"     // who did what
	RegistrarToken TokenRole = "registrar" // hands in cases, and reads nothing
)

// TokenRoles lists the roles in the order in which they are offered.
func TokenRoles() []TokenRole {
	return []TokenRole{CatalogueToken, ScreensToken, AuditToken, RegistrarToken}
}

// Bounds of a token.
const (
	MaxTokenName = 80                   // characters
	MaxTokenLife = 400 * 24 * time.Hour // a year, and time to renew it
)

// APITokenID names a token of the API for good. It opens nothing.
type APITokenID string

// APIToken lets a programme of the town's read the API (ключ за достъп). The secret
// itself is shown once, when it is made, and kept nowhere.
type APIToken struct {
	ID      APITokenID
	Name    string // of the programme that has it; no two tokens that open something have the same
	Role    TokenRole
	Until   time.Time // first moment at which it opens nothing
	Made    time.Time
	MadeBy  string
	Used    time.Time // the day on which it was used last; zero: never
	Revoked time.Time // zero: it was not
}

// Opens reports whether the token opens anything at the moment.
func (t APIToken) Opens(now time.Time) bool { return t.Revoked.IsZero() && now.Before(t.Until) }

// Check says everything that keeps the token from being made at the moment, or nil.
func (t APIToken) Check(now time.Time) Problems {
	p := checkLength(nil, "token_name", t.Name, MaxTokenName)
	if !slices.Contains(TokenRoles(), t.Role) {
		p = append(p, Problem{"token_role", UnknownName})
	}
	switch {
	case t.Until.IsZero():
		p = append(p, Problem{"token_until", Missing})
	case !t.Until.After(now):
		p = append(p, Problem{"token_until", InThePast})
	case t.Until.Sub(now) > MaxTokenLife:
		p = append(p, Problem{"token_until", TooLong})
	}
	return p
}
