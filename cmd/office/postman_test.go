package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/emersion/go-smtp"

	"example.org/parter/data"
	"example.org/parter/data/mail"
	"example.org/parter/data/public"
)

// tray is an outbox with letters in it.
type tray struct {
	sealed  int // letters before those, whose address cannot be opened
	waiting []data.Letter
	done    []data.LetterOutcome
	resumed int
	broken  error
}

func (t *tray) ResumeLetters(context.Context) error { t.resumed++; return nil }
func (t *tray) WriteLetters(context.Context) error  { return t.broken }

func (t *tray) NextLetter(context.Context) (l data.Letter, err error) {
	if t.sealed > 0 {
		t.sealed--
		return l, fmt.Errorf("next letter: %w", data.ErrSealed)
	}
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

func TestPostmanStopsAtAServerThatTakesNothingAndGoesOnAfterOneLetter(t *testing.T) {
	var log bytes.Buffer
	box := &tray{sealed: 2, waiting: make([]data.Letter, 5)}
	answers := []data.LetterOutcome{data.LetterSent, data.LetterRefused, data.LetterWaits, data.LetterWaits}
	ctx, end := context.WithCancel(t.Context())
	p := postman{box, func(context.Context, data.Letter, time.Time) (outcome data.LetterOutcome, err error) {
		outcome, answers = answers[0], answers[1:]
		if outcome != data.LetterSent {
			end() // the office is ended while a letter goes
			err = errors.New("mail server: code 451")
		}
		if len(answers) == 0 {
			err = fmt.Errorf("mail server: %w", data.ErrUnavailable)
		}
		return outcome, err
	}, time.Now, slog.New(slog.NewTextHandler(&log, nil))}
	if err := p.round(ctx); err != nil {
		t.Fatal(err)
	}
	if len(box.done) != 4 || len(box.waiting) != 1 || !strings.Contains(log.String(), "code 451") || strings.Count(log.String(), "case.key") < 2 {
		t.Errorf("done %v, waiting %d, log %s", box.done, len(box.waiting), &log)
	}
}

// greylist is a mail server on this machine that at first puts off letters to one address.
type greylist struct {
	mu    sync.Mutex
	asked []string
}

func (g *greylist) NewSession(*smtp.Conn) (smtp.Session, error) { return g, nil }
func (g *greylist) Mail(string, *smtp.MailOptions) error        { return nil }
func (g *greylist) Reset()                                      {}
func (g *greylist) Logout() error                               { return nil }

func (g *greylist) Rcpt(to string, _ *smtp.RcptOptions) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.asked = append(g.asked, to)
	if strings.HasPrefix(to, "grey") {
		return &smtp.SMTPError{Code: 450, Message: "come again"}
	}
	return nil
}

func (g *greylist) Data(r io.Reader) error {
	_, err := io.Copy(io.Discard, r)
	return err
}

// open is the mail server as the office's settings name it, and what ends it.
func (g *greylist) open(t *testing.T) (s mail.Server, end func()) {
	t.Helper()
	secure := httptest.NewTLSServer(nil) // has a certificate for this machine
	defer secure.Close()
	server := smtp.NewServer(g)
	server.Domain, server.TLSConfig = "localhost", &tls.Config{Certificates: secure.TLS.Certificates, MinVersion: tls.VersionTLS12}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { defer close(done); _ = server.Serve(l) }()
	roots := x509.NewCertPool()
	roots.AddCert(secure.Certificate())
	end = sync.OnceFunc(func() { _ = server.Close(); <-done })
	t.Cleanup(end)
	return mail.Server{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, Roots: roots, From: "delovodstvo@primerovo.example", Name: "Община Примерово"}, end
}

// TestOneAddressThatIsPutOffKeepsNoLetterBack sends to three addresses, of which the
// server puts the first off, and then goes to a server that is down.
func TestOneAddressThatIsPutOffKeepsNoLetterBack(t *testing.T) {
	o, ctx := openOffice(t), t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	subscribe := func(number data.CaseNumber, addresses ...data.Email) {
		t.Helper()
		id, err := o.store.RegisterCase(ctx, "test", data.Registration{Number: number, Received: time.Now(), Stage: data.StageReceived})
		must(err)
		slip, err := o.store.CaseSlip(ctx, id)
		must(err)
		token, _ := data.ParseToken(slip.Slip.Address[strings.LastIndex(slip.Slip.Address, "/")+1:])
		for _, address := range addresses {
			must(o.store.Subscribe(ctx, token, address, data.Bulgarian))
			time.Sleep(2 * time.Millisecond) // they go in their order, which is by the millisecond
		}
	}
	var g greylist
	server, end := g.open(t)
	m := openMailbox(t, o)
	tried := 0
	m.send = func(ctx context.Context, l data.Letter, at time.Time) (data.LetterOutcome, error) {
		tried++
		return server.Send(ctx, l, at)
	}
	subscribe("94-00-1", "grey@example.org", "ivan@example.org", "petar@example.org")
	for range 2 { // in the second round the first still waits for its minute
		must(m.round(ctx))
		if want := []string{"grey@example.org", "ivan@example.org", "petar@example.org"}; !slices.Equal(g.asked, want) || tried != 3 {
			t.Errorf("letters went to %q, want %q", g.asked, want)
		}
	}
	end()
	subscribe("94-00-2", "ana@example.org", "stoyan@example.org")
	must(m.round(ctx))
	if tried != 4 {
		t.Errorf("%d letters were brought to a server that is down, want 1", tried-3)
	}
	if strings.Contains(m.log.String(), "example.org") {
		t.Errorf("the log says %s", &m.log)
	}
}

