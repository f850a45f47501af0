package edition

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"example.org/parter/data"
)

// The files of an edition's folder, and the pointer beside the folders.
const (
	contentFile   = "edition.db"
	manifestFile  = "manifest.json"
	signatureFile = "manifest.sig"
	currentFile   = "current"
)

// manifestLimit bounds what is read before anything is verified, in bytes.
const manifestLimit = 64 << 10

// manifest describes edition.db. What is signed are the bytes of its file and
// not its values: a re-encoded manifest is another one.
type manifest struct {
	Number data.EditionNumber `json:"number"`
	Built  time.Time          `json:"built"`
	Schema int                `json:"schema"`
	SHA256 string             `json:"sha256"`
	Size   int64              `json:"size"`
}

// folder is where an edition lies.
func folder(dir string, n data.EditionNumber) string {
	return filepath.Join(dir, fmt.Sprintf("%06d", n))
}

// write puts the manifest and its signature into the folder.
func (m manifest) write(dir string, key ed25519.PrivateKey) error {
	raw, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	if err := writeSynced(filepath.Join(dir, manifestFile), raw, 0o644); err != nil {
		return err
	}
	signature := base64.StdEncoding.EncodeToString(ed25519.Sign(key, raw))
	return writeSynced(filepath.Join(dir, signatureFile), []byte(signature), 0o644)
}

// readManifest returns the manifest of an edition after its signature, its
// number and its schema were found right.
func readManifest(dir string, n data.EditionNumber, key ed25519.PublicKey) (manifest, error) {
	raw, err := readBounded(filepath.Join(dir, manifestFile))
	if err != nil {
		return manifest{}, &Refusal{n, ErrTorn, err}
	}
	text, err := readBounded(filepath.Join(dir, signatureFile))
	if err != nil {
		return manifest{}, &Refusal{n, ErrTorn, err}
	}
	signature, err := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(text)))
	if err != nil {
		return manifest{}, &Refusal{n, ErrTampered, fmt.Errorf("signature: %w", err)}
	}
	if len(key) != ed25519.PublicKeySize || !ed25519.Verify(key, raw, signature) {
		return manifest{}, &Refusal{n, ErrTampered, errors.New("signature does not fit")}
	}
	var m manifest
	if err := json.Unmarshal(raw, &m); err != nil {
		return manifest{}, &Refusal{n, ErrTampered, fmt.Errorf("manifest: %w", err)}
	}
	if m.Number != n {
		return manifest{}, &Refusal{n, ErrTampered, fmt.Errorf("manifest is of edition %d", m.Number)}
	}
	if m.Schema > Schema {
		return manifest{}, &Refusal{n, ErrNewer, fmt.Errorf("schema %d, this program reads up to %d", m.Schema, Schema)}
	}
	return m, nil
}

// checkFile compares edition.db with the manifest.
func (m manifest) checkFile(path string) error {
	size, digest, err := digestFile(path)
	switch {
	case err != nil:
		return &Refusal{m.Number, ErrTorn, err}
	case size != m.Size:
		return &Refusal{m.Number, ErrTorn, fmt.Errorf("%d bytes, want %d", size, m.Size)}
	case digest != m.SHA256:
		return &Refusal{m.Number, ErrTampered, errors.New("digest does not fit")}
	}
	return nil
}

// digestFile returns the size and the hexadecimal SHA-256 of a file.
func digestFile(path string) (size int64, digest string, err error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, "", err
	}
	sum := sha256.New()
	size, err = io.Copy(sum, file)
	if err := errors.Join(err, file.Close()); err != nil {
		return 0, "", err
	}
	return size, hex.EncodeToString(sum.Sum(nil)), nil
}

func readBounded(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(file, manifestLimit))
	return raw, errors.Join(err, file.Close())
}
