//go:build rig

package cmd

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// A visit looks at a page: which route answers it, at which address, and what
// somebody does there before it is looked at. Where that leads to the page of a
// form that was sent, the last step waits for it.
type visit struct {
	route string
	path  string // in the console; an address with a scheme is taken as it is; empty: where the last visit ended
	steps []chromedp.Action[chromedp.Void]
}

// noPages are the routes that answer with something else than a page, and the one page
// to which only a code from a phone leads: its parts are those of signing in.
func noPages() []string {
	return []string{
		"GET /static/", "GET /static/fonts/", "GET /static/age/", "GET /feedback/contacts.age", "GET /feedback/{id}/contact.age", "GET /style.css", "GET /age.js", "GET /answer.js", "GET /f/{id}", "GET /r/{period}/otchet.pdf", "GET /screens/now", "GET /today/now", "GET /here", "GET /cases/term", "GET /board/then", "GET /screens/{id}/picture.png",
		"GET /board/pictures/{name}", "GET /sign-in/code",
		"GET /entries/form/{id}/file.pdf", "GET /cases/{id}/slip.pdf", "GET /export/cases", "GET /surveys/{id}/table.csv", "GET /feedback/table.csv", "GET /feedback/leaflet.pdf", "GET /report/{period}/table.csv", "GET /report/{period}/report.pdf", "GET /report/{period}/poster.pdf", "GET /postings/{id}/posted.pdf", "GET /postings/{id}/removed.pdf",
		"GET /entries/service/{id}/brochure.pdf", "GET /entries/service/{id}/brochure-en.pdf", "GET /v/{id}",
	}
}

// TestEveryPageOfTheConsolePassesAxe looks at every page of the staff and of the
// citizens, with something on it, in both languages, on a desk's monitor and on a
// phone, with the rules of WCAG 2.2 AA and axe's best practices. A route that is
// registered and has no visit fails.
func TestEveryPageOfTheConsolePassesAxe(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	g.window("display", screen)
	browser := g.browser()
	g.provesAxe(browser, string(axe))
	e := examiner{ground: g, axe: string(axe), tab: browser}
	e.inBothLanguages(t, outsideVisits(g), false)
	c := g.clerk()
	g.painted(memory)
	town := c.fill()
	e.comeIn()
	e.ask()
	visits := slices.Concat(town.contentVisits(), town.staffVisits(), town.caseVisits(), town.feedbackVisits(), town.citizenVisits(g))
	e.inBothLanguages(t, visits, true)
	for _, route := range registered(t) {
		visited := slices.ContainsFunc(append(visits, outsideVisits(g)...), func(v visit) bool { return v.route == route })
		if !visited && !slices.Contains(noPages(), route) {
			t.Errorf("nobody visits %s: give it a line in cmd/axetown_test.go", route)
		}
	}
}

// An examiner looks at pages with axe, in one language and in a session of its own.
type examiner struct {
	*ground
	axe      string
	tab      context.Context
	language data.Language
}

// inBothLanguages makes the visits in Bulgarian and in English, side by side.
func (e *examiner) inBothLanguages(t *testing.T, visits []visit, signedIn bool) {
	t.Helper()
	t.Run(fmt.Sprintf("signed in %t", signedIn), func(t *testing.T) {
		for _, language := range []data.Language{data.Bulgarian, data.English} {
			t.Run(string(language), func(t *testing.T) {
				t.Parallel()
				own := *e.ground
				own.t = t
				tab, end := chromedp.NewContext(e.tab, chromedp.WithNewBrowserContext())
				t.Cleanup(end)
				if err := chromedp.Do(tab); err != nil { // the first call opens the tab and owns it
					t.Fatal(err)
				}
				own.leaves(tab)
				e := &examiner{ground: &own, axe: e.axe, tab: tab, language: language}
				if signedIn {
					e.comeIn()
				}
				for _, v := range visits {
					e.visit(v)
				}
			})
		}
	})
}

// comeIn signs in as the account that was made.
func (e *examiner) comeIn() {
	e.t.Helper()
	e.do(e.tab,
		chromedp.Navigate(e.console+"/sign-in"),
		chromedp.SendKeys(chromedp.CSS("#name"), "admin"),
		chromedp.SendKeys(chromedp.CSS("#password"), password),
		chromedp.Click(chromedp.CSS("form button.main")),
		chromedp.WaitVisible(chromedp.CSS(`nav a[href="/notices"]`)),
	)
}

