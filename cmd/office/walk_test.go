package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/site"
)

// A day is an office with the cases of one day, whose numbers follow each other.
type day struct {
	lobby
	t        *testing.T
	received time.Time // when its cases were
	now      time.Time
	log      bytes.Buffer
	slips    []data.Slip
	phone    http.Handler
	socket   http.Handler
}

func openDay(t *testing.T, cases int) *day {
	t.Helper()
	o := openOffice(t)
	d := &day{t: t, received: time.Now()}
	d.now = d.received
	d.lobby = lobby{newLookup(o.store, slog.New(slog.NewTextHandler(&d.log, nil)))}
	d.clock, d.floor = func() time.Time { return d.now }, 0
	var rows []data.Registration
	for i := range cases {
		rows = append(rows, data.Registration{Number: data.CaseNumber(fmt.Sprint("94-00-", 1000+i)), Received: d.received, Stage: data.StageReceived})
	}
	answers, err := o.store.ImportCases(t.Context(), data.CaseImport{By: "test"}, rows)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range answers {
		a, err := o.store.CaseSlip(t.Context(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		d.slips = append(d.slips, a.Slip)
	}
	d.phone = phonePages(t, d.lobby, o)
	d.socket = site.NewServer(d.lobby, d.clock, d.lobby.log).Handler()
	return d
}

// form sends number and date by the phone's form.
func (d *day) form(number data.CaseNumber) *httptest.ResponseRecorder {
	return sendForm(d.phone, "number", string(number), "date", d.received.In(data.Sofia()).Format(time.DateOnly))
}

// kiosk asks by the socket of the kiosk.
func (d *day) kiosk(screen string, number data.CaseNumber) *httptest.ResponseRecorder {
	question := fmt.Sprintf(`{"screen":%q,"number":%q,"date":%q}`, screen, number, d.received.Format(time.RFC3339))
	w := httptest.NewRecorder()
	d.socket.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/v1/case", strings.NewReader(question)))
	return w
}

// walk asks for one number after another until it is stopped.
func (d *day) walk(ask func(data.CaseNumber) *httptest.ResponseRecorder) (opened int) {
	d.t.Helper()
	for _, slip := range d.slips {
		switch w := ask(slip.Number); w.Code {
		case http.StatusOK:
			opened++
		case http.StatusTooManyRequests:
			return opened
		default:
			d.t.Fatalf("%s: %d %s", slip.Number, w.Code, w.Body)
		}
	}
	return opened
}

// Whoever knew one number once read the outline of every case of the day: his guesses
// were right, and only wrong ones were counted.
func TestWhoeverWalksTheNumbersOfADayIsStopped(t *testing.T) {
	d := openDay(t, 60)
	if got := d.walk(d.form); got != 10 {
		t.Errorf("a phone opened %d cases", got)
	}
	for i := range 10 {
		d.attempts.Missed(data.OneAsker(fmt.Sprint("stranger ", i)), "94-00-1040", d.now)
	}
	var pages []string
	for _, number := range []data.CaseNumber{"94-00-1030", "94-00-1040", "94-00-5555"} { // known, locked, unknown
		w := d.form(number)
		if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") != "60" {
			t.Errorf("%s: got %d %v", number, w.Code, w.Header())
		}
		pages = append(pages, fmt.Sprint(w.Header(), strings.ReplaceAll(w.Body.String(), string(number), "")))
	}
	if pages[0] != pages[1] || pages[0] != pages[2] {
		t.Errorf("a known, a locked and an unknown number are told apart:\n%q", pages)
	}
	if w := d.form("94001003"); w.Code != http.StatusOK {
		t.Errorf("a case that is open already: %d", w.Code)
	}
	if w := sendForm(d.phone, "number", "94-00-1030", "code", string(d.slips[30].Code)); w.Code != http.StatusOK {
		t.Errorf("another one by its code: %d", w.Code)
	}
	w := httptest.NewRecorder()
	d.phone.ServeHTTP(w, httptest.NewRequest(http.MethodGet, d.slips[31].Address, nil))
	if w.Code != http.StatusOK {
		t.Errorf("another one by its slip: %d", w.Code)
	}
	d.now = d.now.Add(time.Minute)
	if first, second := d.form("94-00-1030"), d.form("94-00-1031"); first.Code != http.StatusOK || second.Header().Get("Retry-After") != "120" {
		t.Errorf("after the pause: %d, then %d %v", first.Code, second.Code, second.Header())
	}
}

func TestWhoeverWalksTheNumbersAtAKioskIsStopped(t *testing.T) {
	d := openDay(t, 60)
	lobby := func(number data.CaseNumber) *httptest.ResponseRecorder { return d.kiosk("kiosk", number) }
	if got := d.walk(lobby); got != 40 {
		t.Errorf("a kiosk opened %d cases", got)
	}
	if g := d.guessing("kiosk"); g != (data.Guessing{Cases: 40}) {
		t.Errorf("staff are told %+v", g)
	}
	if got := strings.Count(d.log.String(), "see who stands there"); got != 1 {
		t.Errorf("the log tells it %d times", got)
	}
	known, unknown := lobby("94-00-1055"), lobby("94-00-5555")
	if known.Body.String() != unknown.Body.String() || known.Code != http.StatusTooManyRequests || !strings.Contains(known.Body.String(), `"too many attempts"`) {
		t.Errorf("got %d %s and %s", known.Code, known.Body, unknown.Body)
	}
	if w := lobby("94-00-1003"); w.Code != http.StatusOK {
		t.Errorf("a case that is open already: %d", w.Code)
	}
	if _, err := d.Case(t.Context(), "kiosk", "94-00-1055", d.slips[55].Code); err != nil {
		t.Errorf("by its code: %v", err)
	}
	if w := d.kiosk("annex", "94-00-1055"); w.Code != http.StatusOK {
		t.Errorf("at another kiosk: %d", w.Code)
	}
	d.now = d.now.Add(time.Hour)
	if w := lobby("94-00-1055"); w.Code != http.StatusOK {
		t.Errorf("an hour later: %d", w.Code)
	}
	if g := d.guessing("kiosk"); g != (data.Guessing{}) {
		t.Errorf("an hour later staff are told %+v", g)
	}
}
