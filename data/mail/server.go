package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"example.org/parter/data"
)

// Server is the mail server that takes the office's letters.
type Server struct {
	Host     string
	Port     int
	TLS      bool           // from the first byte (port 465); false: by STARTTLS, without which nothing is sent
	Roots    *x509.CertPool // that sign its certificate; nil: those of the machine
	User     string         // empty: it asks for none
	Password string
	From     data.Email
	Name     string // of the sender, as people see it
	Hello    string // how this machine calls itself; empty: by its name
}

// slowest is how long the server may take for each step.
const slowest = 30 * time.Second

// Send hands the letter over and says what became of it. The error says why it was not
// taken, without its address, and is data.ErrUnavailable where the server takes no other
// letter now either; at is the moment that the letter bears.
func (s Server) Send(ctx context.Context, l data.Letter, at time.Time) (data.LetterOutcome, error) {
	message, err := s.message(l, at)
	if err != nil {
		return data.LetterRefused, err
	}
	client, err := s.client()
	if err != nil {
		return data.LetterWaits, fmt.Errorf("%w: %w", data.ErrUnavailable, err)
	}
	err = client.DialAndSendWithContext(ctx, message)
	if message.IsDelivered() {
		return data.LetterSent, nil // what went wrong after that is the server's
	}
	return judge(err)
}

// closing is what a server says that ends its service, whatever it was asked (RFC 5321,
// 3.8).
const closing = 421

// judge says what an error means for the letter. Where it is not the letter or its
// address that the server does not take, but our connection or our sender, the same
// happens to the next, and none is refused for it.
func judge(err error) (data.LetterOutcome, error) {
	var refused *gomail.SendError
	if !errors.As(err, &refused) { // not yet asked to take anything
		return data.LetterWaits, fmt.Errorf("mail server: %w: %w", data.ErrUnavailable, err)
	}
	code := refused.ErrorCode()
	why := fmt.Errorf("mail server: %s, code %d", refused.Reason, code)
	switch ours := code == 0 || code == closing || refused.Reason == gomail.ErrSMTPMailFrom; {
	case ours && code == 0 && refused.Reason == gomail.ErrSMTPDataClose:
		return data.LetterUnsure, fmt.Errorf("%w: %w", data.ErrUnavailable, why)
	case ours:
		return data.LetterWaits, fmt.Errorf("%w: %w", data.ErrUnavailable, why)
	case code >= 500 && !refused.IsTemp():
		return data.LetterRefused, why
	default:
		return data.LetterWaits, why
	}
}

func (s Server) client() (*gomail.Client, error) {
	encrypted := &tls.Config{ServerName: s.Host, RootCAs: s.Roots, MinVersion: tls.VersionTLS12}
	options := []gomail.Option{
		gomail.WithPort(s.Port), gomail.WithTimeout(slowest), gomail.WithTLSConfig(encrypted), gomail.WithTLSPolicy(gomail.TLSMandatory),
	}
	if s.TLS {
		options = append(options, gomail.WithSSL())
	}
	if s.User != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(s.User), gomail.WithPassword(s.Password))
	}
	if s.Hello != "" {
		options = append(options, gomail.WithHELO(s.Hello))
	}
	client, err := gomail.NewClient(s.Host, options...)
	if err != nil {
		return nil, fmt.Errorf("mail server: %w", err)
	}
	return client, nil
}

// errAddress stands for what the library says of an address, which repeats it.
var errAddress = errors.New("mail: an address that cannot be written to")

func (s Server) message(l data.Letter, at time.Time) (*gomail.Msg, error) {
	m := gomail.NewMsg()
	if m.FromFormat(s.Name, string(s.From)) != nil || m.To(string(l.To)) != nil {
		return nil, errAddress
	}
	subject, text := words(l)
	_, domain, _ := strings.Cut(string(s.From), "@")
	m.Subject(subject)
	m.SetDateWithValue(at)
	m.SetMessageIDWithValue(string(l.ID) + "@" + domain) // who gets it twice all the same sees it once
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader(gomail.HeaderListUnsubscribe, "<"+l.Remove+">")
	if strings.HasPrefix(l.Remove, "https://") { // RFC 8058 allows no other
		m.SetGenHeader(gomail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click")
	}
	m.SetBodyString(gomail.TypeTextPlain, text)
	return m, nil
}
