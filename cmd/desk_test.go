//go:build rig

package cmd

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"time"
)

// get is a page of the console.
func (c clerk) get(path string) []byte {
	c.g.t.Helper()
	answer, err := c.client.Get(c.g.console + path)
	if err != nil {
		c.g.t.Fatal(err)
	}
	defer answer.Body.Close() //nolint:errcheck // only read
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		c.g.t.Fatalf("%s: %s %v", path, answer.Status, err)
	}
	return body
}

// publish publishes a new notice and returns its path in the console.
func (c clerk) publish(title string) (path string) {
	c.g.t.Helper()
	now := time.Now()
	const form = "2006-01-02T15:04"
	_, path = c.post("/notices/new", url.Values{
		"do": {"publish"}, "revision": {"0"}, "title": {title}, "body": {"Текст на обявлението."},
		"from": {now.Add(-24 * time.Hour).Format(form)}, "until": {now.Add(48 * time.Hour).Format(form)},
	})
	if !regexp.MustCompile(`^/notices/[0-9a-z]{5,}$`).MatchString(path) {
		c.g.t.Fatalf("publishing led to %s", path)
	}
	return path
}

// withdraw takes the notice off the screens.
func (c clerk) withdraw(path string) {
	c.g.t.Helper()
	page := c.get(path)
	value := func(field string) string {
		found := regexp.MustCompile(fmt.Sprintf(`name="%s"[^>]* value="([^"]*)"`, field)).FindSubmatch(page)
		if found == nil {
			c.g.t.Fatalf("no %s in %s", field, path)
		}
		return string(found[1])
	}
	c.post(path, url.Values{"do": {"withdraw"}, "revision": {value("revision")}})
}
