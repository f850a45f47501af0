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

// someone is a visitor who wants an answer.
var someone = data.Contact{Name: "Примерна Посетителка", Phone: "0888 000 000", Email: "p@example.org", Address: "с. Примерово <b>1</b>"}

// TestKeysAreMadeAndContactsOpenedInTheBrowserAlone makes the keys as an administrator
// does, seals with the public ones as a screen does, and opens what is sealed with either
// file. Nothing that is sent has a secret key in it, nor what was opened.
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
	public := data.SealKeys{Office: publicOf(t, files["office"]), Recovery: publicOf(t, files["recovery"])}
	store, err := sqlite.Open(g.ctx, filepath.Join(g.dir, "office", "content.db"), sqlite.Options{Clock: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // the test has ended
	if set, err := store.SealKeys(g.ctx); err != nil || set != public {
		t.Fatalf("the office seals to %+v, %v; the files are of %+v", set, err, public)
	}
	g.ask(store, "asked", sealedOf(t, public, "asked"))
	g.ask(store, "mistaken", sealedOf(t, public, "asked"))
	g.ask(store, "damaged", data.Sealed(strings.Replace(string(sealedOf(t, public, "damaged")), "\n", "\nAAAA", 1)))
	r := keyReader{g, tab, files}
	r.chooses("/feedback/asked", "none", "Това не е файл с ключ")
	if rows, err := store.Audit(g.ctx, 1); err != nil || rows[0].What == data.DeedContactTaken {
		t.Errorf("the page was looked at, and the audit has %+v, %v", rows, err)
	}
	r.chooses("/feedback/asked", "office", "Отворено", someone.Name, someone.Phone, someone.Email, someone.Address)
	g.look(tab, "opened")
	r.chooses("/feedback/asked", "recovery", "Отворено", someone.Name)
	r.chooses("/feedback/asked", "stranger", "Този ключ не го отваря")
	r.chooses("/feedback/mistaken", "office", "Запечатаното е за друго съобщение")
	r.chooses("/feedback/damaged", "office", "Запечатаното е повредено")
	r.chooses("/feedback/contacts", "recovery", "Отворено", someone.Name, "Запечатаното е за друго съобщение", "Запечатаното е повредено")
	g.look(tab, "contacts")
	if rows, err := store.Audit(g.ctx, 1); err != nil || rows[0].What != data.DeedContactTaken || rows[0].Who != "admin" {
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

// publicOf is the public key of the key file.
func publicOf(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	key, err := seal.ReadKey(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return key.Public()
}

// sealedOf is someone's contact, sealed for the message.
func sealedOf(t *testing.T, public data.SealKeys, message data.EventID) data.Sealed {
	t.Helper()
	sealed, err := seal.Contact(public, message, someone)
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

// ask stores a complaint whose writer wants an answer.
func (g *ground) ask(store *sqlite.Store, id data.EventID, sealed data.Sealed) {
	g.t.Helper()
	_, err := store.AskAnswer(g.ctx, data.Feedback{
		ID: id, Kind: data.KindComplaint, Words: "Чаках дълго", Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: string(id), Answer: sealed,
	})
	if err != nil {
		g.t.Fatal(err)
	}
}

// asksForAnswer stores a message with a contact, sealed to keys that nobody has.
func (g *ground) asksForAnswer() {
	g.t.Helper()
	var public data.SealKeys
	for _, into := range []*string{&public.Office, &public.Recovery} {
		key, err := seal.NewKey()
		if err != nil {
			g.t.Fatal(err)
		}
		*into = key.Public()
	}
	store, err := sqlite.Open(g.ctx, filepath.Join(g.dir, "office", "content.db"), sqlite.Options{Clock: time.Now})
	if err != nil {
		g.t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // what was asked is committed
	g.ask(store, "asked", sealedOf(g.t, public, "asked"))
}

// keyReader is whoever answers citizens, with key files.
type keyReader struct {
	*ground
	tab   context.Context
	files map[string]string
}

// chooses chooses the key's file on the page, which then says all the words.
func (r keyReader) chooses(page, key string, words ...string) {
	r.t.Helper()
	r.do(r.tab,
		chromedp.Navigate(r.console+page), chromedp.WaitVisible(chromedp.CSS("#key-file")),
		chromedp.SetUploadFiles(chromedp.CSS("#key-file"), []string{r.files[key]}),
	)
	for _, w := range words {
		r.until(fmt.Sprintf("%s with the key %s says %s", page, key, w), r.says(r.tab, "main", w))
	}
}

// makeKeys makes keys on the administrator's page and returns the two files that the
// browser saved, with one of another key and one of none. Before both are saved, the page
// does not send.
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
		chromedp.Click(chromedp.CSS("form.narrow button.main")), chromedp.WaitVisible(chromedp.CSS(".message")),
	)
	g.until("the keys are set", g.says(tab, "main", "Ключовете важат отсега"))
	stranger, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	for name, words := range map[string][]byte{"stranger": stranger.File(), "none": []byte("никакъв ключ")} {
		files[name] = filepath.Join(folder, name)
		if err := os.WriteFile(files[name], words, 0o600); err != nil {
			t.Fatal(err)
		}
	}
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
