package site_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/site"
)

// socketPath is short, because a unix address has at most 107 bytes.
func socketPath(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "site")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return filepath.Join(dir, "s")
}

// open serves an office on a real socket until the test ends.
func open(t testing.TB) (*site.Server, *office, string) {
	t.Helper()
	return openLogging(t, io.Discard)
}

// openLogging is open with an office whose log can be read.
func openLogging(t testing.TB, log io.Writer) (*site.Server, *office, string) {
	t.Helper()
	o, path := &office{stored: map[data.EventID]data.Event{}}, socketPath(t)
	server := site.NewServer(o, datatest.Now, slog.New(slog.NewTextHandler(log, nil)))
	listener, err := site.OpenSocket(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	web := &http.Server{Handler: server.Handler(), ReadHeaderTimeout: time.Second}
	done := make(chan error, 1)
	go func() { done <- web.Serve(listener) }()
	t.Cleanup(func() {
		server.Close()
		if err := web.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
		if err := <-done; !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	})
	return server, o, path
}

// listen is a screen that passes on every message, until the test ends.
func listen(t testing.TB, c *site.Client) <-chan site.Message {
	t.Helper()
	messages, done := make(chan site.Message, 16), make(chan struct{})
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		defer close(done)
		if err := c.Listen(ctx, func(m site.Message) { messages <- m }); !errors.Is(err, data.ErrUnavailable) {
			t.Errorf("listening ended with %v", err)
		}
	}()
	t.Cleanup(func() { stop(); <-done; c.Close() })
	return messages
}

func client(t testing.TB, path string, id data.ScreenID) *site.Client {
	c := site.NewClient(path, id, data.RoleBoard)
	t.Cleanup(c.Close)
	return c
}

func TestFiveScreensHearAnAnnouncement(t *testing.T) {
	server, _, path := open(t)
	server.Announce(11)
	var screens []<-chan site.Message
	for _, id := range []data.ScreenID{"a", "b", "c", "d", "e"} {
		screens = append(screens, listen(t, client(t, path, id)))
	}
	for _, messages := range screens {
		if m := <-messages; m.Edition != 11 {
			t.Errorf("the first line is %v, want edition 11", m)
		}
	}
	server.Announce(12)
	for _, messages := range screens {
		if m := <-messages; m.Edition != 12 {
			t.Errorf("got %v, want edition 12", m)
		}
	}
}

func TestABlankLineIsNoMessage(t *testing.T) {
	server, _, path := open(t)
	messages := listen(t, client(t, path, "board"))
	<-messages
	server.KeepAlive()
	server.Announce(3)
	if m := <-messages; m.Edition != 3 {
		t.Errorf("got %v, want edition 3", m)
	}
}

func TestACaseIsAnswered(t *testing.T) {
	_, o, path := open(t)
	got, err := client(t, path, "kiosk").Case(t.Context(), "94-00-1287", "ABCD2345")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(answer(), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if o.asked != "kiosk" {
		t.Errorf("asked by %q", o.asked)
	}
}

func TestCaseErrorsComeBackAsTheyWere(t *testing.T) {
	_, o, path := open(t)
	c := client(t, path, "kiosk")
	for _, test := range []struct {
		name    string
		of, got error
	}{
		{"unknown", data.ErrNotFound, data.ErrNotFound},
		{"not in the form of a number", data.Problems{{Field: "number", Reason: data.BadFormat}}, data.ErrNotFound},
		{"guessing", data.TooManyAttempts{Wait: 90 * time.Second}, data.TooManyAttempts{Wait: 90 * time.Second}},
		{"part of a second", data.TooManyAttempts{Wait: 1200 * time.Millisecond}, data.TooManyAttempts{Wait: 2 * time.Second}},
		{"database locked", errors.New("locked"), data.ErrUnavailable},
	} {
		o.fail(test.of)
		if _, err := c.Case(t.Context(), "94-00-1287", "ABCD2345"); !errors.Is(err, test.got) {
			t.Errorf("%s: got %v, want %v", test.name, err, test.got)
		}
		if _, err := c.CaseByToken(t.Context(), slipToken); !errors.Is(err, test.got) {
			t.Errorf("%s, of a token: got %v, want %v", test.name, err, test.got)
		}
	}
}

func TestUnknownAndWrongAreTheSameAnswer(t *testing.T) {
	_, _, path := open(t)
	var bodies []string
	for _, question := range []string{
		`{"screen":"kiosk","number":"94-00-1287","code":"WRONG234"}`,
		`{"screen":"kiosk","number":"1-2-3","code":"ABCD2345"}`,
		`{"screen":"kiosk","token":"0000000000000000"}`,
		`{"screen":"kiosk","token":"CANARYCANARY0042","number":"94-00-1287"}`,
		`{"screen":"kiosk","token":"CANARYCANARY0042","code":"ABCD2345"}`,
		`{"screen":"kiosk"}`,
	} {
		status, body := post(t, path, "/v1/case", []byte(question))
		if status != http.StatusNotFound {
			t.Errorf("status %d", status)
		}
		bodies = append(bodies, body)
	}
	if different := slices.Compact(bodies); len(different) != 1 {
		t.Errorf("got %q, want one answer", different)
	}
}

func TestNoOfficeIsUnavailable(t *testing.T) {
	c := client(t, socketPath(t), "kiosk")
	if _, err := c.Case(t.Context(), "94-00-1287", "ABCD2345"); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("case: %v", err)
	}
	if _, err := c.CaseByToken(t.Context(), slipToken); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("case by token: %v", err)
	}
	if err := c.Send(t.Context(), []data.Event{event("")}); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("send: %v", err)
	}
	if err := c.Listen(t.Context(), func(site.Message) {}); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("listen: %v", err)
	}
}

