package sqlite

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
)

// alphabet is Crockford's base 32 in small letters.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// Lengths of random text, in characters of five bits.
const (
	nameLength   = 10 // 50 bits: IDs need to be unique, not secret
	secretLength = 32 // 160 bits: salts and one-time links
)

// randomName is a fresh ID.
func randomName() string { return randomText(nameLength) }

// randomSecret is a text that nobody can guess.
func randomSecret() string { return randomText(secretLength) }

// randomText never fails: crypto/rand ends the program when the system has no
// randomness to give.
func randomText(length int) string {
	text := make([]byte, length)
	rand.Read(text)
	for i, b := range text {
		text[i] = alphabet[b&31]
	}
	return string(text)
}

// digest is what is stored of a secret.
func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
