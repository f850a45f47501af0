//go:build rig

package cmd

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/site"
)

// What a visitor types who wants an answer, and nobody else ever writes.
const (
	canaryName  = "канаркова"
	canaryPhone = "0888314159"
)

// reader is whoever has the office's key, and signs in to the console.
type reader struct {
	*ground
	clerk
	key string // the file
}

// sealKeys makes the keys, of which the office keeps neither file.
func (g *ground) sealKeys() reader {
	g.t.Helper()
	keys := g.t.TempDir()
	r := reader{ground: g, key: filepath.Join(keys, "office.key")}
	if out, err := g.run("seal-keys", "--office", r.key, "--recovery", filepath.Join(keys, "recovery.key")); err != nil {
		g.t.Fatalf("%v: %s", err, out)
	}
	r.clerk = g.clerk()
	if out, err := g.run("account", "invite", "admin", "--roles", "feedback,administrator"); err != nil {
		g.t.Fatalf("%v: %s", err, out)
	}
	return r
}

// message is the ID of the only message in the office.
func (r reader) message(ctx context.Context) (id data.EventID, err error) {
	link := regexp.MustCompile(`/feedback/([0-9a-f-]{36})"`)
	r.until("the office has the message", func() (bool, error) {
		if found := link.FindSubmatch(r.get("/feedback")); found != nil {
			id = data.EventID(found[1])
		}
		return id != "", ctx.Err()
	})
	return id, ctx.Err()
}

// answered is what the real kiosk was told: the same message again is the same case.
func (r reader) answered(ctx context.Context, f data.Feedback, _ data.Contact) (asked data.Asked, err error) {
	if f.ID, err = r.message(ctx); err != nil {
		return asked, err
	}
	f.Answer = "-----BEGIN AGE ENCRYPTED FILE-----\nAAAA\n-----END AGE ENCRYPTED FILE-----"
	detail, err := json.Marshal(f)
	if err != nil {
		return asked, err
	}
	client := site.NewClient(machine.Folder(r.dir).Socket(), "twin", data.RoleKiosk)
	asked.CaseAnswer, err = client.AskAnswer(ctx, data.Event{ID: f.ID, Screen: "twin", Kind: data.EventFeedback, At: time.Now(), Detail: detail})
	return asked, err
}

// asksForAnAnswer goes from home to where everything is seen before it is sent.
func (w *twin) asksForAnAnswer() {
	w.t.Helper()
	w.tap(said(phrases.FeedbackTitle))
	w.tap(said(phrases.FeedbackComplaint))
	w.spell("чаках")
	w.tap(said(phrases.AnswerWant))
	w.tap(said(phrases.AnswerGoOn))
	w.spell(canaryName)
	w.tap(said(phrases.AnswerNext))
	w.tap(said(phrases.AnswerByPhone))
	w.spell(canaryPhone)
	w.tap(said(phrases.AnswerNext))
	if !w.reads(canaryName) || !w.reads(canaryPhone) {
		w.t.Fatalf("at %s the visitor does not see what is sent", w.kiosk.Route())
	}
}

// unseal opens what lies in the office's database with the key file.
func (r reader) unseal() string {
	r.t.Helper()
	var armours []byte
	for _, name := range []string{"content.db", "content.db-wal"} {
		raw, err := os.ReadFile(filepath.Join(machine.Folder(r.dir).Office(), name))
		if err != nil && !os.IsNotExist(err) {
			r.t.Fatal(err)
		}
		for _, armour := range regexp.MustCompile(`-----BEGIN AGE ENCRYPTED FILE-----\n[A-Za-z0-9+/=\n]+-----END AGE ENCRYPTED FILE-----`).FindAll(raw, -1) {
			armours = append(append(armours, armour...), '\n')
		}
	}
	cmd := exec.CommandContext(r.ctx, binary(r.t, "office"), "unseal", "--key", r.key)
	cmd.Stdin = bytes.NewReader(armours)
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Errorf("unseal: %v: %s", err, out)
	}
	return string(out)
}

