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
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/acme"

	"example.org/parter/cmd/machine"
	"example.org/parter/data/public"
	"example.org/parter/data/site"
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
			"a proxy": {HTTPS: true}, "as told": {PlainHTTP: true}, "a certificate": {encryption: encryption{TLSCert: "c", TLSKey: "k"}}, "ACME": {encryption: encryption{ACME: "desk.radomir.bg"}},
		} {
			if err := told.check(console); err != nil {
				t.Errorf("%s, %s: %v", console, name, err)
			}
		}
	}
}

func TestSettingsOfTheCertificateMustAgree(t *testing.T) {
	for name, s := range map[string]security{
		"no key":                {encryption: encryption{TLSCert: "c"}},
		"no certificate":        {encryption: encryption{TLSKey: "k"}},
		"two ways":              {encryption: encryption{TLSCert: "c", TLSKey: "k", ACME: "desk.radomir.bg"}},
		"nobody's mail":         {ACMEEmail: "it@radomir.bg"},
		"both":                  {encryption: encryption{TLSCert: "c", TLSKey: "k"}, PlainHTTP: true},
		"no key for citizens":   {Citizens: encryption{TLSCert: "c"}},
		"two ways for citizens": {Citizens: encryption{TLSCert: "c", TLSKey: "k", ACME: "uslugi.radomir.bg"}},
	} {
		if s.check("127.0.0.1:8300") == nil {
			t.Errorf("%s: it was taken", name)
		}
	}
	if err := (security{Citizens: encryption{ACME: "uslugi.radomir.bg"}, ACMEEmail: "it@radomir.bg"}).check("127.0.0.1:8300"); err != nil {
		t.Error(err)
	}
	if (security{Citizens: encryption{ACME: "uslugi.radomir.bg"}}).check(":8300") == nil {
		t.Error("the citizens' certificate let the console listen without one")
	}
}

// newCertificate is a certificate of its own, good for the names, and its key, in PEM.
func newCertificate(names ...string) (cert, key []byte, err error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: names[0]}, DNSNames: names,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		return nil, nil, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), err
}

func writeCertificate(t *testing.T, dir string, names ...string) encryption {
	t.Helper()
	cert, key, err := newCertificate(names...)
	s := encryption{TLSCert: filepath.Join(dir, "cert.pem"), TLSKey: filepath.Join(dir, "key.pem")}
	if err := errors.Join(err, os.WriteFile(s.TLSCert, cert, 0o600), os.WriteFile(s.TLSKey, key, 0o600)); err != nil {
		t.Fatal(err)
	}
	return s
}

