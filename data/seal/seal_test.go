package seal_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/seal"
)

var someone = data.Contact{Name: "Примерна Посетителка", Phone: "0888 000 000", Email: "p@example.org", Address: "с. Примерово"}

func twoKeys(t *testing.T) (office, recovery seal.Key, public data.SealKeys) {
	t.Helper()
	office, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	recovery, err = seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return office, recovery, data.SealKeys{Office: office.Public(), Recovery: recovery.Public()}
}

func TestEitherOfTwoKeysOpensAContactAndNoOther(t *testing.T) {
	office, recovery, public := twoKeys(t)
	sealed, err := seal.Contact(public, "message-1", someone)
	if err != nil {
		t.Fatal(err)
	}
	if !sealed.WellFormed() {
		t.Errorf("not well formed:\n%s", sealed)
	}
	for _, word := range []string{"Примерна", "0888", "example.org", "Примерово", "message-1"} {
		if strings.Contains(string(sealed), word) {
			t.Errorf("%q can be read", word)
		}
	}
	for name, key := range map[string]seal.Key{"office": office, "recovery": recovery} {
		read, err := seal.ReadKey(bytes.NewReader(key.File()))
		if err != nil {
			t.Fatal(err)
		}
		contact, message, err := read.Open(sealed, "message-1")
		if err != nil || contact != someone || message != "message-1" {
			t.Errorf("%s opens %+v of %s, %v", name, contact, message, err)
		}
	}
	stranger, _, _ := twoKeys(t)
	if _, _, err := stranger.Open(sealed, "message-1"); !errors.Is(err, seal.ErrOtherKey) {
		t.Errorf("another key: %v", err)
	}
	if contact, _, err := office.Open(sealed, "message-2"); !errors.Is(err, seal.ErrOtherMessage) || contact != (data.Contact{}) {
		t.Errorf("at another message: %+v, %v", contact, err)
	}
	for i := range len(sealed) {
		bent := []byte(sealed)
		bent[i] ^= 4
		if contact, _, err := office.Open(data.Sealed(bent), "message-1"); err == nil && contact != someone {
			t.Fatalf("byte %d changed: %+v", i, contact)
		}
	}
}

func TestWhatIsSealedTwiceIsNotTheSame(t *testing.T) {
	_, _, public := twoKeys(t)
	first, err := seal.Contact(public, "m", someone)
	if err != nil {
		t.Fatal(err)
	}
	second, err := seal.Contact(public, "m", someone)
	if err != nil || first == second {
		t.Errorf("the same twice, %v", err)
	}
}

func TestKeysThatAreNoneAreRefused(t *testing.T) {
	_, _, public := twoKeys(t)
	for name, keys := range map[string]data.SealKeys{
		"none":         {},
		"one alone":    {Office: public.Office},
		"the same":     {Office: public.Office, Recovery: public.Office},
		"a typing":     {Office: public.Office, Recovery: public.Recovery[:len(public.Recovery)-1] + "b"},
		"a secret one": {Office: public.Office, Recovery: "AGE-SECRET-KEY-1"},
	} {
		if _, err := seal.Contact(keys, "m", someone); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, file := range []string{"", "# nothing\n", public.Office, "AGE-SECRET-KEY-1WRONG"} {
		if _, err := seal.ReadKey(strings.NewReader(file)); !errors.Is(err, seal.ErrNoKey) || strings.Contains(err.Error(), "WRONG") {
			t.Errorf("key file %q: %v", file, err)
		}
	}
}
