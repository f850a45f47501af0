package edition_test

import (
	"crypto/ed25519"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"example.org/parter/assets"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/edition"
	"example.org/parter/data/exchange"
)

// press is a folder of editions with both keys.
type press struct {
	*edition.Builder
	edition.Shelf
}

func newPress(t testing.TB) press {
	t.Helper()
	key := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	dir := filepath.Join(t.TempDir(), "editions")
	return press{
		Builder: edition.NewBuilder(dir, key, datatest.Now),
		Shelf:   edition.Shelf{Dir: dir, Key: key.Public().(ed25519.PublicKey)},
	}
}

func (p press) publish(t testing.TB, n data.EditionNumber, c data.Content) data.EditionSummary {
	t.Helper()
	next := p.prepare(t, n-1, c)
	if got := next.Summary().Number; got != n {
		t.Fatalf("got number %d, want %d", got, n)
	}
	if err := next.Publish(); err != nil {
		t.Fatal(err)
	}
	return next.Summary()
}

func (p press) prepare(t testing.TB, after data.EditionNumber, c data.Content) *edition.Prepared {
	t.Helper()
	next, err := p.Prepare(t.Context(), after, c)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// onDisk lists what lies in the folder of editions.
func (p press) onDisk(t testing.TB) []string {
	t.Helper()
	entries, err := os.ReadDir(p.Dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func (p press) newest(t testing.TB, shown data.EditionNumber) *edition.Edition {
	t.Helper()
	e, err := p.Newest(t.Context(), shown)
	if err != nil {
		t.Fatal(err)
	}
	if e != nil {
		t.Cleanup(func() { closeEdition(t, e) })
	}
	return e
}

func closeEdition(t testing.TB, e *edition.Edition) {
	t.Helper()
	if err := e.Close(); err != nil {
		t.Error(err)
	}
}

func (p press) file(n data.EditionNumber, name string) string {
	return filepath.Join(p.Dir, map[data.EditionNumber]string{1: "000001", 2: "000002", 3: "000003"}[n], name)
}

func radomir(t testing.TB) data.Content {
	t.Helper()
	files, err := fs.Sub(assets.Radomir, "radomir")
	if err != nil {
		t.Fatal(err)
	}
	c, err := exchange.Starter(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
