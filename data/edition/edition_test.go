package edition_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/edition"
)

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
