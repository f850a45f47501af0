package console

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// token makes a token of the role and returns its secret.
func (o *office) token(role data.TokenRole) string {
	o.t.Helper()
	secret, err := o.desk.CreateAPIToken(o.t.Context(), "ana", data.APIToken{Name: fmt.Sprintf("%s %d", role, len(o.desk.kept)), Role: role, Until: o.clock().Add(24 * time.Hour)})
	if err != nil {
		o.t.Fatal(err)
	}
	return secret
}

// asks asks the API with the token; empty: with none.
func (b *browser) asks(path, secret string, headers ...string) answer {
	b.o.t.Helper()
	if secret != "" {
		headers = append(headers, "Authorization", "Bearer "+secret)
	}
	return b.get(apiBase+path, headers...)
}

// path is the route's with a service that there is.
func (r apiRoute) example() string { return strings.ReplaceAll(r.path, "{id}", "1001") }

// askedAs asks the route in its way with the token; empty: with none.
func (b *browser) askedAs(route apiRoute, secret string) answer {
	b.o.t.Helper()
	if route.takes {
		return b.handsIn(secret, oneCase)
	}
	return b.asks(route.example(), secret)
}

const oneCase = `{"cases":[{"number":"94-00-1","received":"2026-11-02","stage":"received"}]}`

