package main

import (
	"os"
	"path/filepath"
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
