package data

import "time"

// AccountID names a member of staff in the records.
type AccountID string

// MinPassword is the least length of a password, in characters (OWASP ASVS 5.0,
// 6.2.1); 15 and more are advised.
const MinPassword = 8

// Account is a member of staff who may use the console.
type Account struct {
	ID       AccountID
	Name     string // as typed at sign-in
	Password string // argon2id hash; empty: not set yet
	Created  time.Time
}
