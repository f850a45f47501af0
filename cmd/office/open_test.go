package main

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/sqlite"
)

// openOffice opens a new office that has published its first edition.
func openOffice(t *testing.T) *opened {
	t.Helper()
	o, err := open(t.Context(), machine.Folder(t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.store.Close(); err != nil {
			t.Error(err)
		}
	})
	o.wantPublished(t, "http://desk:1", 1)
	return o
}

// wantPublished starts publishing as the office does and looks at what screens
// have then.
func (o *opened) wantPublished(t *testing.T, public data.PublicAddress, want data.EditionNumber) {
	t.Helper()
	if err := o.publishIfNeeded(t.Context(), public, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	shown, err := o.shelf.Newest(t.Context(), 0)
	if shown == nil || err != nil {
		t.Fatalf("screens have nothing good: %v", err)
	}
	town, err := shown.Town(t.Context())
	if err := errors.Join(err, shown.Close()); err != nil {
		t.Fatal(err)
	}
	if shown.Number() != want || town.Public != public {
		t.Errorf("screens have edition %d with %s, want %d with %s", shown.Number(), town.Public, want, public)
	}
}

func TestAStartWithNothingNewPublishesNothing(t *testing.T) {
	openOffice(t).wantPublished(t, "http://desk:1", 1)
}

func TestAChangeThatDidNotReachTheScreensDoesAtTheNextStart(t *testing.T) {
	o := openOffice(t)
	inTheWay := filepath.Join(o.folder.Editions(), "current.new")
	if err := os.Mkdir(inTheWay, 0o750); err != nil {
		t.Fatal(err)
	}
	if _, err := o.store.PublishEdition(t.Context(), "office"); !errors.Is(err, sqlite.ErrNotShown) {
		t.Fatalf("got %v, want the screens not to know it", err)
	}
	if err := os.RemoveAll(inTheWay); err != nil {
		t.Fatal(err)
	}
	o.wantPublished(t, "http://desk:1", 3)
}

// The power that went between storing the address and publishing it once left
// the old address on the screens for good.
func TestAnAddressThatWasOnlyStoredIsPublishedAtTheNextStart(t *testing.T) {
	o := openOffice(t)
	if err := o.store.SetPublicAddress(t.Context(), "http://desk:2"); err != nil {
		t.Fatal(err)
	}
	o.wantPublished(t, "http://desk:2", 2)
}
