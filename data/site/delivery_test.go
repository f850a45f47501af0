package site_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/site"
)

func event(detail string) data.Event {
	var raw [16]byte
	_, _ = rand.Read(raw[:])
	id := data.EventID(fmt.Sprintf("%x-%x-%x-%x-%x", raw[:4], raw[4:6], raw[6:8], raw[8:10], raw[10:]))
	return data.Event{ID: id, Screen: "kiosk", Kind: data.EventStarted, At: datatest.Now(), Detail: []byte(detail)}
}

func TestEventsSentTwiceAreStoredOnce(t *testing.T) {
	_, o, path := open(t)
	c := client(t, path, "kiosk")
	box, err := site.OpenOutbox(filepath.Join(t.TempDir(), "outbox.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := box.Close(); err != nil {
			t.Error(err)
		}
	}()
	for range 3 {
		if err := box.Add(t.Context(), data.Event{Screen: "kiosk", Kind: data.EventSlipPrinted, At: datatest.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	lost := errors.New("the answer was lost")
	_, err = box.Deliver(t.Context(), func(ctx context.Context, events []data.Event) error {
		return errors.Join(c.Send(ctx, events), lost)
	})
	if !errors.Is(err, lost) || box.Len() != 3 {
		t.Errorf("%v, %d wait", err, box.Len())
	}
	if sent, err := box.Deliver(t.Context(), c.Send); sent != 3 || err != nil || box.Len() != 0 {
		t.Errorf("sent %d, %v, %d wait", sent, err, box.Len())
	}
	if o.count() != 3 {
		t.Errorf("%d are stored, want 3", o.count())
	}
}

func TestEventsWaitForTheOfficeToCommit(t *testing.T) {
	_, o, path := open(t)
	c := client(t, path, "kiosk")
	o.fail(errors.New("disk full"))
	if err := c.Send(t.Context(), []data.Event{event("")}); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("got %v", err)
	}
	o.fail(nil)
	if err := c.Send(t.Context(), []data.Event{event(`{"a":1}`)}); err != nil || o.count() != 1 {
		t.Errorf("%v, %d stored", err, o.count())
	}
}

func TestAScreenThatLeftIsOffline(t *testing.T) {
	server, _, path := open(t)
	c := client(t, path, "board")
	ctx, stop := context.WithCancel(t.Context())
	if err := c.Listen(ctx, func(site.Message) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	for server.Screens()[0].Online {
		runtime.Gosched() // the office hears of it a moment later
	}
}

func TestAScreenThatConnectsAnewEndsItsOldStream(t *testing.T) {
	server, _, path := open(t)
	first, old := make(chan site.Message, 1), make(chan error, 1)
	c := client(t, path, "board")
	go func() { old <- c.Listen(context.Background(), func(m site.Message) { first <- m }) }()
	<-first
	again := listen(t, client(t, path, "board"))
	<-again
	if err := <-old; !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("got %v", err)
	}
	server.Announce(5)
	if m := <-again; m.Edition != 5 || !server.Screens()[0].Online {
		t.Errorf("got %v, online %v", m, server.Screens()[0].Online)
	}
}
