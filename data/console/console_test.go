package console

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

func TestNothingOpensWithoutASessionButTheDoor(t *testing.T) {
	b := openOffice(t).browser()
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for _, path := range []string{
		"/", "/notices", "/notices/new", "/notices/n1", "/cases", "/cases/new", "/cases/c1", "/cases/c1/correct", "/import/cases", "/import/cases/i1", "/export/cases", "/feedback", "/feedback/new", "/feedback/rules", "/feedback/contacts", "/feedback/m1", "/feedback/m1/contact.age", "/access/seal", "/report", "/report/2026-2", "/surveys", "/surveys/gisheto", "/surveys/gisheto/paper", "/screens", "/screens/past", "/alert", "/postings", "/postings/new", "/postings/p1", "/postings/p1/posted.pdf", "/postings/bases", "/board", "/board/then", "/board/week", "/board/new?kind=text", "/board/case", "/board/pictures/p1", "/access/tokens", "/access/lookup", "/screens/kiosk/restart", "/screens/kiosk/forget", "/nothing",
	} {
		a := b.get(path).is(http.StatusSeeOther)
		if got := a.header.Get("Location"); !strings.HasPrefix(got, "/sign-in") {
			t.Errorf("%s: sent to %q, want the sign-in page", path, got)
		}
	}
	for _, path := range []string{"/notices/new", "/notices/n1", "/notices/preview", "/cases/new", "/cases/c1", "/cases/c1/correct", "/cases/c1/back", "/cases/c1/slip", "/feedback/new", "/feedback/rules", "/access/seal", "/feedback/m1", "/feedback/m1/action", "/surveys/gisheto/paper", "/import/cases", "/import/cases/i1", "/alert", "/alert/withdraw", "/postings/new", "/postings/p1", "/postings/p1/remove", "/postings/bases", "/board/new", "/board/preview", "/board/case", "/board/case/move", "/board/case/remove", "/access/tokens", "/access/lookup", "/access/tokens/t1/revoke", "/screens/kiosk/restart", "/screens/kiosk/forget", "/nothing"} {
		b.post(path, "title", "x").is(http.StatusUnauthorized).says(`name="password"`)
	}
	for _, path := range []string{"/language", "/sign-out"} {
		b.post(path).is(http.StatusSeeOther)
	}
	for _, path := range []string{"/screens/now", "/today/now", "/screens/kiosk/picture.png"} {
		a := b.get(path, "HX-Request", "true").is(http.StatusUnauthorized)
		if got := a.header.Get("HX-Redirect"); got != "/sign-in" {
			t.Errorf("%s: htmx sent to %q", path, got)
		}
	}
	b.get("/sign-in").is(http.StatusOK)
	b.get("/welcome/" + invitation).is(http.StatusOK)
	b.get("/static/console.css").is(http.StatusOK)
	b.get("/static/fonts/SofiaSans-Regular.ttf").is(http.StatusOK)
	b.get("/static/").is(http.StatusNotFound)
	b.get("/static/vendor/").is(http.StatusNotFound)
}

