package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"example.org/parter/data"
)

// openLobby is a new office with one case, the token of its slip, and a log
// that can be read.
func openLobby(t *testing.T) (lobby, data.Token, *bytes.Buffer) {
	t.Helper()
	o := openOffice(t)
	id, err := o.store.RegisterCase(t.Context(), "test", data.Registration{Number: "94-00-1287", Received: time.Now(), Stage: data.StageReceived})
	if err != nil {
		t.Fatal(err)
	}
	a, err := o.store.CaseSlip(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	token, ok := data.ParseToken(a.Slip.Address[strings.LastIndex(a.Slip.Address, "/")+1:])
	if !ok {
		t.Fatalf("no token in %q", a.Slip.Address)
	}
	var log bytes.Buffer
	return lobby{newLookup(o.store, slog.New(slog.NewTextHandler(&log, nil)))}, token, &log
}

func TestAScannedSlipOpensItsCase(t *testing.T) {
	l, token, _ := openLobby(t)
	answer, err := l.CaseByToken(t.Context(), "kiosk", token)
	if err != nil || answer.Case.Number != "94-00-1287" {
		t.Errorf("got %q, %v", answer.Case.Number, err)
	}
}

func TestTokensAreNotFreeToGuess(t *testing.T) {
	l, token, _ := openLobby(t)
	synctest.Test(t, func(t *testing.T) {
		ctx := context.Background()
		begun := time.Now()
		var wait data.TooManyAttempts
		for misses := 0; ; misses++ {
			_, err := l.CaseByToken(ctx, "kiosk", "0000000000000000")
			if errors.As(err, &wait) {
				if misses != 5 || wait.Wait != time.Minute-answerFloor {
					t.Errorf("after %d misses: %v", misses, err)
				}
				break
			}
			if !errors.Is(err, data.ErrNotFound) {
				t.Fatal(err)
			}
		}
		if spent := time.Since(begun); spent != 5*answerFloor {
			t.Errorf("5 guesses took %v", spent)
		}
		if _, err := l.CaseByToken(ctx, "kiosk", token); !errors.As(err, &wait) {
			t.Errorf("a right token in the pause: %v", err)
		}
		if _, err := l.CaseByToken(ctx, "another", token); err != nil {
			t.Errorf("another kiosk: %v", err)
		}
		if _, err := l.Case(ctx, "kiosk", "94-00-1287", "00000000"); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("a visitor who types must not wait: %v", err)
		}
		time.Sleep(time.Minute)
		if _, err := l.CaseByToken(ctx, "kiosk", token); err != nil {
			t.Errorf("after the pause: %v", err)
		}
	})
}

func TestNoTokenIsLogged(t *testing.T) {
	l, token, log := openLobby(t)
	synctest.Test(t, func(t *testing.T) {
		said := ""
		ask := func(token data.Token) {
			if _, err := l.CaseByToken(context.Background(), "kiosk", token); err != nil {
				said += err.Error() + "\n"
			}
		}
		const unknown = "CANARYCANARY0042"
		for range 6 { // not found, then stopped
			ask(unknown)
		}
		time.Sleep(time.Hour)
		ask(token)
		if err := l.store.Close(); err != nil {
			t.Fatal(err)
		}
		ask(token)
		said += log.String()
		for _, want := range []string{"not found", "too many", "not answered", "stopped", "closed"} {
			if !strings.Contains(said, want) {
				t.Errorf("nothing is said of %q: %s", want, said)
			}
		}
		if strings.Contains(said, unknown) || strings.Contains(said, string(token)) {
			t.Errorf("a token is said: %s", said)
		}
	})
}
