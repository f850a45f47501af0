package main

import (
	"cmp"
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
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme/autocert"

	"example.org/parter/cmd/machine"
)

// encryption is how a door of the office speaks TLS; the zero one does not.
type encryption struct {
	TLSCert string `name:"tls-cert" help:"Certificate of ${door} in PEM, with the ones that sign it; read anew when the file changes." placeholder:"FILE"`
	TLSKey  string `name:"tls-key" help:"The private key of that certificate, in PEM." placeholder:"FILE"`
	ACME    string `name:"acme" help:"Get the certificate of ${door} for this name from Let's Encrypt, and renew it; it asks at port 443 of the name." placeholder:"HOST"`
}

// security is how what is said at the doors is kept from being read on its way. At
// the console's door passwords are, so that it must be told before it does without;
// at the citizens' codes and links of slips are, and there the office says what is
// open: it is tried out in a town hall before it has a name that a certificate is for.
type security struct {
	encryption `set:"door=the console"`
	Citizens   encryption `embed:"" prefix:"public-" set:"door=the citizens' pages"`
	ACMEEmail  string     `name:"acme-email" help:"Where Let's Encrypt writes when a certificate is about to expire." placeholder:"ADDRESS"`
	HTTPS      bool       `name:"https" help:"A proxy in front makes the console HTTPS: its cookie then goes over HTTPS only."`
	PlainHTTP  bool       `name:"plain-http" help:"Let the console listen on a network without HTTPS: passwords can be read on their way."`
}

// own reports whether the office itself speaks TLS.
func (e encryption) own() bool { return e.TLSCert != "" || e.ACME != "" }

// check says what the settings contradict, by the names that begin so.
func (e encryption) check(prefix string) error {
	switch {
	case (e.TLSCert == "") != (e.TLSKey == ""):
		return fmt.Errorf("%[1]stls-cert and %[1]stls-key belong together: give both", prefix)
	case e.TLSCert != "" && e.ACME != "":
		return fmt.Errorf("%[1]stls-cert and %[1]sacme are two ways to a certificate: give one of them", prefix)
	default:
		return nil
	}
}

// secure reports whether browsers reach the console over HTTPS.
func (s security) secure() bool { return s.own() || s.HTTPS }

// check says what the settings contradict, and keeps a console without TLS where
// nobody else can listen.
func (s security) check(console string) error {
	switch err := cmp.Or(s.encryption.check("--"), s.Citizens.check("--public-")); {
	case err != nil:
		return err
	case s.ACMEEmail != "" && s.ACME == "" && s.Citizens.ACME == "":
		return errors.New("--acme-email is for --acme and --public-acme: give a name, too")
	case s.own() && s.PlainHTTP:
		return errors.New("--plain-http contradicts the certificate: give one of them")
	case s.secure() || s.PlainHTTP:
		return nil
	}
	if _, _, err := net.SplitHostPort(console); err != nil {
		return fmt.Errorf("console: %w", err)
	}
	if !onlyHere(console) {
		return fmt.Errorf("the console would listen on %s without HTTPS, and anybody in that network could read passwords: "+
			"give --tls-cert and --tls-key, or --acme, or --https where a proxy in front speaks HTTPS, or --plain-http to do it all the same", console)
	}
	return nil
}

// configs are how the doors speak TLS; nil: plain HTTP.
func (s security) configs(folder machine.Folder, log *slog.Logger) (console, citizens *tls.Config, err error) {
	issuer := s.issuer(folder)
	console, err = s.config(issuer, log)
	if err != nil {
		return nil, nil, fmt.Errorf("certificate of the console: %w", err)
	}
	citizens, err = s.Citizens.config(issuer, log)
	if err != nil {
		return nil, nil, fmt.Errorf("certificate of the citizens' pages: %w", err)
	}
	return console, citizens, nil
}

// config is how a door with the certificate speaks TLS; nil: it does not. The
// certificate of the files must be good now; later a bad one is passed over.
func (e encryption) config(issuer *autocert.Manager, log *slog.Logger) (*tls.Config, error) {
	switch {
	case e.ACME != "":
		return issuer.TLSConfig(), nil // 1.2 and later, as is Go's default
	case e.TLSCert != "":
		pair := &keyPair{cert: e.TLSCert, key: e.TLSKey, log: log}
		if err := pair.renew(); err != nil {
			return nil, err
		}
		return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: pair.GetCertificate}, nil
	default:
		return nil, nil
	}
}

// issuer gets the certificates for the names of both doors (TLS-ALPN-01) and keeps
// them, with the account's key, where only the office looks. The authority asks at port
// 443 of the name: one door there is enough for both, since one issuer answers at both.
func (s security) issuer(folder machine.Folder) *autocert.Manager {
	names := slices.DeleteFunc([]string{s.ACME, s.Citizens.ACME}, func(name string) bool { return name == "" })
	return &autocert.Manager{
		Prompt:     autocert.AcceptTOS,
		HostPolicy: autocert.HostWhitelist(names...),
		Cache:      autocert.DirCache(filepath.Join(folder.Office(), "acme")),
		Email:      s.ACMEEmail,
	}
}

// address is what people type into a browser for what listens there.
func (e encryption) address(listens string) string {
	if !e.own() {
		return "http://" + listens
	}
	host, port, err := net.SplitHostPort(listens)
	if err != nil {
		return "https://" + listens
	}
	// One that cannot be read stops the start before anybody is told.
	if names, err := e.names(); err == nil && len(names) > 0 && !strings.HasPrefix(names[0], "*") {
		host = names[0]
	}
	if port == "443" {
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		return "https://" + host
	}
	return "https://" + net.JoinHostPort(host, port)
}

// names are those that the certificate is for, as it says them; one for all names of a
// domain begins with a star.
func (e encryption) names() ([]string, error) {
	switch {
	case e.ACME != "":
		return []string{e.ACME}, nil
	case e.TLSCert == "":
		return nil, nil
	}
	pair, err := tls.LoadX509KeyPair(e.TLSCert, e.TLSKey)
	if err != nil {
		return nil, err
	}
	leaf, err := x509.ParseCertificate(pair.Certificate[0])
	if err != nil {
		return nil, err
	}
	return leaf.DNSNames, nil
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
		p.log.Warn("the new certificate is not taken; its door goes on with the one before", "file", p.cert, "error", err)
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

// anAddress is an IP address with or without its port, wherever in the line it stands.
var anAddress = regexp.MustCompile(`\[[0-9a-fA-F.]*:[0-9a-fA-F:.]*(%[^\]\s]+)?\](:\d+)?|\d+(\.\d+){3}(:\d+)?|([0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(%\w+)?`)

func (l doorLog) Write(line []byte) (int, error) {
	l.log.Warn(strings.TrimSpace(string(anAddress.ReplaceAll(line, []byte("somebody")))))
	return len(line), nil
}
