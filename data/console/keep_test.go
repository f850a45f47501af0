package console

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// apology fails unless the answer is one whole page of ours with a way out.
func (a answer) apology(way string, parts ...string) {
	a.t.Helper()
	a.is(http.StatusServiceUnavailable).says(append(parts, `href="`+way+`"`)...)
	if got := a.header.Get("Content-Type"); got != "text/html; charset=utf-8" {
		a.t.Errorf("content type %q", got)
	}
	if got := strings.Count(a.body, "<html"); got != 1 || !strings.HasSuffix(strings.TrimSpace(a.body), "</html>") {
		a.t.Errorf("%d pages in one answer:\n%s", got, a.body)
	}
	if a.header.Get("Location") != "" || strings.Contains(a.body, "Service Unavailable") {
		a.t.Errorf("more than an apology: %v\n%s", a.header, a.body)
	}
}

func TestSessionThatCouldNotBeReadGotPlainTextAndThenThePage(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.failing["FindSession"] = errors.New("disk I/O error")
	b.get("/notices").apology("/", "не изпълни нищо", `<html lang="bg"`)
	b.get("/sign-in?l=en").apology("/", "it did nothing", `<html lang="en"`)
	b.post("/notices/new", with(water, "do", "publish")...).apology("/", "не изпълни нищо")
	if len(o.notices) != 0 {
		t.Error("something was saved")
	}
	b.get("/static/console.css").is(http.StatusOK)
	if !strings.Contains(o.log.String(), "disk I/O error") {
		t.Error("the log does not say why")
	}
	delete(o.failing, "FindSession")
	b.get("/notices").is(http.StatusOK)
}

func TestPageThatOnlyReadsFailedWithTheSession(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	o.failing["SaveSession"] = errors.New("disk is full")
	o.wait(2 * touchEvery)
	for _, path := range []string{"/", "/notices", "/cases", "/cases/c1", "/screens"} {
		b.get(path).is(http.StatusOK).lacks("Service Unavailable")
	}
	a := b.post("/notices/new", with(water, "title", "", "do", "save")...).is(http.StatusUnprocessableEntity)
	if got := a.fields()["body"]; got == "" {
		t.Error("the form lost what was entered")
	}
}

func TestActionWithoutSessionToKeepItsMessageTellsItAtOnce(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/language", "l", "en", "back", "/")
	o.failing["SaveSession"] = errors.New("disk is full")
	a := b.post("/notices/new", with(water, "do", "publish")...)
	a.apology("/notices/n1", "Published.", "The server cannot save", `<html lang="en"`)
	if o.notices["n1"].Published == nil {
		t.Error("not published")
	}
	b.get("/notices/n1").is(http.StatusOK).lacks("Published.")
}

func TestSignInThatCannotBeKeptSaysSo(t *testing.T) {
	for _, method := range []string{"SaveSession", "DeleteSession"} {
		o := openOffice(t)
		b := o.clerk() // signing in again deletes the session before
		o.failing[method] = errors.New("disk is full")
		a := b.post("/sign-in", "name", "ana", "password", goodPassword)
		a.says("сега не можете да влезете", "Името и паролата Ви са приети")
		a.is(http.StatusServiceUnavailable)
		if got := a.header.Get("Set-Cookie"); got != "" {
			t.Errorf("%s: a cookie that opens nothing: %q", method, got)
		}
		delete(o.failing, method)
		if got := b.post("/sign-in", "name", "ana", "password", goodPassword).path; got != "/" {
			t.Errorf("%s: the next try led to %s", method, got)
		}
	}
}

func TestSessionThatCannotBeDeletedStillEnds(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.failing["DeleteSession"] = errors.New("disk is full")
	if got := b.post("/sign-out").path; got != "/sign-in" {
		t.Errorf("sign-out led to %s", got)
	}
	if got := b.get("/").path; got != "/sign-in" {
		t.Errorf("after sign-out: at %s", got)
	}
	delete(o.failing, "DeleteSession")
	b = o.clerk()
	o.failing["DeleteSession"] = errors.New("disk is full")
	o.wait(idleTime + time.Minute)
	if got := b.get("/").path; got != "/sign-in" {
		t.Errorf("idle for too long: at %s", got)
	}
}

func TestCookieNameAndFlagsOverHTTPAndHTTPS(t *testing.T) {
	for secure, want := range map[bool]string{false: "parter", true: "__Host-parter"} {
		o, options := staffOffice(t)
		options.Secure = secure
		handler, err := New(options)
		if err != nil {
			t.Fatal(err)
		}
		o.server = httptest.NewUnstartedServer(handler)
		if secure {
			o.server.StartTLS()
		} else {
			o.server.Start()
		}
		t.Cleanup(o.server.Close)
		b := o.browser()
		b.post("/sign-in", "name", "ana", "password", goodPassword) // has come in, so the browser sends the cookie back
		address, err := url.Parse(o.server.URL)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.client.Jar.Cookies(address); len(got) != 1 || got[0].Name != want {
			t.Errorf("secure %t: cookies %v, want %s", secure, got, want)
		}
		if got := b.get("/sign-in").header.Get("Strict-Transport-Security"); (got != "") != secure {
			t.Errorf("secure %t: Strict-Transport-Security is %q", secure, got)
		}
		b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		response := http.Response{Header: b.post("/sign-in", "name", "ana", "password", goodPassword).header}
		for _, cookie := range response.Cookies() {
			if cookie.Secure != secure || !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Path != "/" || cookie.Domain != "" {
				t.Errorf("secure %t: got %s", secure, cookie)
			}
		}
		if got := b.post("/sign-out").header.Get("Set-Cookie"); !strings.HasPrefix(got, want+"=;") {
			t.Errorf("secure %t: sign-out sets %q", secure, got)
		}
	}
}