func TestAnOfficeThatGoesEndsTheStream(t *testing.T) {
	server, _, path := open(t)
	messages := make(chan site.Message, 1)
	done := make(chan error, 1)
	c := client(t, path, "board")
	go func() { done <- c.Listen(context.Background(), func(m site.Message) { messages <- m }) }()
	<-messages
	server.Close()
	if err := <-done; !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("got %v", err)
	}
}

func TestBadBodiesAreRefused(t *testing.T) {
	_, o, path := open(t)
	tooMany, err := json.Marshal(make([]data.Event, 101))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		body       []byte
		want       int
	}{
		{"long question", "/v1/case", bytes.Repeat([]byte(" "), 5<<10), http.StatusRequestEntityTooLarge},
		{"no JSON", "/v1/case", []byte("number=1"), http.StatusBadRequest},
		{"long events", "/v1/events", bytes.Repeat([]byte(" "), 2<<20), http.StatusRequestEntityTooLarge},
		{"many events", "/v1/events", tooMany, http.StatusRequestEntityTooLarge},
		{"an event without an ID", "/v1/events", []byte(`[{"screen":"a","kind":"started","at":"2026-11-22T10:00:00Z"}]`), http.StatusBadRequest},
		{"no such thing", "/v1/secrets", nil, http.StatusNotFound},
	} {
		if status, _ := post(t, path, c.path, c.body); status != c.want {
			t.Errorf("%s: status %d, want %d", c.name, status, c.want)
		}
	}
	if o.count() != 0 {
		t.Errorf("%d events were stored", o.count())
	}
}

func TestScreensAreKnownByWhatTheyReport(t *testing.T) {
	server, _, path := open(t)
	board := client(t, path, "board")
	board.Shown = func() data.EditionNumber { return 4 }
	<-listen(t, board)
	send := func(events ...data.Event) {
		for i := range events {
			events[i].ID = event("").ID
		}
		if err := board.Send(t.Context(), events); err != nil {
			t.Fatal(err)
		}
	}
	want := data.ScreenHealth{ID: "board", Role: data.RoleBoard, Edition: 4, LastSeen: datatest.Now(), Connected: datatest.Now(), Online: true}
	check := func(moment string) {
		t.Helper()
		if diff := cmp.Diff([]data.ScreenHealth{want}, server.Screens()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", moment, diff)
		}
	}
	check("connected")
	send(site.EditionRefused("board", datatest.Now(), 6, "torn"))
	want.Problem = "torn"
	check("refused")
	send(site.EditionShown("board", datatest.Now(), 7))
	want.Edition, want.Problem = 7, ""
	check("shown")
	told := func(kind data.EventKind, detail string) {
		send(data.Event{Screen: "board", Kind: kind, At: datatest.Now(), Detail: []byte(detail)})
	}
	told(data.EventPageFailed, `{"text":"image/b1/1"}`)
	want.Skipped = "image/b1/1"
	check("passed over")
	told(data.EventPagePainted, `{"page":"notice/n1/1"}`)
	check("another page painted")
	told(data.EventPagePainted, `{"page":"image/b1/1"}`)
	want.Skipped = ""
	check("painted again")
}

func TestTheSocketIsForOwnerAndGroup(t *testing.T) {
	_, _, path := open(t)
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o660 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if _, err := site.OpenSocket(t.Context(), path); err == nil {
		t.Error("a second office took the socket")
	}
}

func TestTheSocketOfADeadOfficeIsReplaced(t *testing.T) {
	path := socketPath(t)
	dead, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	dead.(*net.UnixListener).SetUnlinkOnClose(false)
	if err := dead.Close(); err != nil {
		t.Fatal(err)
	}
	next, err := site.OpenSocket(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := next.Close(); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(path, []byte("letters"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := site.OpenSocket(t.Context(), path); err == nil {
		t.Error("an ordinary file was replaced")
	}
}

// post sends a raw body and returns what comes back.
func post(t *testing.T, socket, path string, body []byte) (int, string) {
	t.Helper()
	transport := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var dialer net.Dialer
		return dialer.DialContext(ctx, "unix", socket)
	}}
	defer transport.CloseIdleConnections()
	response, err := (&http.Client{Transport: transport}).Post("http://office"+path, "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	if err := errors.Join(err, response.Body.Close()); err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

func BenchmarkAnnounce(b *testing.B) {
	server, _, path := open(b)
	messages := listen(b, client(b, path, "board"))
	<-messages
	n := data.EditionNumber(0)
	for b.Loop() {
		n++
		server.Announce(n)
		<-messages
	}
}

// A long data folder once ended the office with "bind: invalid argument".
func TestSocketPathThatIsTooLongIsSaidToBe(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("d", 120), "site.sock")
	_, err := site.OpenSocket(t.Context(), path)
	if err == nil || !strings.Contains(err.Error(), fmt.Sprint(len(path), " bytes")) || !strings.Contains(err.Error(), "107") {
		t.Errorf("got %v, want the length and the limit", err)
	}
}

// A screen that was called „Киоск 1“ once was refused by the office for ever,
// without a word to the installer.
func TestScreenNameIsRefusedWithTheRule(t *testing.T) {
	for id, want := range map[data.ScreenID]bool{
		"kiosk": true, "board-2": true, "lobby_1.left": true,
		"": false, "Киоск 1": false, "kiosk 1": false, "../kiosk": false, data.ScreenID(strings.Repeat("k", 65)): false,
	} {
		err := site.CheckName(id)
		if (err == nil) != want || !want && !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%q: got %v, want accepted %v", id, err, want)
		}
	}
}
