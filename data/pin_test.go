package data

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// quickHash is a hash of one round, so that a table of tries takes no minute.
func quickHash(digits string) PINHash {
	salt := []byte("0123456789abcdef")
	return PINHash{rounds: 1, salt: string(salt), sum: derivePIN(digits, salt, 1)}
}

func TestNoNewPINIsAPattern(t *testing.T) {
	for digits, want := range map[string]bool{
		"000000": true, "777777": true, "121212": true, "123123": true, "123321": true, "112233": true, "199919": true,
		"123456": true, "654321": true, "890123": true, "135791": true, "963074": true,
		"123457": false, "190387": false, "038561": false, "100240": false,
	} {
		if got := isPattern(digits); got != want {
			t.Errorf("%s: got %v, want %v", digits, got, want)
		}
	}
	left := 0
	for n := range 1_000_000 {
		if !isPattern(fmt.Sprintf("%06d", n)) {
			left++
		}
	}
	if left != 932_320 {
		t.Errorf("%d PINs are left; the comment says another figure", left)
	}
	for range 200 {
		digits, err := NewPIN(rand.Reader)
		if err != nil || len(digits) != pinDigits || strings.Trim(digits, "0123456789") != "" || isPattern(digits) {
			t.Fatalf("got %q, %v", digits, err)
		}
	}
}

func TestAPatternIsThrownAgain(t *testing.T) {
	throws := bytes.NewReader([]byte{0x01, 0xE2, 0x40, 0x00, 0x04, 0xD2, 0x02, 0xE7, 0xB3}) // 123456, 001234, 190387
	if got, err := NewPIN(throws); got != "001234" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := NewPIN(throws); got != "190387" || err != nil {
		t.Errorf("then got %q, %v", got, err)
	}
	if got, err := NewPIN(throws); got != "" || !errors.Is(err, io.EOF) {
		t.Errorf("without randomness: got %q, %v", got, err)
	}
}

func TestHashKnowsItsPINAlone(t *testing.T) {
	hash := quickHash("190387")
	for digits, want := range map[string]bool{"190387": true, "190388": false, "": false, " 190387": false, "1903870": false} {
		if got := hash.Is(digits); got != want {
			t.Errorf("%q: got %v", digits, got)
		}
	}
	if (PINHash{}).Is("") {
		t.Error("no PIN is the empty one")
	}
}

// The figures are of OpenSSL: kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt
// pass:190387 -kdfopt salt:0123456789abcdef -kdfopt iter:600000 PBKDF2.
func TestHashIsPBKDF2(t *testing.T) {
	const want = "pbkdf2-sha256$600000$30313233343536373839616263646566$e518076fe64d3bae28abe1a466e4434bc25cf0dd3b3b3515e15b6a48bb9d52c9"
	if got := HashPIN("190387", []byte("0123456789abcdef")).Text(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestHashReadsBackAsItWasWritten(t *testing.T) {
	want := quickHash("190387")
	text := want.Text()
	if got, err := ParsePINHash(text); got != want || err != nil {
		t.Errorf("got %+v, %v", got, err)
	}
	fields := strings.Split(text, "$")
	for name, text := range map[string]string{
		"empty":          "",
		"cut short":      text[:len(text)-2],
		"another scheme": strings.Replace(text, "sha256", "sha1", 1),
		"no rounds":      strings.Replace(text, "$1$", "$0$", 1),
		"too many":       strings.Replace(text, "$1$", "$99999999999$", 1),
		"short salt":     strings.Replace(text, fields[2], "00", 1),
		"no salt":        strings.Replace(text, fields[2], "salt", 1),
		"one more":       text + "$",
		"the PIN itself": "190387",
	} {
		if _, err := ParsePINHash(text); !errors.Is(err, ErrInvalid) || strings.Contains(err.Error(), fields[3]) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func FuzzParsePINHash(f *testing.F) {
	f.Add(quickHash("190387").Text())
	f.Add("pbkdf2-sha256$+7$$")
	f.Fuzz(func(t *testing.T, text string) {
		want, err := ParsePINHash(text)
		if err != nil {
			return
		}
		if got, err := ParsePINHash(want.Text()); got != want || err != nil {
			t.Errorf("%q: got %+v, %v; want %+v", text, got, err, want)
		}
	})
}

func TestGuessingAtThePINIsPaused(t *testing.T) {
	hash := quickHash("190387")
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, Sofia())
	var g PINGuard
	for _, step := range []struct {
		name  string
		later time.Duration
		typed string
		ok    bool
		wait  time.Duration
	}{
		{"first miss", 0, "000001", false, 0},
		{"right", 0, "190387", true, 0},
		{"first miss again", 0, "000001", false, 0},
		{"second", time.Second, "000002", false, 0},
		{"third", time.Second, "000003", false, 0},
		{"fourth", time.Second, "000004", false, 0},
		{"fifth", time.Second, "000005", false, 0},
		{"right, and not compared", 0, "190387", false, time.Minute},
		{"the last moment of the pause", time.Minute - 1, "190387", false, 1},
		{"sixth", 1, "000006", false, 0},
		{"twice as long", 0, "190387", false, 2 * time.Minute},
		{"seventh", 2 * time.Minute, "000007", false, 0},
		{"eighth", 4 * time.Minute, "000008", false, 0},
		{"ninth", 8 * time.Minute, "000009", false, 0},
		{"tenth", 16 * time.Minute, "000010", false, 0},
		{"eleventh", 32 * time.Minute, "000011", false, 0},
		{"never above an hour", 0, "190387", false, time.Hour},
		{"twelfth", time.Hour, "000012", false, 0},
		{"an hour again", 0, "190387", false, time.Hour},
		{"right after the pause", time.Hour, "190387", true, 0},
		{"all is forgiven", 0, "000013", false, 0},
		{"and right", 0, "190387", true, 0},
	} {
		now = now.Add(step.later)
		if told := g.Wait(now); told != step.wait {
			t.Errorf("%s: told to wait %v, want %v", step.name, told, step.wait)
		}
		if ok, wait := g.Try(now, hash, step.typed); ok != step.ok || wait != step.wait {
			t.Errorf("%s: got %v, %v; want %v, %v", step.name, ok, wait, step.ok, step.wait)
		}
	}
}

func BenchmarkPINHash(b *testing.B) {
	hash := HashPIN("190387", make([]byte, PINSaltLength))
	for b.Loop() {
		hash.Is("190388")
	}
}
