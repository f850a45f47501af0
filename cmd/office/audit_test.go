package main

import (
	"bytes"
	"database/sql"
	"log/slog"
	"strings"
	"testing"

	"example.org/parter/cmd/machine"
)

func TestBrokenAuditIsToldDaily(t *testing.T) {
	folder := machine.Folder(t.TempDir())
	o, err := open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	defer o.store.Close() //nolint:errcheck // the folder goes with the test
	log := new(bytes.Buffer)
	h := &house{opened: o, log: slog.New(slog.NewTextHandler(log, nil))}
	h.proveAudit(t.Context())
	if got := log.String(); !strings.Contains(got, "the audit is whole") || !strings.Contains(got, "head=") {
		t.Errorf("a whole one: %s", got)
	}
	db, err := sql.Open("sqlite3", folder.Content())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // the same
	for _, statement := range []string{`DROP TRIGGER audit_keeps_its_rows`, `UPDATE audit SET who = 'somebody else' WHERE seq = 2`} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	log.Reset()
	h.proveAudit(t.Context())
	if got := log.String(); !strings.Contains(got, "level=ERROR") || !strings.Contains(got, "from=2") {
		t.Errorf("a broken one: %s", got)
	}
	if err := (auditing{Verify: true}).Run(t.Context(), folder); err == nil {
		t.Error("office audit --verify ends as if all were well")
	}
}

func TestConsoleOnTheNetworkIsKnown(t *testing.T) {
	for address, want := range map[string]bool{
		"127.0.0.1:8300": true, "localhost:8300": true, "[::1]:8300": true, ":8300": false, "0.0.0.0:8300": false, "192.168.1.20:8300": false, "office.example.bg:443": false,
	} {
		if got := onlyHere(address); got != want {
			t.Errorf("%s: got %v", address, got)
		}
	}
}