// encryptedDoor is a console's door with the settings.
func encryptedDoor(t *testing.T, e encryption, log *slog.Logger) (address string) {
	t.Helper()
	config, _, err := (security{encryption: e}).configs(machine.Folder(t.TempDir()), log)
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
		"http: TLS handshake error from 192.0.2.7:50000: read tcp 192.0.2.1:8301->192.0.2.7:50000: read: connection reset by peer\n",
		"http: TLS handshake error from [fe80::7%eth0]:50000: write tcp [fe80::1%eth0]:8301->[fe80::7%eth0]:50000: write: broken pipe\n",
		"http2: server: error reading preface from client 192.0.2.7:50000: bogus greeting \"GET / HTTP/1.1\"\n",
		"http2: server: error reading preface from client [2001:db8::7]:50000: timeout waiting for client preface\n",
		"something else about 192.0.2.7, 2001:db8::7, ::ffff:192.0.2.7 and fe80::7%eth0\n",
	} {
		if _, err := write.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	for _, wrong := range []string{"192.0.2", "2001", "db8", "fe80", "eth0", "50000", "8301"} {
		if strings.Contains(log.String(), wrong) {
			t.Errorf("the log holds %s:\n%s", wrong, log)
		}
	}
	for _, want := range []string{
		"TLS handshake error from somebody: EOF", "panic serving somebody: boom", "Accept error: too many open files", "somebody->somebody: read: connection reset by peer",
		"broken pipe", "client somebody: bogus greeting", "HTTP/1.1", "client somebody: timeout",
	} {
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
	for name, s := range map[string]security{"the console": {encryption: s}, "the citizens' pages": {Citizens: s}} {
		if _, _, err := s.configs("", slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestIssuedCertificatesAreForTheNamesOfTheDoorsAndKeptByTheOffice(t *testing.T) {
	folder := machine.Folder(t.TempDir())
	s := security{encryption: encryption{ACME: "desk.radomir.bg"}, Citizens: encryption{ACME: "uslugi.radomir.bg"}, ACMEEmail: "it@radomir.bg"}
	m := s.issuer(folder)
	for _, name := range []string{"desk.radomir.bg", "uslugi.radomir.bg"} {
		if err := m.HostPolicy(t.Context(), name); err != nil {
			t.Error(err)
		}
	}
	for _, other := range []string{"radomir.bg", "x.desk.radomir.bg", "127.0.0.1", ""} {
		if m.HostPolicy(t.Context(), other) == nil {
			t.Errorf("a certificate would be asked for %q", other)
		}
	}
	if m.Email != "it@radomir.bg" || !m.Prompt("") {
		t.Error("the account is not the operator's")
	}
	console, citizens, err := s.configs(folder, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, config := range []*tls.Config{console, citizens} {
		if !slices.Contains(config.NextProtos, "acme-tls/1") || !slices.Contains(config.NextProtos, "h2") || config.MinVersion > tls.VersionTLS12 {
			t.Errorf("got %+v", config)
		}
		if _, err := config.GetCertificate(&tls.ClientHelloInfo{ServerName: "other.example"}); err == nil {
			t.Error("another name got a certificate")
		}
	}
	if err := m.Cache.Put(t.Context(), "desk.radomir.bg", []byte("secret")); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(folder.Office(), "acme", "desk.radomir.bg")
	if info, err := os.Stat(kept); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%s: %v, %v", kept, info, err)
	}
}

// The authority asks at port 443 of the name, where one of the two doors stands: so
// each must answer for the name of the other.
func TestEitherDoorAnswersTheAuthorityForBothNames(t *testing.T) {
	folder := machine.Folder(t.TempDir())
	s := security{encryption: encryption{ACME: "desk.radomir.bg"}, Citizens: encryption{ACME: "uslugi.radomir.bg"}}
	console, citizens, err := s.configs(folder, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"desk.radomir.bg", "uslugi.radomir.bg"} {
		cert, key, err := newCertificate(name)
		if err := errors.Join(err, s.issuer(folder).Cache.Put(t.Context(), name+"+token", slices.Concat(key, cert))); err != nil { // the answer that it expects
			t.Fatal(err)
		}
		for what, door := range map[string]*tls.Config{"the console": console, "the citizens' pages": citizens} {
			shown, err := door.GetCertificate(&tls.ClientHelloInfo{ServerName: name, SupportedProtos: []string{acme.ALPNProto}})
			if err != nil || shown.Leaf.Subject.CommonName != name {
				t.Errorf("%s, asked for %s: %v", what, name, err)
			}
		}
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
	m := security{encryption: encryption{ACME: "desk.radomir.bg"}}.issuer(machine.Folder(t.TempDir()))
	m.Client = &acme.Client{DirectoryURL: authority.URL + "/directory"}
	hello := &tls.ClientHelloInfo{ServerName: "desk.radomir.bg", CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}}
	if _, err := m.GetCertificate(hello); err == nil {
		t.Error("a closed authority gave a certificate")
	}
	if got := <-asked; got != "/directory" {
		t.Errorf("asked for %s", got)
	}
}

func TestAddressOfADoorIsTheCertificatesName(t *testing.T) {
	own := writeCertificate(t, t.TempDir(), "desk.radomir.bg")
	for _, c := range []struct {
		of            encryption
		listens, want string
	}{
		{encryption{}, "127.0.0.1:8300", "http://127.0.0.1:8300"},
		{own, ":8443", "https://desk.radomir.bg:8443"},
		{own, "0.0.0.0:443", "https://desk.radomir.bg"},
		{encryption{ACME: "office.radomir.bg"}, ":443", "https://office.radomir.bg"},
	} {
		if got := c.of.address(c.listens); got != c.want {
			t.Errorf("%+v at %s: got %s, want %s", c.of, c.listens, got, c.want)
		}
	}
}

// openDoors are the doors of a house with the settings; the console says nothing.
func openDoors(t *testing.T, s serve) (console, citizens string) {
	t.Helper()
	all := openAllDoors(t, s)
	return all[1].Listener.Addr().String(), all[2].Listener.Addr().String()
}

func openAllDoors(t *testing.T, s serve) servers {
	t.Helper()
	log, o := slog.New(slog.DiscardHandler), openOffice(t)
	h := &house{opened: o, log: log, pages: &published{shelf: o.shelf, built: o.built}, cases: newLookup(o.store, log)}
	h.screens = site.NewServer(lobby{h.cases}, time.Now, log)
	if err := h.pages.renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	pages, err := public.New(public.Options{Catalogue: h.pages, Cases: h.cases, Clock: time.Now, Log: log, Secure: s.citizensSecure()})
	if err != nil {
		t.Fatal(err)
	}
	socket, err := new(net.ListenConfig).Listen(t.Context(), "unix", filepath.Join(t.TempDir(), "site.sock"))
	if err != nil {
		t.Fatal(err)
	}
	doors, err := s.doors(t.Context(), h, socket, http.NotFoundHandler(), pages)
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- doors.run(ctx, log) }()
	t.Cleanup(func() {
		end()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return doors
}

// A slip from before HTTPS says http:// and the machine's number: it once led to a port
// that spoke nothing but TLS.
func TestSlipsFromBeforeHTTPSAreLedOn(t *testing.T) {
	s := serve{Console: "127.0.0.1:0", Public: "127.0.0.1:0", PublicPlain: "127.0.0.1:0", PublicAddress: "https://uslugi.example:8443", security: security{Citizens: writeCertificate(t, t.TempDir(), "uslugi.example")}}
	before := openAllDoors(t, s)[3].Listener.Addr().String()
	phone := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for asked, want := range map[string]string{
		"/P/ABCDEFGHJKMNPQRS": "/P/ABCDEFGHJKMNPQRS", "/U/12.pdf?l=en": "/U/12.pdf?l=en", "": "/", "/V/a%2Fb": "/V/a%2Fb", "//evil.example/P": "//evil.example/P",
	} {
		answer, err := phone.Get("http://" + before + asked)
		if err != nil {
			t.Fatal(err)
		}
		if err := answer.Body.Close(); err != nil {
			t.Error(err)
		}
		if got := answer.Header.Get("Location"); answer.StatusCode != http.StatusPermanentRedirect || got != "https://uslugi.example:8443"+want || answer.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: got %s to %s, %v", asked, answer.Status, got, answer.Header)
		}
	}
	for _, without := range []string{"*", "x:.evil.example"} { // no browser asks so
		r := &http.Request{Method: http.MethodGet, Host: before, Header: http.Header{}}
		var err error
		if r.URL, err = url.ParseRequestURI(without); err != nil {
			t.Fatal(err)
		}
		w := httptest.NewRecorder()
		ledOn("https://uslugi.example").ServeHTTP(w, r)
		if got := w.Header().Get("Location"); !strings.HasPrefix(got, "https://uslugi.example/") {
			t.Errorf("%s leads to %s", without, got)
		}
	}
}

func TestOnlyToHTTPSSlipsAreLedOn(t *testing.T) {
	for address, ok := range map[string]bool{"": false, "http://uslugi.example": false, "HTTPS://uslugi.example": true} {
		s := serve{Public: ":8301", PublicPlain: ":8302", PublicAddress: address}
		if _, err := s.whereSlipsLead(); (err == nil) != ok || !ok && !strings.Contains(err.Error(), "--public-plain") {
			t.Errorf("%q: got %v", address, err)
		}
	}
}

// The two doors share a machine, and each speaks as it was told: here citizens come by
// HTTPS, and the console stays on the loopback address without.
func TestTheCitizensDoorSpeaksTLSByItself(t *testing.T) {
	dir := t.TempDir()
	s := serve{Console: "127.0.0.1:0", Public: "127.0.0.1:0", security: security{Citizens: writeCertificate(t, dir, "uslugi.example")}}
	console, citizens := openDoors(t, s)
	roots := x509.NewCertPool()
	signed, err := os.ReadFile(s.Citizens.TLSCert)
	if err != nil || !roots.AppendCertsFromPEM(signed) {
		t.Fatal(err)
	}
	phone := &http.Client{Transport: &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{RootCAs: roots, ServerName: "uslugi.example"}}} //nolint:gosec // 1.2 and later is the default
	answer, err := phone.Get("https://" + citizens + "/P")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close() //nolint:errcheck // it was read
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Strict-Transport-Security") != "max-age=31536000" || answer.ProtoMajor != 2 {
		t.Errorf("got %s %s, %v", answer.Proto, answer.Status, answer.Header)
	}
	plain, err := phone.Get("http://" + citizens + "/P")
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Body.Close() //nolint:errcheck // it was read
	if plain.StatusCode != http.StatusBadRequest {
		t.Errorf("by plain HTTP: %s", plain.Status)
	}
	if name, err := shownName(t, console, 0); err == nil {
		t.Errorf("the console shows the certificate of %s", name)
	}
	if name, err := shownName(t, citizens, tls.VersionTLS11); err == nil {
		t.Errorf("TLS 1.1 was answered by %s", name)
	}
	writeCertificate(t, dir, "renewed.example")
	if name, err := shownName(t, citizens, 0); name != "renewed.example" {
		t.Errorf("after the renewal it shows %q, %v", name, err)
	}
}

// Slips once led to the first of the names, which may be the console's or the site's, and
// of a certificate for all names of a domain to an address that it is not good for.
func TestOfACertificatesSeveralNamesNoneIsGuessed(t *testing.T) {
	for _, names := range [][]string{{"desk.radomir.bg", "uslugi.radomir.bg"}, {"*.radomir.bg"}, {"radomir.bg", "*.radomir.bg"}} {
		s := serve{Public: ":443", security: security{Citizens: writeCertificate(t, t.TempDir(), names...)}}
		if got, err := s.publicAddress(); err == nil || !strings.Contains(err.Error(), "--public-address") || !strings.Contains(err.Error(), strings.Join(names, ", ")) {
			t.Errorf("%v: got %s, %v, want what to do", names, got, err)
		}
		s.PublicAddress = "https://uslugi.radomir.bg"
		if got, err := s.publicAddress(); got != "https://uslugi.radomir.bg" || err != nil {
			t.Errorf("%v: as told, got %s, %v", names, got, err)
		}
	}
	s := serve{Public: ":443", security: security{Citizens: encryption{TLSCert: "nowhere", TLSKey: "nowhere"}}}
	if _, err := s.publicAddress(); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("a certificate that is not there: %v", err)
	}
}

func TestPhonesAreSentToTheNameOfTheCitizensCertificate(t *testing.T) {
	own := writeCertificate(t, t.TempDir(), "uslugi.radomir.bg")
	for _, c := range []struct {
		s               serve
		want            string
		overheard, safe bool
	}{
		{serve{Public: "127.0.0.1:8301"}, "http://127.0.0.1:8301", false, false},
		{serve{Public: "localhost:8301"}, "http://localhost:8301", false, false},
		{serve{Public: "192.0.2.1:8301"}, "http://192.0.2.1:8301", true, false},
		{serve{Public: ":8301"}, "http://" + ownAddress() + ":8301", true, false},
		{serve{Public: "[::]:8301", PublicAddress: "http://uslugi.radomir.bg"}, "http://uslugi.radomir.bg", true, false},
		{serve{Public: ":8301", PublicAddress: "https://uslugi.radomir.bg"}, "https://uslugi.radomir.bg", false, true},
		{serve{Public: ":443", security: security{Citizens: own}}, "https://uslugi.radomir.bg", false, true},
		{serve{Public: "0.0.0.0:8443", security: security{Citizens: own}}, "https://uslugi.radomir.bg:8443", false, true},
		{serve{Public: ":443", security: security{Citizens: encryption{ACME: "uslugi.radomir.bg"}}}, "https://uslugi.radomir.bg", false, true},
		{serve{Public: ":8301", security: security{encryption: own}}, "http://" + ownAddress() + ":8301", true, false},
	} {
		got, err := c.s.publicAddress()
		if err != nil || string(got) != c.want || c.s.overheard() != c.overheard || c.s.citizensSecure() != c.safe {
			t.Errorf("%+v: got %s, %v, overheard %t, HTTPS %t", c.s, got, err, c.s.overheard(), c.s.citizensSecure())
		}
	}
}
