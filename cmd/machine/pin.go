package machine

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"example.org/parter/data"
)

// pinMode lets the kiosk read the hash where it is another user of the office's
// group, and nobody else.
const pinMode = 0o640

// ReadPIN is the hash of the PIN, and whether there is any. A file that cannot
// be read or is damaged is an error: a PIN is in force, and nobody knows it.
func ReadPIN(path string) (data.PINHash, bool, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return data.PINHash{}, false, nil
	}
	if err != nil {
		return data.PINHash{}, false, fmt.Errorf("kiosk's PIN: %w", err)
	}
	hash, err := data.ParsePINHash(strings.TrimSpace(string(text)))
	if err != nil {
		return data.PINHash{}, false, fmt.Errorf("kiosk's PIN %s: %w", path, err)
	}
	return hash, true, nil
}

// WritePIN makes a new PIN and keeps its hash in the file, in whose folder only
// office and screens may write. The digits are returned once and stand nowhere;
// on an error the PIN before is still in force.
func WritePIN(path string) (digits string, err error) {
	digits, err = data.NewPIN(rand.Reader)
	if err != nil {
		return "", err
	}
	salt := make([]byte, data.PINSaltLength)
	rand.Read(salt) // it never fails
	if err := replaceFile(path, data.HashPIN(digits, salt).Text()+"\n", pinMode); err != nil {
		return "", fmt.Errorf("kiosk's PIN: %w", err)
	}
	return digits, nil
}

// replaceFile writes the file so that after a power cut it is either the old
// one or the new one. The temporary file has a name that was free: in a folder
// of two users the other one could have laid a link there.
func replaceFile(path, text string, mode fs.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder waits until the disk has the folder's names.
func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
