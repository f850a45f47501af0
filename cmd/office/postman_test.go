package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

// tray is an outbox with letters in it.
type tray struct {
	waiting []data.Letter
	done    []data.LetterOutcome
	resumed int
	broken  error
}

func (t *tray) ResumeLetters(context.Context) error { t.resumed++; return nil }
func (t *tray) WriteLetters(context.Context) error  { return t.broken }

func (t *tray) NextLetter(context.Context) (l data.Letter, err error) {
	if len(t.waiting) == 0 {
		return l, data.ErrNotFound
	}
	l, t.waiting = t.waiting[0], t.waiting[1:]
	return l, nil
}

func (t *tray) LetterDone(ctx context.Context, _ data.Letter, outcome data.LetterOutcome) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	t.done = append(t.done, outcome)
	return nil
}

func TestPostmanStopsAtAServerThatTakesNothingAndGoesOnAfterARefusal(t *testing.T) {
	var log bytes.Buffer
	box := &tray{waiting: make([]data.Letter, 4)}
	answers := []data.LetterOutcome{data.LetterSent, data.LetterRefused, data.LetterWaits}
	ctx, end := context.WithCancel(t.Context())
	p := postman{box, func(context.Context, data.Letter, time.Time) (outcome data.LetterOutcome, err error) {
		outcome, answers = answers[0], answers[1:]
		if outcome != data.LetterSent {
			end() // the office is ended while a letter goes
			err = errors.New("mail server: code 451")
		}
		return outcome, err
	}, time.Now, slog.New(slog.NewTextHandler(&log, nil))}
	if err := p.round(ctx); err != nil {
		t.Fatal(err)
	}
	if len(box.done) != 3 || len(box.waiting) != 1 || !strings.Contains(log.String(), "code 451") {
		t.Errorf("done %v, waiting %d, log %s", box.done, len(box.waiting), &log)
	}
}

func TestMailSettingsSayWhatIsMissing(t *testing.T) {
	password := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(password, []byte("тайна\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := (mailing{}).mailServer(); s != nil || err != nil {
		t.Errorf("without settings: %v, %v", s, err)
	}
	good := mailing{Server: "mail.example.org:587", From: "delovodstvo@example.org", User: "parter", PasswordFile: password, Name: "Община"}
	s, err := good.mailServer()
	if err != nil || s.Host != "mail.example.org" || s.Port != 587 || s.Password != "тайна" {
		t.Errorf("%+v, %v", s, err)
	}
	for want, change := range map[string]func(*mailing){
		"--mail-server":        func(m *mailing) { m.Server = "mail.example.org" },
		"--mail-from":          func(m *mailing) { m.From = "Община" },
		"--mail-password-file": func(m *mailing) { m.PasswordFile = "" },
		"--mail-ca":            func(m *mailing) { m.CA = password },
	} {
		m := good
		change(&m)
		if _, err := m.mailServer(); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "тайна") {
			t.Errorf("%s: %v", want, err)
		}
	}
}
