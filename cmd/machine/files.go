package machine

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"example.org/parter/data"
)

// Files is the folder of the PDF documents that citizens may take home, each under the
// SHA-256 of its file, byte for byte as it was given. The office writes it; everybody
// on the machine may read it.
type Files string

// Files is where the files of forms lie.
func (f Folder) Files() Files { return Files(f.join("files")) }

// Keep stores the file, if it is not there, and returns its name.
func (f Files) Keep(file []byte) (name string, err error) { return keep(string(f), file) }

// File is the file under the name. One that is not there, and one that was torn or
// changed, is data.ErrNotFound.
func (f Files) File(name string) ([]byte, error) { return kept(string(f), name) }

// keep stores the file in the folder under its SHA-256.
func keep(folder string, file []byte) (name string, err error) {
	name = fmt.Sprintf("%x", sha256.Sum256(file))
	if _, err := kept(folder, name); err == nil {
		return name, nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	temporary, err := os.CreateTemp(folder, ".new-*")
	if err != nil {
		return "", err
	}
	_, err = temporary.Write(file)
	err = errors.Join(err, temporary.Chmod(0o644), temporary.Sync(), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), filepath.Join(folder, name))
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("file not kept: %w", err), os.Remove(temporary.Name()))
	}
	return name, nil
}

func kept(folder, name string) ([]byte, error) {
	if digest, err := hex.DecodeString(name); err != nil || len(digest) != sha256.Size {
		return nil, fmt.Errorf("file %q: %w", name, data.ErrNotFound)
	}
	file, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, data.ErrNotFound)
	}
	if fmt.Sprintf("%x", sha256.Sum256(file)) != name {
		return nil, fmt.Errorf("file %s is not what was stored: %w", name, data.ErrNotFound)
	}
	return file, nil
}
