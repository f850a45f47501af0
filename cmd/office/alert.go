package main

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"log/slog"

	"example.org/parter/data"
	"example.org/parter/data/edition"
	"example.org/parter/data/site"
	"example.org/parter/data/sqlite"
)

// siren brings alerts to the screens: at once by the socket, and by the disk for
// those that are not there now.
type siren struct {
	*sqlite.Store
	key     ed25519.PrivateKey
	dir     string // of the editions
	screens *site.Server
	log     *slog.Logger
}

// RaiseAlert keeps the alert and sends it to the screens.
func (s siren) RaiseAlert(ctx context.Context, by string, a data.Alert) (data.AlertState, error) {
	state, err := s.Store.RaiseAlert(ctx, by, a)
	if err != nil {
		return state, err
	}
	return state, s.sound(state)
}

// WithdrawAlert keeps that it is over and takes it off the screens.
func (s siren) WithdrawAlert(ctx context.Context, by string) (data.AlertState, error) {
	state, err := s.Store.WithdrawAlert(ctx, by)
	if err != nil {
		return state, err
	}
	return state, s.sound(state)
}

// sound sends the state before the disk has it: nobody waits for a disk when it
// burns. Where the disk fails the screens that are there know it all the same, and
// the log says what may be lost.
func (s siren) sound(state data.AlertState) error {
	signed, err := edition.SignAlert(s.key, state)
	if err != nil {
		return err
	}
	s.screens.Alert(signed)
	if err := edition.SaveAlert(s.dir, signed); err != nil {
		s.log.Error("alert is on the screens, but not on the disk; one that starts anew learns of it from the office only", "error", err)
	}
	return nil
}

// resume tells of the alert that was on when the office ended.
func (s siren) resume(ctx context.Context) error {
	state, err := s.AlertState(ctx)
	if err != nil {
		return fmt.Errorf("alert at the start: %w", err)
	}
	if state.Number == 0 {
		return nil
	}
	return s.sound(state)
}