// mailbox is an office with its postman and the citizens' pages. Its mail server takes
// every letter; that it took one about a stopped clock nobody heard.
type mailbox struct {
	t     *testing.T
	phone http.Handler
	postman
	went []data.Letter
	log  bytes.Buffer
}

func openMailbox(t *testing.T, o *opened) *mailbox {
	t.Helper()
	m := &mailbox{t: t}
	log := slog.New(slog.NewTextHandler(&m.log, nil))
	pages := &published{shelf: o.shelf, built: o.built}
	if err := pages.renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	var err error
	m.phone, err = public.New(public.Options{Catalogue: pages, Cases: newLookup(o.store, log), Letters: o.store, File: o.folder.Files().File, Clock: time.Now, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	m.postman = postman{o.store, func(_ context.Context, l data.Letter, _ time.Time) (data.LetterOutcome, error) {
		m.went = append(m.went, l)
		if l.Delay.Kind == data.DelayStopped {
			return data.LetterUnsure, errors.New("mail server: the connection broke")
		}
		return data.LetterSent, nil
	}, time.Now, log}
	return m
}

func (m *mailbox) post(address, form, says string) {
	m.t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		m.t.Fatal(err)
	}
	r, w := httptest.NewRequest(http.MethodPost, u.Path, strings.NewReader(form)), httptest.NewRecorder()
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	m.phone.ServeHTTP(w, r)
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), says) {
		m.t.Fatalf("%s answers %d:\n%s", address, w.Code, w.Body)
	}
}

// letter is the last of so many after the postman's rounds.
func (m *mailbox) letter(count int) data.Letter {
	m.t.Helper()
	for range 2 { // the second finds nothing to do
		if err := m.round(m.t.Context()); err != nil {
			m.t.Fatal(err)
		}
	}
	if len(m.went) != count {
		m.t.Fatalf("%d letters went, want %d: %+v", len(m.went), count, m.went)
	}
	return m.went[count-1]
}

// TestLetterGoesFromTheSlipToTheMailbox goes the whole way of a holder of a slip, from the
// form on the phone through the letter that asks to the one about a longer term, and out
// again with one press. What the mail server said last nobody heard of one letter: it is
// not sent again.
func TestLetterGoesFromTheSlipToTheMailbox(t *testing.T) {
	o, ctx := openOffice(t), t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	id, err := o.store.RegisterCase(ctx, "test", data.Registration{Number: "94-00-1287", Received: time.Now(), Due: time.Now().AddDate(0, 0, 7), Stage: data.StageReceived})
	must(err)
	slip, err := o.store.CaseSlip(ctx, id)
	must(err)
	m := openMailbox(t, o)
	m.post(slip.Slip.Address+"/letters", "email=ivan%40example.org&agrees=yes", "Проверете пощата си")
	m.post(m.letter(1).Confirm, "", "Ще Ви пишем")
	must(o.store.ExtendCase(ctx, "test", id, data.Extension{On: time.Now(), Until: time.Now().AddDate(0, 0, 21), Reason: "Чакаме становище."}))
	if l := m.letter(2); l.Delay.Kind != data.DelayExtended || l.To != "ivan@example.org" || l.Case != slip.Slip.Address {
		t.Errorf("it says %+v", l)
	}
	if now, err := o.store.CaseSlip(ctx, id); err != nil || len(now.Case.Told) != 1 || now.Case.Told[0].How != data.ByEmail {
		t.Errorf("the case says %+v, %v", now.Case.Told, err)
	}
	must(o.store.AdvanceCase(ctx, "test", id, data.StageEntry{Stage: data.StageDocuments, On: time.Now()}))
	l := m.letter(3)
	m.post(l.Remove, "List-Unsubscribe=One-Click", "Адресът е изтрит")
	must(o.store.AdvanceCase(ctx, "test", id, data.StageEntry{Stage: data.StageInProgress, On: time.Now()}))
	m.letter(3)
	for _, secret := range []string{"ivan", "94-00", l.Remove[strings.LastIndex(l.Remove, "/")+1:]} {
		if strings.Contains(m.log.String(), secret) {
			t.Errorf("the log holds %q:\n%s", secret, &m.log)
		}
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
	good := mailing{MailServer: "mail.example.org:587", MailFrom: "delovodstvo@example.org", MailUser: "parter", MailPasswordFile: password, MailName: "Община"}
	s, err := good.mailServer()
	if err != nil || s.Host != "mail.example.org" || s.Port != 587 || s.Password != "тайна" {
		t.Errorf("%+v, %v", s, err)
	}
	for want, change := range map[string]func(*mailing){
		"--mail-server":        func(m *mailing) { m.MailServer = "mail.example.org" },
		"--mail-from":          func(m *mailing) { m.MailFrom = "Община" },
		"--mail-password-file": func(m *mailing) { m.MailPasswordFile = "" },
		"--mail-ca":            func(m *mailing) { m.MailCA = password },
	} {
		m := good
		change(&m)
		if _, err := m.mailServer(); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "тайна") {
			t.Errorf("%s: %v", want, err)
		}
	}
}

func TestOfficeUpHandsItsMailSettingsOn(t *testing.T) {
	want := mailing{MailServer: "mail.example.org:465", MailTLS: true, MailCA: "ca.pem", MailUser: "parter", MailPasswordFile: "password", MailFrom: "a@example.org", MailName: "Община Примерово"}
	var got struct{ mailing }
	parser, err := kong.New(&got)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(want.mailArgs()); err != nil || got.mailing != want {
		t.Errorf("%+v, %v", got.mailing, err)
	}
}