// TestVisitorWhoWantsAnAnswerFollowsItByNumberAndCode writes a complaint on the real
// window and leaves a name and a telephone: she gets a number and a slip, finds the case
// with them on the kiosk and on the phone, and whoever has the key file reads who it was.
// Nothing of it can be read on the machine.
func TestVisitorWhoWantsAnAnswerFollowsItByNumberAndCode(t *testing.T) {
	for name, size := range map[string]image.Point{"landscape": {X: 1920, Y: 1080}, "portrait": {X: 1080, Y: 1920}} {
		t.Run(name, func(t *testing.T) {
			g := newGround(t)
			g.serve()
			r := g.sealKeys()
			on, process := g.kioskOn(size, offerFiles)
			w := newTwin(g, on)
			var got data.CaseAnswer
			w.asks = func(ctx context.Context, f data.Feedback, c data.Contact) (data.Asked, error) {
				asked, err := r.answered(ctx, f, c)
				got = asked.CaseAnswer
				return asked, err
			}
			w.same("at the start")
			w.asksForAnAnswer()
			w.tap(said(phrases.KeySend))
			number, code := string(got.Case.Number), string(got.Slip.Code)
			if w.kiosk.Route() != "case" || !w.reads(number+" / ") || code == "" || got.Case.Due.IsZero() {
				t.Fatalf("at %s with %+v", w.kiosk.Route(), got)
			}
			w.tap(said(phrases.AskShowCode))
			w.picture("number")
			w.tap(said(phrases.AskSave))
			g.until("the slip", func() (bool, error) { return len(g.slips()) == 1, nil })
			if slip := g.slips()[0]; strings.ReplaceAll(slip.code, "-", "") != code || !strings.EqualFold(slip.address, got.Slip.Address) {
				t.Errorf("the slip says %+v, want %+v", slip, got.Slip)
			}
			w.tap(said(phrases.KioskHome))
			w.ask(number, code)
			if w.kiosk.Route() != "case" || !w.reads(number) {
				t.Errorf("at %s the number opens nothing", w.kiosk.Route())
			}
			w.tap(said(phrases.KioskDone))
			page, err := http.PostForm(g.public+"/P", url.Values{"number": {number}, "code": {code}})
			if err != nil {
				t.Fatal(err)
			}
			_ = page.Body.Close()
			if page.StatusCode != http.StatusOK || !strings.Contains(g.page(got.Slip.Address), number) {
				t.Errorf("the phone is answered with %s", page.Status)
			}
			g.end(process)
			g.end(g.office)
			if opened := r.unseal(); !strings.Contains(opened, canaryName) || !strings.Contains(opened, canaryPhone) {
				t.Errorf("the key opens %s", opened)
			}
			g.search([]string{canaryName, canaryPhone})
		})
	}
}

// TestWishForAnAnswerOutlivesAnOfficeThatIsAway leaves a name while the office does not
// run: the kiosk keeps it sealed, and the office opens the case when it is back.
func TestWishForAnAnswerOutlivesAnOfficeThatIsAway(t *testing.T) {
	g := newGround(t)
	g.serve()
	r := g.sealKeys()
	on, process := g.kioskOn(image.Pt(1920, 1080))
	w := newTwin(g, on)
	w.asks = func(context.Context, data.Feedback, data.Contact) (data.Asked, error) {
		return data.Asked{Kept: true}, nil
	}
	w.same("at the start")
	g.end(g.office)
	w.asksForAnAnswer()
	w.tap(said(phrases.KeySend))
	if !w.reads("Номер още няма") {
		t.Fatalf("at %s nobody says that it is kept", w.kiosk.Route())
	}
	g.search([]string{canaryName, canaryPhone})
	g.serve()
	if _, err := r.message(g.ctx); err != nil {
		t.Fatal(err)
	}
	g.end(process)
	g.end(g.office)
	if opened := r.unseal(); !strings.Contains(opened, canaryName) || !strings.Contains(opened, canaryPhone) {
		t.Errorf("the key opens %s", opened)
	}
	g.search([]string{canaryName, canaryPhone})
}