// handsIn hands in cases with the token; empty: with none.
func (b *browser) handsIn(secret, body string) answer {
	b.o.t.Helper()
	request, err := http.NewRequest(http.MethodPost, b.o.server.URL+apiBase+"/cases", strings.NewReader(body))
	if err != nil {
		b.o.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if secret != "" {
		request.Header.Set("Authorization", "Bearer "+secret)
	}
	return b.send(request)
}

func TestAPITokenOpensOnlyItsRolesRoutes(t *testing.T) {
	for _, route := range new(console).apiRoutes() {
		o := openOffice(t)
		b := o.browser()
		for _, role := range data.TokenRoles() {
			want := http.StatusOK
			if route.role != "" && role != route.role {
				want = http.StatusForbidden
			}
			good := o.token(role)
			b.askedAs(route, good).is(want)
			_, allow := route.methods()
			others := []string{http.MethodGet, http.MethodHead, http.MethodPut, http.MethodPatch, http.MethodDelete}
			if !route.takes {
				b.do(http.MethodHead, apiBase+route.example(), nil, "Authorization", "Bearer "+good).is(want)
				others = []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
			}
			for _, method := range others {
				a := b.do(method, apiBase+route.example(), nil, "Authorization", "Bearer "+good).is(http.StatusMethodNotAllowed)
				if got := a.header.Get("Allow"); got != allow {
					t.Errorf("%s %s: Allow is %q", method, route.path, got)
				}
			}
		}
		opens := route.role
		if opens == "" {
			opens = data.CatalogueToken
		}
		for name, secret := range map[string]string{"none": "", "unknown": "parter_nobody", "revoked": o.revoked(opens), "expired": o.expired(opens)} {
			o.wait(time.Hour) // what was refused before is forgotten
			a := b.askedAs(route, secret).is(http.StatusUnauthorized)
			if got := a.header.Get("WWW-Authenticate"); got != "Bearer" {
				t.Errorf("%s, %s: WWW-Authenticate is %q", route.path, name, got)
			}
			if kind := a.header.Get("Content-Type"); kind != "application/problem+json" {
				t.Errorf("%s, %s: a %s", route.path, name, kind)
			}
		}
	}
}

func (o *office) revoked(role data.TokenRole) string {
	secret := o.token(role)
	if err := o.desk.RevokeAPIToken(o.t.Context(), "ana", o.desk.kept[secret].ID); err != nil {
		o.t.Fatal(err)
	}
	return secret
}

func (o *office) expired(role data.TokenRole) string {
	secret := o.token(role)
	t := o.desk.kept[secret]
	t.Until = o.clock()
	o.desk.kept[secret] = t
	return secret
}

func TestSessionOpensNothingOfTheAPIAndATokenNothingOfTheConsole(t *testing.T) {
	o := openOffice(t)
	o.clerk().asks("/services", "").is(http.StatusUnauthorized)
	b := o.browser()
	if a := b.get("/notices", "Authorization", "Bearer "+o.token(data.CatalogueToken)); a.path != "/sign-in" {
		t.Errorf("a token opened %s", a.path)
	}
	secret := o.token(data.CatalogueToken)
	b.get(apiBase + "/services?access_token=" + secret).is(http.StatusUnauthorized)
	b.get(apiBase+"/services", "Authorization", "Basic "+secret).is(http.StatusUnauthorized)
	a := b.get(apiBase+"/services", "Authorization", "bearer "+secret).is(http.StatusOK)
	if got := a.header.Get("Set-Cookie"); got != "" {
		t.Errorf("it set a cookie: %s", got)
	}
	for name, want := range map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": policy, "Access-Control-Allow-Origin": ""} {
		if got := a.header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	b.asks("/nothing", secret).is(http.StatusNotFound).says(`"status":404`)
	b.asks("/services/nope", secret).is(http.StatusNotFound).says("There is no such thing")
	b.asks("/nothing", "").is(http.StatusUnauthorized)
	b.get("/api/", "Authorization", "Bearer "+secret).is(http.StatusNotFound)
}

// strict is the description of the API, in which nothing may be said that is not
// described. Programmes are told that there may be more one day.
func strict(t *testing.T) *openapi3.T {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(openAPI)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, schema := range doc.Components.Schemas {
		if schema.Value.Type.Is("object") {
			schema.Value.AdditionalProperties = openapi3.AdditionalProperties{Has: new(bool)}
		}
	}
	doc.Servers = nil
	return doc
}

func TestEveryRouteOfTheAPIIsDescribedAndNothingElse(t *testing.T) {
	var stated, registered []string
	for path, item := range strict(t).Paths.Map() {
		stated = append(stated, path)
		if operations := item.Operations(); len(operations) != 1 || (item.Get == nil) != (path == "/cases") {
			t.Errorf("%s: %d ways to ask are described, want GET alone, or POST where cases are handed in", path, len(operations))
		}
	}
	for _, route := range new(console).apiRoutes() {
		registered = append(registered, route.path)
		item := strict(t).Paths.Find(route.path)
		ask, _ := route.methods()
		if item == nil || item.GetOperation(ask) == nil {
			t.Errorf("%s is not described as asked with %s", route.path, ask)
			continue
		}
		if says := item.GetOperation(ask).Description; route.role != "" && !strings.Contains(says, strconv.Quote(string(route.role))) || route.role == "" && says != "For every token." {
			t.Errorf("%s is for %q; described as %q", route.path, route.role, says)
		}
	}
	slices.Sort(stated)
	slices.Sort(registered)
	if !slices.Equal(stated, registered) {
		t.Errorf("described: %v\nregistered: %v", stated, registered)
	}
}

// described compares an answer with what is said of its path.
func described(t *testing.T) func(path string, a answer) {
	t.Helper()
	doc := strict(t)
	doc.Servers = openapi3.Servers{{URL: apiBase}}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return func(path string, a answer) {
		t.Helper()
		method := http.MethodGet
		if path == "/cases" {
			method = http.MethodPost
		}
		request, err := http.NewRequest(method, apiBase+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		route, params, err := router.FindRoute(request)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		input := &openapi3filter.ResponseValidationInput{
			RequestValidationInput: &openapi3filter.RequestValidationInput{Request: request, PathParams: params, Route: route},
			Status:                 a.status, Header: a.header, Options: &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
		}
		if err := openapi3filter.ValidateResponse(t.Context(), input.SetBodyBytes([]byte(a.body))); err != nil {
			t.Errorf("%s (%d): %v\n%s", path, a.status, err, a.body)
		}
	}
}

func TestEveryAnswerOfTheAPIIsAsDescribed(t *testing.T) {
	o, check := openOffice(t), described(t)
	o.screens[1].Problem, o.screens[1].LastSeen = "torn", time.Time{}
	o.desk.edition.Content = richTown()
	b := o.browser()
	for _, route := range new(console).apiRoutes() {
		role := route.role
		if role == "" {
			role = data.CatalogueToken
		}
		good := o.token(role)
		a := b.askedAs(route, good).is(http.StatusOK)
		check(route.example(), a)
		if mark := a.header.Get("ETag"); mark != "" {
			check(route.example(), b.asks(route.example(), good, "If-None-Match", mark).is(http.StatusNotModified))
		}
		if route.role != "" {
			check(route.example(), b.askedAs(route, o.token(others(role))).is(http.StatusForbidden))
		}
		check(route.example(), b.askedAs(route, ""))
		o.desk.failing = errors.New("disk is full")
		check(route.example(), b.askedAs(route, good).is(http.StatusServiceUnavailable))
		o.desk.failing = nil
		if strings.Contains(o.log.String(), good) || !strings.Contains(o.log.String(), "disk is full") {
			t.Errorf("%s: the log says\n%s", route.path, o.log)
		}
	}
	catalogue := o.token(data.CatalogueToken)
	for _, s := range o.desk.edition.Content.Services {
		check("/services/"+string(s.ID), b.asks("/services/"+string(s.ID), catalogue).is(http.StatusOK))
	}
	check("/services/nope", b.asks("/services/nope", catalogue).is(http.StatusNotFound))
	for body, status := range map[string]int{
		`{"cases":[{"number":"refused"}]}`: http.StatusUnprocessableEntity, `{"cases":[]}`: http.StatusBadRequest, `{"cases":[{"number":5}]}`: http.StatusBadRequest,
		`{"cases":[{"nummer":"5"}]}`: http.StatusBadRequest, `{"cases":[{`: http.StatusBadRequest, oneCase + oneCase: http.StatusBadRequest,
		`{"cases":[` + strings.Repeat("{},", mostCases) + `{}]}`:              http.StatusRequestEntityTooLarge,
		`{"cases":[{"number":"` + strings.Repeat("5", largestHandIn) + `"}]}`: http.StatusRequestEntityTooLarge,
	} {
		check("/cases", b.handsIn(o.token(data.RegistrarToken), body).is(status))
	}
	check("/audit?limit=x", b.asks("/audit?limit=x", o.token(data.AuditToken)).is(http.StatusBadRequest))
}

func others(role data.TokenRole) data.TokenRole {
	if role == data.ScreensToken {
		return data.AuditToken
	}
	return data.ScreensToken
}

// richTown is the sample town, and something of everything that it lacks.
func richTown() data.Content {
	c, now := datatest.Town(), datatest.Now()
	c.Board = append(c.Board, data.BoardItem{
		ID: "sabor", Kind: data.BoardAgenda, Title: data.Text{BG: "Събор"}, From: now.Add(-time.Hour), Until: now.Add(time.Hour),
		Agenda: []data.Point{{At: now, What: data.Text{BG: "Откриване", EN: "Opening"}}},
	}, data.BoardItem{ID: "secret", Kind: data.BoardText, Title: data.Text{BG: "Изненада"}, From: now.Add(time.Hour), Permanent: true})
	c.Notices = append(c.Notices, data.Notice{ID: "coming", Title: "Изненада", Body: "Утре", From: now.Add(time.Hour), Until: now.Add(2 * time.Hour)},
		data.Notice{ID: "always", Title: "Винаги", Body: "<b>Днес</b>", From: now.Add(-time.Hour), Permanent: true})
	return c
}

func TestAPISaysOfAServiceWhatIsPublished(t *testing.T) {
	o := openOffice(t)
	var said struct {
		Edition int
		Service map[string]any
	}
	a := o.browser().asks("/services/1001", o.token(data.CatalogueToken)).is(http.StatusOK)
	if err := json.Unmarshal([]byte(a.body), &said); err != nil {
		t.Fatal(err)
	}
	s := o.desk.edition.Content.Services[0]
	fee := said.Service["fees"].([]any)[0].(map[string]any)
	if said.Edition != 17 || fee["amount_cents"] != float64(s.Fees[0].Amount) || fee["currency"] != "EUR" || fee["speed"] != "ordinary" {
		t.Errorf("edition %d, fee %v", said.Edition, fee)
	}
	if name := said.Service["name"].(map[string]any); name["bg"] != s.Name.BG || name["en"] != s.Name.EN {
		t.Errorf("name %v", name)
	}
	if said.Service["checked"] != "2026-11-02" || said.Service["address"] != string(o.desk.edition.Content.Town.Public)+"/U/1001" {
		t.Errorf("checked %v, address %v", said.Service["checked"], said.Service["address"])
	}
}

func TestAPITellsNothingBeforeItsTime(t *testing.T) {
	o := openOffice(t)
	o.desk.edition.Content = richTown()
	b, secret := o.browser(), o.token(data.CatalogueToken)
	notices := b.asks("/notices", secret).lacks("Изненада").says("Винаги", "<b>Днес</b>")
	board := b.asks("/board", secret).lacks("Изненада").says("Събор")
	o.wait(time.Hour)
	if a := b.asks("/notices", secret, "If-None-Match", notices.header.Get("ETag")); a.status != http.StatusOK {
		t.Errorf("a notice has begun, and the answer is %d", a.status)
	}
	b.asks("/notices", secret).says("Изненада")
	b.asks("/board", secret, "If-None-Match", board.header.Get("ETag")).is(http.StatusOK).says("Изненада").lacks("Събор")
}

func TestUnchangedEditionIsNotSentAgain(t *testing.T) {
	o := openOffice(t)
	b, secret := o.browser(), o.token(data.CatalogueToken)
	for _, path := range []string{"/services", "/notices", "/board", "/charter"} {
		mark := b.asks(path, secret).is(http.StatusOK).header.Get("ETag")
		for _, known := range []string{mark, "W/" + mark, `"1", ` + mark, "*"} {
			if a := b.asks(path, secret, "If-None-Match", known).is(http.StatusNotModified); a.body != "" || a.header.Get("ETag") != mark {
				t.Errorf("%s, %s: %q %q", path, known, a.header.Get("ETag"), a.body)
			}
		}
		b.asks(path, secret, "If-None-Match", `"1"`).is(http.StatusOK)
	}
	if o.desk.whole != 1 {
		t.Errorf("the edition was read %d times", o.desk.whole)
	}
	mark := b.asks("/services", secret).header.Get("ETag")
	o.desk.edition.Number = 18
	b.asks("/services", secret, "If-None-Match", mark).is(http.StatusOK).says(`"edition":18`)
	if o.desk.whole != 2 {
		t.Errorf("the edition was read %d times", o.desk.whole)
	}
}

func TestAuditIsReadPageByPage(t *testing.T) {
	o := openOffice(t)
	b, secret := o.browser(), o.token(data.AuditToken)
	path, seen := "/audit?limit=2", []int64{}
	for path != "" {
		var page apiAuditPage
		a := b.asks(path, secret).is(http.StatusOK)
		if err := json.Unmarshal([]byte(a.body), &page); err != nil {
			t.Fatal(err)
		}
		for _, row := range page.Rows {
			seen = append(seen, row.Seq)
		}
		path = strings.TrimPrefix(page.Next, apiBase)
	}
	if !slices.Equal(seen, []int64{3, 2, 1}) {
		t.Errorf("got %v", seen)
	}
	for _, wrong := range []string{"limit=0", "limit=1001", "before=0", "before=x", "limit=-1", "before=9999999999999999999"} {
		b.asks("/audit?"+wrong, secret).is(http.StatusBadRequest).says("must be a whole number")
	}
}

func TestFailuresAtTheAPIAreSlowedDownAndGoodTokensAreNot(t *testing.T) {
	o := openOffice(t)
	b, good := o.browser(), o.token(data.CatalogueToken)
	for range freeTries {
		b.asks("/services", "parter_wrong").is(http.StatusUnauthorized)
	}
	a := b.asks("/services", "parter_wrong").is(http.StatusTooManyRequests)
	if got := a.header.Get("Retry-After"); got != "30" {
		t.Errorf("Retry-After is %q", got)
	}
	b.asks("/services", good).is(http.StatusOK) // from the same address
	for range freeTries {
		b.asks("/audit", good).is(http.StatusForbidden)
	}
	b.asks("/audit", good).is(http.StatusTooManyRequests)
	b.asks("/services", good).is(http.StatusOK)
	o.wait(firstWait)
	b.asks("/services", "parter_wrong").is(http.StatusUnauthorized)
}

func TestOneTokenMayNotAskWithoutEnd(t *testing.T) {
	p, now := new(pace), datatest.Now()
	for i := range mostAMinute {
		if wait := p.wait("t1", now.Add(time.Duration(i)*time.Millisecond)); wait != 0 {
			t.Fatalf("request %d has to wait %s", i, wait)
		}
	}
	if wait := p.wait("t1", now.Add(time.Second)); wait != 59*time.Second {
		t.Errorf("it has to wait %s", wait)
	}
	if wait := p.wait("t2", now.Add(time.Second)); wait != 0 {
		t.Errorf("another token has to wait %s", wait)
	}
	if wait := p.wait("t1", now.Add(time.Minute)); wait != 0 {
		t.Errorf("a minute later it has to wait %s", wait)
	}
}
