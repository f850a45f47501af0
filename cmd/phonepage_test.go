//go:build rig

package cmd

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/public"
)

// phoneTown answers one slip with the case that is asked for by its token.
type phoneTown struct {
	public.Catalogue // of what no page of a case asks
	content          data.Content
	cases            map[data.Token]data.Case
	confirmed        map[data.Token]bool
}

func (t phoneTown) Town(context.Context) (data.Town, error) { return t.content.Town, nil }

func (t phoneTown) Departments(context.Context) ([]data.Department, error) {
	return t.content.Departments, nil
}

func (t phoneTown) Stages(context.Context) ([]data.StageWords, error) { return t.content.Stages, nil }

func (t phoneTown) CaseByToken(_ context.Context, token data.Token) (data.CaseAnswer, error) {
	c, ok := t.cases[token]
	if !ok {
		return data.CaseAnswer{}, data.ErrNotFound
	}
	return data.CaseAnswer{Case: c}, nil
}

func (t phoneTown) CaseByCode(context.Context, string, data.CaseNumber, data.AccessCode) (data.CaseAnswer, error) {
	return data.CaseAnswer{}, data.ErrNotFound
}

// CaseByDate is asked by nobody here.
func (t phoneTown) CaseByDate(context.Context, string, data.CaseNumber, time.Time) (data.CaseAnswer, error) {
	return data.CaseAnswer{}, data.ErrNotFound
}

// Subscribe has every case written to by enough addresses.
func (t phoneTown) Subscribe(context.Context, data.Token, data.Email, data.Language) error {
	return data.Problems{{Field: "email", Reason: data.Taken}}
}

// ConfirmSubscription takes every token.
func (t phoneTown) ConfirmSubscription(_ context.Context, token data.Token) error {
	t.confirmed[token] = true
	return nil
}

// SubscriptionToConfirm is one for every token.
func (t phoneTown) SubscriptionToConfirm(ctx context.Context, token data.Token) (data.Subscription, error) {
	s, err := t.SubscriptionToRemove(ctx, token)
	s.Confirmed = t.confirmed[token]
	return s, err
}

// SubscriptionToRemove is one that was confirmed.
func (t phoneTown) SubscriptionToRemove(context.Context, data.Token) (data.Subscription, error) {
	return data.Subscription{Address: "ivan.petrov@example.bg", Confirmed: true, Number: "94-00-1287", Case: "0000000000000002", Remove: "0000000000000002"}, nil
}

// RemoveSubscription takes every token.
func (t phoneTown) RemoveSubscription(context.Context, data.Token) error { return nil }

// phoneCases are a case at each stage, and one of everything that goes otherwise than it
// was promised.
func phoneCases() (cases map[data.Token]data.Case, names map[data.Token]string) {
	day := func(d int) time.Time { return time.Date(2026, time.November, d, 0, 0, 0, 0, data.Sofia()) }
	town := datatest.Town()
	cases, names = map[data.Token]data.Case{}, map[data.Token]string{}
	add := func(name string, due time.Time, change func(*data.Case), stages ...data.Stage) {
		c := data.Case{
			Number: "94-00-1287", Received: day(2), Promised: due, Due: due, Service: town.Services[0].Name,
			Department: town.Departments[0].Name, Phone: town.Departments[0].Phone,
			Stages: []data.StageEntry{{Stage: data.StageReceived, On: day(2)}},
		}
		for i, stage := range stages {
			c.Stages = append(c.Stages, data.StageEntry{Stage: stage, On: day(3 + i)})
		}
		if change != nil {
			change(&c)
		}
		token := data.Token(fmt.Sprintf("%016d", len(cases)))
		cases[token], names[token] = c, name
	}
	for _, stage := range data.Stages() {
		add(string(stage), day(30), nil, stage)
	}
	add("late", day(20), func(c *data.Case) {
		c.Told = []data.DelayNotice{{On: day(21), How: data.ByPhone}}
	}, data.StageInProgress)
	add("extended twice", day(16), func(c *data.Case) {
		c.Due = time.Date(2027, time.January, 15, 0, 0, 0, 0, data.Sofia())
		c.Extensions = []data.Extension{
			{On: day(12), Until: day(30), Reason: "Чакаме становище от Регионалната здравна инспекция."},
			{On: day(18), Until: c.Due, Reason: "Случаят е сложен и иска оглед на място."},
		}
		c.Told = []data.DelayNotice{{On: day(13), How: data.ByEmail}, {On: day(18), How: data.ByDelivery}}
	}, data.StageInProgress, data.StageExtended)
	add("stopped twice", day(30), func(c *data.Case) { c.Promised = day(28) }, data.StageDocuments, data.StageInProgress, data.StageDocuments)
	add("closed", day(30), nil, data.StageAssigned, data.StageInProgress, data.StageReady, data.StageDelivered)
	return cases, names
}

