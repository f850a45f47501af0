package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/parter/cmd/machine"
)

// A kiosk that dies is started again; one that staff stopped stays down.
func TestAKioskThatStaffStoppedStaysDown(t *testing.T) {
	dir := t.TempDir()
	starts, path := filepath.Join(dir, "starts"), filepath.Join(dir, "kiosk")
	script := fmt.Sprintf("#!/bin/sh\necho started >> %[1]s\n[ $(wc -l < %[1]s) = 1 ] && exit 1\nexit %[2]d\n", starts, machine.StayDown)
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	piece{name: "kiosk", path: path}.keep(t.Context(), slog.New(slog.NewTextHandler(&log, nil)))
	text, err := os.ReadFile(starts)
	if got := strings.Count(string(text), "started"); got != 2 || err != nil {
		t.Errorf("it was started %d times, %v", got, err)
	}
	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], "started again") || !strings.Contains(lines[1], "stays down") || !strings.Contains(lines[1], "name=kiosk") {
		t.Errorf("the log says %q", lines)
	}
}
