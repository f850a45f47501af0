package mail

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"math/big"
	"mime"
	"mime/quotedprintable"
	"net"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// postOffice is a mail server on this machine that does as it is told.
type postOffice struct {
	password string // empty: it asks for none

	mu     sync.Mutex
	answer []error // to the letters that come, one each; then it takes them
	from   error
	rcpt   error
	hangUp bool // in place of an answer to a letter
	taken  []string
	froms  []string
	tos    []string
}

func (p *postOffice) got() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.taken...)
}

// open begins a post office. Without TLS it offers no STARTTLS; implicit speaks TLS from
// the first byte.
func open(t *testing.T, p *postOffice, encrypted, implicit bool) Server {
	t.Helper()
	certificate, roots := selfSigned(t)
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &session{p, c}, nil }))
	server.Domain, server.ErrorLog = "localhost", log.New(io.Discard, "", 0)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	config := &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
	if encrypted {
		server.TLSConfig = config
	}
	if implicit {
		l = tls.NewListener(l, config)
	}
	done := make(chan struct{})
	go func() { defer close(done); _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close(); <-done })
	port := l.Addr().(*net.TCPAddr).Port
	return Server{Host: "127.0.0.1", Port: port, TLS: implicit, Roots: roots, From: "delovodstvo@primerovo.example", Name: "Община Примерово", Hello: "office.primerovo.example"}
}

func selfSigned(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	raw, err := x509.CreateCertificate(rand.Reader, of, of, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key}, roots
}

// session is one connection to the post office.
type session struct {
	*postOffice
	conn *smtp.Conn
}

