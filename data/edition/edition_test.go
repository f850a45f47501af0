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

// The swap once came before the commit that it belonged to: screens showed what
// the office had taken back.
func TestNobodySeesAnEditionThatIsOnlyPrepared(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	next := p.prepare(t, 1, datatest.Town())
	for _, shown := range []data.EditionNumber{0, 1} {
		if e := p.newest(t, shown); e != nil && e.Number() != 1 {
			t.Errorf("edition %d is shown", e.Number())
		}
	}
	remove(t, filepath.Join(p.Dir, "current"))
	e, err := p.Newest(t.Context(), 0)
	if e == nil || e.Number() != 1 {
		t.Fatalf("without a pointer: edition %v, %v; want 1", e, err)
	}
	closeEdition(t, e)
	if err := next.Publish(); err != nil {
		t.Fatal(err)
	}
	if e := p.newest(t, 1); e == nil || e.Number() != 2 {
		t.Errorf("got %v, want edition 2", e)
	}
}

func TestADiscardedEditionLeavesNothing(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	next := p.prepare(t, 1, datatest.Town())
	if err := next.Discard(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"000001", "current"}, p.onDisk(t)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if err := next.Publish(); !errors.Is(err, edition.ErrOvertaken) {
		t.Errorf("a discarded edition: got %v, want it overtaken", err)
	}
	p.publish(t, 2, datatest.Town())
}

func TestTheNextPreparationClearsTheForgottenOne(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	forgotten := p.prepare(t, 1, datatest.Town())
	p.publish(t, 5, datatest.Town())
	if diff := cmp.Diff([]string{"000001", "000005", "current"}, p.onDisk(t)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if err := forgotten.Publish(); !errors.Is(err, edition.ErrOvertaken) {
		t.Errorf("the forgotten edition: got %v, want it overtaken", err)
	}
}

// An emptied database beside edition 3 once ended the office at every start.
func TestTheNumberIsNewerThanEveryEditionThatScreensSaw(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, p press)
		after data.EditionNumber
		want  data.EditionNumber
	}{
		{"as always", func(*testing.T, press) {}, 3, 4},
		{"database emptied", func(*testing.T, press) {}, 0, 4},
		{"database ahead", func(*testing.T, press) {}, 8, 9},
		{"no pointer", func(t *testing.T, p press) { remove(t, filepath.Join(p.Dir, "current")) }, 0, 4},
		{"torn pointer", func(t *testing.T, p press) {
			change(t, filepath.Join(p.Dir, "current"), func([]byte) []byte { return []byte("\x00") })
		}, 0, 4},
		{"no folder of the published one", func(t *testing.T, p press) { remove(t, p.file(3, "")) }, 0, 4},
		{"a folder that the office did not sign", func(t *testing.T, p press) {
			if err := os.Mkdir(filepath.Join(p.Dir, "20261122"), 0o755); err != nil {
				t.Fatal(err)
			}
		}, 0, 4},
		{"everything gone", func(t *testing.T, p press) { remove(t, p.Dir) }, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPress(t)
			for n := data.EditionNumber(1); n <= 3; n++ {
				p.publish(t, n, datatest.Town())
			}
			c.spoil(t, p)
			next := p.prepare(t, c.after, datatest.Town())
			if err := next.Publish(); err != nil || next.Summary().Number != c.want {
				t.Errorf("edition %d, %v; want %d", next.Summary().Number, err, c.want)
			}
			if e := p.newest(t, 0); e == nil || e.Number() != c.want {
				t.Errorf("screens get %v, want edition %d", e, c.want)
			}
		})
	}
}

func TestTheLastThreePublishedEditionsStayOnDisk(t *testing.T) {
	p := newPress(t)
	for n := data.EditionNumber(1); n <= 5; n++ {
		p.publish(t, n, datatest.Town())
	}
	for range 2 { // clearing for one that is never published takes no more
		if err := p.prepare(t, 5, datatest.Town()).Discard(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{"000003", "000004", "000005", "current"}, p.onDisk(t)); diff != "" {
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
	wasSaved, err := os.Stat(public)
	if err != nil {
		t.Fatal(err)
	}
	if err := edition.SavePublicKey(public, made.Public().(ed25519.PublicKey)); err != nil {
		t.Fatal(err)
	}
	if now, err := os.Stat(public); err != nil || !os.SameFile(wasSaved, now) {
		t.Errorf("the same public key was written anew, %v", err)
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
