package data

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"strings"
)

// crockford is Crockford's base 32: no I, L, O or U, so that nothing read from
// paper can be mistaken.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// Lengths in characters of five bits each.
const (
	codeLength  = 8  // 40 bits: guessing is limited, see the console's limits
	tokenLength = 16 // 80 bits (OWASP ASVS 5.0, 6.6.3 asks for 64 or more)
)

// AccessCode is what the holder of a case types beside its number.
type AccessCode string

// NoCode is the code of no case: U is no letter of codes. It is asked for where
// nothing may be opened, so that the work is that of any wrong code.
const NoCode AccessCode = "UUUUUUUU"

// Token is what the QR of a slip carries. Whoever has it sees the case.
type Token string

// ParseAccessCode folds what people type for what is printed: small letters,
// spaces and dashes, O for 0, I and L for 1, and Cyrillic look-alikes.
func ParseAccessCode(s string) (AccessCode, bool) {
	folded, ok := foldCrockford(s, codeLength)
	return AccessCode(folded), ok
}

// ParseToken folds the token of an address.
func ParseToken(s string) (Token, bool) {
	folded, ok := foldCrockford(s, tokenLength)
	return Token(folded), ok
}

// Grouped is the code in two groups, as it is printed.
func (c AccessCode) Grouped() string {
	if len(c) != codeLength {
		return string(c)
	}
	return string(c[:4]) + "-" + string(c[4:])
}

// Digest is what the database keeps of a token.
func (t Token) Digest() string {
	sum := sha256.Sum256([]byte(t))
	return hex.EncodeToString(sum[:])
}

var crockfordFold = strings.NewReplacer(
	" ", "", "-", "", "\u00a0", "", "–", "",
	"O", "0", "I", "1", "L", "1", "О", "0", "А", "A", "В", "B", "С", "C", "Е", "E", "Н", "H", "К", "K", "М", "M", "Р", "P", "Т", "T", "Х", "X", "У", "Y", "З", "3",
)

func foldCrockford(s string, length int) (string, bool) {
	s = crockfordFold.Replace(strings.ToUpper(s))
	if len(s) != length || strings.Trim(s, crockford) != "" {
		return "", false
	}
	return s, true
}

// CaseKey is the office's secret from which codes and tokens are derived. It
// lies in a file beside the database, so that the database alone opens nothing.
type CaseKey [32]byte

// Code derives the access code of the case with the salt. A new salt is a new
// code and a new token; the old ones then open nothing.
func (k CaseKey) Code(id CaseID, salt string) AccessCode {
	return AccessCode(k.derive("code", id, salt, codeLength))
}

// Token derives the token of the case with the salt.
func (k CaseKey) Token(id CaseID, salt string) Token {
	return Token(k.derive("token", id, salt, tokenLength))
}

// SameCode compares in constant time.
func SameCode(a, b AccessCode) bool {
	return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1
}

func (k CaseKey) derive(what string, id CaseID, salt string, length int) string {
	mac := hmac.New(sha256.New, k[:])
	for _, field := range []string{what, string(id), salt} {
		mac.Write([]byte{byte(len(field))})
		mac.Write([]byte(field))
	}
	var out strings.Builder
	for _, b := range mac.Sum(nil)[:length] {
		out.WriteByte(crockford[b&31])
	}
	return out.String()
}
