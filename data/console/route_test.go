package console

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"example.org/parter/data"
)

// Who may use each route: the letters of roleLetters, "staff" for everybody who has
// signed in, "door" also for whoever has not. A route that is not here fails the
// test: say who may use it, here and in route.go.
func whoMay() map[string]string {
	return map[string]string{
		"GET /sign-in": "door", "POST /sign-in": "door", "GET /welcome/{secret}": "door", "POST /welcome/{secret}": "door",
		"GET /sign-in/code": "door", "POST /sign-in/code": "door",
		"GET /{$}": "staff", "POST /sign-out": "staff", "POST /language": "staff", "/": "staff",
		"GET /screens": "staff", "GET /screens/past": "staff", "GET /screens/now": "staff", "GET /today/now": "staff", "GET /screens/{id}/restart": "AP", "POST /screens/{id}/restart": "AP", "GET /screens/{id}/forget": "A", "POST /screens/{id}/forget": "A", "GET /screens/{id}/picture.png": "staff",

		"GET /notices": "EP", "GET /notices/new": "EP", "POST /notices/new": "EP", "GET /notices/{id}": "EP", "POST /notices/{id}": "EP",
		"GET /notices/{id}/delete": "EP", "POST /notices/{id}/delete": "EP", "POST /notices/preview": "EP",

		"GET /postings": "EP", "GET /postings/new": "EP", "POST /postings/new": "EP", "POST /postings/preview": "EP",
		"GET /postings/bases": "EP", "POST /postings/bases": "P", "GET /postings/{id}": "EP", "POST /postings/{id}": "EP",
		"POST /postings/{id}/remove": "P", "GET /postings/{id}/posted.pdf": "EP", "GET /postings/{id}/removed.pdf": "EP",

		"GET /board": "EP", "POST /board/preview": "EP", "GET /board/then": "EP", "GET /board/week": "EP", "GET /board/new": "EP", "POST /board/new": "EP", "GET /board/pictures/{name}": "EP",
		"GET /board/{id}": "EP", "POST /board/{id}": "EP", "POST /board/{id}/move": "P", "POST /board/{id}/remove": "P",

		"GET /entries/{kind}": "EP", "POST /entries/service/checked": "P", "POST /entries/service/publish": "P", "GET /here": "EP", "GET /fees": "EP", "POST /fees": "EP",
		"GET /entries/{kind}/{id}": "EP", "GET /entries/form/{id}/file.pdf": "EP", "GET /entries/service/{id}/brochure.pdf": "staff", "GET /entries/service/{id}/brochure-en.pdf": "staff", "POST /entries/{kind}/{id}": "EP", "POST /entries/{kind}/{id}/preview": "EP",
		"POST /entries/{kind}/{id}/remove": "P", "GET /entries/{kind}/{id}/versions": "EPAU", "POST /entries/{kind}/{id}/restore": "EP",
		"POST /entries/{kind}/{id}/undo": "P", "GET /approvals": "EPAU", "POST /approvals/four-eyes": "A",

		"GET /cases": "R", "GET /cases/new": "R", "POST /cases/new": "R", "GET /cases/{id}": "R", "POST /cases/{id}": "R",
		"GET /cases/term": "R", "POST /cases/{id}/extend": "R", "POST /cases/{id}/told": "R", "GET /cases/{id}/correct": "R", "POST /cases/{id}/correct": "R", "POST /cases/{id}/back": "R",
		"POST /cases/{id}/slip": "R", "GET /cases/{id}/slip.pdf": "R",

		"GET /feedback": "F", "GET /feedback/table.csv": "F", "GET /feedback/leaflet.pdf": "F", "GET /feedback/new": "FR", "POST /feedback/new": "FR", "GET /feedback/{id}": "F", "POST /feedback/{id}": "F", "POST /feedback/{id}/action": "F",
		"GET /feedback/contacts.age": "F", "GET /feedback/{id}/contact.age": "F", "POST /feedback/{id}/reply": "F",

		"GET /surveys": "EPFR", "GET /surveys/{id}": "EPF", "GET /surveys/{id}/table.csv": "EPF", "GET /surveys/{id}/paper": "FR", "POST /surveys/{id}/paper": "FR",

		"GET /report": "FP", "GET /report/{period}": "FP", "GET /report/{period}/table.csv": "FP", "GET /report/{period}/report.pdf": "FP", "GET /report/{period}/poster.pdf": "FP", "POST /report/{period}/publish": "P",
		"GET /report/{period}/promise/{promise}": "FP", "POST /report/{period}/promise/{promise}": "FP", "POST /report/{period}/promise/{promise}/figure": "FP",
		"POST /report/{period}/promise/{promise}/waiting": "FP",

		"GET /import/cases": "R", "POST /import/cases": "R", "GET /import/cases/{id}": "R", "POST /import/cases/{id}": "R", "GET /export/cases": "R",

		"GET /account": "staff", "POST /account/password": "staff", "GET /account/code": "staff", "POST /account/code": "staff",
		"POST /account/code/renew": "staff", "POST /account/code/remove": "staff",
		"POST /account/sessions/end": "staff", "POST /account/sessions/{id}/end": "staff",

		"GET /access": "A", "GET /access/new": "A", "POST /access/new": "A", "GET /access/{id}": "A", "POST /access/{id}/roles": "A",
		"POST /access/{id}/lock": "A", "POST /access/{id}/unlock": "A", "POST /access/{id}/sessions/end": "A",
		"POST /access/{id}/code/remove": "A", "POST /access/{id}/link": "A", "POST /access/{id}/uninvite": "A",

		"GET /audit": "AU", "POST /audit/verify": "AU", "POST /audit/export": "AU",

		"GET /alert": "P", "POST /alert": "P", "POST /alert/prepared": "P", "POST /alert/prepared/{id}/remove": "P", "POST /alert/withdraw": "P",

		"GET /access/lookup": "A", "POST /access/lookup": "A", "GET /access/tokens": "A", "POST /access/tokens": "A", "POST /access/tokens/{id}/revoke": "A",
	}
}

