//go:build rig

package cmd

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/pquerna/otp/totp"
)

// text is the text of the first element that matches.
func (g *ground) text(tab context.Context, selector string) string {
	g.t.Helper()
	text, err := chromedp.Run(tab, chromedp.Evaluate[string](fmt.Sprintf(`(document.querySelector(%q)?.value ?? document.querySelector(%q)?.innerText ?? "")`, selector, selector)))
	if err != nil {
		g.t.Fatal(err)
	}
	return text
}

// look keeps pictures of the page as a desk and as a phone show it.
func (g *ground) look(tab context.Context, name string) {
	g.t.Helper()
	for width, height := range map[int64]int64{1280: 860, 390: 844} {
		g.do(tab, chromedp.EmulateViewport(width, height))
		ctx, cancel := context.WithTimeout(tab, patience)
		png, err := chromedp.Run(ctx, chromedp.FullScreenshot(90))
		cancel()
		if err != nil {
			g.t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(g.t.ArtifactDir(), fmt.Sprintf("%s-%d.jpg", name, width)), png, 0o600); err != nil {
			g.t.Error(err)
		}
		wide, err := chromedp.Run(tab, chromedp.Evaluate[bool](`document.documentElement.scrollWidth > document.documentElement.clientWidth`))
		if err != nil || wide {
			g.t.Errorf("%s at %d px scrolls sideways: %v, %v", name, width, wide, err)
		}
	}
	g.do(tab, chromedp.EmulateViewport(1280, 860))
}

// TestAdministratorInvitesAClerkWhoSetsUpASecondStep goes the whole way of a new
// person: invited, a password by the one-time link, a phone, in again with its code.
func TestAdministratorInvitesAClerkWhoSetsUpASecondStep(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.do(tab, chromedp.Click(chromedp.CSS(`a[href="/access"]`)), chromedp.WaitVisible(chromedp.CSS("table")))
	g.look(tab, "access")
	g.do(tab, chromedp.Click(chromedp.CSS(`a[href="/access/new"]`)), chromedp.WaitVisible(chromedp.CSS("#name")))
	g.do(tab,
		chromedp.SendKeys(chromedp.CSS("#name"), "ivanova"), chromedp.Click(chromedp.CSS(`[name="role_editor"]`)))
	g.look(tab, "invite")
	g.do(tab, chromedp.Click(chromedp.CSS("form.narrow button.main")), chromedp.WaitVisible(chromedp.CSS("#link")))
	g.look(tab, "link")
	link := g.text(tab, "#link")
	if !strings.HasPrefix(link, g.console+"/welcome/") {
		t.Fatalf("the link is %q", link)
	}
	g.do(tab, chromedp.Click(chromedp.CSS(`main a.main`)), chromedp.WaitVisible(chromedp.CSS(`#lock`)))
	g.look(tab, "person")
	g.do(tab, chromedp.Navigate(g.console+"/audit"), chromedp.WaitVisible(chromedp.CSS("table")),
		chromedp.Click(chromedp.CSS(`form[action="/audit/verify"] button`)), chromedp.WaitVisible(chromedp.CSS(".message")))
	g.look(tab, "audit")
	g.do(tab, chromedp.Click(chromedp.CSS(`form[action="/sign-out"] button`)), chromedp.WaitVisible(chromedp.CSS("#name")))

	g.newPerson(tab, link)
}

// newPerson is whoever got the link: a password, a phone, and in again.
func (g *ground) newPerson(tab context.Context, link string) {
	const own = "три врабчета на жицата"
	t := g.t
	t.Helper()
	g.do(tab, chromedp.Navigate(link),
		chromedp.SendKeys(chromedp.CSS("#password"), own), chromedp.SendKeys(chromedp.CSS("#repeat"), own),
		chromedp.Click(chromedp.CSS("form button.main")), chromedp.WaitVisible(chromedp.CSS(`a[href="/account"]`)),
		chromedp.Click(chromedp.CSS(`a[href="/account"]`)), chromedp.WaitVisible(chromedp.CSS("#old")))
	g.look(tab, "account")
	g.do(tab, chromedp.Click(chromedp.CSS(`a[href="/account/code"]`)), chromedp.WaitVisible(chromedp.CSS("img.qr")))
	g.look(tab, "setup")
	secret := strings.ReplaceAll(g.text(tab, "code.secret"), " ", "")
	code := func(after time.Duration) string {
		code, err := totp.GenerateCode(secret, time.Now().Add(after))
		if err != nil {
			t.Fatal(err)
		}
		return code
	}
	g.do(tab, chromedp.SendKeys(chromedp.CSS("#code"), code(0)), chromedp.Click(chromedp.CSS("main form button.main")), chromedp.WaitVisible(chromedp.CSS(".codes")))
	g.look(tab, "codes")
	g.do(tab, chromedp.Click(chromedp.CSS(`main a.main`)), chromedp.WaitVisible(chromedp.CSS("#old")))
	g.look(tab, "account-code")
	g.do(tab, chromedp.Navigate(g.console+"/access"), chromedp.WaitVisible(chromedp.CSS("main h1")))
	g.look(tab, "forbidden")
	if got := g.text(tab, "main"); !strings.Contains(got, "Права дава: admin") {
		t.Errorf("an editor at the page of access: %s", got)
	}
	g.do(tab, chromedp.Click(chromedp.CSS(`form[action="/sign-out"] button`)), chromedp.WaitVisible(chromedp.CSS("#name")),
		chromedp.SendKeys(chromedp.CSS("#name"), "ivanova"), chromedp.SendKeys(chromedp.CSS("#password"), own),
		chromedp.Click(chromedp.CSS("form button.main")), chromedp.WaitVisible(chromedp.CSS("#code")))
	g.look(tab, "signincode")
	g.do(tab, chromedp.SendKeys(chromedp.CSS("#code"), code(30*time.Second)), chromedp.Click(chromedp.CSS("form button.main")),
		chromedp.WaitVisible(chromedp.CSS(`a[href="/notices/new"]`)))
}
