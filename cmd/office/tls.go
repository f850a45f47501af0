package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme/autocert"

	"example.org/parter/cmd/machine"
)

// security is how the console is kept from being read on its way.
type security struct {
	TLSCert   string `name:"tls-cert" help:"The console's certificate in PEM, with the ones that sign it; read anew when the file changes." placeholder:"FILE"`
	TLSKey    string `name:"tls-key" help:"The private key of the certificate, in PEM." placeholder:"FILE"`
	ACME      string `name:"acme" help:"Get the console's certificate for this name from Let's Encrypt, and renew it; it asks at port 443 of the name." placeholder:"HOST"`
	ACMEEmail string `name:"acme-email" help:"Where Let's Encrypt writes when a certificate is about to expire." placeholder:"ADDRESS"`
	HTTPS     bool   `name:"https" help:"A proxy in front makes the console HTTPS: its cookie then goes over HTTPS only."`
	PlainHTTP bool   `name:"plain-http" help:"Let the console listen on a network without HTTPS: passwords can be read on their way."`
}

// own reports whether the office itself speaks TLS.
func (s security) own() bool { return s.TLSCert != "" || s.ACME != "" }

// secure reports whether browsers reach the console over HTTPS.
func (s security) secure() bool { return s.own() || s.HTTPS }

// check says what the settings contradict, and keeps a console without TLS where
// nobody else can listen.
func (s security) check(console string) error {
	switch {
	case (s.TLSCert == "") != (s.TLSKey == ""):
		return errors.New("--tls-cert and --tls-key belong together: give both")
	case s.TLSCert != "" && s.ACME != "":
		return errors.New("--tls-cert and --acme are two ways to a certificate: give one of them")
	case s.ACMEEmail != "" && s.ACME == "":
		return errors.New("--acme-email is for --acme: give the name of the console, too")
	case s.own() && s.PlainHTTP:
		return errors.New("--plain-http contradicts the certificate: give one of them")
	case s.secure() || s.PlainHTTP:
		return nil
	}
	host, _, err := net.SplitHostPort(console)
	if err != nil {
		return fmt.Errorf("console: %w", err)
	}
	if host != "localhost" && !net.ParseIP(host).IsLoopback() {
		return fmt.Errorf("the console would listen on %s without HTTPS, and anybody in that network could read passwords: "+
			"give --tls-cert and --tls-key, or --acme, or --https where a proxy in front speaks HTTPS, or --plain-http to do it all the same", console)
	}
	return nil
}

// config is how the console's door speaks TLS; nil: it does not. The certificate of
// the files must be good now; later a bad one is passed over.
func (s security) config(folder machine.Folder, log *slog.Logger) (*tls.Config, error) {
	switch {
	case s.ACME != "":
		return s.issuer(folder).TLSConfig(), nil // 1.2 and later, as is Go's default
	case s.TLSCert != "":
		pair := &keyPair{cert: s.TLSCert, key: s.TLSKey, log: log}
		if err := pair.renew(); err != nil {
			return nil, fmt.Errorf("certificate of the console: %w", err)
		}
		return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: pair.GetCertificate}, nil
	default:
		return nil, nil
	}
}

// issuer gets the certificate for the one name over the console's own port
// (TLS-ALPN-01) and keeps it, with the account's key, where only the office looks.
func (s security) issuer(folder machine.Folder) *autocert.Manager {
	return &autocert.Manager{
		Prompt:     autocert.AcceptTOS,
		HostPolicy: autocert.HostWhitelist(s.ACME),
		Cache:      autocert.DirCache(filepath.Join(folder.Office(), "acme")),
		Email:      s.ACMEEmail,
	}
}

// address is what staff type into a browser.
func (s security) address(console string) string {
	if !s.own() {
		return "http://" + console
	}
	host, port, err := net.SplitHostPort(console)
	if err != nil {
		return "https://" + console
	}
	if name := s.name(); name != "" {
		host = name
	}
	if port == "443" {
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		return "https://" + host
	}
	return "https://" + net.JoinHostPort(host, port)
}

// name is the one that the certificate is for, or "" when it does not say.
func (s security) name() string {
	if s.ACME != "" {
		return s.ACME
	}
	pair, err := tls.LoadX509KeyPair(s.TLSCert, s.TLSKey)
	if err != nil {
		return ""
	}
	leaf, err := x509.ParseCertificate(pair.Certificate[0])
	if err != nil || len(leaf.DNSNames) == 0 || strings.HasPrefix(leaf.DNSNames[0], "*") {
		return ""
	}
	return leaf.DNSNames[0]
}

// keyPair is a certificate and its key, read anew when one of the files changes.
type keyPair struct {
	cert, key string
	log       *slog.Logger

	mu   sync.Mutex
	seen [2]stamp // the files as they were read last
	now  *tls.Certificate
}

// stamp tells one state of a file from another.
type stamp struct {
	changed time.Time
	size    int64
	mode    fs.FileMode
}

// GetCertificate is the newest good certificate. It never fails once there was
// one: whoever renews a certificate writes its two files one after the other.
func (p *keyPair) GetCertificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	if err := p.renew(); err != nil {
		p.log.Warn("the new certificate is not taken; the console goes on with the one before", "error", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now, nil
}

// renew reads the files if one of them has changed. What is wrong is said once.
func (p *keyPair) renew() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var found [2]stamp
	for i, path := range []string{p.cert, p.key} {
		if info, err := os.Stat(path); err == nil {
			found[i] = stamp{info.ModTime(), info.Size(), info.Mode()}
		}
	}
	if p.now != nil && found == p.seen {
		return nil
	}
	p.seen = found
	pair, err := tls.LoadX509KeyPair(p.cert, p.key)
	if err != nil {
		return err
	}
	p.now = &pair
	return nil
}

// doorLog takes what the HTTP server says, without the addresses of people.
type doorLog struct{ log *slog.Logger }

var fromAddress = regexp.MustCompile(` (from|serving) \S+:`)

func (l doorLog) Write(line []byte) (int, error) {
	l.log.Warn(strings.TrimSpace(string(fromAddress.ReplaceAll(line, []byte(":")))))
	return len(line), nil
}
