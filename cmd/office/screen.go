package main

import (
	"context"
	"crypto/ed25519"
	"log/slog"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/edition"
	"example.org/parter/data/site"
	"example.org/parter/data/sqlite"
)

// screenDesk is the screens as the console works with them.
type screenDesk struct {
	store  *sqlite.Store
	server *site.Server
	key    ed25519.PrivateKey
}

// RestartScreen records who asks, and only then tells the screen.
func (d screenDesk) RestartScreen(ctx context.Context, by string, id data.ScreenID) error {
	run, err := d.server.Run(id)
	if err != nil {
		return err
	}
	if err := d.store.RecordRestart(ctx, by, id); err != nil {
		return err
	}
	return d.server.Restart(id, run, edition.SignRestart(d.key, string(id), run))
}

// ForgetScreen takes a screen from the list that is not connected.
func (d screenDesk) ForgetScreen(ctx context.Context, by string, id data.ScreenID) error {
	if err := d.server.Forget(id); err != nil {
		return err
	}
	return d.store.ForgetScreen(ctx, by, id)
}

// EditionsAfter is how many editions a screen lacks, and since when.
func (d screenDesk) EditionsAfter(ctx context.Context, n data.EditionNumber) (newer int, since time.Time, err error) {
	return d.store.EditionsAfter(ctx, n)
}

// seenAgain is how much newer the last sight of a screen is when it is kept again.
const seenAgain = 5 * time.Minute

// screenBook keeps on disk which screens there are, so that one that is gone is
// missed also after the office was started anew.
type screenBook struct {
	store *sqlite.Store
	kept  map[data.ScreenID]data.ScreenHealth
}

// openScreenBook reads it.
func openScreenBook(ctx context.Context, store *sqlite.Store) (*screenBook, []data.ScreenHealth, error) {
	known, err := store.KnownScreens(ctx)
	b := &screenBook{store, map[data.ScreenID]data.ScreenHealth{}}
	for _, h := range known {
		b.kept[h.ID] = h
	}
	return b, known, err
}

// keep writes down what changed.
func (b *screenBook) keep(ctx context.Context, screens []data.ScreenHealth, log *slog.Logger) {
	var fresh []data.ScreenHealth
	for _, h := range screens {
		if before, known := b.kept[h.ID]; !known || before.Edition != h.Edition || h.LastSeen.Sub(before.LastSeen) > seenAgain {
			fresh = append(fresh, h)
		}
	}
	if len(fresh) == 0 {
		return
	}
	if err := b.store.KeepScreens(ctx, fresh); err != nil {
		log.Warn("screens not written down", "error", err)
		return
	}
	for _, h := range fresh {
		b.kept[h.ID] = h
	}
}
