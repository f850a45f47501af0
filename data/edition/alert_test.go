package edition_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"io/fs"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/edition"
)

func TestAlertIsReadBackFromTheDisk(t *testing.T) {
	public, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	shelf := edition.Shelf{Dir: t.TempDir(), Key: public}
	if _, err := shelf.Alert(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("before the first: %v", err)
	}
	want := data.AlertState{Number: 7, Alert: &data.Alert{
		ID: "a1", Form: data.AlertFull, Title: data.Text{BG: "Напуснете сградата", EN: "Leave the building"},
		Body: data.Text{BG: "Не ползвайте асансьора."}, Phone: "112", Drill: true,
		From: datatest.Now().UTC(), Until: datatest.Now().UTC().Add(time.Hour),
	}}
	signed, err := edition.SignAlert(key, want)
	if err != nil {
		t.Fatal(err)
	}
	if err := edition.SaveAlert(shelf.Dir, signed); err != nil {
		t.Fatal(err)
	}
	kept, err := shelf.Alert()
	if err != nil {
		t.Fatal(err)
	}
	got, err := edition.OpenAlert(shelf.Key, kept)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestForgedAlertIsRefused(t *testing.T) {
	public, key, _ := ed25519.GenerateKey(nil)
	other, strange, _ := ed25519.GenerateKey(nil)
	state := data.AlertState{Number: 1, Alert: &data.Alert{ID: "a1"}}
	good, err := edition.SignAlert(key, state)
	if err != nil {
		t.Fatal(err)
	}
	forged, err := edition.SignAlert(strange, state)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		key ed25519.PublicKey
		raw []byte
	}{
		"by another key":   {public, forged},
		"for another key":  {other, good},
		"with other words": {public, bytes.Replace(good, []byte("a1"), []byte("a2"), 1)},
		"cut short":        {public, good[:len(good)-1]},
		"only a signature": {public, good[:bytes.IndexByte(good, '\n')]},
		"nothing":          {public, nil},
		"without a key":    {nil, good},
	} {
		if got, err := edition.OpenAlert(c.key, c.raw); !errors.Is(err, edition.ErrTampered) || got.Alert != nil {
			t.Errorf("%s: got %+v, %v", name, got, err)
		}
	}
}
