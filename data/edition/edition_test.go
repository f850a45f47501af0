package edition_test

import (
	"context"
	"crypto/ed25519"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

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
	summary, err := p.Build(t.Context(), n, c)
	if err != nil {
		t.Fatal(err)
	}
	return summary
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

func TestWhatIsBuiltIsReadBack(t *testing.T) {
	for _, c := range []struct {
		name    string
		content data.Content
	}{
		{"sample town", datatest.Town()},
		{"Radomir", radomir(t)},
		{"nothing", data.Content{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPress(t)
			p.publish(t, 1, c.content)
			got, err := p.newest(t, 0).Content(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for i := range c.content.Groups {
				c.content.Groups[i].Services = 0
				for _, s := range c.content.Services {
					if s.Group == c.content.Groups[i].ID {
						c.content.Groups[i].Services++
					}
				}
			}
			if diff := cmp.Diff(c.content, got); diff != "" {
				t.Errorf("(-published +read)\n%s", diff)
			}
		})
	}
}

func TestNounsAreReadOneByOne(t *testing.T) {
	p, ctx := newPress(t), t.Context()
	town := datatest.Town()
	p.publish(t, 7, town)
	e := p.newest(t, 0)
	if e.Number() != 7 || !e.Built().Equal(datatest.Now()) {
		t.Errorf("edition %d built %v, want 7 built %v", e.Number(), e.Built(), datatest.Now())
	}
	groups, err := e.Groups(ctx)
	if err != nil || len(groups) != len(town.Groups) {
		t.Fatalf("%d groups, %v", len(groups), err)
	}
	for _, g := range groups {
		services, err := e.ServicesIn(ctx, g.ID)
		if err != nil || len(services) != g.Services || g.Services == 0 {
			t.Errorf("group %s counts %d services and has %d, %v", g.ID, g.Services, len(services), err)
		}
	}
	for _, l := range town.LifeEvents {
		services, err := e.ServicesOf(ctx, l.ID)
		var got []data.ServiceID
		for _, s := range services {
			got = append(got, s.ID)
		}
		if diff := cmp.Diff(l.Services, got); diff != "" || err != nil {
			t.Errorf("life event %s: %v (-want +got)\n%s", l.ID, err, diff)
		}
	}
	if s, err := e.Service(ctx, "R77"); err != nil || s.ID != "r77" {
		t.Errorf("the address in capitals opens %q, %v", s.ID, err)
	}
	if n, err := e.Notice(ctx, "SPIRANE001"); err != nil || n.ID != "spirane001" {
		t.Errorf("the address in capitals opens %q, %v", n.ID, err)
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	p, ctx := newPress(t), t.Context()
	p.publish(t, 1, datatest.Town())
	e := p.newest(t, 0)
	for name, look := range map[string]func() error{
		"service":    func() error { _, err := e.Service(ctx, "9999"); return err },
		"notice":     func() error { _, err := e.Notice(ctx, "9999"); return err },
		"group":      func() error { _, err := e.ServicesIn(ctx, "9999"); return err },
		"life event": func() error { _, err := e.ServicesOf(ctx, "9999"); return err },
	} {
		if err := look(); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%s: got %v, want not found", name, err)
		}
	}
}

func TestEqualContentGivesEqualFiles(t *testing.T) {
	first, second := newPress(t), newPress(t)
	town := datatest.Town()
	a := first.publish(t, 1, town)
	for i := range town.Notices {
		town.Notices[i].From = town.Notices[i].From.UTC()
	}
	if b := second.publish(t, 2, town); a.SHA256 != b.SHA256 {
		t.Errorf("%s and %s", a.SHA256, b.SHA256)
	}
}

func TestNothingPublishedIsNothingNewer(t *testing.T) {
	p := newPress(t)
	if e := p.newest(t, 0); e != nil {
		t.Errorf("got edition %d", e.Number())
	}
	p.publish(t, 2, datatest.Town())
	for _, shown := range []data.EditionNumber{2, 3} {
		if e := p.newest(t, shown); e != nil {
			t.Errorf("edition %d replaces %d", e.Number(), shown)
		}
	}
}

func TestAnOldNumberIsNotPublishedAgain(t *testing.T) {
	p := newPress(t)
	p.publish(t, 2, datatest.Town())
	for _, n := range []data.EditionNumber{2, 1, 0, -1} {
		if _, err := p.Build(t.Context(), n, datatest.Town()); !errors.Is(err, data.ErrConflict) {
			t.Errorf("edition %d: got %v, want a conflict", n, err)
		}
	}
}

func TestTheLastThreeEditionsStayOnDisk(t *testing.T) {
	p := newPress(t)
	for n := data.EditionNumber(1); n <= 5; n++ {
		p.publish(t, n, datatest.Town())
	}
	entries, err := os.ReadDir(p.Dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range entries {
		got = append(got, entry.Name())
	}
	if diff := cmp.Diff([]string{"000003", "000004", "000005", "current"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestFourReadersDuringTwentySwaps(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	done := make(chan int, 4)
	for range 4 {
		go func() { done <- readUntil(ctx, t, p) }()
	}
	for n := data.EditionNumber(2); n <= 21; n++ {
		p.publish(t, n, datatest.Town())
	}
	stop()
	for range 4 {
		if reads := <-done; reads == 0 {
			t.Error("a reader read nothing")
		}
	}
}

// readUntil is one screen: it takes every newer edition and reads from it.
func readUntil(ctx context.Context, t *testing.T, p press) (reads int) {
	var e *edition.Edition
	shown := data.EditionNumber(0)
	for ctx.Err() == nil || reads == 0 {
		newer, err := p.Newest(t.Context(), shown)
		if newer != nil {
			if e != nil {
				closeEdition(t, e)
			}
			e, shown = newer, newer.Number()
		}
		if err != nil {
			t.Error(err)
		}
		if e == nil {
			continue
		}
		if hits, err := e.Search(t.Context(), datatest.Now(), "удост", 10); err != nil || len(hits) == 0 {
			t.Errorf("edition %d: %d hits, %v", e.Number(), len(hits), err)
		}
		reads++
	}
	closeEdition(t, e)
	return reads
}

func TestCloseWaitsForRunningReads(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, radomir(t))
	e := p.newest(t, 0)
	failed := make(chan error, 8)
	for range cap(failed) {
		go func() {
			for {
				if _, err := e.Services(context.Background()); err != nil {
					failed <- err
					return
				}
			}
		}()
	}
	closeEdition(t, e)
	for range cap(failed) {
		if err := <-failed; !errors.Is(err, edition.ErrClosed) {
			t.Errorf("got %v, want %v", err, edition.ErrClosed)
		}
	}
}

func TestKeysAreKept(t *testing.T) {
	private, public := filepath.Join(t.TempDir(), "key"), filepath.Join(t.TempDir(), "key.pub")
	made, err := edition.OpenOrCreateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := edition.OpenOrCreateKey(private); err != nil || !again.Equal(made) {
		t.Errorf("the second opening gives another key, %v", err)
	}
	if info, err := os.Stat(private); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := edition.SavePublicKey(public, made.Public().(ed25519.PublicKey)); err != nil {
		t.Fatal(err)
	}
	if read, err := edition.LoadPublicKey(public); err != nil || !read.Equal(made.Public()) {
		t.Errorf("another public key, %v", err)
	}
	if err := os.Chmod(private, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := edition.LoadKey(private); err == nil {
		t.Error("a key that others can read was accepted")
	}
}

func BenchmarkBuild171Services(b *testing.B) {
	p, content := newPress(b), radomir(b)
	n := data.EditionNumber(0)
	for b.Loop() {
		n++
		p.publish(b, n, content)
	}
}

func BenchmarkNewestUnchanged(b *testing.B) {
	p := newPress(b)
	p.publish(b, 1, datatest.Town())
	for b.Loop() {
		p.newest(b, 1)
	}
}

func BenchmarkNewestOpened(b *testing.B) {
	p := newPress(b)
	p.publish(b, 1, radomir(b))
	for b.Loop() {
		e, err := p.Newest(b.Context(), 0)
		if err != nil {
			b.Fatal(err)
		}
		closeEdition(b, e)
	}
}
