package machine

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAPINIsReadByItsHashAlone(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077)) // of an installer who is careful
	path := filepath.Join(t.TempDir(), "kiosk.pin")
	if _, there, err := ReadPIN(path); there || err != nil {
		t.Fatalf("before there is one: %v, %v", there, err)
	}
	digits, err := WritePIN(path)
	if err != nil {
		t.Fatal(err)
	}
	hash, there, err := ReadPIN(path)
	if err != nil || !there || !hash.Is(digits) {
		t.Errorf("%q does not open: %v, %v", digits, there, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	text, err := os.ReadFile(path)
	if err != nil || string(text) != hash.Text()+"\n" {
		t.Errorf("the file holds more than the hash: %q, %v", text, err)
	}
	if left, err := filepath.Glob(path + ".*"); len(left) != 0 || err != nil {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

func TestANewPINEndsTheOldOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kiosk.pin")
	before, err := WritePIN(path)
	if err != nil {
		t.Fatal(err)
	}
	now, err := WritePIN(path)
	if err != nil {
		t.Fatal(err)
	}
	hash, _, err := ReadPIN(path)
	if err != nil || !hash.Is(now) || now != before && hash.Is(before) {
		t.Errorf("%s was followed by %s: %v", before, now, err)
	}
}

func TestADamagedPINIsNoMissingOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kiosk.pin")
	if err := os.WriteFile(path, []byte("pbkdf2-sha256$600000$30"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, there, err := ReadPIN(path); there || err == nil {
		t.Errorf("got %v, %v", there, err)
	}
	if _, err := WritePIN(filepath.Join(path, "below a file")); err == nil {
		t.Error("a PIN that is kept nowhere was given out")
	}
}
