// Package seal closes what a visitor leaves to be answered, and opens it again. It is
// the door to age (filippo.io/age, the format age-encryption.org/v1): the screen has
// public keys alone and cannot read back what it sealed.
package seal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"

	"example.org/parter/data"
)

// letter is what lies under the seal. It names the message, so that a contact that was
// put to another message is found out.
type letter struct {
	Message data.EventID `json:"message"`
	data.Contact
}

// Contact closes the contact of the message to both keys. Keys that are none are
// data.ErrInvalid.
func Contact(keys data.SealKeys, message data.EventID, c data.Contact) (data.Sealed, error) {
	if err := c.Check(); err != nil {
		return "", err
	}
	to, err := recipients(keys)
	if err != nil {
		return "", err
	}
	words, err := json.Marshal(letter{message, c})
	if err != nil {
		return "", fmt.Errorf("seal: %w", err)
	}
	var sealed bytes.Buffer
	if err := write(&sealed, words, to); err != nil {
		return "", fmt.Errorf("seal: %w", err)
	}
	return data.Sealed(sealed.String()), nil
}

func write(into io.Writer, words []byte, to []age.Recipient) error {
	armoured := armor.NewWriter(into)
	w, err := age.Encrypt(armoured, to...)
	if err != nil {
		return err
	}
	if _, err := w.Write(words); err != nil {
		return err
	}
	return errors.Join(w.Close(), armoured.Close())
}

// CheckKeys says everything that is wrong with the keys, or nil.
func CheckKeys(keys data.SealKeys) error {
	_, err := recipients(keys)
	return err
}

func recipients(keys data.SealKeys) (to []age.Recipient, err error) {
	if err := keys.Check(); err != nil {
		return nil, err
	}
	var p data.Problems
	for _, field := range []struct{ name, key string }{{"seal_office", keys.Office}, {"seal_recovery", keys.Recovery}} {
		one, err := age.ParseX25519Recipient(field.key)
		if err != nil {
			p = append(p, data.Problem{Field: field.name, Reason: data.BadFormat})
			continue
		}
		to = append(to, one)
	}
	if p != nil {
		return nil, p
	}
	return to, nil
}

// Key is one that opens (таен ключ).
type Key struct{ identity *age.X25519Identity }

// NewKey makes a key by chance.
func NewKey() (Key, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return Key{}, fmt.Errorf("seal: %w", err)
	}
	return Key{identity}, nil
}

// ErrNoKey says that what was read holds no key.
var ErrNoKey = errors.New("seal: this is no key file")

// ReadKey reads a key file: lines with # are remarks, one line is the key.
func ReadKey(from io.Reader) (Key, error) {
	raw, err := io.ReadAll(io.LimitReader(from, data.MostSealed))
	if err != nil {
		return Key{}, fmt.Errorf("seal: key file: %w", err)
	}
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		identity, err := age.ParseX25519Identity(line)
		if err != nil {
			return Key{}, ErrNoKey // the cause would quote the key
		}
		return Key{identity}, nil
	}
	return Key{}, ErrNoKey
}

// Public is the key to which others seal.
func (k Key) Public() string { return k.identity.Recipient().String() }

// File is the key file. Whoever has it reads every contact.
func (k Key) File() []byte {
	return []byte("# public key: " + k.Public() + "\n" + k.identity.String() + "\n")
}

// ErrOtherKey says that the key does not open it, ErrOtherMessage that it lies with a
// message that it was not written for, and ErrDamaged that no key opens it any more.
var (
	ErrDamaged      = errors.New("seal: it is damaged")
	ErrOtherKey     = errors.New("seal: it was not sealed to this key")
	ErrOtherMessage = errors.New("seal: it belongs to another message")
)

// Open opens the contact of the message; without a message, that of whichever it is for.
func (k Key) Open(sealed data.Sealed, message data.EventID) (data.Contact, data.EventID, error) {
	r, err := age.Decrypt(armor.NewReader(strings.NewReader(strings.TrimSpace(string(sealed)))), k.identity)
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other):
		return data.Contact{}, "", ErrOtherKey
	case err != nil:
		return data.Contact{}, "", fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	words, err := io.ReadAll(io.LimitReader(r, data.MostSealed))
	if err != nil {
		return data.Contact{}, "", fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	var l letter
	if err := json.Unmarshal(words, &l); err != nil {
		return data.Contact{}, "", ErrDamaged
	}
	if message != "" && l.Message != message {
		return data.Contact{}, l.Message, ErrOtherMessage
	}
	return l.Contact, l.Message, nil
}