func TestEveryPageCarriesTheSecurityHeaders(t *testing.T) {
	o := openOffice(t)
	for path, b := range map[string]*browser{"/sign-in": o.browser(), "/": o.clerk(), "/notices/new": o.clerk(), "/nothing": o.clerk()} {
		h := b.get(path).header
		for name, want := range map[string]string{
			"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
	}
}

func TestPagesHoldNoInlineScriptOrStyle(t *testing.T) {
	for _, name := range pageNames() {
		raw, err := pageFS.ReadFile(name + ".html")
		if err != nil {
			t.Fatal(err)
		}
		layout, err := pageFS.ReadFile("layout.html")
		if err != nil {
			t.Fatal(err)
		}
		if found := regexp.MustCompile(`(?i)<style|<script>| style=| on[a-z]+="|hx-on`).Find(append(raw, layout...)); found != nil {
			t.Errorf("%s holds %q, which the policy refuses", name, found)
		}
	}
}

func TestCrossSitePostIsRefused(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	a := b.do(http.MethodPost, "/notices/new", form("title", "Чуждо", "do", "save"), "Sec-Fetch-Site", "cross-site")
	a.is(http.StatusForbidden).says("Това действие дойде от друг сайт")
	a = b.do(http.MethodPost, "/notices/new", form("title", "Чуждо"), "Origin", "https://evil.example")
	a.is(http.StatusForbidden)
	if len(o.notices) != 0 {
		t.Error("the other site's notice was saved")
	}
}

func TestSessionCookieIsClosed(t *testing.T) {
	b := openOffice(t).browser()
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if got := b.get("/sign-in").header.Get("Set-Cookie"); got != "" {
		t.Errorf("a cookie before sign-in: %q", got)
	}
	cookie := b.post("/sign-in", "name", "ana", "password", goodPassword).header.Get("Set-Cookie")
	for _, want := range []string{"HttpOnly", "SameSite=Strict", "Path=/"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("cookie %q lacks %s", cookie, want)
		}
	}
}

func TestSessionEndsWhenIdleAndAfterADay(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.wait(idleTime - time.Minute)
	if got := b.get("/").path; got != "/" {
		t.Errorf("at work for 19 minutes: sent to %s", got)
	}
	o.wait(idleTime)
	if got := b.get("/").path; got != "/sign-in" {
		t.Errorf("idle for 20 minutes: at %s", got)
	}
	b = o.clerk()
	for range int(absoluteTime/(15*time.Minute)) - 1 {
		o.wait(15 * time.Minute)
		b.get("/")
	}
	o.wait(15 * time.Minute)
	if got := b.get("/").path; got != "/sign-in" {
		t.Errorf("after ten hours of work: at %s", got)
	}
}

func TestPicturesFetchedByThePageDoNotKeepASessionAlive(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for range 10 {
		o.wait(2*time.Minute + time.Second)
		b.get("/screens/now", "HX-Request", "true")
	}
	if got := b.get("/").path; got != "/sign-in" {
		t.Errorf("a forgotten screens page kept the session alive: at %s", got)
	}
}

func TestEveryTemplateRendersInBothLanguages(t *testing.T) {
	keys := regexp.MustCompile(`\bT "([a-z_.]+)"`)
	for _, name := range append(pageNames(), "layout") {
		raw, err := os.ReadFile(name + ".html")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range keys.FindAllSubmatch(raw, -1) {
			for _, l := range data.Languages() {
				if !phrases.Known(l, phrases.Key(m[1])) {
					t.Errorf("%s: no words for %s in %s", name, m[1], l)
				}
			}
		}
	}
	for _, l := range data.Languages() {
		o := openOffice(t)
		b := o.clerk()
		b.post("/language", "l", string(l), "back", "/screens")
		b.post("/notices/new", "do", "publish", "title", "Вода", "body", "Няма", "from", "2026-11-22T08:00", "until", "2026-11-23T08:00")
		b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20", "due", "2026-11-30")
		b.gives("x.csv", someCases)
		for _, path := range []string{"/", "/notices", "/notices/new", "/notices/n1", "/cases", "/cases/new", "/cases/c1", "/cases/c1/correct", "/import/cases", "/import/cases/i1", "/screens", "/screens/now", "/access/tokens"} {
			a := b.get(path).is(http.StatusOK).lacks("office.", "%!", "common.")
			if !strings.HasSuffix(path, "now") {
				a.says(fmt.Sprintf(`<html lang="%s"`, l))
			}
		}
		b.get("/nothing").is(http.StatusNotFound).lacks("office.")
		b.post("/notices/preview", "title", "x").is(http.StatusOK).lacks("office.")
		for _, path := range []string{"/sign-in?l=", "/welcome/" + invitation + "?l=", "/welcome/used?l="} {
			o.browser().get(path+string(l)).says(fmt.Sprintf(`<html lang="%s"`, l)).lacks("office.", "%!")
		}
	}
}

