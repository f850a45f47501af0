package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"example.org/parter/cmd/machine"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"office": main})
}

// TestOffice runs the office as an operator does: one script a story.
func TestOffice(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			dir, err := os.MkdirTemp("", "parter") // a socket's path must be short
			env.Defer(func() { _ = os.RemoveAll(dir) })
			env.Setenv("D", filepath.Join(dir, "data"))
			for _, name := range []string{"CONSOLE", "PUBLIC"} {
				env.Setenv(name, freeAddress(t))
			}
			_, port, _ := net.SplitHostPort(freeAddress(t))
			env.Setenv("OPEN", "0.0.0.0:"+port)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"answers":     answers,
			"certificate": certificate,
			"cut":         cut,
			"flip":        flip,
			"leads":       leads,
			"opens":       opens,
			"tries":       sendTries,
		},
	})
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // nothing was sent
	return l.Addr().String()
}

// answers waits until the address answers with status 200, over HTTPS with the
// certificate of the file.
func answers(ts *testscript.TestScript, neg bool, args []string) {
	client := http.DefaultClient
	if len(args) > 1 {
		client = trusting(ts, args[1])
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	for ctx.Err() == nil {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, args[0], nil)
		ts.Check(err)
		response, err := client.Do(request)
		if err == nil {
			ts.Check(response.Body.Close())
			if (response.StatusCode == http.StatusOK) != neg {
				return
			}
		}
		time.Sleep(20 * time.Millisecond) // between two questions to another process
	}
	ts.Fatalf("%s did not answer", args[0])
}

// sendTries sends a form again and again, as a proxy does that hears another address and
// another name each time, and wants the statuses.
func sendTries(ts *testscript.TestScript, _ bool, args []string) {
	for i, want := range args[2:] {
		form := strings.Replace(args[1], "nobody", fmt.Sprint("nobody", i), 1)
		request, err := http.NewRequestWithContext(context.Background(), http.MethodPost, args[0], strings.NewReader(form))
		ts.Check(err)
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		request.Header.Set("X-Forwarded-For", fmt.Sprintf("192.0.2.77, 198.51.100.%d", i))
		response, err := http.DefaultClient.Do(request)
		ts.Check(err)
		ts.Check(response.Body.Close())
		if got := strconv.Itoa(response.StatusCode); got != want {
			ts.Fatalf("try %d: %s, want %s", i+1, got, want)
		}
	}
}

// trusting is a client that trusts the certificate of the file, whatever the address
// is called.
func trusting(ts *testscript.TestScript, path string) *http.Client {
	block, _ := pem.Decode([]byte(ts.ReadFile(path)))
	cert, err := x509.ParseCertificate(block.Bytes)
	ts.Check(err)
	roots := x509.NewCertPool()
	roots.AddCert(cert)
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, ServerName: cert.DNSNames[0], MinVersion: tls.VersionTLS12}}}
}

// certificate writes a certificate and its key for the name.
func certificate(ts *testscript.TestScript, _ bool, args []string) {
	cert, key, err := newCertificate(args[2:]...)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), cert, 0o600))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), key, 0o600))
}

// leads looks whether what is asked for is led on to the same page of the other address.
func leads(ts *testscript.TestScript, _ bool, args []string) {
	phone := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := phone.Get(args[0])
	ts.Check(err)
	ts.Check(answer.Body.Close())
	asked, to := answer.Request.URL, answer.Header.Get("Location")
	if !strings.HasPrefix(to, args[1]) || !strings.HasSuffix(to, asked.Path) {
		ts.Fatalf("%s leads to %q", args[0], to)
	}
}

// cut halves a file, as a full disk or a pulled plug leaves it.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(args[0])
	ts.Check(err)
	ts.Check(os.Truncate(args[0], info.Size()/2))
}

// flip changes one byte in the middle of a file.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	content, err := os.ReadFile(args[0])
	ts.Check(err)
	content[len(content)/2] ^= 0xFF
	ts.Check(os.WriteFile(args[0], content, 0o600))
}

// opens looks whether the PIN that was said opens the kiosk's service page, and
// whether the file that lets it holds a hash and nothing else.
func opens(ts *testscript.TestScript, neg bool, args []string) {
	said := regexp.MustCompile(`(?m):  (\d{6})$`).FindStringSubmatch(ts.ReadFile(args[0]))
	hash, there, err := machine.ReadPIN(args[1])
	ts.Check(err)
	if said == nil || !there || hash.Is(said[1]) == neg {
		ts.Fatalf("said %q, there is a PIN: %v", said, there)
	}
	if text := ts.ReadFile(args[1]); text != hash.Text()+"\n" {
		ts.Fatalf("%s holds %q", args[1], text)
	}
}
