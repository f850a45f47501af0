package public

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

const (
	goodNumber = "94-00-1287"
	goodCode   = "K7M2X9Q4"
	goodToken  = "K7M2X9Q4K7M2X9Q4"
	maxPage    = 30_000 // bytes
)

type visitor struct {
	t    *testing.T
	town *town
	http.Handler
	log     *bytes.Buffer
	letters *letterbox // nil: none are sent
}

func visit(t *testing.T) visitor {
	t.Helper()
	letters := &letterbox{}
	v := visitOf(t, letters)
	v.letters = letters
	return v
}

// visitWithout is of a town that sends no letters.
func visitWithout(t *testing.T) visitor {
	t.Helper()
	return visitOf(t, nil)
}

func visitOf(t *testing.T, letters Letters) visitor {
	t.Helper()
	v := visitor{t: t, town: &town{content: datatest.Town(), stage: data.StageInProgress, files: map[string][]byte{datatest.PowerOfAttorney().SHA256: []byte("%PDF-1.7 пълномощно")}}, log: new(bytes.Buffer)}
	handler, err := New(Options{Catalogue: v.town, Cases: v.town, Opinions: v.town, Surveys: v.town, Reports: v.town, ReportPDF: reportPDF, Letters: letters, File: v.town.File, Brochure: v.town.Brochure, Clock: datatest.Now, Log: slog.New(slog.NewTextHandler(v.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	v.Handler = handler
	return v
}

func (v visitor) get(address string) *httptest.ResponseRecorder {
	v.t.Helper()
	return v.check(httptest.NewRequest(http.MethodGet, address, nil))
}

func (v visitor) post(number, code string) *httptest.ResponseRecorder {
	v.t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/P", strings.NewReader(url.Values{"number": {number}, "code": {code}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return v.check(r)
}

// check proves of every answer what holds for all of them.
func (v visitor) check(r *http.Request) *httptest.ResponseRecorder {
	v.t.Helper()
	w := httptest.NewRecorder()
	v.ServeHTTP(w, r)
	if got := w.Body.Len(); got > maxPage {
		v.t.Errorf("%s weighs %d bytes, more than %d", r.URL, got, maxPage)
	}
	for name, want := range map[string]string{
		"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Set-Cookie": "",
	} {
		if got := w.Header().Get(name); got != want {
			v.t.Errorf("%s: %s is %q, want %q", r.URL, name, got, want)
		}
	}
	for _, wrong := range []string{"<script", "<style", " style=", "public.", "common.", "%!"} {
		if strings.Contains(w.Body.String(), wrong) && r.URL.Path != "/style.css" {
			v.t.Errorf("%s holds %q", r.URL, wrong)
		}
	}
	return w
}

// unbroken writes spaces that keep words together as plain ones.
func unbroken(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }

func says(t *testing.T, w *httptest.ResponseRecorder, status int, parts ...string) {
	t.Helper()
	if w.Code != status {
		t.Errorf("got status %d, want %d", w.Code, status)
	}
	body := unbroken(html.UnescapeString(w.Body.String()))
	for _, part := range parts {
		if !strings.Contains(body, unbroken(part)) {
			t.Errorf("the page does not say %q:\n%s", part, body)
		}
	}
}

func TestServicePageTellsEverything(t *testing.T) {
	v := visit(t)
	says(t, v.get("/U/1001"), http.StatusOK, "Услуга № 1001", "Издаване на дубликат", "Заявление по образец", "обикновена", "2,56 €", "(5 лв.)",
		"24 часа", "гише „Деловодство“, партер", "tel:+359999", "0999 / 11 111", "Закон за гражданската регистрация", "Тарифа на община Примерово", "проверено на 02.11.2026 г.")
	says(t, v.get("/U/1001?l=en"), http.StatusOK, `<html lang="en">`, "Duplicate birth certificate", "€2.56", "What to bring", `lang="bg"`, `href="/U?l=en"`)
	says(t, v.get("/U/1003"), http.StatusOK, "попитайте на гишето")
	if strings.Contains(v.get("/U/1001").Body.String(), "Примерни данни</span>") {
		t.Error("what is confirmed is marked as an example")
	}
}

func TestExamplesAreMarkedWhereTheyStand(t *testing.T) {
	body := visit(t).get("/U/1005").Body.String()
	if got, want := strings.Count(body, `class="example"`), 8; got != want {
		t.Errorf("%d marks, want %d: applicants, documents, form, fees, terms, validity, unit, legal basis", got, want)
	}
	if !strings.Contains(body, "Примерни данни · източник: Друго село") {
		t.Error("the fees do not name their source")
	}
}

func TestFeesOfDifferentSourcesStandApart(t *testing.T) {
	tables := feeTables(datatest.Town().Services[6], datatest.Now())
	if len(tables) != 2 || tables[0].Example || !tables[1].Example {
		t.Errorf("got %+v", tables)
	}
}

func TestCapitalsAndSmallLettersOpenTheSamePage(t *testing.T) {
	v := visit(t)
	for _, pair := range [][2]string{{"/U/R77", "/u/r77"}, {"/O/SPIRANE001", "/o/spirane001"}, {"/P/" + goodToken, "/p/" + strings.ToLower(goodToken)}, {"/U", "/u/"}, {"/P", "/p/"}} {
		a, b := v.get(pair[0]), v.get(pair[1])
		says(t, a, http.StatusOK)
		if a.Code != b.Code || strings.ReplaceAll(a.Body.String(), `/?l`, `?l`) != strings.ReplaceAll(b.Body.String(), `/?l`, `?l`) {
			t.Errorf("%s and %s differ", pair[0], pair[1])
		}
	}
}

func TestServicesAreFoundByGroupAndBySearch(t *testing.T) {
	v := visit(t)
	says(t, v.get("/U"), http.StatusOK, "Гражданско състояние", "4 услуги", `href="/U?g=people"`)
	says(t, v.get("/U?g=people"), http.StatusOK, `href="/U/1001"`, "№ 1001")
	says(t, v.get("/U?g=none"), http.StatusNotFound)
	says(t, v.get("/U?q="+url.QueryEscape("скица")), http.StatusOK, `href="/U/1005"`, `value="скица"`)
	says(t, v.get("/U?q="+url.QueryEscape("нищо")), http.StatusOK, "Нищо не е намерено")
	says(t, v.get("/U?l=en&q="+url.QueryEscape("скица")), http.StatusOK, "Plot plan of a property", `href="/U/1005?l=en"`)
	says(t, v.get("/U?q="+strings.Repeat("x", 5000)), http.StatusOK)
	for name, address := range map[string]string{"Моята преписка": "/P", "Телефони и гишета": "/", "Услуги": "/U"} {
		says(t, v.get("/U?q="+url.QueryEscape(name)), http.StatusOK, `href="`+address+`"><span><span`)
	}
	says(t, v.get("/U?q="+url.QueryEscape("Приемни дни")), http.StatusOK, "Нищо не е намерено") // only a kiosk has them
}

func TestNoticeIsShownOnlyWhileItIsOn(t *testing.T) {
	v := visit(t)
	says(t, v.get("/O/spirane001"), http.StatusOK, "Спиране на водата", "Водоноска", "показва се от 20.11.2026 г., 09:00 ч. до 23.11.2026 г., 16:00 ч.")
	for _, id := range []string{"sabranie02", "none"} {
		says(t, v.get("/O/"+id), http.StatusNotFound, "вече не е на таблото", "0999 / 11 111", "гише „Деловодство“")
	}
}

func TestNoticeIsSetAsItWasWritten(t *testing.T) {
	v := visit(t)
	v.town.content.Notices[0].Body = "## Кога\nНа **24 ноември** *сутринта*.\n\n- [карта](https://radomir.bg/karta?a&b)\n- <b>не</b> [x](javascript:alert(1))"
	page := v.get("/O/spirane001").Body.String()
	for _, want := range []string{
		"<h2>Кога</h2>", "<p>На <strong>24 ноември</strong> <em>сутринта</em>.</p>", "<li>&lt;b&gt;не&lt;/b&gt; [x](javascript:alert(1))</li>",
		`<li><a href="https://radomir.bg/karta?a&amp;b" rel="nofollow noreferrer">карта</a></li>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
}

func TestCaseByNumberAndCode(t *testing.T) {
	v := visit(t)
	says(t, v.get("/P"), http.StatusOK, `name="number"`, `name="code"`)
	for _, number := range []string{" 94-00-1287 ", "94001287", "94 00 1287"} {
		says(t, v.post(number, "k7m2-x9q4"), http.StatusOK, goodNumber, "Преписката Ви се изпълнява.")
	}
}

func TestUnknownNumberAndWrongCodeGetTheSameBytes(t *testing.T) {
	v := visit(t)
	wrong := v.post(goodNumber, "K7M2X9Q5")
	says(t, wrong, http.StatusNotFound, "Няма преписка с този номер и тази дата или код", `value="94-00-1287"`)
	v.town.caseErr = data.ErrNotFound
	unknown := v.post(goodNumber, "K7M2X9Q4")
	asked := v.town.asked
	noCode := v.post(goodNumber, "не е код")
	if wrong.Body.String() != unknown.Body.String() || wrong.Body.String() != noCode.Body.String() {
		t.Error("the answers differ")
	}
	if v.town.asked != asked {
		t.Error("what cannot be a code was asked about")
	}
	if a, b := v.get("/P/0000000000000000"), v.get("/P/not-a-token"); a.Body.String() != b.Body.String() || a.Code != http.StatusNotFound {
		t.Error("an unknown token and no token differ")
	}
}

func TestNeighbouringIPv6AddressesWereGuessedFromSeparately(t *testing.T) {
	v := visit(t)
	for _, remote := range []string{"[2001:db8::1]:1", "[2001:db8::2]:2"} {
		r := httptest.NewRequest(http.MethodPost, "/P", strings.NewReader(url.Values{"number": {goodNumber}, "code": {"K7M2X9Q5"}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.RemoteAddr = remote
		says(t, v.check(r), http.StatusNotFound)
	}
	if got := len(v.town.sources); got != 1 {
		t.Errorf("one network counted as %d sources: %v", got, v.town.sources)
	}
}

func TestGuessingMustWait(t *testing.T) {
	v := visit(t)
	v.town.caseErr = data.TooManyAttempts{Wait: 90 * time.Second}
	w := v.post(goodNumber, goodCode)
	says(t, w, http.StatusTooManyRequests, "Опитайте отново след 2 мин.", "0999 / 11 111")
	if got := w.Header().Get("Retry-After"); got != "90" {
		t.Errorf("Retry-After is %q, want 90", got)
	}
	says(t, v.get("/P/"+goodToken), http.StatusTooManyRequests, "Твърде много опити")
}

func TestCasesAreNeverKeptNorLogged(t *testing.T) {
	v := visit(t)
	for _, address := range []string{"/P/" + goodToken, "/p/" + goodToken, "/P"} {
		if got := v.get(address).Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control is %q", address, got)
		}
	}
	v.town.caseErr = errors.New("disk is full")
	says(t, v.get("/P/"+goodToken+"?x="+goodCode), http.StatusServiceUnavailable, "Опитайте отново след малко", "0999 / 11 111")
	says(t, v.post(goodNumber, goodCode), http.StatusServiceUnavailable)
	if !strings.Contains(v.log.String(), "disk is full") {
		t.Error("the log does not say why")
	}
	for _, secret := range []string{goodNumber, goodCode, goodToken, strings.ToLower(goodToken), "192.0.2.1"} {
		if strings.Contains(v.log.String(), secret) {
			t.Errorf("the log holds %q:\n%s", secret, v.log)
		}
	}
}

func TestEverythingWrongHasAWayOut(t *testing.T) {
	v := visit(t)
	for _, address := range []string{"/nothing", "/U/none", "/P/none", "/o/", "/wp-login.php"} {
		says(t, v.get(address), http.StatusNotFound, "tel:+359999", "гише „Деловодство“")
	}
	v.town.broken = errors.New("torn file")
	says(t, v.get("/U"), http.StatusServiceUnavailable, "0999 / 11 111")
	says(t, visit(t).get("/"), http.StatusOK, `href="/U"`, `href="/P"`, "0999 / 22 222")
}

func TestEveryPhraseOfThePagesExists(t *testing.T) {
	keys := regexp.MustCompile(`\bT "([a-z_.]+)"`)
	for _, name := range append(pageNames(), "layout") {
		raw, err := os.ReadFile(name + ".html")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range keys.FindAllSubmatch(raw, -1) {
			for _, l := range data.Languages() {
				if !phrases.Known(l, phrases.Key(m[1])) {
					t.Errorf("%s: no words for %s in %s", name, m[1], l)
				}
			}
		}
	}
	v := visit(t)
	for _, address := range []string{"/", "/U", "/U?g=people", "/U?q=x", "/U/1001", "/U/1005", "/O/spirane001", "/F/palnomoshtno", "/F/skitsa", "/P", "/P/" + goodToken} {
		says(t, v.get(address), http.StatusOK, `<html lang="bg"`)
		separator := "?"
		if strings.Contains(address, "?") {
			separator = "&"
		}
		says(t, v.get(address+separator+"l=en"), http.StatusOK, `<html lang="en"`)
	}
}

func TestLargestGroupStaysLight(t *testing.T) {
	v := visit(t)
	name := data.Text{BG: strings.Repeat("Удостоверение за ", 10)} // 170 letters, longer than most
	for i := range 45 {                                            // Radomir's largest group has 42
		v.town.content.Services = append(v.town.content.Services, data.Service{
			ID: data.ServiceID(fmt.Sprint(5000 + i)), Number: "5000", Group: datatest.People, Name: name,
			Fees: []data.Fee{{Amount: 256, Source: "Пловдив – район Западен", Example: true}},
		})
	}
	says(t, v.get("/U?g=people"), http.StatusOK)
}

// What is not HTTPS must not say so, and nothing is said of names below ours.
func TestBrowsersAreToldToComeByHTTPSOnlyWhereTheyDo(t *testing.T) {
	v := visit(t)
	for secure, want := range map[bool]string{false: "", true: "max-age=31536000"} {
		handler, err := New(Options{Catalogue: v.town, Cases: v.town, File: v.town.File, Brochure: v.town.Brochure, Clock: datatest.Now, Log: slog.New(slog.DiscardHandler), Secure: secure})
		if err != nil {
			t.Fatal(err)
		}
		for _, address := range []string{"/", "/P", "/P/" + goodToken, "/nothing", "/style.css"} {
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
			if got := w.Header().Get("Strict-Transport-Security"); got != want {
				t.Errorf("secure %t, %s: got %q", secure, address, got)
			}
		}
	}
}

func TestStylesheetIsServed(t *testing.T) {
	w := visit(t).get("/style.css")
	if got := w.Header().Get("Content-Type"); got != "text/css; charset=utf-8" || w.Code != http.StatusOK {
		t.Errorf("%d %s", w.Code, got)
	}
}
