package machine

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // pictures are one of the two
	_ "image/png"
	"os"
	"path/filepath"

	"github.com/disintegration/imaging"

	"example.org/parter/data"
)

// Pictures is the folder of pictures beside the editions, each under the SHA-256 of
// its file. The office writes it and screens read it.
type Pictures string

// Pictures is where the pictures of board items lie.
func (f Folder) Pictures() Pictures { return Pictures(f.join("pictures")) }

// Keep stores the file, if it is not there, and returns its name.
func (p Pictures) Keep(file []byte) (name string, err error) {
	name = fmt.Sprintf("%x", sha256.Sum256(file))
	if _, err := p.File(name); err == nil {
		return name, nil
	}
	if err := os.MkdirAll(string(p), 0o755); err != nil {
		return "", err
	}
	temporary, err := os.CreateTemp(string(p), ".new-*")
	if err != nil {
		return "", err
	}
	_, err = temporary.Write(file)
	err = errors.Join(err, temporary.Chmod(0o644), temporary.Sync(), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), filepath.Join(string(p), name))
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("picture: %w", err), os.Remove(temporary.Name()))
	}
	return name, nil
}

// File is the file under the name. One that is not there, and one that was torn or
// changed, is data.ErrNotFound.
func (p Pictures) File(name string) ([]byte, error) {
	if digest, err := hex.DecodeString(name); err != nil || len(digest) != sha256.Size {
		return nil, fmt.Errorf("picture %q: %w", name, data.ErrNotFound)
	}
	file, err := os.ReadFile(filepath.Join(string(p), name))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, data.ErrNotFound)
	}
	if fmt.Sprintf("%x", sha256.Sum256(file)) != name {
		return nil, fmt.Errorf("picture %s is not what was stored: %w", name, data.ErrNotFound)
	}
	return file, nil
}

// Read is the picture, exactly so many pixels large.
func (p Pictures) Read(name string, width, height int) (image.Image, error) {
	file, err := p.File(name)
	if err != nil {
		return nil, err
	}
	full, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("picture %s: %w", name, err)
	}
	return imaging.Resize(full, width, height, imaging.CatmullRom), nil // x/image/draw needs 66 MB of garbage for it
}
