//go:build rig

package cmd

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
)

// A clerk is signed in to the console, without a browser.
type clerk struct {
	g      *ground
	client *http.Client
}

// clerk signs in with the one-time link.
func (g *ground) clerk() clerk {
	g.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		g.t.Fatal(err)
	}
	c := clerk{g, &http.Client{Jar: jar}}
	c.post(strings.TrimPrefix(g.link, g.console), url.Values{"username": {"admin"}, "password": {password}, "repeat": {password}})
	return c
}

// post sends a form and returns the page that follows and its address.
func (c clerk) post(path string, form url.Values) (page, address string) {
	c.g.t.Helper()
	answer, err := c.client.PostForm(c.g.console+path, form)
	if err != nil {
		c.g.t.Fatal(err)
	}
	defer answer.Body.Close() //nolint:errcheck // only read
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		c.g.t.Fatalf("%s: %s %v\n%s", path, answer.Status, err, body)
	}
	return string(body), answer.Request.URL.Path
}
