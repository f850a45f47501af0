package data

import (
	"fmt"
	"slices"
)

// Role is something that a member of staff may do (роля). One may have several;
// without any one sees nothing but the own account.
type Role string

// The roles of the office. None implies another.
const (
	Editor         Role = "editor"        // writes drafts and sends them for approval
	Publisher      Role = "publisher"     // publishes, returns and withdraws, and raises alerts
	Registrar      Role = "registrar"     // registers cases and moves them on (служител в деловодството)
	FeedbackReader Role = "feedback"      // reads what visitors say
	Administrator  Role = "administrator" // accounts, tokens, screens and settings
	Auditor        Role = "auditor"       // reads the audit and every version
)

// AllRoles lists the roles in the order in which they are offered.
func AllRoles() []Role {
	return []Role{Editor, Publisher, Registrar, FeedbackReader, Administrator, Auditor}
}

// FirstRoles are those of the first account of a new office, and of every account
// that was there before there were roles. What visitors say is read by whom the
// office names.
func FirstRoles() Roles { return Roles{Editor, Publisher, Registrar, Administrator, Auditor} }

// ParseRole reads a role as it is stored; another word is ErrInvalid.
func ParseRole(word string) (Role, error) {
	if role := Role(word); slices.Contains(AllRoles(), role) {
		return role, nil
	}
	return "", fmt.Errorf("role %q: %w", word, ErrInvalid)
}

// Roles is a set of roles. The zero value may do nothing.
type Roles []Role

// Any reports whether one of the roles is in the set.
func (r Roles) Any(of ...Role) bool {
	return slices.ContainsFunc(of, func(role Role) bool { return slices.Contains(r, role) })
}