func TestEveryFieldHasALabel(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	b.gives("x.csv", someCases)
	for path, b := range map[string]*browser{"/import/cases": b, "/import/cases/i1": b, "/sign-in": o.browser(), "/welcome/" + invitation: o.browser(), "/notices/new": b, "/cases/new": b, "/cases/c1": b, "/cases/c1/correct": b, "/access/tokens": b} {
		root, err := html.Parse(strings.NewReader(b.get(path).body))
		if err != nil {
			t.Fatal(err)
		}
		labelled := map[string]bool{}
		for n := range root.Descendants() {
			if n.Data == "label" {
				labelled[attr(n, "for")] = true
			}
		}
		for n := range root.Descendants() {
			field := n.Data == "input" && attr(n, "type") != "hidden" || n.Data == "textarea" || n.Data == "select"
			if field && !labelled[attr(n, "id")] {
				t.Errorf("%s: field %s has no label", path, attr(n, "name"))
			}
		}
	}
}

func TestLogsHoldNoNumberCodeTokenNameOrSecret(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	disk := errors.New("disk is full")
	o.failing["RegisterCase"] = disk
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20").is(http.StatusServiceUnavailable)
	delete(o.failing, "RegisterCase")
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	for _, method := range []string{"PrintSlip", "QR", "AdvanceCase", "ExtendCase", "NotifyCase", "CorrectCase", "TakeBackCase"} {
		o.failing[method] = fmt.Errorf("slip %s %s %s: %w", canaryNumber, canaryCode, canaryToken, disk)
	}
	b.post("/cases/c1/slip")
	b.post("/cases/c1", "stage", "ready", "on", "2026-11-22")
	b.post("/cases/c1/extend", "extended", "2026-11-30", "extended_on", "2026-11-22", "delay_reason", "причина").is(http.StatusServiceUnavailable)
	b.post("/cases/c1/correct", "number", canaryNumber, "received", "2026-11-19").is(http.StatusServiceUnavailable)
	b.post("/cases/c1/back", "revision", "1").says("Нищо не е върнато. Опитайте отново")
	b.post("/cases/c1/told", "told_how", "phone", "told_on", "2026-11-22", "told_by", "Ана").is(http.StatusServiceUnavailable)
	o.browser().post("/sign-in", "name", "ana", "password", "wrong")
	o.browser().get("/welcome/" + invitation)
	for _, secret := range []string{canaryNumber, canaryCode, canaryToken, "ana", "wrong", invitation} {
		if strings.Contains(o.log.String(), secret) {
			t.Errorf("the log holds %q:\n%s", secret, o.log)
		}
	}
	if !strings.Contains(o.log.String(), "disk is full") {
		t.Errorf("the log does not say why:\n%s", o.log)
	}
}

func TestVendoredFilesAreTheOnesThatWereTaken(t *testing.T) {
	const folder = "static/vendor"
	sums, err := staticFS.ReadFile(folder + "/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{"SHA256SUMS": true}
	for line := range bytes.Lines(sums) {
		want, name, _ := strings.Cut(strings.TrimSpace(string(line)), "  ")
		raw, err := staticFS.ReadFile(path.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%x", sha256.Sum256(raw)); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
		listed[name] = true
	}
	entries, err := staticFS.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !listed[entry.Name()] {
			t.Errorf("%s is not listed", entry.Name())
		}
	}
}

func TestLocalPathLeadsNowhereElse(t *testing.T) {
	for path, want := range map[string]string{
		"/notices/n1": "/notices/n1", "": "/", "//evil.example": "/", "https://evil.example": "/", `/\evil.example`: "/", "/a?b=c": "/", "/\t/evil.example": "/", "/\x7f/evil.example": "/",
	} {
		if got := localPath(path); got != want {
			t.Errorf("localPath(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestFormTooLargeIsRefusedWithAReason(t *testing.T) {
	b := openOffice(t).clerk()
	a := b.do(http.MethodPost, "/notices/new", url.Values{"body": {strings.Repeat("x", largestForm+1)}})
	a.is(http.StatusRequestEntityTooLarge).says("твърде голямо")
}
