package public

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"example.org/parter/data"
)

// inOtherLanguage presses the switch of the language on the page.
func (v visitor) inOtherLanguage(w *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	v.t.Helper()
	page, err := html.Parse(strings.NewReader(w.Body.String()))
	if err != nil {
		v.t.Fatal(err)
	}
	attributes := func(n *html.Node) map[string]string {
		all := map[string]string{}
		for _, a := range n.Attr {
			all[a.Key] = a.Val
		}
		return all
	}
	for n := range page.Descendants() {
		has := attributes(n)
		switch {
		case n.Data == "a" && has["class"] == "lang":
			return v.get(has["href"])
		case n.Data == "form" && has["class"] == "lang":
			form := url.Values{}
			for field := range n.Descendants() {
				if has := attributes(field); field.Data == "input" {
					form.Add(has["name"], has["value"])
				}
			}
			r := httptest.NewRequest(strings.ToUpper(has["method"]), has["action"], strings.NewReader(form.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			return v.check(r)
		}
	}
	v.t.Fatalf("no switch on\n%s", w.Body)
	return nil
}

// TestAnsweredCaseIsShownInTheOtherLanguage: nothing is typed again, and what was typed
// is in no address.
func TestAnsweredCaseIsShownInTheOtherLanguage(t *testing.T) {
	for name, fields := range map[string][]string{"code": {"code", goodCode}, "date": {"date", "2026-11-16"}} {
		v := visit(t)
		answer := v.send(append(fields, "number", goodNumber)...)
		english := v.inOtherLanguage(answer)
		says(t, english, http.StatusOK, `<html lang="en">`, "Your case is in progress.", goodNumber)
		says(t, v.inOtherLanguage(english), http.StatusOK, `<html lang="bg">`, "Преписката Ви се изпълнява.")
		for _, w := range []*httptest.ResponseRecorder{answer, english} {
			if strings.Contains(w.Body.String(), "?number") || strings.Contains(w.Body.String(), "?"+fields[0]) || w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%s: it is in an address, or the page may be stored: %v\n%s", name, w.Header(), w.Body)
			}
		}
	}
}

// TestRefusedFormIsShownInTheOtherLanguageAsItWasTyped, and is not asked once more: a
// switch is no guess.
func TestRefusedFormIsShownInTheOtherLanguageAsItWasTyped(t *testing.T) {
	typed := []string{`value="94-00-1287"`, `value="2026-11-17"`}
	v := visit(t)
	refused := v.send("number", goodNumber, "date", "2026-11-17", "code", "K7M2X9Q5")
	if strings.Contains(refused.Body.String(), "K7M2X9Q5") {
		t.Error("a wrong code is given back")
	}
	says(t, v.inOtherLanguage(refused), http.StatusNotFound, append(typed, "There is no case with this number")...)
	says(t, v.inOtherLanguage(v.inOtherLanguage(refused)), http.StatusNotFound, append(typed, "Няма преписка с този номер")...)
	if v.town.asked != 1 {
		t.Errorf("asked %d times", v.town.asked)
	}
	says(t, v.inOtherLanguage(v.send("number", goodNumber)), http.StatusUnprocessableEntity, typed[0], "Enter the number and either the date or the code")
	says(t, v.inOtherLanguage(v.send()), http.StatusOK, `<html lang="en">`)
	v.town.caseErr = data.TooManyAttempts{Wait: time.Minute}
	paused := v.inOtherLanguage(v.send("number", goodNumber, "code", goodCode))
	says(t, paused, http.StatusTooManyRequests, typed[0], "Too many attempts.")
	v.town.caseErr = nil
	says(t, v.inOtherLanguage(paused), http.StatusOK, "Преписката Ви се изпълнява.")
}

func TestRefusedAddressIsShownInTheOtherLanguageAsItWasTyped(t *testing.T) {
	v := visit(t)
	page := "/P/" + goodToken + "/letters"
	bad := v.sendTo(page, "email", "ivan", "agrees", "yes")
	says(t, v.inOtherLanguage(bad), http.StatusUnprocessableEntity, "Enter the whole address", `value="ivan"`, "checked", goodNumber)
	v.letters.err = errors.New("disk is full")
	failed := v.sendTo(page, "email", "ivan@example.org", "agrees", "yes", "l", "en")
	v.letters.err = nil
	says(t, v.inOtherLanguage(failed), http.StatusUnprocessableEntity, `<html lang="bg">`, `value="ivan@example.org"`, "checked")
	v.letters.err = data.ErrConflict
	says(t, v.inOtherLanguage(v.sendTo(page, "email", "ivan@example.org", "agrees", "yes")), http.StatusOK, "Your case is in progress.")
	if slices.Contains(v.letters.subscribed, "ivan@example.org") {
		t.Error("who only wants to read it in another language is subscribed")
	}
}
