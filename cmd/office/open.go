package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/edition"
	"example.org/parter/data/sqlite"
)

// opened is the office's folder, ready for work.
type opened struct {
	folder machine.Folder
	store  *sqlite.Store
	shelf  edition.Shelf
}

// open creates what is missing: the folder, the keys, the database and, when it
// is empty, Radomir's starter content.
func open(ctx context.Context, folder machine.Folder) (*opened, error) {
	for _, dir := range []string{string(folder), filepath.Dir(folder.CaseKey()), folder.Editions()} {
		if err := os.MkdirAll(dir, 0o750); err != nil {
			return nil, fmt.Errorf("data folder: %w", err)
		}
	}
	signing, err := edition.OpenOrCreateKey(folder.SigningKey())
	if err != nil {
		return nil, err
	}
	public := signing.Public().(ed25519.PublicKey)
	if err := edition.SavePublicKey(folder.TrustedKey(), public); err != nil {
		return nil, err
	}
	caseKey, err := openCaseKey(folder.CaseKey())
	if err != nil {
		return nil, err
	}
	builder := edition.NewBuilder(folder.Editions(), signing, time.Now)
	store, err := sqlite.Open(ctx, folder.Content(), sqlite.Options{Clock: time.Now, Key: caseKey, Release: builder.Build})
	if err != nil {
		return nil, err
	}
	o := &opened{folder: folder, store: store, shelf: edition.Shelf{Dir: folder.Editions(), Key: public}}
	if err := o.seed(ctx); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return o, nil
}

func (o *opened) seed(ctx context.Context) error {
	empty, err := o.store.Empty(ctx)
	if err != nil || !empty {
		return err
	}
	starter, err := machine.Starter()
	if err != nil {
		return err
	}
	return o.store.Seed(ctx, starter)
}

// publishIfNeeded makes an edition when there is no good one, when the database
// does not know the one on disk (the power went between the two), or when phones
// reach the office at another address than the published one.
func (o *opened) publishIfNeeded(ctx context.Context, public data.PublicAddress) error {
	changed, err := o.store.SetPublicAddress(ctx, public)
	if err != nil {
		return err
	}
	present, err := o.shelf.Newest(ctx, 0)
	good := present != nil && err == nil
	if present != nil {
		known, err := o.store.LatestEdition(ctx)
		good = good && err == nil && known.Number == present.Number() && !changed
		if err := present.Close(); err != nil {
			return err
		}
	}
	if good {
		return nil
	}
	_, err = o.store.PublishEdition(ctx, "office")
	return err
}

// openCaseKey reads the secret of codes and tokens, or makes one. Without the
// old one no slip that was handed out opens its case, so it is never replaced.
func openCaseKey(path string) (data.CaseKey, error) {
	var key data.CaseKey
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := rand.Read(key[:]); err != nil {
			return key, fmt.Errorf("case key: %w", err)
		}
		return key, writeSecret(path, hex.EncodeToString(key[:]))
	}
	if err != nil {
		return key, fmt.Errorf("case key: %w", err)
	}
	raw, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(raw) != len(key) {
		return key, fmt.Errorf("case key %s: want %d hexadecimal digits; restore it from the backup", path, 2*len(key))
	}
	copy(key[:], raw)
	return key, nil
}

func writeSecret(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("secret: %w", err)
	}
	_, err = f.WriteString(text + "\n")
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("secret %s: %w", path, err)
	}
	return nil
}
