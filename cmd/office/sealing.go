package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/seal"
)

type newSealKeys struct {
	Office    string `help:"File for the office's key; it must not be there." required:"" placeholder:"FILE"`
	Recovery  string `help:"File for the key that is kept apart, for the day on which the first is lost; it must not be there." required:"" placeholder:"FILE"`
	PrintOnly bool   `help:"Only make the files and print the public keys: for a machine that is not the office."`
}

// Run makes both files, or none, prints what may be known to all, and seals to it from
// now on. The office keeps neither of the files.
func (k newSealKeys) Run(ctx context.Context, folder machine.Folder) error {
	keys, err := k.make()
	if err != nil {
		return err
	}
	say(phrases.TerminalSealKeys, keys.Office, keys.Recovery, k.Office, k.Recovery)
	if k.PrintOnly {
		return nil
	}
	if err := setSealKeys(ctx, folder, keys); err != nil {
		return fmt.Errorf("the two files are made, and nothing is sealed to them yet; enter the public keys in the console: %w", err)
	}
	say(phrases.TerminalSealKeysSet)
	return nil
}

func (k newSealKeys) make() (public data.SealKeys, err error) {
	office, err := seal.NewKey()
	if err != nil {
		return public, err
	}
	recovery, err := seal.NewKey()
	if err != nil {
		return public, err
	}
	if err := writeKeyFile(k.Office, office); err != nil {
		return public, err
	}
	if err := writeKeyFile(k.Recovery, recovery); err != nil {
		return public, errors.Join(err, os.Remove(k.Office))
	}
	return data.SealKeys{Office: office.Public(), Recovery: recovery.Public()}, nil
}

func writeKeyFile(path string, k seal.Key) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("key file: %w", err)
	}
	_, err = f.Write(k.File())
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("key file: %w", err), os.Remove(path))
	}
	return nil
}

func setSealKeys(ctx context.Context, folder machine.Folder, keys data.SealKeys) (err error) {
	o, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.store.Close()) }()
	return o.store.SetSealKeys(ctx, "office", keys)
}

type unsealing struct {
	Key   string   `help:"The key file: the office's or the recovery key." required:"" type:"path" placeholder:"FILE"`
	Files []string `arg:"" optional:"" help:"Sealed contacts, as the console exports them; - or none: standard input."`
}

// refusal is why a contact or a file was not opened, in the words of whoever sits there.
// Err is for a script.
type refusal struct {
	Words string
	Err   error
}

func (r refusal) Error() string { return r.Words }
func (r refusal) Unwrap() error { return r.Err }

func refuse(err error, k phrases.Key, args ...any) refusal {
	return refusal{phrases.In(data.Bulgarian, k, args...), err}
}

// errSealed: not every contact was opened.
var errSealed = errors.New("not every contact was opened")

// Run prints the contacts to standard output and keeps nothing. It asks no office.
func (u unsealing) Run() error {
	key, err := readKey(u.Key)
	if err != nil {
		return err
	}
	if len(u.Files) == 0 {
		u.Files = []string{"-"}
	}
	var opened, sealed int
	for _, name := range u.Files {
		contacts, err := readContacts(name)
		if err != nil {
			return err
		}
		for _, c := range contacts {
			if tellContact(key, c) {
				opened++
			} else {
				sealed++
			}
		}
	}
	if sealed > 0 {
		return refuse(errSealed, phrases.TerminalUnsealPartly, opened, sealed)
	}
	return nil
}

func readKey(path string) (seal.Key, error) {
	file, err := os.Open(path)
	if err != nil {
		return seal.Key{}, refuse(err, phrases.TerminalUnsealUnread, path)
	}
	key, err := seal.ReadKey(file)
	err = errors.Join(err, file.Close())
	switch {
	case errors.Is(err, seal.ErrNoKey):
		return key, refuse(err, phrases.TerminalUnsealNoKey, path)
	case err != nil:
		return key, refuse(err, phrases.TerminalUnsealUnread, path)
	}
	return key, nil
}

// mostContacts is how much of a file is read: some ten thousand contacts.
const mostContacts = 64 << 20

func readContacts(name string) ([]data.SealedContact, error) {
	from := io.ReadCloser(os.Stdin)
	if name != "-" {
		var err error
		if from, err = os.Open(name); err != nil {
			return nil, refuse(err, phrases.TerminalUnsealUnread, name)
		}
	}
	text, err := io.ReadAll(io.LimitReader(from, mostContacts))
	if err := errors.Join(err, from.Close()); err != nil {
		return nil, refuse(err, phrases.TerminalUnsealUnread, name)
	}
	all := data.ReadContacts(string(text))
	if len(all) == 0 {
		return nil, refuse(data.ErrInvalid, phrases.TerminalUnsealNone, name)
	}
	return all, nil
}

// printable is what a terminal only shows: a visitor wrote it, and may have written anything.
func printable(words string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, words)
}

// unopened is why a contact cannot be read.
func unopened(err error) phrases.Key {
	switch {
	case errors.Is(err, seal.ErrOtherKey):
		return phrases.OfficeContactOtherKey
	case errors.Is(err, seal.ErrOtherMessage):
		return phrases.OfficeContactOtherMessage
	default:
		return phrases.OfficeContactDamaged
	}
}

// tellContact prints the contact, or says of which message it cannot be read.
func tellContact(key seal.Key, c data.SealedContact) bool {
	contact, message, err := key.Open(c.Sealed, c.Message)
	if message == "" {
		message = c.Message
	}
	title := string(message)
	if c.Number != "" {
		title = string(c.Number) + "  " + title
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, printable(title)+":", phrases.In(data.Bulgarian, unopened(err)))
		return false
	}
	fmt.Println(title)
	for _, line := range []struct {
		key   phrases.Key
		words string
	}{
		{phrases.TerminalContactName, contact.Name},
		{phrases.TerminalContactPhone, contact.Phone},
		{phrases.TerminalContactEmail, contact.Email},
		{phrases.TerminalContactAddress, contact.Address},
	} {
		if line.words != "" {
			say(line.key, printable(line.words))
		}
	}
	return true
}
