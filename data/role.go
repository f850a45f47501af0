package data

import "slices"

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

// Roles is a set of roles. The zero value may do nothing.
type Roles []Role

// Any reports whether one of the roles is in the set.
func (r Roles) Any(of ...Role) bool {
	return slices.ContainsFunc(of, func(role Role) bool { return slices.Contains(r, role) })
}