// phoneEye looks at pages at the width of a phone.
type phoneEye struct {
	*ground
	axe string
	tab context.Context
}

// look says what axe finds on the page, and whether it is wider than the phone.
func (e phoneEye) look(what string) {
	e.t.Helper()
	e.do(e.tab, chromedp.Evaluate[chromedp.Void](e.axe))
	for _, violation := range e.examine(e.tab) {
		e.t.Errorf("%s: %s", what, violation)
	}
	wide, err := chromedp.Run(e.tab, chromedp.Evaluate[bool](`document.documentElement.scrollWidth > innerWidth`))
	if err != nil || wide {
		e.t.Errorf("%s: %v, or it is wider than the phone", what, err)
	}
	whole, err := chromedp.Run(e.tab, chromedp.FullScreenshot(90))
	if err != nil {
		e.t.Fatal(err)
	}
	e.keep(what+".png", whole)
}

// print prints the page, which is one sheet.
func (e phoneEye) print(what string) {
	e.t.Helper()
	printed, err := chromedp.Call(e.tab, cdpage.PrintToPDF, cdpage.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69})
	if err != nil {
		e.t.Fatal(err)
	}
	if sheets := bytes.Count(printed.Data, []byte("/Type /Page\n")); sheets != 1 {
		e.t.Errorf("%s is printed on %d sheets", what, sheets)
	}
	e.keep(what+".pdf", printed.Data)
}

func (e phoneEye) keep(name string, raw []byte) {
	e.t.Helper()
	if err := os.WriteFile(filepath.Join(e.t.ArtifactDir(), strings.ReplaceAll(name, " ", "-")), raw, 0o600); err != nil {
		e.t.Fatal(err)
	}
}

// TestEveryCaseOnThePhonePassesAxeAndPrints looks at the page of each case in both
// languages at the width of a phone, for the rules of WCAG 2.2 AA, and prints it: the
// whole of it stands on one sheet.
func TestEveryCaseOnThePhonePassesAxeAndPrints(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	cases, names := phoneCases()
	town := phoneTown{content: datatest.Town(), cases: cases, confirmed: map[data.Token]bool{}}
	handler, err := public.New(public.Options{
		Catalogue: town, Cases: town, Letters: town, File: func(string) ([]byte, error) { return nil, data.ErrNotFound },
		Clock: datatest.Now, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	g := newGround(t)
	e := phoneEye{g, string(axe), g.browser()}
	e.do(e.tab, chromedp.EmulateViewport(390, 844))
	for token, name := range names {
		for _, l := range data.Languages() {
			e.do(e.tab, chromedp.Navigate(server.URL+"/P/"+string(token)+"?l="+string(l)))
			e.look("phone " + name + " " + string(l))
		}
		e.print("phone " + name)
	}
	e.do(e.tab, chromedp.Navigate(server.URL+"/P"), chromedp.SendKeys(chromedp.CSS("#number"), "94-00-1287"), chromedp.SendKeys(chromedp.CSS("#code"), "K7M2X9Q4"))
	e.do(e.tab, click("main form button", ".failed")...)
	e.look("phone refused")
	e.do(e.tab, click(".lang button", `html[lang="en"] #number[value="94-00-1287"]`)...)
	e.look("phone refused in English")
	e.do(e.tab, chromedp.Navigate(server.URL+"/P/0000000000000002"))
	e.do(e.tab, click("form button", ".wrong")...)
	e.look("phone letters refused")
	for name, path := range map[string]string{"confirm": "/S/0000000000000002", "remove": "/X/0000000000000002?l=en"} {
		e.do(e.tab, chromedp.Navigate(server.URL+path))
		e.look("phone " + name)
		e.do(e.tab, click("form button", "main:not(:has(form))")...)
		e.look("phone " + name + " done")
	}
}
