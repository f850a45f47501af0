package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/acme"

	"example.org/parter/cmd/machine"
)

func TestPlainHTTPStaysOnLoopback(t *testing.T) {
	for _, console := range []string{"127.0.0.1:8300", "127.8.8.8:8300", "[::1]:8300", "localhost:8300"} {
		if err := (security{}).check(console); err != nil {
			t.Errorf("%s: %v", console, err)
		}
	}
	for _, console := range []string{":8300", "0.0.0.0:8300", "[::]:8300", "192.168.1.20:8300", "desk.radomir.bg:8300", "localhost.radomir.bg:8300"} {
		err := security{}.check(console)
		if err == nil || !strings.Contains(err.Error(), console) || !strings.Contains(err.Error(), "--plain-http") {
			t.Errorf("%s: got %v, want what to do", console, err)
		}
		for name, told := range map[string]security{
			"a proxy": {HTTPS: true}, "as told": {PlainHTTP: true}, "a certificate": {TLSCert: "c", TLSKey: "k"}, "ACME": {ACME: "desk.radomir.bg"},
		} {
			if err := told.check(console); err != nil {
				t.Errorf("%s, %s: %v", console, name, err)
			}
		}
	}
}

func TestSettingsOfTheCertificateMustAgree(t *testing.T) {
	for name, s := range map[string]security{
		"no key":         {TLSCert: "c"},
		"no certificate": {TLSKey: "k"},
		"two ways":       {TLSCert: "c", TLSKey: "k", ACME: "desk.radomir.bg"},
		"nobody's mail":  {ACMEEmail: "it@radomir.bg"},
		"both":           {TLSCert: "c", TLSKey: "k", PlainHTTP: true},
	} {
		if s.check("127.0.0.1:8300") == nil {
			t.Errorf("%s: it was taken", name)
		}
	}
}

// newCertificate is a certificate of its own, good for the name, and its key, in PEM.
func newCertificate(name string) (cert, key []byte, err error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		return nil, nil, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), err
}

func writeCertificate(t *testing.T, dir, name string) security {
	t.Helper()
	cert, key, err := newCertificate(name)
	s := security{TLSCert: filepath.Join(dir, "cert.pem"), TLSKey: filepath.Join(dir, "key.pem")}
	if err := errors.Join(err, os.WriteFile(s.TLSCert, cert, 0o600), os.WriteFile(s.TLSKey, key, 0o600)); err != nil {
		t.Fatal(err)
	}
	return s
}

// encryptedDoor is a console's door with the settings.
func encryptedDoor(t *testing.T, s security, log *slog.Logger) (address string) {
	t.Helper()
	config, err := s.config(machine.Folder(t.TempDir()), log)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d := newDoor(l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }), time.Minute)
	d.TLSConfig = config
	ctx, end := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- servers{d}.run(ctx, log) }()
	t.Cleanup(func() {
		end()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return l.Addr().String()
}

// shownName is the name of the certificate that the door shows.
func shownName(t *testing.T, address string, most uint16) (string, error) {
	t.Helper()
	c, err := tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true, MaxVersion: most}) //nolint:gosec // what it shows is what is tested
	if err != nil {
		return "", err
	}
	defer c.Close() //nolint:errcheck // nothing was sent
	return c.ConnectionState().PeerCertificates[0].Subject.CommonName, nil
}

func TestCertificateIsTakenAnewWithoutRestart(t *testing.T) {
	dir, log := t.TempDir(), new(bytes.Buffer)
	s := writeCertificate(t, dir, "first.example")
	address := encryptedDoor(t, s, slog.New(slog.NewTextHandler(log, nil)))
	want := func(name string) {
		t.Helper()
		if got, err := shownName(t, address, 0); got != name || err != nil {
			t.Errorf("the door shows %q, %v, want %s", got, err, name)
		}
	}
	want("first.example")
	key, err := os.ReadFile(s.TLSKey)
	if err != nil {
		t.Fatal(err)
	}
	writeCertificate(t, dir, "second.example")
	want("second.example")

	// half of a renewal: the certificate is another one, and the key is not its own
	if err := os.WriteFile(s.TLSKey, key, 0o600); err != nil {
		t.Fatal(err)
	}
	want("second.example")
	want("second.example")
	if got := strings.Count(log.String(), "is not taken"); got != 1 {
		t.Errorf("the log says so %d times, want once:\n%s", got, log)
	}
	if err := os.Remove(s.TLSCert); err != nil {
		t.Fatal(err)
	}
	want("second.example")
	writeCertificate(t, dir, "third.example")
	want("third.example")
}

