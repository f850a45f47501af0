package main

import (
	"database/sql"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

func TestSlipsAreRemovedAfterADay(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	for name, age := range map[string]time.Duration{"old.pdf": 25 * time.Hour, "new.pdf": time.Hour, "old.txt": 25 * time.Hour} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now, now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if removed, err := removeOlder(dir, now.Add(-slipsKept)); removed != 1 || err != nil {
		t.Errorf("got %d removed, %v", removed, err)
	}
	for name, want := range map[string]bool{"old.pdf": false, "new.pdf": true, "old.txt": true} {
		if _, err := os.Stat(filepath.Join(dir, name)); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", name, err == nil, want)
		}
	}
}

// TestAddressThatNobodyConfirmedIsSweptWithoutAMailServer sweeps an office whose letters
// were switched off meanwhile.
func TestAddressThatNobodyConfirmedIsSweptWithoutAMailServer(t *testing.T) {
	o, ctx := openOffice(t), t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	id, err := o.store.RegisterCase(ctx, "test", data.Registration{Number: "94-00-1", Received: time.Now(), Stage: data.StageReceived})
	must(err)
	slip, err := o.store.CaseSlip(ctx, id)
	must(err)
	token, _ := data.ParseToken(slip.Slip.Address[strings.LastIndex(slip.Slip.Address, "/")+1:])
	must(o.store.Subscribe(ctx, token, "ivan@example.org", data.Bulgarian))
	db, err := sql.Open("sqlite3", o.folder.Content())
	must(err)
	defer db.Close() //nolint:errcheck // the office has it open, too
	h := &house{opened: o, log: slog.New(slog.DiscardHandler)}
	for _, want := range []int{1, 0} {
		h.tidy(ctx)
		var got int
		must(db.QueryRowContext(ctx, `SELECT count(*) FROM case_subscription`).Scan(&got))
		if got != want {
			t.Errorf("%d addresses are kept, want %d", got, want)
		}
		_, err := db.ExecContext(ctx, `UPDATE case_subscription SET consented = '2026-01-01T00:00:00.000Z'`)
		must(err)
	}
}

func TestLoopbackIsNoAddressForPhones(t *testing.T) {
	for address, want := range map[data.PublicAddress]bool{
		"http://127.0.0.1:8301": true, "http://localhost:8301": true, "http://[::1]:8301": true,
		"http://192.168.1.20:8301": false, "https://uslugi.example.bg": false,
	} {
		if got := isLoopback(address); got != want {
			t.Errorf("%s: got %v", address, got)
		}
	}
}
