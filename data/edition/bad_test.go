package edition_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/edition"
)

func TestABadEditionKeepsTheLastGoodOne(t *testing.T) {
	for _, c := range []struct {
		name    string
		damage  func(t *testing.T, p press)
		want    error
		problem string
	}{
		{"no file", func(t *testing.T, p press) { remove(t, p.file(2, "edition.db")) }, edition.ErrTorn, "torn"},
		{"no manifest", func(t *testing.T, p press) { remove(t, p.file(2, "manifest.json")) }, edition.ErrTorn, "torn"},
		{"no signature", func(t *testing.T, p press) { remove(t, p.file(2, "manifest.sig")) }, edition.ErrTorn, "torn"},
		{"no folder", func(t *testing.T, p press) { remove(t, p.file(2, "")) }, edition.ErrTorn, "torn"},
		{"cut short", func(t *testing.T, p press) {
			change(t, p.file(2, "edition.db"), func(raw []byte) []byte { return raw[:len(raw)/2] })
		}, edition.ErrTorn, "torn"},
		{"one byte changed", func(t *testing.T, p press) {
			change(t, p.file(2, "edition.db"), func(raw []byte) []byte { raw[len(raw)/2] ^= 1; return raw })
		}, edition.ErrTampered, "tampered"},
		{"white space in the manifest", func(t *testing.T, p press) {
			change(t, p.file(2, "manifest.json"), func(raw []byte) []byte { return bytes.ReplaceAll(raw, []byte("  "), []byte(" ")) })
		}, edition.ErrTampered, "tampered"},
		{"another office's key", func(t *testing.T, p press) { resign(t, p, 2, ed25519.NewKeyFromSeed(bytes.Repeat([]byte{9}, 32))) }, edition.ErrTampered, "tampered"},
		{"an older edition under a newer number", func(t *testing.T, p press) {
			remove(t, p.file(2, ""))
			if err := os.CopyFS(p.file(2, ""), os.DirFS(p.file(1, ""))); err != nil {
				t.Fatal(err)
			}
		}, edition.ErrTampered, "tampered"},
		{"made for a newer program", makeNewer, edition.ErrNewer, "newer"},
		{"signed, but no database", func(t *testing.T, p press) {
			change(t, p.file(2, "edition.db"), func(raw []byte) []byte { return bytes.Repeat([]byte{7}, len(raw)) })
			reseal(t, p, 2, edition.Schema)
		}, edition.ErrTorn, "torn"},
		{"pointer without a number", func(t *testing.T, p press) {
			change(t, filepath.Join(p.Dir, "current"), func([]byte) []byte { return []byte("\x00\x00") })
			remove(t, p.file(2, ""))
		}, edition.ErrTorn, "torn"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPress(t)
			p.publish(t, 1, datatest.Town())
			p.publish(t, 2, datatest.Town())
			c.damage(t, p)
			e, err := p.Newest(t.Context(), 1)
			var refusal *edition.Refusal
			if e != nil || !errors.Is(err, c.want) || !errors.As(err, &refusal) || refusal.Problem() != c.problem {
				t.Errorf("while 1 is shown: edition %v, %v; want none, %v", e, err, c.want)
			}
			e, err = p.Newest(t.Context(), 0)
			if e == nil || e.Number() != 1 || !errors.Is(err, c.want) {
				t.Fatalf("at the start: edition %v, %v; want 1, %v", e, err, c.want)
			}
			closeEdition(t, e)
		})
	}
}

func TestAReplayedPointerNeverGoesBack(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	p.publish(t, 2, datatest.Town())
	change(t, filepath.Join(p.Dir, "current"), func([]byte) []byte { return []byte("1\n") })
	if e := p.newest(t, 2); e != nil {
		t.Errorf("edition %d replaces 2", e.Number())
	}
}

func TestAllEditionsBadIsARefusalAndNoEdition(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	remove(t, p.file(1, "manifest.sig"))
	if e, err := p.Newest(t.Context(), 0); e != nil || !errors.Is(err, edition.ErrTorn) {
		t.Errorf("got %v, %v", e, err)
	}
}

func TestAnInterruptedBuildIsClearedAway(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	for _, left := range []string{".building-000002", "000002"} {
		if err := os.Mkdir(filepath.Join(p.Dir, left), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(p.Dir, left, "edition.db"), []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if e := p.newest(t, 0); e.Number() != 1 {
		t.Errorf("what was left is shown as edition %d", e.Number())
	}
	p.publish(t, 2, datatest.Town())
	if e := p.newest(t, 1); e == nil || e.Number() != 2 {
		t.Error("edition 2 was not published")
	}
	if _, err := os.Stat(filepath.Join(p.Dir, ".building-000002")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the leftover is still there: %v", err)
	}
}

func TestAFullDiskLeavesThePublishedEdition(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	full := before
	full.Cur = 16 << 10 // bytes that a file may have from now on
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		t.Fatal(err)
	}
	_, err := p.Prepare(t.Context(), 1, datatest.Town())
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	if err == nil {
		t.Fatal("no error")
	}
	if e := p.newest(t, 0); e.Number() != 1 {
		t.Errorf("edition %d is shown", e.Number())
	}
	p.publish(t, 2, datatest.Town())
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
}

func change(t *testing.T, path string, f func([]byte) []byte) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, f(raw), 0o644); err != nil {
		t.Fatal(err)
	}
}

// resign signs the manifest with another key.
func resign(t *testing.T, p press, n data.EditionNumber, key ed25519.PrivateKey) {
	t.Helper()
	raw, err := os.ReadFile(p.file(n, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	change(t, p.file(n, "manifest.sig"), func([]byte) []byte {
		return []byte(base64.StdEncoding.EncodeToString(ed25519.Sign(key, raw)))
	})
}

// reseal writes and signs the manifest that fits the file as it is now.
func reseal(t *testing.T, p press, n data.EditionNumber, schema int) {
	t.Helper()
	raw, err := os.ReadFile(p.file(n, "edition.db"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(raw)
	manifest, err := json.Marshal(map[string]any{
		"number": n, "built": datatest.Now(), "schema": schema, "sha256": hex.EncodeToString(sum[:]), "size": len(raw),
	})
	if err != nil {
		t.Fatal(err)
	}
	change(t, p.file(n, "manifest.json"), func([]byte) []byte { return manifest })
	resign(t, p, n, ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
}

// makeNewer is an office with a newer program.
func makeNewer(t *testing.T, p press) {
	t.Helper()
	restamp(t, p, 2, edition.Schema+1)
}

// restamp makes an edition one of another schema.
func restamp(t *testing.T, p press, n data.EditionNumber, schema int) {
	t.Helper()
	db, err := sql.Open("sqlite3", p.file(n, "edition.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`PRAGMA user_version = ` + strconv.Itoa(schema)); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	reseal(t, p, n, schema)
}
