//go:build rig

package cmd

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/public"
	"example.org/parter/data/seal"
)

// sealTown is a town with keys: it opens a case for whoever wants an answer, and notes
// everything that a browser sends or asks for.
type sealTown struct {
	phoneTown
	bodies   [][]byte
	asked    []string
	messages []data.Feedback
	contacts []data.Contact
}

// Charter is that of the sample.
func (t *sealTown) Charter(context.Context) (data.Charter, error) { return t.content.Charter, nil }

// Groups is none: the message is about nothing in particular.
func (t *sealTown) Groups(context.Context) ([]data.Group, error) { return nil, nil }

// TakeFeedback is of whoever wants no answer.
func (t *sealTown) TakeFeedback(context.Context, string, data.Feedback) error { return nil }

// AskAnswer opens a case.
func (t *sealTown) AskAnswer(_ context.Context, _ string, f data.Feedback, c data.Contact) (data.CaseAnswer, error) {
	t.messages, t.contacts = append(t.messages, f), append(t.contacts, c)
	now := datatest.Now()
	return data.CaseAnswer{
		Case: data.Case{Number: "ОВ-12", Received: now, Due: now.AddDate(0, 2, 0)},
		Slip: data.Slip{Number: "ОВ-12", Received: now, Code: "K7M2X9Q4", Address: t.content.Town.Public.Case("0000000000000000")},
	}, nil
}

func (t *sealTown) note(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		t.bodies = append(t.bodies, body)
		t.asked = append(t.asked, r.Method+" "+r.URL.String()+" "+r.Referer())
		next.ServeHTTP(w, r)
	})
}

// openSealTown is that town in front of a phone.
func openSealTown(t *testing.T) (town *sealTown, office seal.Key, e phoneEye, address string) {
	t.Helper()
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	office, err = seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	recovery, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	content := datatest.Town()
	content.Town.Seal = data.SealKeys{Office: office.Public(), Recovery: recovery.Public()}
	town = &sealTown{phoneTown: phoneTown{content: content}}
	handler, err := public.New(public.Options{
		Catalogue: town, Cases: town, Opinions: town, File: func(string) ([]byte, error) { return nil, data.ErrNotFound },
		Clock: datatest.Now, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(town.note(handler))
	t.Cleanup(server.Close)
	g := newGround(t)
	e = phoneEye{g, string(axe), g.browser()}
	e.do(e.tab, chromedp.EmulateViewport(390, 844))
	return town, office, e, server.URL
}

// fill types into the fields of the form, whose details are open.
func fill(fields ...string) (steps []chromedp.Action[chromedp.Void]) {
	steps = append(steps, chromedp.Evaluate[chromedp.Void](`document.querySelector("details").open = true`))
	for i := 0; i+1 < len(fields); i += 2 {
		steps = append(steps, chromedp.SendKeys(chromedp.CSS("#"+fields[i]), fields[i+1]))
	}
	return steps
}

// TestPhoneSealsWhoWantsAnAnswer fills in the form in a browser that runs scripts: what
// it sends holds nothing of the contact that can be read, and the office's key opens it
// where data/seal does. Nothing comes from elsewhere, and no address tells anything.
func TestPhoneSealsWhoWantsAnAnswer(t *testing.T) {
	t.Parallel()
	town, office, e, address := openSealTown(t)
	e.do(e.tab, chromedp.Navigate(address+"/M/T"))
	e.do(e.tab, fill("words", "Чаках дълго", "name", "Канарка Примерова")...)
	e.look("phone wish")
	e.do(e.tab, chromedp.Click(chromedp.CSS("main form button")), chromedp.WaitVisible(chromedp.CSS("#wish-why")))
	e.look("phone wish refused by the phone")
	for _, body := range town.bodies {
		if len(body) > 0 {
			t.Errorf("sent although nobody can be reached: %s", body)
		}
	}
	e.do(e.tab, fill("phone", "0888 314 159", "email", "kanarka@example.org", "address", "с. Примерово, ул. „Първа“ 1")...)
	e.do(e.tab, chromedp.Click(chromedp.CSS("main form button")), chromedp.WaitVisible(chromedp.CSS("dl.card")))
	e.look("phone number")
	e.print("phone number")
	if len(town.messages) != 1 || town.contacts[0] != (data.Contact{}) {
		t.Fatalf("got %+v, and in the clear %+v", town.messages, town.contacts)
	}
	want := data.Contact{Name: "Канарка Примерова", Phone: "0888 314 159", Email: "kanarka@example.org", Address: "с. Примерово, ул. „Първа“ 1"}
	got, message, err := office.Open(town.messages[0].Answer, town.messages[0].ID)
	if err != nil || got != want || message != town.messages[0].ID || !strings.HasPrefix(string(message), "phone-") {
		t.Errorf("the key opens %+v of %s, %v", got, message, err)
	}
	e.do(e.tab, click(".lang button", `html[lang="en"] dl.card`)...)
	e.look("phone number in English")
	if town.messages[1].ID != town.messages[0].ID || town.messages[1].Answer != town.messages[0].Answer {
		t.Errorf("the other language is another message: %+v", town.messages[1])
	}
	for i, body := range town.bodies {
		form, err := url.QueryUnescape(string(body))
		if err != nil {
			t.Fatal(err)
		}
		for _, canary := range []string{"Канарка", "314", "kanarka", "Първа"} {
			if strings.Contains(form, canary) || strings.Contains(town.asked[i], canary) {
				t.Errorf("%s sends %q: %s", town.asked[i], canary, form)
			}
		}
	}
	for _, asked := range town.asked {
		if path := strings.Fields(asked)[1]; !strings.HasPrefix(path, "/") {
			t.Errorf("asks for %s", asked)
		}
	}
}

// TestPhoneWithoutScriptsIsAnsweredToo fills in the same form where no script runs.
func TestPhoneWithoutScriptsIsAnsweredToo(t *testing.T) {
	t.Parallel()
	town, _, e, address := openSealTown(t)
	if _, err := chromedp.Call(e.tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	e.do(e.tab, chromedp.Navigate(address+"/M"), chromedp.Click(chromedp.CSS("summary")),
		chromedp.SendKeys(chromedp.CSS("#words"), "Чаках"), chromedp.SendKeys(chromedp.CSS("#name"), "Мария"), chromedp.SendKeys(chromedp.CSS("#phone"), "0888"))
	e.do(e.tab, chromedp.Click(chromedp.CSS("main form button")), chromedp.WaitVisible(chromedp.CSS("dl.card")))
	if len(town.contacts) != 1 || town.contacts[0] != (data.Contact{Name: "Мария", Phone: "0888"}) {
		t.Errorf("got %+v", town.contacts)
	}
}
