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
	slipsKept   = 24 * time.Hour       // PDF files of slips carry access codes
	eventsKept  = 30 * 24 * time.Hour  // of the screens
	proofKept   = 400 * 24 * time.Hour // of what hung: a year, and time to ask
)

// care runs until the context ends.
func (h *house) care(ctx context.Context, s serve) {
	stir, look, tidy := time.NewTicker(stirScreens), time.NewTicker(lookAround), time.NewTicker(tidyUp)
	defer stir.Stop()
	defer look.Stop()
	defer tidy.Stop()
	h.tidy(ctx)
	for {
		var err error
		select {
		case <-ctx.Done():
			return
		case <-stir.C:
			h.screens.KeepAlive()
		case <-look.C:
			err = h.follow(ctx, s)
		case <-tidy.C:
			h.tidy(ctx)
		}
		if err != nil {
			h.log.Error("own address not published", "error", err)
		}
	}
}

// follow publishes this machine's address when the network has given it
// another one. An address that was configured is never changed.
func (h *house) follow(ctx context.Context, s serve) error {
	if s.PublicAddress != "" {
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

// tidy removes what was kept long enough.
func (h *house) tidy(ctx context.Context) {
	slips, err := removeOlder(h.folder.Slips(), time.Now().Add(-slipsKept))
	if err != nil {
		h.log.Warn("old slips not removed", "error", err)
	}
	events, err := h.store.DropEvents(ctx, time.Now().Add(-eventsKept))
	if err != nil {
		h.log.Warn("old events not removed", "error", err)
	}
	if err := h.store.DropProof(ctx, time.Now().Add(-proofKept)); err != nil {
		h.log.Warn("old proof not removed", "error", err)
	}
	if slips+events > 0 {
		h.log.Info("tidied up", "slips", slips, "events", events)
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
