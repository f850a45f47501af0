//go:build rig

package cmd

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"example.org/parter/data"
	"example.org/parter/data/seal"
	"example.org/parter/data/sqlite"
)

// TestKeysAreMadeAndContactsOpenedInTheBrowserAlone makes the keys as an administrator
// does, seals with the public ones as a screen does, and opens what is sealed with either
// file. No request has a secret key in it, nor what was opened.
func TestKeysAreMadeAndContactsOpenedInTheBrowserAlone(t *testing.T) {
	g := newGround(t)
	g.serve()
	sent := g.watched(t)
	tab := g.browser()
	g.signIn(tab)
	if out, err := g.run("account", "invite", "admin", "--roles", "editor,publisher,registrar,feedback,administrator,auditor"); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	files := g.makeKeys(t, tab)
	keys := map[string]seal.Key{}
	for name, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if keys[name], err = seal.ReadKey(bytes.NewReader(raw)); err != nil {
			t.Fatalf("%s: %v\n", name, err)
		}
	}
	public := data.SealKeys{Office: keys["office"].Public(), Recovery: keys["recovery"].Public()}
	store, err := sqlite.Open(g.ctx, filepath.Join(g.dir, "office", "content.db"), sqlite.Options{Clock: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // the test has ended
	if set, err := store.SealKeys(g.ctx); err != nil || set != public {
		t.Fatalf("the office seals to %+v, %v; the files are of %+v", set, err, public)
	}
	someone := data.Contact{Name: "Примерна Посетителка", Phone: "0888 000 000", Email: "p@example.org", Address: "с. Примерово <b>1</b>"}
	ask := func(id, of data.EventID) {
		t.Helper()
		sealed, err := seal.Contact(public, of, someone)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.AskAnswer(g.ctx, data.Feedback{ID: id, Kind: data.KindComplaint, Words: "Чаках дълго", Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: string(id), Answer: sealed}); err != nil {
			t.Fatal(err)
		}
	}
	ask("asked", "asked")
	ask("mistaken", "asked")
	stranger, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	files["stranger"], files["none"] = filepath.Join(t.TempDir(), "stranger.txt"), filepath.Join(t.TempDir(), "none.txt")
	for name, words := range map[string][]byte{"stranger": stranger.File(), "none": []byte("никакъв ключ")} {
		if err := os.WriteFile(files[name], words, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	read := func(page, file string, words ...string) {
		t.Helper()
		g.do(tab, chromedp.Navigate(g.console+page), chromedp.WaitVisible(chromedp.CSS("#key-file")), chromedp.SetUploadFiles(chromedp.CSS("#key-file"), []string{files[file]}))
		for _, w := range words {
			g.until(fmt.Sprintf("%s with the key %s says %s", page, file, w), g.says(tab, "main", w))
		}
	}
	all := []string{"Отворено", someone.Name, someone.Phone, someone.Email, someone.Address}
	read("/feedback/asked", "none", "Това не е файл с ключ")
	if rows, err := store.Audit(g.ctx, 1); err != nil || rows[0].What == data.DeedContactTaken {
		t.Errorf("the page was looked at, and the audit has %+v, %v", rows, err)
	}
	read("/feedback/asked", "office", all...)
	g.look(tab, "opened")
	read("/feedback/asked", "recovery", all...)
	read("/feedback/asked", "stranger", "Този ключ не го отваря")
	read("/feedback/mistaken", "office", "Запечатаното е за друго съобщение")
	read("/feedback/contacts", "recovery", append(all, "Запечатаното е за друго съобщение")...)
	g.look(tab, "contacts")
	rows, err := store.Audit(g.ctx, 1)
	if err != nil || rows[0].What != data.DeedContactTaken || rows[0].Who != "admin" {
		t.Errorf("the audit has %+v, %v", rows, err)
	}
	everything := sent()
	if !strings.Contains(everything, public.Office) || !strings.Contains(everything, "/feedback/asked/contact.age") {
		t.Error("the proxy has not seen what was sent")
	}
	for _, secret := range []string{"AGE-SECRET-KEY", someone.Name, someone.Phone, "Примерно"} {
		if strings.Contains(everything, secret) || strings.Contains(everything, url.QueryEscape(secret)) {
			t.Errorf("something that was sent has %q", secret)
		}
	}
}

// makeKeys makes keys on the administrator's page and returns the two files that the
// browser saved. Before both are saved, the page does not send.
func (g *ground) makeKeys(t *testing.T, tab context.Context) map[string]string {
	t.Helper()
	folder := t.TempDir()
	if _, err := chromedp.Call(tab, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder}); err != nil {
		t.Fatal(err)
	}
	g.do(tab,
		chromedp.Navigate(g.console+"/"), chromedp.Click(chromedp.CSS(`.needs a[href="/access/seal"]`)),
		chromedp.WaitVisible(chromedp.CSS("#make-keys")), chromedp.Click(chromedp.CSS("#make-keys")),
		chromedp.WaitVisible(chromedp.CSS(`[data-key="seal_office"]`)),
		chromedp.Click(chromedp.CSS("#stored_office")), chromedp.Click(chromedp.CSS("#stored_recovery")), chromedp.Click(chromedp.CSS("form.narrow button.main")),
	)
	g.until("keys that are not saved are not sent", g.says(tab, "#making-said", "Още не са запазени двата файла"))
	g.look(tab, "seal")
	files := map[string]string{}
	seen := map[string]bool{}
	for _, name := range []string{"office", "recovery"} {
		g.do(tab, chromedp.Click(chromedp.CSS(`[data-key="seal_`+name+`"]`)))
		g.until("the file of the key "+name, func() (bool, error) {
			saved, err := filepath.Glob(filepath.Join(folder, "*.txt"))
			for _, file := range saved {
				if !seen[file] {
					files[name], seen[file] = file, true
				}
			}
			return files[name] != "", err
		})
	}
	g.do(tab,
		chromedp.Click(chromedp.CSS("form.narrow button.main")), chromedp.WaitVisible(chromedp.CSS(".message, #own_password")))
	g.until("the keys are set", g.says(tab, "main", "Ключовете важат отсега"))
	return files
}

// watched puts a proxy before the console that keeps what is sent there, to the byte.
func (g *ground) watched(t *testing.T) func() string {
	t.Helper()
	office, err := url.Parse(g.console)
	if err != nil {
		t.Fatal(err)
	}
	var (
		mu   sync.Mutex
		kept bytes.Buffer
	)
	onward := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(office)
		r.Out.Host = r.In.Host
	}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw, err := httputil.DumpRequest(r, true)
		if err != nil {
			t.Error(err)
		}
		mu.Lock()
		kept.Write(raw)
		mu.Unlock()
		onward.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	g.link = strings.Replace(g.link, g.console, server.URL, 1)
	g.console = server.URL
	return func() string {
		mu.Lock()
		defer mu.Unlock()
		return kept.String()
	}
}
