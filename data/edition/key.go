package edition

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// LoadKey reads the office's signing key. It refuses a file that anybody but
// its owner may read.
func LoadKey(path string) (ed25519.PrivateKey, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("signing key: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("signing key %s: open to others (mode %v), run chmod 600", path, info.Mode().Perm())
	}
	seed, err := readBase64(path, ed25519.SeedSize)
	if err != nil {
		return nil, fmt.Errorf("signing key: %w", err)
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

// OpenOrCreateKey reads the signing key, or makes one with mode 0600 where
// there is none yet.
func OpenOrCreateKey(path string) (ed25519.PrivateKey, error) {
	key, err := LoadKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	_, key, err = ed25519.GenerateKey(nil)
	if err != nil {
		return nil, fmt.Errorf("signing key: %w", err)
	}
	if err := writeBase64(path, key.Seed(), 0o600); err != nil {
		return nil, fmt.Errorf("signing key: %w", err)
	}
	return key, nil
}

// SavePublicKey writes the key with which the screens verify editions. A file
// that holds it already is left alone, so that an office starts on a full disk.
func SavePublicKey(path string, key ed25519.PublicKey) error {
	if saved, err := LoadPublicKey(path); err == nil && saved.Equal(key) {
		return nil
	}
	if err := writeBase64(path, key, 0o644); err != nil {
		return fmt.Errorf("public key: %w", err)
	}
	return nil
}

// LoadPublicKey reads the key with which the screens verify editions.
func LoadPublicKey(path string) (ed25519.PublicKey, error) {
	key, err := readBase64(path, ed25519.PublicKeySize)
	if err != nil {
		return nil, fmt.Errorf("public key: %w", err)
	}
	return key, nil
}

func readBase64(path string, size int) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	raw, err := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(text)))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(raw) != size {
		return nil, fmt.Errorf("%s: %d bytes, want %d", path, len(raw), size)
	}
	return raw, nil
}

func writeBase64(path string, raw []byte, mode fs.FileMode) error {
	text := base64.StdEncoding.EncodeToString(raw) + "\n"
	if err := replaceFile(path, []byte(text), mode); err != nil {
		return err
	}
	return syncPath(filepath.Dir(path))
}
