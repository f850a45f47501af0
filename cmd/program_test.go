//go:build rig

package cmd

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// TestAnotherProgramReadsTheCatalogueWithAKey makes a key in the browser, as the
// administrator does, and reads all of Radomir's content with it.
func TestAnotherProgramReadsTheCatalogueWithAKey(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.do(tab,
		chromedp.Navigate(g.console+"/access/tokens"),
		chromedp.SendKeys(chromedp.CSS("#token_name"), "Сайт на общината"),
		chromedp.Click(chromedp.CSS("form.narrow button.main")),
		chromedp.WaitVisible(chromedp.CSS("#secret")),
	)
	g.shoot(tab, "key-made")
	key, err := chromedp.Run(tab, chromedp.Evaluate[string](`document.querySelector("#secret").value`))
	if err != nil {
		t.Fatal(err)
	}
	ask := g.programme(key)
	for _, path := range []string{
		"/edition", "/services", "/services/2016", "/departments", "/life-events", "/forms", "/notices", "/days-off", "/charter", "/results", "/board", "/openapi.json",
	} {
		begun := time.Now()
		if status, body := ask(path); status != http.StatusOK {
			t.Errorf("%s: %d", path, status)
		} else {
			t.Logf("%s: %d bytes in %s", path, len(body), time.Since(begun).Round(time.Millisecond))
		}
	}
	for _, path := range []string{"/screens", "/audit"} {
		if status, _ := ask(path); status != http.StatusForbidden {
			t.Errorf("%s: %d with a key for the catalogue", path, status)
		}
	}
	g.do(tab, chromedp.Navigate(g.console+"/access/tokens"), chromedp.Click(chromedp.CSS("details.sure summary")))
	g.shoot(tab, "key-stop")
	g.do(tab, chromedp.EmulateViewport(390, 1500))
	g.shoot(tab, "key-phone")
	g.do(tab, chromedp.EmulateViewport(1280, 900))
	g.do(tab, chromedp.Click(chromedp.CSS("details.sure button.grave")), chromedp.WaitVisible(chromedp.CSS(".tag.off")))
	g.shoot(tab, "key-stopped")
	if status, _ := ask("/services"); status != http.StatusUnauthorized {
		t.Errorf("a stopped key is answered %d", status)
	}
}

// programme asks the API with the key, and compares every answer with the description.
func (g *ground) programme(key string) func(path string) (status int, body []byte) {
	g.t.Helper()
	raw, err := os.ReadFile("../data/console/openapi.json")
	if err != nil {
		g.t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(raw)
	if err != nil {
		g.t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		g.t.Fatal(err)
	}
	return func(path string) (int, []byte) {
		g.t.Helper()
		request, err := http.NewRequestWithContext(g.ctx, http.MethodGet, g.console+"/api/v1"+path, nil)
		if err != nil {
			g.t.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+key)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			g.t.Fatal(err)
		}
		defer response.Body.Close() //nolint:errcheck // it was read
		body, err := io.ReadAll(response.Body)
		if err != nil || !json.Valid(body) {
			g.t.Fatalf("%s: %v, %.80s", path, err, body)
		}
		request.URL = &url.URL{Path: "/api/v1" + path}
		route, params, err := router.FindRoute(request)
		if err != nil {
			g.t.Fatal(err)
		}
		input := &openapi3filter.ResponseValidationInput{
			RequestValidationInput: &openapi3filter.RequestValidationInput{Request: request, PathParams: params, Route: route},
			Status:                 response.StatusCode, Header: response.Header, Options: &openapi3filter.Options{IncludeResponseStatus: true},
		}
		if err := openapi3filter.ValidateResponse(g.ctx, input.SetBodyBytes(body)); err != nil {
			g.t.Errorf("%s: %v", path, err)
		}
		return response.StatusCode, body
	}
}
