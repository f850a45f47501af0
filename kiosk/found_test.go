package kiosk

import (
	"crypto/ed25519"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/edition"
)

// published is the content as the office would publish it, with its own search.
func published(t testing.TB, c data.Content) *edition.Edition {
	t.Helper()
	dir, key := t.TempDir(), ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	prepared, err := edition.NewBuilder(dir, key, datatest.Now).Prepare(t.Context(), 0, c)
	if err != nil {
		t.Fatal(err)
	}
	if err := prepared.Publish(); err != nil {
		t.Fatal(err)
	}
	e, err := edition.Shelf{Dir: dir, Key: key.Public().(ed25519.PublicKey)}.Newest(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// BenchmarkFind is what one key asks of the edition: a short word finds as much
// as there is room for.
func BenchmarkFind(b *testing.B) {
	e := published(b, starter(b))
	for _, query := range []string{"у", "удостоверение", "данък сгради", "поверителност"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				if _, err := find(b.Context(), e, question{query, datatest.Now()}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