// provesAxe fails when axe does not find what is wrong with a page.
func (g *ground) provesAxe(tab context.Context, axe string) {
	g.t.Helper()
	g.do(tab,
		chromedp.Navigate(g.public+"/p"),
		chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("label").forEach((l) => l.remove())`),
		chromedp.Evaluate[chromedp.Void](axe),
	)
	if len(g.examine(tab)) == 0 {
		g.t.Fatal("axe finds nothing on a form without labels")
	}
}

// examine is what axe finds on the page.
func (g *ground) examine(tab context.Context) []string {
	g.t.Helper()
	ctx, cancel := context.WithTimeout(tab, patience)
	defer cancel()
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](examination, chromedp.EvalAwaitPromise))
	if err != nil {
		g.t.Fatalf("axe: %v", err)
	}
	return found
}

// visit goes to the page and looks at it.
func (e *examiner) visit(v visit) {
	e.t.Helper()
	e.t.Logf("%s %s", v.route, v.path) // read where a step does not come to its end
	e.do(e.tab, chromedp.EmulateViewport(1280, 800))
	switch {
	case strings.Contains(v.path, "://"):
		e.do(e.tab, chromedp.Navigate(v.path))
	case v.path != "":
		e.do(e.tab, chromedp.Navigate(e.console+v.path))
	}
	e.speak()
	e.do(e.tab, v.steps...)
	e.speak()
	e.do(e.tab, chromedp.Evaluate[chromedp.Void](e.axe))
	for _, size := range e.sizes() {
		e.do(e.tab, chromedp.EmulateViewport(size[0], size[1]))
		found := e.examine(e.tab)
		for _, violation := range found {
			e.t.Errorf("%s %s, %s, %d px: %s", v.route, v.path, e.language, size[0], violation)
		}
		if len(found) > 0 {
			e.shoot(e.tab, fmt.Sprintf("axe-%s-%s-%d", regexp.MustCompile(`\W+`).ReplaceAllString(v.path, "_"), e.language, size[0]))
		}
	}
}

var axeAll = flag.Bool("axe-all", false, "axe looks at each page in each language at both widths (make axe)")

// sizes are a monitor for Bulgarian and a phone for English, so that each page is seen
// in both languages and at both widths; with -axe-all both for both.
func (e *examiner) sizes() [][2]int64 {
	monitor, phone := [2]int64{1280, 800}, [2]int64{390, 844}
	switch {
	case *axeAll:
		return [][2]int64{monitor, phone}
	case e.language == data.English:
		return [][2]int64{phone}
	default:
		return [][2]int64{monitor}
	}
}

// speak sees that the page is in the examiner's language, by the page's own switch.
func (e *examiner) speak() {
	e.t.Helper()
	e.do(e.tab, chromedp.WaitReady(chromedp.CSS("html[lang]")))
	spoken, err := chromedp.Run(e.tab, chromedp.Evaluate[string](`document.documentElement.lang`))
	if err != nil {
		e.t.Fatal(err)
	}
	if spoken != string(e.language) {
		e.do(e.tab,
			chromedp.Evaluate[chromedp.Void](`document.querySelector('a[lang="`+string(e.language)+`"], button[lang="`+string(e.language)+`"]').click()`),
			chromedp.WaitReady(chromedp.CSS(`html[lang="`+string(e.language)+`"]`)),
		)
	}
}

// examination waits until what the page fetches by itself is there, and says what
// axe finds. Evaluated by the browser's debugger, it is not bound by the page's
// policy, which forbids scripts from elsewhere.
const examination = `(async () => {
	const still = () => document.readyState === "complete" && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling") &&
		[...document.images].every((i) => i.complete);
	for (let i = 0; i < 200 && !still(); i++) await new Promise((r) => setTimeout(r, 25));
	const result = await axe.run(document, {resultTypes: ["violations"], preload: false, iframes: false, runOnly: {type: "tag",
		values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}});
	return result.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.target.join(" ") + ": " + v.help + ". " + n.failureSummary.replace(/\s+/g, " ")));
})()`

// registered are the patterns of all pages.
func registered(t *testing.T) (routes []string) {
	t.Helper()
	for _, room := range []string{"../data/console", "../data/public"} {
		pages, err := datatest.Pages(room)
		if err != nil {
			t.Fatal(err)
		}
		routes = append(routes, pages...)
	}
	return routes
}
