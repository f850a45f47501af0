package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/seal"
)

func TestPlaceOfAPhoneLastsADayAndTellsNoAddress(t *testing.T) {
	now := time.Date(2026, time.November, 30, 9, 0, 0, 0, data.Sofia())
	o := &opinions{clock: func() time.Time { return now }}
	first := o.place("192.0.2.1")
	if again, other := o.place("192.0.2.1"), o.place("192.0.2.2"); again != first || other == first {
		t.Errorf("got %s, again %s, another %s", first, again, other)
	}
	now = now.AddDate(0, 0, 1)
	if next := o.place("192.0.2.1"); next == first {
		t.Errorf("the next day it is still %s", next)
	}
	if restarted := (&opinions{clock: o.clock}).place("192.0.2.1"); restarted == o.place("192.0.2.1") {
		t.Error("another run of the office knows the phone")
	}
}

// phones are the opinions of an office that seals to new keys.
func phones(t *testing.T) (o *opinions, office *opened, key seal.Key) {
	t.Helper()
	office = openOffice(t)
	key, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	recovery, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	if err := office.store.SetSealKeys(t.Context(), "admin", data.SealKeys{Office: key.Public(), Recovery: recovery.Public()}); err != nil {
		t.Fatal(err)
	}
	pages := &published{shelf: office.shelf, built: office.built}
	if err := pages.renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	return &opinions{pages: pages, store: office.store, clock: time.Now}, office, key
}

func wanted(id string) data.Feedback {
	return data.Feedback{ID: data.EventID(id), Kind: data.KindComplaint, Words: "Чаках дълго", Language: data.Bulgarian, Channel: data.ViaPhone, Visit: id}
}

func TestContactOfAPhoneIsSealedBeforeItIsStored(t *testing.T) {
	o, office, key := phones(t)
	contact := data.Contact{Name: "Канарка Примерова", Phone: "0888 314 159"}
	answer, err := o.AskAnswer(t.Context(), "192.0.2.1", wanted("phone-1"), contact)
	if err != nil || answer.Case.Number == "" || answer.Slip.Code == "" || answer.Case.Due.IsZero() {
		t.Fatalf("got %+v, %v", answer, err)
	}
	again, err := o.AskAnswer(t.Context(), "192.0.2.1", wanted("phone-1"), contact)
	if err != nil || again.Case.Number != answer.Case.Number || again.Slip.Code != answer.Slip.Code {
		t.Errorf("the same message is %+v, %v", again, err)
	}
	var sealed data.Sealed
	err = filepath.WalkDir(string(office.folder), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, canary := range []string{contact.Name, "Канарка", contact.Phone, "314 159"} {
			if bytes.Contains(raw, []byte(canary)) {
				t.Errorf("%s holds %q", path, canary)
			}
		}
		if from, to := bytes.Index(raw, []byte("-----BEGIN AGE")), bytes.Index(raw, []byte("-----END AGE ENCRYPTED FILE-----")); from >= 0 && to > from {
			sealed = data.Sealed(string(raw[from:to]) + "-----END AGE ENCRYPTED FILE-----")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if opened, _, err := key.Open(sealed, "phone-1"); err != nil || opened != contact {
		t.Errorf("the key opens %+v, %v", opened, err)
	}
}

func TestOneAddressOpensAFewCasesAnHour(t *testing.T) {
	o, _, _ := phones(t)
	now := time.Now()
	o.clock = func() time.Time { return now }
	ask := func(from, id string) error {
		_, err := o.AskAnswer(t.Context(), from, wanted(id), data.Contact{Name: "Мария", Phone: "0888"})
		return err
	}
	for i := range mostWishes {
		if err := ask("192.0.2.1", fmt.Sprint("phone-", i)); err != nil {
			t.Fatal(err)
		}
		now = now.Add(time.Minute)
	}
	var wait data.TooManyAttempts
	if err := ask("192.0.2.1", "phone-more"); !errors.As(err, &wait) || wait.Wait != wishesWithin-mostWishes*time.Minute {
		t.Errorf("one more: %v", err)
	}
	if err := errors.Join(ask("192.0.2.1", "phone-0"), ask("192.0.2.2", "phone-other")); err != nil {
		t.Errorf("the same message, and another phone: %v", err)
	}
	now = now.Add(wait.Wait)
	if err := ask("192.0.2.1", "phone-more"); err != nil {
		t.Errorf("an hour later: %v", err)
	}
}
