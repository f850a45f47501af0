package edition_test

import (
	"crypto/ed25519"
	"os"
	"path/filepath"
	"testing"

	"example.org/parter/data/edition"
)

func TestKeysAreKept(t *testing.T) {
	private, public := filepath.Join(t.TempDir(), "key"), filepath.Join(t.TempDir(), "key.pub")
	made, err := edition.OpenOrCreateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := edition.OpenOrCreateKey(private); err != nil || !again.Equal(made) {
		t.Errorf("the second opening gives another key, %v", err)
	}
	if info, err := os.Stat(private); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := edition.SavePublicKey(public, made.Public().(ed25519.PublicKey)); err != nil {
		t.Fatal(err)
	}
	wasSaved, err := os.Stat(public)
	if err != nil {
		t.Fatal(err)
	}
	if err := edition.SavePublicKey(public, made.Public().(ed25519.PublicKey)); err != nil {
		t.Fatal(err)
	}
	if now, err := os.Stat(public); err != nil || !os.SameFile(wasSaved, now) {
		t.Errorf("the same public key was written anew, %v", err)
	}
	if read, err := edition.LoadPublicKey(public); err != nil || !read.Equal(made.Public()) {
		t.Errorf("another public key, %v", err)
	}
	if err := os.Chmod(private, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := edition.LoadKey(private); err == nil {
		t.Error("a key that others can read was accepted")
	}
}
