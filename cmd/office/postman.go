package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strconv"
	"strings"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/mail"
)

// mailing is how letters about delays are sent. Without a server none are, and the
// citizens' pages offer none.
type mailing struct {
	MailServer       string `name:"mail-server" help:"Mail server that takes letters about delays; empty: none are sent." placeholder:"HOST:PORT"`
	MailTLS          bool   `name:"mail-tls" help:"Speak TLS with the mail server from the first byte (port 465); without it STARTTLS is required."`
	MailCA           string `name:"mail-ca" help:"Certificates in PEM that sign the mail server's; empty: those of this machine." placeholder:"FILE"`
	MailUser         string `name:"mail-user" help:"Account at the mail server; empty: it asks for none." placeholder:"NAME"`
	MailPasswordFile string `name:"mail-password-file" help:"File with the account's password." placeholder:"FILE"`
	MailFrom         string `name:"mail-from" help:"Address from which the letters come." placeholder:"ADDRESS"`
	MailName         string `name:"mail-name" help:"Name of the sender (${default})." default:"Община" placeholder:"NAME"`
}

// mailServer is the mail server of the settings; nil: there is none.
func (m mailing) mailServer() (*mail.Server, error) {
	if m.MailServer == "" {
		return nil, nil //nolint:nilnil // none is a choice
	}
	host, port, err := net.SplitHostPort(m.MailServer)
	if err != nil {
		return nil, fmt.Errorf("--mail-server: %w", err)
	}
	s := &mail.Server{Host: host, TLS: m.MailTLS, User: m.MailUser, Name: m.MailName}
	if s.Port, err = strconv.Atoi(port); err != nil {
		return nil, fmt.Errorf("--mail-server: %w", err)
	}
	var ok bool
	if s.From, ok = data.ParseEmail(m.MailFrom); !ok {
		return nil, errors.New("--mail-from: give the address from which letters come, for example delovodstvo@example.bg")
	}
	if m.MailUser != "" {
		password, err := os.ReadFile(m.MailPasswordFile)
		if err != nil {
			return nil, fmt.Errorf("--mail-password-file: %w", err)
		}
		s.Password = strings.TrimRight(string(password), "\r\n")
	}
	if m.MailCA == "" {
		return s, nil
	}
	certificates, err := os.ReadFile(m.MailCA)
	if err != nil {
		return nil, fmt.Errorf("--mail-ca: %w", err)
	}
	s.Roots = x509.NewCertPool()
	if !s.Roots.AppendCertsFromPEM(certificates) {
		return nil, fmt.Errorf("--mail-ca: no certificate in %s", m.MailCA)
	}
	return s, nil
}

// mailArgs are the settings as they are given to another office.
func (m mailing) mailArgs() []string {
	return []string{
		"--mail-server=" + m.MailServer, fmt.Sprintf("--mail-tls=%t", m.MailTLS), "--mail-ca=" + m.MailCA, "--mail-user=" + m.MailUser,
		"--mail-password-file=" + m.MailPasswordFile, "--mail-from=" + m.MailFrom, "--mail-name=" + m.MailName,
	}
}

// outbox is where the letters lie.
type outbox interface {
	ResumeLetters(ctx context.Context) error
	WriteLetters(ctx context.Context) error
	NextLetter(ctx context.Context) (data.Letter, error)
	LetterDone(ctx context.Context, l data.Letter, outcome data.LetterOutcome) error
}

// postman brings the letters to the mail server.
type postman struct {
	outbox
	send  func(ctx context.Context, l data.Letter, at time.Time) (data.LetterOutcome, error)
	clock func() time.Time
	log   *slog.Logger
}

// mailRound is how often the postman looks for letters.
const mailRound = 20 * time.Second

// work goes its rounds until the context ends.
func (p postman) work(ctx context.Context) {
	rounds := time.NewTicker(mailRound)
	defer rounds.Stop()
	if err := p.ResumeLetters(ctx); err != nil {
		p.log.Error("letters that were going when the office ended wait", "error", err)
	}
	for {
		if err := p.round(ctx); err != nil && ctx.Err() == nil {
			p.log.Error("letters wait for the next round", "error", data.RootCause(err).Error())
		}
		select {
		case <-ctx.Done():
			return
		case <-rounds.C:
		}
	}
}

// round writes the letters that are due and sends what waits. One that is put off waits
// by itself; a server that takes none now is left alone until the next round.
func (p postman) round(ctx context.Context) error {
	if err := p.WriteLetters(ctx); err != nil {
		return err
	}
	for {
		l, err := p.NextLetter(ctx)
		if errors.Is(err, data.ErrNotFound) {
			return nil
		}
		if errors.Is(err, data.ErrSealed) {
			p.log.Warn("a letter waits: its address was sealed with another case.key; put that key back", "error", data.RootCause(err).Error())
			continue
		}
		if err != nil {
			return err
		}
		outcome, failed := p.send(ctx, l, p.clock())
		// The office may be ending, and what became of the letter is known all the same.
		if err := p.LetterDone(context.WithoutCancel(ctx), l, outcome); err != nil {
			return err
		}
		if failed != nil {
			p.log.Warn("a letter was not taken", "outcome", outcome, "cause", failed.Error())
		}
		if errors.Is(failed, data.ErrUnavailable) {
			return nil
		}
	}
}
