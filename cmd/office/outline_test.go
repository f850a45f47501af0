package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/public"
	"example.org/parter/data/site"
)

// canaryReason stands where a clerk may write freely, and so name somebody.
const canaryReason = "CANARY Иван Примеров, тел. 0888 123 456"

// aCase is an office with one case that says what it can, and what nobody may read
// without its code.
func aCase(t *testing.T) (l lobby, o *opened, whole data.CaseAnswer, secrets []string, log *bytes.Buffer) {
	t.Helper()
	o = openOffice(t)
	services, err := o.store.Content(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	id, err := o.store.RegisterCase(t.Context(), "CANARY Служителова", data.Registration{
		Number: "94-00-1287", Received: now, Service: services.Services[0].ID, Stage: data.StageExtended, Extended: now.AddDate(0, 2, 0), Reason: canaryReason,
	})
	if err != nil {
		t.Fatal(err)
	}
	if whole, err = o.store.CaseSlip(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	log = new(bytes.Buffer)
	l = lobby{newLookup(o.store, slog.New(slog.NewTextHandler(log, nil)))}
	l.floor = 0
	token := whole.Slip.Address[strings.LastIndex(whole.Slip.Address, "/")+1:]
	secrets = []string{
		string(whole.Slip.Code), whole.Slip.Code.Grouped(), token, strings.ToLower(token), whole.Case.Service.BG, whole.Case.Department.BG,
		"CANARY", "Примеров", "0888 123 456", "Служителова", string(id),
	}
	for _, secret := range secrets {
		if secret == "" {
			t.Fatalf("one of the secrets is empty: %q", secrets)
		}
	}
	return l, o, whole, secrets, log
}

func mustLack(t *testing.T, what, text string, secrets []string) {
	t.Helper()
	for _, secret := range secrets {
		if strings.Contains(text, secret) {
			t.Errorf("%s says %q:\n%s", what, secret, text)
		}
	}
}

// The kiosk cannot print what it never had.
func TestNeitherCodeNorTokenLeavesTheOfficeForNumberAndDate(t *testing.T) {
	l, o, whole, secrets, _ := aCase(t)
	socket := site.NewServer(l, time.Now, slog.New(slog.DiscardHandler)).Handler()
	ask := func(question string) (int, string) {
		w := httptest.NewRecorder()
		socket.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/v1/case", strings.NewReader(question)))
		return w.Code, w.Body.String()
	}
	day := whole.Case.Received.Format(time.RFC3339)
	status, wire := ask(`{"screen":"kiosk","number":"94001287","date":"` + day + `"}`)
	if status != http.StatusOK || !strings.Contains(wire, "94-00-1287") || !strings.Contains(wire, `"address":"http://desk:1/P"`) {
		t.Errorf("got %d %s", status, wire)
	}
	mustLack(t, "the wire", wire, secrets)

	pages := phonePages(t, l, o)
	w := sendForm(pages, "number", "94-00-1287", "date", whole.Case.Received.Format(time.DateOnly))
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "94-00-1287") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
	said, _, _ := strings.Cut(w.Body.String(), "<footer") // which names the counter
	mustLack(t, "the phone's page", said+fmt.Sprint(w.Header()), secrets)
	if _, full := ask(`{"screen":"kiosk","number":"94001287","code":"` + string(whole.Slip.Code) + `"}`); !strings.Contains(full, whole.Slip.Address) {
		t.Errorf("the right code gets no slip: %s", full)
	}
}

// phonePages are the citizens' pages of the office.
func phonePages(t *testing.T, l lobby, o *opened) http.Handler {
	t.Helper()
	pages := &published{shelf: o.shelf, built: o.built}
	if err := pages.renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	handler, err := public.New(public.Options{Catalogue: pages, Cases: l.lookup, File: o.folder.Files().File, Clock: time.Now, Log: l.log})
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

// sendForm sends the form of the phone.
func sendForm(pages http.Handler, fields ...string) *httptest.ResponseRecorder {
	form := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, "/P", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	pages.ServeHTTP(w, r)
	return w
}

// The answers to what opens nothing are the same to the byte, on the socket and on the
// phone, and no log says who asked for what.
func TestWhatOpensNothingIsAnsweredWithTheSameBytes(t *testing.T) {
	l, o, whole, secrets, log := aCase(t)
	for i := range 10 {
		l.attempts.Missed(data.OneAsker(fmt.Sprint(i)), "77-00-1", l.clock())
	}
	socket := site.NewServer(l, time.Now, l.log).Handler()
	pages := phonePages(t, l, o)
	today, other := whole.Case.Received.Format(time.RFC3339), whole.Case.Received.AddDate(0, 0, -9).Format(time.RFC3339)
	var wires, forms []string
	for _, q := range []string{
		`"number":"94-00-1287","code":"ABCD2345"`, `"number":"55-00-1","code":"ABCD2345"`, `"number":"77-00-1","code":"ABCD2345"`,
		`"number":"94-00-1287","date":"` + other + `"`, `"number":"55-00-1","date":"` + today + `"`, `"number":"77-00-1","date":"` + today + `"`,
		`"token":"0000000000000000"`, `"number":"","code":""`,
	} {
		w := httptest.NewRecorder()
		socket.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/v1/case", strings.NewReader(`{"screen":"kiosk",`+q+`}`)))
		wires = append(wires, fmt.Sprint(w.Code, w.Header(), w.Body))
	}
	for _, fields := range [][]string{
		{"number", "94-00-1287", "code", "ABCD2345"},
		{"number", "55-00-1287", "code", "ABCD2345"},
		{"number", "77-00-1", "code", "ABCD2345"},
		{"number", "94-00-1287", "date", "2020-01-02"},
		{"number", "55-00-1287", "date", "2020-01-02"},
		{"number", "77-00-1", "date", "2020-01-02"},
	} {
		l.attempts.Succeeded(data.OneAsker("192.0.2.1"))
		w := sendForm(pages, fields...)
		page := fmt.Sprint(w.Code, w.Header(), w.Body)
		for _, typed := range fields {
			page = strings.ReplaceAll(page, `value="`+typed+`"`, `value=""`) // what was typed comes back
		}
		page = strings.ReplaceAll(page, `<input type="hidden" name="date" value="">`, "") // and in the other language, where it was typed
		forms = append(forms, page)
	}
	for what, answers := range map[string][]string{"the socket": wires, "the phone": forms} {
		for i, a := range answers {
			if a != answers[0] {
				t.Errorf("%s, question %d: got\n%s\nwant\n%s", what, i, a, answers[0])
			}
		}
	}
	mustLack(t, "the log", log.String(), append(secrets, "1287", "77-00", "55-00", "ABCD2345", "192.0.2.1", "2020-01-02", "/P", "0000000000000000"))
	if !strings.Contains(log.String(), "not answered") {
		t.Errorf("the log says nothing: %s", log)
	}
}

// Pages that opened a case leave no trace of it either: there is no access log.
func TestNoLogSaysWhoFollowsWhichCase(t *testing.T) {
	l, o, whole, secrets, log := aCase(t)
	pages := phonePages(t, l, o)
	for _, address := range []string{whole.Slip.Address, strings.ToLower(whole.Slip.Address), "http://desk:1/P/0000000000000000", "http://desk:1/P"} {
		w := httptest.NewRecorder()
		pages.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
		if got := w.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("Cache-Control is %q", got)
		}
	}
	sendForm(pages, "number", "94-00-1287", "code", string(whole.Slip.Code))
	sendForm(pages, "number", "94-00-1287", "date", whole.Case.Received.Format(time.DateOnly))
	mustLack(t, "the log", log.String(), append(secrets, "1287", "/P", "/p", "192.0.2.1"))
}

func TestTheDepthDecidesWhatOpens(t *testing.T) {
	l, o, whole, _, _ := aCase(t)
	token, _ := data.ParseToken(whole.Slip.Address[strings.LastIndex(whole.Slip.Address, "/")+1:])
	for _, c := range []struct {
		depth      data.LookupDepth
		date, code bool
	}{{data.LookupByDate, true, true}, {data.LookupByCode, false, true}, {data.LookupBySlip, false, false}} {
		d := desk{Store: o.store, released: func(context.Context) {}}
		if err := d.SetLookup(t.Context(), "Иванова", c.depth); err != nil && c.depth != data.LookupByDate {
			t.Fatal(err)
		}
		outline, byDate := l.CaseByDate(t.Context(), "kiosk", "94-00-1287", whole.Case.Received)
		_, byCode := l.Case(t.Context(), "kiosk", "94-00-1287", whole.Slip.Code)
		full, byToken := l.CaseByToken(t.Context(), "kiosk", token)
		if (byDate == nil) != c.date || (byCode == nil) != c.code || byToken != nil {
			t.Errorf("%q: by date %v, by code %v, by slip %v", c.depth, byDate, byCode, byToken)
		}
		if c.date && !outline.IsOutline() || full.IsOutline() {
			t.Errorf("%q: got %+v and %+v", c.depth, outline, full)
		}
	}
}

func TestStaffAreToldOfAKioskThatGuesses(t *testing.T) {
	l, _, _, secrets, log := aCase(t)
	now := time.Now()
	l.clock = func() time.Time { return now }
	for i := range 30 {
		if g := l.guessing("kiosk"); g != (data.Guessing{}) {
			t.Fatalf("after %d misses: %+v", i, g)
		}
		_, _ = l.Case(t.Context(), "kiosk", data.CaseNumber(fmt.Sprint("55-00-", i)), "ABCD2345")
	}
	if g := l.guessing("kiosk"); g != (data.Guessing{Misses: 30}) || l.guessing("lobby-board") != (data.Guessing{}) {
		t.Errorf("got %+v", g)
	}
	if got := strings.Count(log.String(), "see who stands there"); got != 1 {
		t.Errorf("the log tells it %d times: %s", got, log)
	}
	mustLack(t, "the log", log.String(), append(secrets, "55-00"))
	now = now.Add(time.Hour)
	if g := l.guessing("kiosk"); g != (data.Guessing{}) {
		t.Errorf("an hour later: %+v", g)
	}
}
