package edition

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"example.org/parter/data"
)

// alertFile lies beside the editions: an alert outlives the office and the
// screen, and does not wait for an edition.
const alertFile = "alert"

// alertPurpose stands before what is signed, so that nothing else that the key
// signs can be taken for an alert.
const alertPurpose = "parter alert 1\n"

// SignAlert is the state as it goes to the screens: a line with the signature, and
// the bytes that were signed.
func SignAlert(key ed25519.PrivateKey, s data.AlertState) ([]byte, error) {
	body, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("alert: %w", err)
	}
	signature := ed25519.Sign(key, append([]byte(alertPurpose), body...))
	return append([]byte(base64.StdEncoding.EncodeToString(signature)+"\n"), body...), nil
}

// OpenAlert reads what SignAlert made, and refuses everything else with
// ErrTampered.
func OpenAlert(key ed25519.PublicKey, signed []byte) (data.AlertState, error) {
	line, body, _ := bytes.Cut(signed, []byte("\n"))
	signature, err := base64.StdEncoding.DecodeString(string(line))
	if err != nil || len(key) != ed25519.PublicKeySize || !ed25519.Verify(key, append([]byte(alertPurpose), body...), signature) {
		return data.AlertState{}, fmt.Errorf("alert: signature does not fit: %w", ErrTampered)
	}
	var s data.AlertState
	if err := json.Unmarshal(body, &s); err != nil {
		return data.AlertState{}, fmt.Errorf("alert: %w: %w", ErrTampered, err)
	}
	return s, nil
}

// SaveAlert keeps the signed state in the folder of editions, where screens find it
// that were not there when it was told. It returns when the disk has it.
func SaveAlert(dir string, signed []byte) error {
	if err := errors.Join(replaceFile(filepath.Join(dir, alertFile), signed, 0o644), syncPath(dir)); err != nil {
		return fmt.Errorf("alert: %w", err)
	}
	return nil
}

// AlertWritten is when the state was saved last; zero: there never was one.
func (s Shelf) AlertWritten() time.Time {
	info, err := os.Stat(filepath.Join(s.Dir, alertFile))
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// Alert is the signed state that was saved, or fs.ErrNotExist where there never was
// one.
func (s Shelf) Alert() ([]byte, error) { return readBounded(filepath.Join(s.Dir, alertFile)) }