func TestOldVersionsOfTLSAreRefused(t *testing.T) {
	log := new(bytes.Buffer)
	address := encryptedDoor(t, writeCertificate(t, t.TempDir(), "desk.example"), slog.New(slog.NewTextHandler(log, nil)))
	if name, err := shownName(t, address, tls.VersionTLS11); err == nil {
		t.Errorf("TLS 1.1 was answered by %s", name)
	}
	if _, err := shownName(t, address, tls.VersionTLS12); err != nil {
		t.Error(err)
	}
}

func TestLogOfTheDoorHoldsNoAddressOfAPerson(t *testing.T) {
	log := new(bytes.Buffer)
	write := doorLog{slog.New(slog.NewTextHandler(log, nil))}
	for _, line := range []string{
		"http: TLS handshake error from 192.0.2.7:50000: EOF\n", "http: panic serving [2001:db8::7]:50000: boom\n", "http: Accept error: too many open files\n",
	} {
		if _, err := write.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	for _, wrong := range []string{"192.0.2.7", "2001:db8", "50000"} {
		if strings.Contains(log.String(), wrong) {
			t.Errorf("the log holds %s:\n%s", wrong, log)
		}
	}
	for _, want := range []string{"EOF", "boom", "too many open files"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %s:\n%s", want, log)
		}
	}
}

func TestBadCertificateStopsTheStart(t *testing.T) {
	s := writeCertificate(t, t.TempDir(), "desk.example")
	if err := os.WriteFile(s.TLSKey, []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.config("", slog.New(slog.DiscardHandler)); err == nil {
		t.Error("it was taken")
	}
}

func TestIssuedCertificateIsForTheOneNameAndKeptByTheOffice(t *testing.T) {
	folder := machine.Folder(t.TempDir())
	s := security{ACME: "desk.radomir.bg", ACMEEmail: "it@radomir.bg"}
	m := s.issuer(folder)
	if err := m.HostPolicy(t.Context(), "desk.radomir.bg"); err != nil {
		t.Error(err)
	}
	for _, other := range []string{"radomir.bg", "x.desk.radomir.bg", "127.0.0.1", ""} {
		if m.HostPolicy(t.Context(), other) == nil {
			t.Errorf("a certificate would be asked for %q", other)
		}
	}
	if m.Email != "it@radomir.bg" || !m.Prompt("") {
		t.Error("the account is not the operator's")
	}
	config, err := s.config(folder, slog.New(slog.DiscardHandler))
	if err != nil || !slices.Contains(config.NextProtos, "acme-tls/1") || !slices.Contains(config.NextProtos, "h2") || config.MinVersion > tls.VersionTLS12 {
		t.Errorf("got %+v, %v", config, err)
	}
	if _, err := config.GetCertificate(&tls.ClientHelloInfo{ServerName: "other.example"}); err == nil {
		t.Error("another name got a certificate")
	}
	if err := m.Cache.Put(t.Context(), "desk.radomir.bg", []byte("secret")); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(folder.Office(), "acme", "desk.radomir.bg")
	if info, err := os.Stat(kept); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%s: %v, %v", kept, info, err)
	}
}

// TestIssuedCertificateIsAskedOfTheAuthority shows that the door asks the authority
// for its one name: its directory is the first thing that any order needs.
func TestIssuedCertificateIsAskedOfTheAuthority(t *testing.T) {
	asked := make(chan string, 10)
	authority := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Path
		http.Error(w, "closed", http.StatusForbidden)
	}))
	defer authority.Close()
	m := security{ACME: "desk.radomir.bg"}.issuer(machine.Folder(t.TempDir()))
	m.Client = &acme.Client{DirectoryURL: authority.URL + "/directory"}
	hello := &tls.ClientHelloInfo{ServerName: "desk.radomir.bg", CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}}
	if _, err := m.GetCertificate(hello); err == nil {
		t.Error("a closed authority gave a certificate")
	}
	if got := <-asked; got != "/directory" {
		t.Errorf("asked for %s", got)
	}
}

func TestAddressOfTheConsoleIsTheCertificatesName(t *testing.T) {
	own := writeCertificate(t, t.TempDir(), "desk.radomir.bg")
	for _, c := range []struct {
		of            security
		console, want string
	}{
		{security{}, "127.0.0.1:8300", "http://127.0.0.1:8300"},
		{security{HTTPS: true}, "127.0.0.1:8300", "http://127.0.0.1:8300"},
		{own, ":8443", "https://desk.radomir.bg:8443"},
		{own, "0.0.0.0:443", "https://desk.radomir.bg"},
		{security{ACME: "office.radomir.bg"}, ":443", "https://office.radomir.bg"},
	} {
		if got := c.of.address(c.console); got != c.want {
			t.Errorf("%+v at %s: got %s, want %s", c.of, c.console, got, c.want)
		}
	}
}
