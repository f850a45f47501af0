package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"example.org/parter/data"
)

func trustedAs(t *testing.T, written ...string) (all proxies) {
	t.Helper()
	for _, text := range written {
		var p proxy
		if err := p.UnmarshalText([]byte(text)); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

func TestATrustedProxySaysForWhomItAsks(t *testing.T) {
	const front, inner, stranger = "10.0.0.5:4000", "[2001:db8::5]:4000", "203.0.113.66:4000"
	trusted := trustedAs(t, "10.0.0.5", "192.168.7.0/29", "2001:db8::5", "::ffff:10.0.0.9")
	for name, c := range map[string]struct {
		from   string
		header []string
		want   string
	}{
		"nobody's header":                {stranger, nil, stranger},
		"a stranger invents":             {stranger, []string{"198.51.100.1"}, stranger},
		"a stranger names a proxy":       {stranger, []string{"198.51.100.1, 10.0.0.5"}, stranger},
		"through the proxy":              {front, []string{"198.51.100.1"}, "198.51.100.1"},
		"through the proxy by IPv6":      {inner, []string{"2001:db8:1::7"}, "2001:db8:1::7"},
		"with a port":                    {front, []string{"198.51.100.1:5555"}, "198.51.100.1:5555"},
		"IPv6 with a port":               {front, []string{"[2001:db8:1::7]:5555"}, "[2001:db8:1::7]:5555"},
		"a proxy written as IPv6":        {"[::ffff:10.0.0.5]:4000", []string{"198.51.100.1"}, "198.51.100.1"},
		"one that was set as IPv6":       {"10.0.0.9:4000", []string{"198.51.100.1"}, "198.51.100.1"},
		"what stands before is invented": {front, []string{"192.0.2.99, 10.0.0.5, 198.51.100.1"}, "198.51.100.1"},
		"in a header of its own":         {front, []string{"192.0.2.99", "198.51.100.1"}, "198.51.100.1"},
		"through two proxies":            {front, []string{"192.0.2.99, 198.51.100.1, 192.168.7.3"}, "198.51.100.1"},
		"two proxies and their ports":    {front, []string{"198.51.100.1:1, 192.168.7.3:2"}, "198.51.100.1:1"},
		"a neighbour of a proxy":         {front, []string{"192.0.2.99, 192.168.7.9"}, "192.168.7.9"},
		"from a proxy itself":            {front, []string{"192.168.7.3"}, "192.168.7.3"},
		"without a word":                 {front, nil, front},
		"an empty word":                  {front, []string{""}, front},
		"no address":                     {front, []string{"unknown"}, front},
		"no address after one":           {front, []string{"198.51.100.1, unknown"}, front},
		"an empty hop after one":         {front, []string{"198.51.100.1,"}, front},
		"no address before a proxy":      {front, []string{"_hidden, 192.168.7.3"}, "192.168.7.3"},
		"spaces":                         {front, []string{"  192.0.2.99 ,\t198.51.100.1 "}, "198.51.100.1"},
		"who connects has no address":    {"@", []string{"198.51.100.1"}, "@"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.from
		for _, line := range c.header {
			r.Header.Add("X-Forwarded-For", line)
		}
		asked := ""
		trusted.askers(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked = r.RemoteAddr })).ServeHTTP(httptest.NewRecorder(), r)
		if asked != c.want {
			t.Errorf("%s: got %q, want %q", name, asked, c.want)
		}
		if r.RemoteAddr != c.from {
			t.Errorf("%s: the connection's own address was changed", name)
		}
		if asked := proxies(nil).asker(r); asked != c.from {
			t.Errorf("%s, no proxy trusted: got %q", name, asked)
		}
	}
}

func TestOnlyAddressesOfProxiesAreTrusted(t *testing.T) {
	for _, written := range []string{"", "proxy.radomir.bg", "10.0.0.5:80", "10.0.0.0/33", "0.0.0.0/0", "::/0", "::ffff:10.0.0.0/104"} {
		if err := new(proxy).UnmarshalText([]byte(written)); err == nil || !strings.Contains(err.Error(), "10.0.0.5") {
			t.Errorf("%q: got %v, want what to write", written, err)
		}
	}
	if got := fmt.Sprint(trustedAs(t, "10.0.0.5", "192.168.7.0/29", "2001:db8::5").args()); got != "[--proxy=10.0.0.5/32 --proxy=192.168.7.0/29 --proxy=2001:db8::5/128]" {
		t.Errorf("office up gives the office %s", got)
	}
}

// A phone that guessed once stopped all that came through the same proxy.
func TestPhonesBehindAProxyAreCountedApart(t *testing.T) {
	l, o, whole, _, _ := aCase(t)
	pages := phonePages(t, l, o)
	behind := httptest.NewServer(trustedAs(t, "127.0.0.1").askers(pages))
	defer behind.Close()
	open := httptest.NewServer(trustedAs(t, "192.0.2.0/24").askers(pages))
	defer open.Close()
	ask := func(server *httptest.Server, from string, code data.AccessCode) int {
		t.Helper()
		page, err := sendFrom(server, from, url.Values{"number": {"94-00-1287"}, "code": {string(code)}})
		if err != nil {
			t.Fatal(err)
		}
		return page.status
	}
	for i := range 5 {
		if got := ask(behind, fmt.Sprintf("192.0.2.%d, 198.51.100.1", i), "ABCD2345"); got != http.StatusNotFound {
			t.Fatalf("try %d: %d", i, got)
		}
	}
	if got := ask(behind, "192.0.2.9, 198.51.100.1", whole.Slip.Code); got != http.StatusTooManyRequests {
		t.Errorf("who guessed goes on: %d", got)
	}
	if got := ask(behind, "198.51.100.2", whole.Slip.Code); got != http.StatusOK {
		t.Errorf("the next phone behind the proxy: %d", got)
	}
	for i := range 5 {
		ask(open, fmt.Sprintf("198.51.100.%d", 100+i), "ABCD2345")
	}
	if got := ask(open, "198.51.100.200", whole.Slip.Code); got != http.StatusTooManyRequests {
		t.Errorf("who invents another address each time goes on: %d", got)
	}
}
