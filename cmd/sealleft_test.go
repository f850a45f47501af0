//go:build rig

package cmd

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"example.org/parter/data"
	"example.org/parter/data/seal"
	"example.org/parter/data/sqlite"
)

// TestOpenedContactDoesNotStayOnTheScreen opens a contact by dropping the key file beside
// the field, and sees it gone when nobody touches the page any more, and when the page is
// left before the office has handed it on.
func TestOpenedContactDoesNotStayOnTheScreen(t *testing.T) {
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	if out, err := g.run("account", "invite", "admin", "--roles", "feedback,administrator"); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	key, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	recovery, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(g.ctx, filepath.Join(g.dir, "office", "content.db"), sqlite.Options{Clock: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // the test has ended
	g.ask(store, "asked", sealedOf(t, data.SealKeys{Office: key.Public(), Recovery: recovery.Public()}, "asked"))
	file := filepath.Join(t.TempDir(), "key.txt")
	if err := os.WriteFile(file, key.File(), 0o600); err != nil {
		t.Fatal(err)
	}
	drop := chromedp.Evaluate[chromedp.Void](`(() => {
		const files = new DataTransfer();
		files.items.add(new File([` + "`" + string(key.File()) + "`" + `], "key.txt"));
		window.taken = !document.querySelector("h1").dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: files}));
	})()`)
	shows := func(what string, script string) {
		t.Helper()
		g.until(what, func() (bool, error) { return chromedp.Run(tab, chromedp.Evaluate[bool](script)) })
	}
	const opened = `document.querySelector("[data-sealed] dl") !== null`

	g.do(tab, chromedp.Navigate(g.console+"/feedback/asked"), chromedp.WaitVisible(chromedp.CSS("#key-file")),
		chromedp.Evaluate[chromedp.Void](`window.setTimeout = (f, ms) => { if (ms === 600000) window.silence = f; return 0 }`), drop)
	shows("a dropped key file opens the contact, and the browser does not open the file", `window.taken && `+opened)
	shows("the page waits for a sign of life", `typeof window.silence === "function"`)
	g.do(tab, chromedp.Evaluate[chromedp.Void](`window.silence()`))
	shows("nobody was there for ten minutes", `!(`+opened+`) && document.querySelector("#key-said").textContent.startsWith("Скрито е")`)

	g.do(tab, chromedp.Navigate(g.console+"/feedback/asked"), chromedp.WaitVisible(chromedp.CSS("#key-file")),
		chromedp.Evaluate[chromedp.Void](`(() => {
			const now = window.fetch;
			window.fetch = (...what) => new Promise((go) => { window.handOn = async () => { go(await now(...what)); setTimeout(() => { window.late = true }, 500) } });
		})()`), drop)
	shows("the contact is asked for", `typeof window.handOn === "function"`)
	g.do(tab, chromedp.Evaluate[chromedp.Void](`window.dispatchEvent(new PageTransitionEvent("pagehide", {persisted: true})); window.handOn()`))
	shows("what came late is there", `window.late === true`)
	if seen, err := chromedp.Run(tab, chromedp.Evaluate[bool](opened)); err != nil || seen {
		t.Errorf("the page that was left shows the contact: %v, %v", seen, err)
	}
}
