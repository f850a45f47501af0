package data

import (
	"strings"
	"testing"
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
