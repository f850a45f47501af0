package data

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
	"time"
)

// A PIN opens the service page of a kiosk. It has few digits, because staff type
// it standing before a visitor: what protects it is that guessing is paused and
// that the kiosk's disk holds its hash alone.
const (
	pinDigits       = 6
	pinDifferent    = 4       // digits that differ, at least
	pinRounds       = 600_000 // OWASP's figure for PBKDF2-SHA256; 0.12 s on a server of 2024, 0.45 s without SHA instructions
	mostPINRounds   = 10_000_000
	longestPINPause = time.Hour
	pinScheme       = "pbkdf2-sha256"
)

// PINSaltLength is how many random bytes a PIN's hash wants.
const PINSaltLength = 16

// NewPIN is six random digits that do not read as a pattern. It fails when the
// source of randomness does.
func NewPIN(random io.Reader) (digits string, err error) {
	for {
		n, err := rand.Int(random, big.NewInt(1_000_000))
		if err != nil {
			return "", fmt.Errorf("new PIN: %w", err)
		}
		if digits = fmt.Sprintf("%0*d", pinDigits, n); !isPattern(digits) {
			return digits, nil
		}
	}
}

// isPattern reports whether the digits are among those that people try first:
// few different ones (111111, 121212, 123321), or a walk in equal steps
// (123456, 987654, 135791). Of a million PINs 932 320 are left.
func isPattern(digits string) bool {
	var seen uint16 // a bit for each digit
	walk := true
	for i := range len(digits) {
		seen |= 1 << (digits[i] - '0')
		walk = walk && (i < 2 || pinStep(digits, i) == pinStep(digits, i-1))
	}
	return walk || bits.OnesCount16(seen) < pinDifferent
}

// pinStep is from the digit before to this one, on a ring of ten.
func pinStep(digits string, at int) int { return (int(digits[at]) - int(digits[at-1]) + 10) % 10 }

// PINHash is what is kept of a PIN. The zero value is the hash of none. It is
// not for logs: of a PIN of six digits every hash can be found out in days.
type PINHash struct {
	rounds int
	salt   string
	sum    [sha256.Size]byte
}

// HashPIN is the hash of the PIN with a salt of PINSaltLength random bytes. It
// takes as long as Is.
func HashPIN(digits string, salt []byte) PINHash {
	return PINHash{rounds: pinRounds, salt: string(salt), sum: derivePIN(digits, salt, pinRounds)}
}

// ParsePINHash reads what Text wrote; anything else is ErrInvalid.
func ParsePINHash(text string) (PINHash, error) {
	fields := strings.Split(text, "$")
	if len(fields) != 4 || fields[0] != pinScheme {
		return PINHash{}, fmt.Errorf("hash of a PIN: not %s$rounds$salt$hash: %w", pinScheme, ErrInvalid)
	}
	rounds, err := strconv.Atoi(fields[1])
	if err != nil || rounds < 1 || rounds > mostPINRounds {
		return PINHash{}, fmt.Errorf("hash of a PIN: rounds: %w", ErrInvalid)
	}
	salt, err := hex.DecodeString(fields[2])
	if err != nil || len(salt) < PINSaltLength {
		return PINHash{}, fmt.Errorf("hash of a PIN: salt: %w", ErrInvalid)
	}
	sum, err := hex.DecodeString(fields[3])
	if err != nil || len(sum) != sha256.Size {
		return PINHash{}, fmt.Errorf("hash of a PIN: length: %w", ErrInvalid)
	}
	return PINHash{rounds, string(salt), [sha256.Size]byte(sum)}, nil
}

// Text is the hash as a file keeps it: pbkdf2-sha256$600000$salt$hash, the last
// two in hexadecimal digits.
func (h PINHash) Text() string {
	return fmt.Sprintf("%s$%d$%x$%x", pinScheme, h.rounds, h.salt, h.sum)
}

// Is reports whether the hash is the PIN's, in constant time. It takes as long
// as 600 000 rounds do, a tenth to half of a second: keep it off a window's
// thread.
func (h PINHash) Is(digits string) bool {
	if h.rounds == 0 {
		return false
	}
	sum := derivePIN(digits, []byte(h.salt), h.rounds)
	return subtle.ConstantTimeCompare(h.sum[:], sum[:]) == 1
}

func derivePIN(digits string, salt []byte, rounds int) [sha256.Size]byte {
	sum, err := pbkdf2.Key(sha256.New, digits, salt, rounds, sha256.Size)
	if err != nil {
		panic(err) // a short salt where only FIPS 140 is allowed; salts have the length it asks for
	}
	return [sha256.Size]byte(sum)
}

// PINGuard limits guessing at the PIN of one screen: after five misses nothing
// is compared for a minute, and after each further one for twice as long, up to
// an hour. That leaves some thirty tries for the first day. Its zero value is
// ready; it is not for several goroutines at once, and forgets when the program
// ends.
type PINGuard struct {
	missed int
	last   time.Time // of the misses
}

// Wait is how long nothing is compared any more; zero: try.
func (g *PINGuard) Wait(now time.Time) time.Duration {
	return max(0, g.last.Add(pauseAfter(g.missed-triesBeforePause, longestPINPause)).Sub(now))
}

// Try compares the digits with the hash. With a wait above zero it compared
// nothing, whatever the digits. Success forgives the misses before.
func (g *PINGuard) Try(now time.Time, hash PINHash, digits string) (ok bool, wait time.Duration) {
	if wait := g.Wait(now); wait > 0 {
		return false, wait
	}
	if hash.Is(digits) {
		*g = PINGuard{}
		return true, 0
	}
	g.missed, g.last = g.missed+1, now
	return false, 0
}