func (s *session) AuthMechanisms() []string {
	if s.password == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "parter" || password != s.password {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.froms = append(s.froms, from)
	return s.from
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.tos = append(s.tos, to)
	return s.rcpt
}

func (s *session) Data(r io.Reader) error {
	letter, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hangUp {
		return s.conn.Conn().Close()
	}
	if len(s.answer) > 0 {
		err, s.answer = s.answer[0], s.answer[1:]
		if err != nil {
			return err
		}
	}
	s.taken = append(s.taken, string(letter))
	return nil
}

func at() time.Time { return datatest.Now() }

func extended() data.Letter {
	return data.Letter{
		ID: "l1", To: "ivan@example.org", Language: data.Bulgarian, Town: data.Text{BG: "Община Примерово"}, Phone: "0999 / 11 111",
		Delay:  data.Delay{Kind: data.DelayExtended, On: at(), Until: time.Date(2026, time.December, 15, 0, 0, 0, 0, data.Sofia())},
		Number: "94-00-1287", Case: "https://uslugi.example/P/K7M2X9Q4K7M2X9Q4", Remove: "https://uslugi.example/X/AAAABBBBCCCCDDDD",
	}
}

func send(t *testing.T, s Server, l data.Letter) (data.LetterOutcome, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	return s.Send(ctx, l, at())
}

// read is the letter as a mail program reads it.
func read(t *testing.T, raw string) (netmail.Header, string) {
	t.Helper()
	m, err := netmail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	body := m.Body
	if m.Header.Get("Content-Transfer-Encoding") == "quoted-printable" {
		body = quotedprintable.NewReader(body)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return m.Header, strings.ReplaceAll(string(bytes.TrimSpace(text)), "\r\n", "\n")
}

func TestLetterSaysNumberAndLinkAndNothingElseOfTheCase(t *testing.T) {
	p := &postOffice{}
	if outcome, err := send(t, open(t, p, true, false), extended()); outcome != data.LetterSent || err != nil {
		t.Fatalf("%s, %v", outcome, err)
	}
	if len(p.got()) != 1 || p.tos[0] != "ivan@example.org" || p.froms[0] != "delovodstvo@primerovo.example" {
		t.Fatalf("it took %v from %v for %v", p.got(), p.froms, p.tos)
	}
	header, text := read(t, p.got()[0])
	subject, err := new(mime.WordDecoder).DecodeHeader(header.Get("Subject"))
	if want := "Преписка 94-00-1287: срокът е удължен до 15 декември 2026\u00a0г."; err != nil || subject != want {
		t.Errorf("the subject is %q, %v", subject, err)
	}
	want := `Преписка 94-00-1287: срокът е удължен до 15 декември 2026 г.

Защо, докога и какво да направите, пише тук:
https://uslugi.example/P/K7M2X9Q4K7M2X9Q4

Не искате повече писма? Изтрийте адреса си с едно натискане:
https://uslugi.example/X/AAAABBBBCCCCDDDD

Пазим адреса Ви само за тези писма и го изтриваме до един ден след като преписката приключи.

Община Примерово
Въпроси: 0999 / 11 111`
	if got := strings.ReplaceAll(text, "\u00a0", " "); got != want {
		t.Errorf("the letter says\n%s", got)
	}
	for name, want := range map[string]string{
		"List-Unsubscribe": "<https://uslugi.example/X/AAAABBBBCCCCDDDD>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
		"Auto-Submitted": "auto-generated", "Message-Id": "<l1@primerovo.example>",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestLetterThatAsksToConfirmNamesNoCase(t *testing.T) {
	l := extended()
	l.Delay, l.Number, l.Case, l.Confirm = data.Delay{}, "", "", "https://uslugi.example/S/1111222233334444"
	for _, l.Language = range data.Languages() {
		subject, text := words(l)
		if strings.Contains(subject+text, "94-00") || strings.Contains(text, "/P/") || !strings.Contains(text, l.Confirm) || !strings.Contains(text, l.Remove) {
			t.Errorf("%s\n%s", subject, text)
		}
	}
}

func TestEachDelayIsSaidInASentence(t *testing.T) {
	for kind, want := range map[data.DelayKind]string{
		data.DelayLate:    "Case 94-00-1287: the deadline of 15 December 2026 was missed",
		data.DelayStopped: "Case 94-00-1287: the deadline has been paused since 22 November 2026", data.DelayGoesOn: "Case 94-00-1287: the deadline has been running again since 22 November 2026",
	} {
		l := extended()
		l.Language, l.Delay.Kind = data.English, kind
		if subject, text := words(l); subject != want || !strings.Contains(text, "?l=en") {
			t.Errorf("%s\n%s", subject, text)
		}
	}
}

func TestMailServerThatIsDownIsTriedAgain(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	outcome, err := send(t, Server{Host: "127.0.0.1", Port: port, From: "a@example.org"}, extended())
	if outcome != data.LetterWaits || !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("%s, %v", outcome, err)
	}
}

func TestLetterThatIsPutOffWaitsAndOneThatIsRefusedDoesNot(t *testing.T) {
	for name, c := range map[string]struct {
		p      *postOffice
		want   data.LetterOutcome
		server bool // takes no other either
	}{
		"busy":              {&postOffice{answer: []error{&smtp.SMTPError{Code: 451, Message: "later, ivan@example.org"}}}, data.LetterWaits, false},
		"full":              {&postOffice{rcpt: &smtp.SMTPError{Code: 452, Message: "full: ivan@example.org"}}, data.LetterWaits, false},
		"not yet":           {&postOffice{rcpt: &smtp.SMTPError{Code: 450, Message: "come again, ivan@example.org"}}, data.LetterWaits, false},
		"closing":           {&postOffice{rcpt: &smtp.SMTPError{Code: 421, Message: "for ivan@example.org"}}, data.LetterWaits, true},
		"too many":          {&postOffice{from: &smtp.SMTPError{Code: 452, Message: "not now"}}, data.LetterWaits, true},
		"not our sender":    {&postOffice{from: &smtp.SMTPError{Code: 553, Message: "who is that"}}, data.LetterWaits, true},
		"no such mailbox":   {&postOffice{rcpt: &smtp.SMTPError{Code: 550, Message: "no ivan@example.org"}}, data.LetterRefused, false},
		"unwanted":          {&postOffice{answer: []error{&smtp.SMTPError{Code: 554, Message: "spam for ivan@example.org"}}}, data.LetterRefused, false},
		"breaks at the end": {&postOffice{hangUp: true}, data.LetterUnsure, true},
	} {
		outcome, err := send(t, open(t, c.p, true, false), extended())
		if outcome != c.want || err == nil || errors.Is(err, data.ErrUnavailable) != c.server {
			t.Errorf("%s: %s, %v", name, outcome, err)
		}
		if err != nil && (strings.Contains(err.Error(), "ivan") || strings.Contains(err.Error(), "94-00")) {
			t.Errorf("%s: the error, which is logged, says %q", name, err)
		}
		if len(c.p.got()) != 0 {
			t.Errorf("%s: it was taken", name)
		}
	}
}

func TestNothingGoesUnencrypted(t *testing.T) {
	plain := &postOffice{}
	if outcome, err := send(t, open(t, plain, false, false), extended()); outcome != data.LetterWaits || err == nil || len(plain.tos) != 0 {
		t.Errorf("without STARTTLS: %s, %v, %v", outcome, err, plain.tos)
	}
	stranger := &postOffice{}
	s := open(t, stranger, true, false)
	s.Roots = x509.NewCertPool()
	if outcome, err := send(t, s, extended()); outcome != data.LetterWaits || err == nil || len(stranger.tos) != 0 {
		t.Errorf("with a certificate of a stranger: %s, %v, %v", outcome, err, stranger.tos)
	}
	implicit := &postOffice{}
	if outcome, err := send(t, open(t, implicit, false, true), extended()); outcome != data.LetterSent || err != nil {
		t.Errorf("TLS from the first byte: %s, %v", outcome, err)
	}
}

func TestAccountAtTheMailServerIsAskedFor(t *testing.T) {
	p := &postOffice{password: "тайна"}
	s := open(t, p, true, false)
	s.User, s.Password = "parter", "тайна"
	if outcome, err := send(t, s, extended()); outcome != data.LetterSent || err != nil {
		t.Errorf("%s, %v", outcome, err)
	}
	s.Password = "друга"
	outcome, err := send(t, s, extended())
	if outcome != data.LetterWaits || !errors.Is(err, data.ErrUnavailable) || errors.Is(err, context.DeadlineExceeded) || len(p.got()) != 1 {
		t.Errorf("with a wrong password: %s, %v", outcome, err)
	}
}
