package machine

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/seal"
	"example.org/parter/data/site"
)

// asked is an office that opens one case.
type asked struct {
	mu     sync.Mutex
	events []data.Event
	fails  error
}

func (*asked) Case(context.Context, data.ScreenID, data.CaseNumber, data.AccessCode) (data.CaseAnswer, error) {
	return data.CaseAnswer{}, data.ErrNotFound
}

func (*asked) CaseByDate(context.Context, data.ScreenID, data.CaseNumber, time.Time) (data.CaseAnswer, error) {
	return data.CaseAnswer{}, data.ErrNotFound
}

func (*asked) CaseByToken(context.Context, data.ScreenID, data.Token) (data.CaseAnswer, error) {
	return data.CaseAnswer{}, data.ErrNotFound
}

func (a *asked) AskAnswer(_ context.Context, e data.Event) (data.CaseAnswer, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.events = append(a.events, e)
	return data.CaseAnswer{Case: data.Case{Number: "ОВ-1"}, Slip: data.Slip{Number: "ОВ-1", Code: "ABCD2345"}}, a.fails
}

func (*asked) Commit(context.Context, []data.Event) error { return nil }

// askingScreen is a kiosk with an outbox, the keys of its town and, unless there is none,
// an office.
func askingScreen(t *testing.T, office site.Office) (s *Screen, key seal.Key) {
	t.Helper()
	folder := Folder(t.TempDir())
	s, err := newScreen(ScreenConfig{Data: folder, Screen: "kiosk"}, data.RoleKiosk, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	outbox, err := s.openOutbox()
	if err != nil {
		t.Fatal(err)
	}
	s.box.Store(outbox)
	t.Cleanup(func() { s.Client.Close(); _ = outbox.Close() })
	key, err = seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	other, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	s.keys.Store(&data.SealKeys{Office: key.Public(), Recovery: other.Public()})
	if office == nil {
		return s, key
	}
	listener, err := site.OpenSocket(t.Context(), folder.Socket())
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: site.NewServer(office, time.Now, slog.New(slog.DiscardHandler)).Handler()}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return s, key
}

var (
	written = data.Feedback{Kind: data.KindComplaint, Words: "Чаках", Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: "v"}
	reached = data.Contact{Name: "Канарка Канаркова", Phone: "0888 123 456"}
)

// waiting are the events of the outbox.
func waiting(t *testing.T, s *Screen) (events []data.Event) {
	t.Helper()
	stop := errors.New("they stay")
	_, err := s.box.Load().Deliver(t.Context(), func(_ context.Context, all []data.Event) error {
		events = all
		return stop
	})
	if len(events) > 0 && !errors.Is(err, stop) {
		t.Fatal(err)
	}
	return events
}

func TestVisitorWhoWantsAnAnswerIsGivenANumberAndTheOfficeASealedContact(t *testing.T) {
	office := &asked{}
	s, key := askingScreen(t, office)
	got, err := s.AskAnswer(t.Context(), written, reached)
	if err != nil || got.Kept || got.Slip.Number != "ОВ-1" || got.Slip.Code == "" {
		t.Fatalf("got %+v, %v", got, err)
	}
	f, err := office.events[0].Feedback()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(office.events[0].Detail), "Канарка") {
		t.Error("the contact is readable on its way")
	}
	if opened, id, err := key.Open(f.Answer, f.ID); err != nil || opened != reached || id != office.events[0].ID {
		t.Errorf("got %+v of %s, %v", opened, id, err)
	}
}

func TestMessageIsKeptWithItsContactWhereTheOfficeDoesNotAnswer(t *testing.T) {
	for name, office := range map[string]*asked{"no office": nil, "one that cannot": {fails: errors.New("disk is full")}} {
		t.Run(name, func(t *testing.T) {
			var of site.Office
			if office != nil {
				of = office
			}
			s, key := askingScreen(t, of)
			got, err := s.AskAnswer(t.Context(), written, reached)
			if err != nil || !got.Kept || got.Slip.Number != "" {
				t.Fatalf("got %+v, %v", got, err)
			}
			events := waiting(t, s)
			if len(events) != 1 {
				t.Fatalf("%d events wait", len(events))
			}
			f, err := events[0].Feedback()
			if err != nil {
				t.Fatal(err)
			}
			if opened, _, err := key.Open(f.Answer, f.ID); err != nil || opened != reached {
				t.Errorf("got %+v, %v", opened, err)
			}
			if office != nil && office.events[0].ID != events[0].ID {
				t.Error("the office would make two cases of it")
			}
		})
	}
}

func TestNothingIsKeptOfAVisitorWhoCannotBeReached(t *testing.T) {
	s, _ := askingScreen(t, nil)
	_, err := s.AskAnswer(t.Context(), written, data.Contact{Name: "Канарка"})
	var problems data.Problems
	if !errors.As(err, &problems) || problems.Of("contact") != data.Missing {
		t.Errorf("got %v", err)
	}
	s.keys.Store(&data.SealKeys{})
	if _, err := s.AskAnswer(t.Context(), written, reached); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("without keys: %v", err)
	}
	if n := s.box.Load().Len(); n != 0 {
		t.Errorf("%d events wait", n)
	}
}
