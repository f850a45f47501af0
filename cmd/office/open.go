package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
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
	key    ed25519.PrivateKey // signs what screens trust
	built  *built
}

// open creates what is missing: the folders, the keys, the database and, when it
// is empty, Radomir's starter content.
func open(ctx context.Context, folder machine.Folder) (*opened, error) {
	if err := makeFolders(folder); err != nil {
		return nil, err
	}
	signing, err := edition.OpenOrCreateKey(folder.SigningKey())
	if err != nil {
		return nil, err
	}
	public := signing.Public().(ed25519.PublicKey)
	if err := edition.SavePublicKey(folder.TrustedKey(), public); err != nil {
		return nil, err
	}
	caseKey, made, err := readCaseKey(folder.CaseKey())
	if err != nil {
		return nil, err
	}
	builder := edition.NewBuilder(folder.Editions(), signing, time.Now)
	last := &built{}
	release := func(ctx context.Context, after data.EditionNumber, c data.Content) (sqlite.Edition, error) {
		prepared, err := builder.Prepare(ctx, after, c)
		if err != nil {
			return nil, err
		}
		last.keep(prepared.Summary(), c)
		return prepared, nil
	}
	store, err := sqlite.Open(ctx, folder.Content(), sqlite.Options{Clock: time.Now, Key: caseKey, Release: release})
	if err != nil {
		return nil, err
	}
	o := &opened{folder: folder, store: store, shelf: edition.Shelf{Dir: folder.Editions(), Key: public}, key: signing, built: last}
	err = o.seed(ctx)
	if err == nil && made {
		err = o.keepCaseKey(ctx, caseKey)
	}
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return o, nil
}

// makeFolders makes the folders with the modes that keep two users apart: the
// screens read editions and write what is theirs, and what is only the office's
// they cannot enter. The modes hold whatever umask the office was started with;
// the data folder's own is the installer's.
func makeFolders(folder machine.Folder) error {
	if err := os.MkdirAll(string(folder), 0o755); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	for _, f := range []struct {
		path string
		mode fs.FileMode
	}{
		{folder.Office(), 0o700},
		{filepath.Dir(folder.CaseKey()), 0o700},
		{folder.Editions(), 0o755},
		{string(folder.Files()), 0o755},
		{folder.Screens(), 0o770},
		{folder.Slips(), 0o770},
	} {
		if err := makeFolder(f.path, f.mode); err != nil {
			return fmt.Errorf("data folder: %w", err)
		}
	}
	return nil
}

func makeFolder(path string, mode fs.FileMode) error {
	if err := os.MkdirAll(path, mode); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() == mode {
		return err
	}
	return os.Chmod(path, mode)
}

// seedBases fills an empty list of provisions, also of an office that was there
// before there was such a list.
func (o *opened) seedBases(ctx context.Context) error {
	kept, err := o.store.LegalBases(ctx)
	if err != nil || len(kept) > 0 {
		return err
	}
	bases, err := machine.StarterBases()
	if err != nil {
		return err
	}
	return o.store.KeepLegalBases(ctx, "office", bases)
}

func (o *opened) seed(ctx context.Context) error {
	if err := o.seedBases(ctx); err != nil {
		return err
	}
	empty, err := o.store.Empty(ctx)
	if err != nil || !empty {
		return err
	}
	starter, err := machine.Starter()
	if err != nil {
		return err
	}
	alerts, err := machine.StarterAlerts()
	if err != nil {
		return err
	}
	return errors.Join(o.store.Seed(ctx, starter), o.store.PrepareAlerts(ctx, "office", alerts))
}

// publishIfNeeded makes an edition when there is no good one, when the newest of
// the database is not the one that screens have (the power or the disk failed
// between the two, or content.db comes from a backup), or when phones reach the
// office at another address than the published one.
func (o *opened) publishIfNeeded(ctx context.Context, public data.PublicAddress, log *slog.Logger) error {
	if err := o.store.SetPublicAddress(ctx, public); err != nil {
		return err
	}
	if good, err := o.isPublished(ctx, public, log); good || err != nil {
		return err
	}
	_, err := o.store.PublishEdition(ctx, "office")
	return err
}

// isPublished reports whether screens have the newest edition of the database,
// unharmed and with the address. The address is asked of the edition itself: it
// may have been stored by a start that did not come to publishing.
func (o *opened) isPublished(ctx context.Context, public data.PublicAddress, log *slog.Logger) (good bool, err error) {
	present, refused := o.shelf.Newest(ctx, 0)
	if present == nil {
		return false, nil
	}
	defer func() { err = errors.Join(err, present.Close()) }()
	known, err := o.store.LatestEdition(ctx)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return false, err
	}
	if known.Number < present.Number() {
		log.Warn("content.db is new or older than what the screens show; what it holds is published now", "content", known.Number, "screens", present.Number())
	}
	if refused != nil || known.Number == 0 {
		return false, nil
	}
	town, err := present.Town(ctx)
	if err == nil && town.Public != "" && town.Public != public {
		log.Warn("the public address is another one; slips and QR codes that were handed out before still lead to the one before", "before", town.Public, "now", public)
	}
	return known.Number == present.Number() && town.Public == public, err
}

// readCaseKey reads the secret of codes and tokens. Where there is none yet it
// makes one, which is not written before keepCaseKey has looked at the cases.
func readCaseKey(path string) (key data.CaseKey, made bool, err error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		_, err := rand.Read(key[:])
		return key, true, err
	}
	if err != nil {
		return key, false, fmt.Errorf("case key: %w", err)
	}
	raw, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(raw) != len(key) {
		return key, false, fmt.Errorf("case key %s: want %d hexadecimal digits; restore it from the backup", path, 2*len(key))
	}
	copy(key[:], raw)
	return key, false, nil
}

// keepCaseKey writes a new key, unless there are cases: no slip that was handed
// out for them would open anything with another key than theirs.
func (o *opened) keepCaseKey(ctx context.Context, key data.CaseKey) error {
	path := o.folder.CaseKey()
	cases, err := o.store.Cases(ctx, sqlite.CaseQuery{List: data.AllCases, Limit: 1})
	if err != nil {
		return err
	}
	if len(cases) > 0 {
		return fmt.Errorf("%s is missing, and the slips of the cases in content.db open with no other: restore it from the backup", path)
	}
	return writeSecret(path, hex.EncodeToString(key[:]))
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
