package data

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestCodeIsReadAsPeopleTypeIt(t *testing.T) {
	for name, typed := range map[string]string{
		"as printed":         "7K3M-0QXZ",
		"small letters":      "7k3m-0qxz",
		"O for zero":         "7K3MOQXZ",
		"spaces":             " 7K 3M 0Q XZ ",
		"Cyrillic K and M":   "7К3М0QXZ",
		"Cyrillic X (Ха)":    "7K3M0QХZ",
		"dash of a computer": "7K3M–0QXZ",
	} {
		if got, ok := ParseAccessCode(typed); !ok || got != "7K3M0QXZ" {
			t.Errorf("%s: got %q %v", name, got, ok)
		}
	}
	for name, typed := range map[string]string{"short": "7K3M", "long": "7K3M0QXZ1", "U is no letter of it": "7K3M0QXU", "empty": ""} {
		if got, ok := ParseAccessCode(typed); ok {
			t.Errorf("%s: accepted as %q", name, got)
		}
	}
}

func TestCodesDifferByCaseAndSalt(t *testing.T) {
	key := CaseKey{1, 2, 3}
	seen := map[AccessCode]bool{}
	for _, id := range []CaseID{"a", "b"} {
		for _, salt := range []string{"x", "y"} {
			code := key.Code(id, salt)
			if got, ok := ParseAccessCode(code.Grouped()); !ok || got != code {
				t.Errorf("%q does not read back: %q", code, got)
			}
			seen[code] = true
		}
	}
	if len(seen) != 4 {
		t.Errorf("got %d codes, want 4", len(seen))
	}
	if token := key.Token("a", "x"); len(token) != 16 || strings.Contains(string(token), string(key.Code("a", "x"))) {
		t.Errorf("token %q", token)
	}
}

func TestGuessingIsPaused(t *testing.T) {
	var a Attempts
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	for range triesBeforePause {
		if err := a.Allow("kiosk", "94-00-1", now); err != nil {
			t.Fatal(err)
		}
		a.Missed("kiosk", "94-00-1", now)
	}
	var wait TooManyAttempts
	if err := a.Allow("kiosk", "94-00-2", now); !errors.As(err, &wait) || wait.Wait != firstPause {
		t.Errorf("got %v, want a pause of %v", err, firstPause)
	}
	if err := a.Allow("phone", "94-00-2", now); err != nil {
		t.Errorf("another source must not wait: %v", err)
	}
	if err := a.Allow("kiosk", "94-00-2", now.Add(firstPause)); err != nil {
		t.Errorf("after the pause: %v", err)
	}
}

// A token that nobody knows must not close the scanners of the whole house.
func TestGuessingAtTokensCountsForItsSourceAlone(t *testing.T) {
	var a Attempts
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	for range 2 * triesForNumber {
		a.Missed("kiosk", "", now)
	}
	if err := a.Allow("kiosk", "", now); !errors.As(err, &TooManyAttempts{}) {
		t.Errorf("got %v, want a pause", err)
	}
	if err := a.Allow("another kiosk", "", now); err != nil {
		t.Errorf("another kiosk must not wait: %v", err)
	}
}

func TestNumberGuessedAtTooOftenAnswersLikeAWrongCode(t *testing.T) {
	var a Attempts
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	for i := range triesForNumber {
		a.Missed(string(rune('a'+i)), "94-00-1", now)
	}
	if err := a.Allow("new", "94–00–1", now); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v, want %v", err, ErrNotFound)
	}
	if err := a.Allow("new", "94-00-1", now.Add(numberMemory)); err != nil {
		t.Errorf("a day later: %v", err)
	}
}
