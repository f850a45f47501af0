package main

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"example.org/parter/data"
)

// What the office does by itself, and how long it keeps what is not content.
const (
	stirScreens = 30 * time.Second // so that a screen that vanished is found out
	lookAround  = time.Minute      // for another address of this machine
	tidyUp      = time.Hour
	proveRows   = 24 * time.Hour       // that the audit is as it was written
	slipsKept   = 24 * time.Hour       // PDF files of slips carry access codes
	eventsKept  = 30 * 24 * time.Hour  // of the screens
	proofKept   = 400 * 24 * time.Hour // of what hung: a year, and time to ask
)

// care runs until the context ends.
func (h *house) care(ctx context.Context, s serve) {
	stir, look, tidy := time.NewTicker(stirScreens), time.NewTicker(lookAround), time.NewTicker(tidyUp)
	prove := time.NewTicker(proveRows)
	defer prove.Stop()
	defer stir.Stop()
	defer look.Stop()
	defer tidy.Stop()
	h.tidy(ctx)
	h.proveAudit(ctx)
	for {
		var err error
		select {
		case <-ctx.Done():
			return
		case <-stir.C:
			h.screens.KeepAlive()
			if err := h.publishDue(ctx); err != nil {
				h.log.Error("what was to be published now waits for the next half minute", "error", err)
			}
		case <-look.C:
			h.imports.sweep()
			h.book.keep(ctx, h.screens.Screens(), h.log)
			if err := h.mend(ctx); err != nil {
				h.log.Error("what is published is not what it should be", "error", err)
			}
			err = h.follow(ctx, s)
		case <-tidy.C:
			h.tidy(ctx)
		case <-prove.C:
			h.proveAudit(ctx)
		}
		if err != nil {
			h.log.Error("own address not published", "error", err)
		}
	}
}

// follow publishes this machine's address when the network has given it
// another one. An address that was configured, or that a certificate names, is never
// changed: while a renewed certificate is being written it names nothing.
func (h *house) follow(ctx context.Context, s serve) error {
	if s.PublicAddress != "" || s.Citizens.own() {
		return nil
	}
	now, err := s.publicAddress()
	if err != nil || isLoopback(now) {
		return err
	}
	town, err := h.pages.Town(ctx)
	if err != nil || town.Public == now {
		return err
	}
	h.log.Info("this machine has another address", "before", town.Public, "now", now)
	if err := h.publishIfNeeded(ctx, now, h.log); err != nil {
		return err
	}
	h.release(ctx)
	return nil
}

// mend publishes anew what did not reach the screens when it was published, and takes
// personal data whose term is over out of the edition. What a command published beside
// this office it makes known.
func (h *house) mend(ctx context.Context) error {
	expired, err := h.store.ExpiredPostings(ctx)
	if err != nil {
		return err
	}
	if expired {
		_, err = h.store.PublishEdition(ctx, "office")
	} else {
		var town data.Town
		if town, err = h.pages.Town(ctx); err == nil {
			err = h.publishIfNeeded(ctx, town.Public, h.log)
		}
	}
	if err != nil {
		return err
	}
	if latest, err := h.store.LatestEdition(ctx); err != nil || latest.Number == h.pages.Number() {
		return err
	}
	h.release(ctx)
	return nil
}

// screensTell is how long a screen has to tell what it showed before the certificate
// of a removed posting is settled.
const screensTell = 30 * 24 * time.Hour

// settle keeps for good how postings hung, before the proof of it is forgotten.
func (h *house) settle(ctx context.Context) error {
	ids, err := h.store.UnsettledPostings(ctx, time.Now().Add(-screensTell))
	if err != nil {
		return err
	}
	d := desk{Store: h.store, screens: h.screens.Screens}
	for _, id := range ids {
		c, err := d.certify(ctx, id, time.Now())
		if err == nil {
			err = h.store.SettlePosting(ctx, id, c.Hangings)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tidy removes what was kept long enough.
func (h *house) tidy(ctx context.Context) {
	addresses, err := h.store.ForgetAddresses(ctx)
	if err != nil {
		h.log.Warn("addresses of letters not deleted, or still in the log of the database", "error", err)
	}
	words, contacts, err := h.forget(ctx)
	if err != nil {
		h.log.Warn("old words and contacts of visitors not deleted", "error", err)
	}
	slips, err := removeOlder(h.folder.Slips(), time.Now().Add(-slipsKept))
	if err != nil {
		h.log.Warn("old slips not removed", "error", err)
	}
	events, err := h.store.DropEvents(ctx, time.Now().Add(-eventsKept))
	if err != nil {
		h.log.Warn("old events not removed", "error", err)
	}
	if err := h.store.ReckonScreens(ctx); err != nil {
		h.log.Warn("how long the screens were up is not reckoned; it is tried again in an hour", "error", err)
	}
	if err := h.settle(ctx); err != nil {
		h.log.Error("how postings hung is not settled; its proof is kept", "error", err)
	} else if err := h.store.DropProof(ctx, time.Now().Add(-proofKept)); err != nil {
		h.log.Warn("old proof not removed", "error", err)
	}
	if slips+events+addresses+words+contacts > 0 {
		h.log.Info("tidied up", "slips", slips, "events", events, "addresses", addresses, "words", words, "contacts", contacts)
	}
}

// removeOlder removes the PDF files that were written before the moment.
func removeOlder(dir string, before time.Time) (removed int, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil {
		return 0, err
	}
	for _, file := range files {
		info, err := os.Stat(file)
		if errors.Is(err, fs.ErrNotExist) || err == nil && !info.ModTime().Before(before) {
			continue
		}
		if err := errors.Join(err, os.Remove(file)); err != nil {
			return removed, err
		}
		removed++
	}
	return removed, nil
}

// isLoopback reports whether only this machine can open the address.
func isLoopback(a data.PublicAddress) bool {
	u, err := url.Parse(string(a))
	return err == nil && (u.Hostname() == "localhost" || net.ParseIP(u.Hostname()).IsLoopback())
}