func roleLetters() map[data.Role]string {
	return map[data.Role]string{
		data.Editor: "E", data.Publisher: "P", data.Registrar: "R", data.FeedbackReader: "F", data.Administrator: "A", data.Auditor: "U", "": "-",
	}
}

func TestEveryRouteOpensOnlyForItsRoles(t *testing.T) {
	o, options := staffOffice(t)
	o.serve(options)
	c, err := build(options)
	if err != nil {
		t.Fatal(err)
	}
	expected := whoMay()
	outside, inside := o.browser(), o.clerk()
	for _, b := range []*browser{outside, inside} {
		b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	for _, r := range c.routes() {
		want, listed := expected[r.pattern]
		if !listed {
			t.Errorf("%s: say in whoMay who may use it", r.pattern)
			continue
		}
		delete(expected, r.pattern)
		method, path := request(r.pattern)
		checkOutside(t, outside.do(method, path, form("title", "x")), r.pattern, want == "door")
		for role, letter := range roleLetters() {
			if want == "door" || r.pattern == "POST /sign-out" && role != "" {
				continue // it would end the session that the other routes are tried with
			}
			o.ana.Roles = data.Roles{role}
			if role == "" {
				o.ana.Roles = nil
			}
			status := inside.do(method, path, form("title", "x")).status
			if opened, may := status != http.StatusForbidden, want == "staff" || strings.Contains(want, letter); opened != may {
				t.Errorf("%s as %q: status %d, want opened to be %v", r.pattern, role, status, may)
			}
		}
		if r.pattern == "POST /sign-out" {
			o.ana.Roles = nil
			again := inside.post("/sign-in", "name", "ana", "password", goodPassword)
			again.is(http.StatusSeeOther)
		}
	}
	for pattern := range expected {
		t.Errorf("%s is in whoMay and no route", pattern)
	}
}

// request is a request that the pattern answers.
func request(pattern string) (method, path string) {
	method, path, found := strings.Cut(pattern, " ")
	if !found {
		return http.MethodGet, "/nothing"
	}
	return method, strings.NewReplacer("{$}", "").Replace(regexp.MustCompile(`\{[a-z]+\}`).ReplaceAllString(path, "x"))
}

// checkOutside: whoever has not signed in is asked to, and nothing else is told.
func checkOutside(t *testing.T, a answer, pattern string, isDoor bool) {
	t.Helper()
	asked := a.status == http.StatusSeeOther && strings.HasPrefix(a.header.Get("Location"), "/sign-in") ||
		a.status == http.StatusUnauthorized && strings.Contains(a.body, `action="/sign-in"`)
	if asked == isDoor && !strings.Contains(pattern, " /sign-in") { // the steps of the door lead to its first
		t.Errorf("%s signed out: status %d, asked to sign in: %v", pattern, a.status, asked)
	}
}

func TestARouteThatSaysNobodyDoesNotOpen(t *testing.T) {
	_, options := staffOffice(t)
	c, err := build(options)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.opened(append(c.routes(), route{pattern: "GET /forgotten", task: c.today}))
	if err == nil || !strings.Contains(err.Error(), "GET /forgotten") {
		t.Errorf("got %v, want the console to refuse the route", err)
	}
}

func TestRefusedPageSaysWhomToAsk(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.ana.Roles = data.Roles{data.Registrar, data.Administrator}
	b.get("/notices").is(http.StatusForbidden).says("Права дава: ana")
	o.ana.Roles = data.Roles{data.Registrar}
	b.get("/notices").is(http.StatusForbidden).says("Обърнете се към администратора")
	b.post("/notices/new", with(water, "do", "save")...).is(http.StatusForbidden)
	if len(o.notices) != 0 {
		t.Error("the registrar's notice was saved")
	}
	if log := o.log.String(); !strings.Contains(log, `"page refused" page="POST /notices/new" account=a1`) {
		t.Errorf("the log does not tell: %s", log)
	}
}

func TestNavigationOffersOnlyWhatOpens(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.ana.Roles = data.Roles{data.Registrar}
	b.get("/").says(`href="/cases"`, `href="/screens"`).lacks(`href="/notices`, `href="/board"`, `href="/postings"`, `href="/alert"`)
	o.ana.Roles = data.Roles{data.Editor}
	b.get("/").says(`href="/notices"`, `href="/board"`).lacks(`href="/cases`, `href="/alert"`)
}

func TestEditorSavesAndOnlyAPublisherPublishes(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.ana.Roles = data.Roles{data.Editor}
	b.get("/notices/new").lacks(`value="publish"`)
	b.post("/notices/new", with(water, "do", "publish")...).says("Черновата е запазена, но не е публикувана", "право „Издател“")
	if n := o.notices["n1"]; n.Published != nil || n.Title != water[1] {
		t.Errorf("the editor's notice is %+v", n)
	}
	o.ana.Roles = data.FirstRoles()
	b.post("/notices/n1", with(water, "revision", "1", "do", "publish")...).says("Публикувано.")
	o.ana.Roles = data.Roles{data.Editor}
	b.post("/notices/n1", with(water, "title", "Друго", "revision", "2", "do", "withdraw")...).is(http.StatusForbidden).says("не е свалено", `value="Друго"`)
	if o.notices["n1"].Published == nil {
		t.Error("an editor withdrew the notice")
	}
	b.post("/board/new", with(opening, "do", "publish")...).is(http.StatusForbidden).says("право „Издател“", "12.30 Разходка")
	b.post("/postings/new", with(served, "do", "post")...).is(http.StatusForbidden).says("право „Издател“", "94-00-1")
	if p := o.postings["p1"]; !p.Posted.At.IsZero() {
		t.Error("an editor posted")
	}
}
