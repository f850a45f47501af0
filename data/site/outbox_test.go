package site

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func started(detail string) data.Event {
	return data.Event{Screen: "kiosk", Kind: data.EventStarted, At: datatest.Now(), Detail: json.RawMessage(detail)}
}

func openBox(t testing.TB, path string) *Outbox {
	t.Helper()
	box, err := OpenOutbox(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := box.Close(); err != nil {
			t.Error(err)
		}
	})
	return box
}

func add(t testing.TB, box *Outbox, events ...data.Event) {
	t.Helper()
	for _, e := range events {
		if err := box.Add(context.Background(), e); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEventsAreDeliveredInOrderTwentyAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "outbox.db")
	box := openBox(t, path)
	for i := range 45 {
		add(t, box, started(fmt.Sprintf(`{"n":%d}`, i)))
	}
	if err := box.Close(); err != nil {
		t.Fatal(err)
	}
	box = openBox(t, path)
	var sizes []int
	var details []string
	for {
		sent, err := box.Deliver(t.Context(), func(_ context.Context, events []data.Event) error {
			for _, e := range events {
				if !isUUID(e.ID) || !e.At.Equal(datatest.Now()) {
					t.Errorf("event %+v", e)
				}
				details = append(details, string(e.Detail))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if sent == 0 {
			break
		}
		sizes = append(sizes, sent)
	}
	if diff := cmp.Diff([]int{20, 20, 5}, sizes); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if details[0] != `{"n":0}` || details[44] != `{"n":44}` || box.Len() != 0 {
		t.Errorf("first %s, last %s, %d left", details[0], details[44], box.Len())
	}
}

func TestAFailedDeliveryKeepsEveryEvent(t *testing.T) {
	box := openBox(t, filepath.Join(t.TempDir(), "outbox.db"))
	add(t, box, started(""), started(""))
	sent, err := box.Deliver(t.Context(), func(context.Context, []data.Event) error { return data.ErrUnavailable })
	if sent != 0 || !errors.Is(err, data.ErrUnavailable) || box.Len() != 2 {
		t.Errorf("sent %d, %v, %d left", sent, err, box.Len())
	}
}

func TestWhatIsAddedDuringADeliveryStays(t *testing.T) {
	box := openBox(t, filepath.Join(t.TempDir(), "outbox.db"))
	add(t, box, started(`{"n":1}`))
	_, err := box.Deliver(t.Context(), func(context.Context, []data.Event) error {
		add(t, box, started(`{"n":2}`))
		return nil
	})
	if err != nil || box.Len() != 1 {
		t.Errorf("%v, %d left", err, box.Len())
	}
}

func TestAnEventThatNoOfficeTakesIsRefusedAtOnce(t *testing.T) {
	box := openBox(t, filepath.Join(t.TempDir(), "outbox.db"))
	for name, e := range map[string]data.Event{
		"id":     {ID: "1", Screen: "kiosk", Kind: data.EventStarted, At: datatest.Now()},
		"screen": {Kind: data.EventStarted, At: datatest.Now()},
		"kind":   {Screen: "kiosk", At: datatest.Now()},
		"moment": {Screen: "kiosk", Kind: data.EventStarted},
		"detail": started(`{"half`),
	} {
		if err := box.Add(t.Context(), e); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if box.Len() != 0 {
		t.Errorf("%d are kept", box.Len())
	}
}

func TestAFullOutboxDropsTheOldestPaintedPageFirst(t *testing.T) {
	box := openBox(t, filepath.Join(t.TempDir(), "outbox.db"))
	box.limit = 3
	painted := data.Event{Screen: "board", Kind: data.EventPagePainted, At: datatest.Now()}
	add(t, box, started(`{"n":1}`), painted, started(`{"n":2}`), started(`{"n":3}`), started(`{"n":4}`))
	events, _, err := box.oldest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range events {
		got = append(got, string(e.Detail))
	}
	if diff := cmp.Diff([]string{`{"n":2}`, `{"n":3}`, `{"n":4}`}, got); diff != "" || box.Len() != 3 {
		t.Errorf("%d left (-want +got)\n%s", box.Len(), diff)
	}
}

func TestAFullOutboxKeepsWhatVisitorsSaidToTheLast(t *testing.T) {
	box := openBox(t, filepath.Join(t.TempDir(), "outbox.db"))
	box.limit = 2
	said := data.Event{Screen: "kiosk", Kind: data.EventFeedback, At: datatest.Now(), Detail: json.RawMessage(`{}`)}
	add(t, box, said, started(`{"n":1}`), started(`{"n":2}`), said)
	events, _, err := box.oldest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(events) != 2 || events[0].Kind != data.EventFeedback || events[1].Kind != data.EventFeedback {
		t.Errorf("left: %+v", events)
	}
}

func TestADamagedOutboxIsMovedAside(t *testing.T) {
	for name, damage := range map[string]func(raw []byte) []byte{
		"no database": func([]byte) []byte { return []byte("this is a letter and not a database, but it is long enough") },
		"cut short":   func(raw []byte) []byte { return raw[:len(raw)/2+100] },
		"overwritten": func(raw []byte) []byte { clear(raw[4096:]); return raw },
		"another":     func([]byte) []byte { return anotherDatabase(t) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "outbox.db")
			box, err := OpenOutbox(path)
			if err != nil {
				t.Fatal(err)
			}
			add(t, box, started(""))
			if err := box.Close(); err != nil {
				t.Fatal(err)
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, damage(raw), 0o600); err != nil {
				t.Fatal(err)
			}
			box = openBox(t, path)
			add(t, box, started(""))
			if box.Warning() == nil || box.Len() != 1 {
				t.Errorf("warning %v, %d events", box.Warning(), box.Len())
			}
			if _, err := os.Stat(path + ".torn-1"); err != nil {
				t.Error(err)
			}
		})
	}
}

// anotherDatabase has a table of the same name with other columns.
func anotherDatabase(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "another.db")
	box, err := OpenOutbox(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := box.db.Exec(`DROP TABLE event; CREATE TABLE event (number TEXT) STRICT`); err != nil {
		t.Fatal(err)
	}
	if err := box.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestAHealthyOutboxGivesNoWarning(t *testing.T) {
	path := filepath.Join(t.TempDir(), "outbox.db")
	add(t, openBox(t, path), started(""))
	if box := openBox(t, path); box.Warning() != nil || box.Len() != 1 {
		t.Errorf("warning %v, %d events", box.Warning(), box.Len())
	}
	if _, err := OpenOutbox(filepath.Join(path, "below a file")); err == nil {
		t.Error("an outbox where none can be was opened")
	}
}

func TestEveryEventHasItsOwnID(t *testing.T) {
	seen := map[data.EventID]bool{}
	for range 1000 {
		id := NewEventID()
		if !isUUID(id) || id[14] != '4' || seen[id] {
			t.Fatalf("id %s", id)
		}
		seen[id] = true
	}
}

func BenchmarkOutboxAdd(b *testing.B) {
	box := openBox(b, filepath.Join(b.TempDir(), "outbox.db"))
	for b.Loop() {
		add(b, box, started(`{"edition":12}`))
	}
}

func TestNothingThatWasDeliveredIsReadInTheFilesOfTheOutbox(t *testing.T) {
	path := filepath.Join(t.TempDir(), "outbox.db")
	box := openBox(t, path)
	holds := func() (found bool) {
		for _, part := range []string{"", "-wal", "-shm"} {
			raw, err := os.ReadFile(path + part)
			found = found || err == nil && bytes.Contains(raw, []byte("Канарка"))
		}
		return found
	}
	for i := range 30 {
		add(t, box, data.Event{Screen: "kiosk", Kind: data.EventFeedback, At: datatest.Now(), Detail: json.RawMessage(fmt.Sprintf(`{"words":"Канарка %d"}`, i))})
	}
	if !holds() {
		t.Fatal("nothing waits")
	}
	for box.Len() > 0 {
		if _, err := box.Deliver(t.Context(), func(context.Context, []data.Event) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if holds() {
		t.Error("the disk of the kiosk still has what was delivered")
	}
}
