package public

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// AskAnswer seals as the office does, and opens one case for a message.
func (t *town) AskAnswer(_ context.Context, _ string, f data.Feedback, c data.Contact) (data.CaseAnswer, error) {
	if t.tooMany {
		return data.CaseAnswer{}, data.TooManyAttempts{Wait: 90 * time.Second}
	}
	if f.Answer == "" {
		f.Answer = armour
		t.sealedHere = append(t.sealedHere, c)
	}
	if err := f.Check(); err != nil {
		return data.CaseAnswer{}, err
	}
	if len(t.told) == 0 || t.told[len(t.told)-1].ID != f.ID {
		t.told = append(t.told, f)
	}
	received := datatest.Now()
	return data.CaseAnswer{
		Case: data.Case{Number: "ОВ-12", Received: received, Due: received.AddDate(0, 2, 0)},
		Slip: data.Slip{Number: "ОВ-12", Received: received, Code: goodCode, Address: t.content.Town.Public.Case(goodToken)},
	}, nil
}

const armour = data.Sealed("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n")

// visitSealed is of a town with keys.
func visitSealed(t *testing.T) visitor {
	t.Helper()
	v := visit(t)
	v.town.content.Town.Seal = data.SealKeys{Office: "age1office", Recovery: "age1recovery"}
	return v
}

// asks sends the form; nothing of the answer is checked.
func (v visitor) asks(fields ...string) *httptest.ResponseRecorder {
	v.t.Helper()
	form := url.Values{"sheet": {sheet}}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, "/M", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	v.ServeHTTP(w, r)
	return w
}

func TestPhoneWithoutAScriptGetsANumber(t *testing.T) {
	v := visitSealed(t)
	for range 2 { // pressed twice
		w := v.asks("via", "t", "kind", "complaint", "words", "Чаках дълго", "name", " Мария ", "phone", "0888 000 000")
		says(t, w, http.StatusOK, "ОВ-12 / 22.11.2026", "K7M2-X9Q4", "22 януари 2027 г.", "Запишете номера и кода", `href="/P/`+goodToken+`"`)
		if got := w.Header().Get("Content-Security-Policy"); got != policy {
			t.Errorf("the page with the number runs scripts: %s", got)
		}
	}
	if len(v.town.told) != 1 || v.town.told[0].Kind != data.KindComplaint || v.town.told[0].Channel != data.ViaBoard || v.town.told[0].ID != "phone-"+sheet {
		t.Errorf("got %+v", v.town.told)
	}
	if v.town.sealedHere[0] != (data.Contact{Name: "Мария", Phone: "0888 000 000"}) {
		t.Errorf("got %+v", v.town.sealedHere)
	}
	if log := v.log.String(); strings.Contains(log, "Мария") || strings.Contains(log, "0888") {
		t.Errorf("the log tells %s", log)
	}
	says(t, v.asks("words", "Thanks", "name", "Mary", "email", "mary@example.org", "l", "en"), http.StatusOK, "22 January 2027", "Incoming number")
}

func TestWhatThePhoneSealedIsNotSealedAgain(t *testing.T) {
	v := visitSealed(t)
	says(t, v.asks("words", "Чаках", "rating", "1", "sealed", strings.ReplaceAll(string(armour), "\n", "\r\n")), http.StatusOK, "ОВ-12")
	if len(v.town.sealedHere) != 0 || !v.town.told[0].Answer.WellFormed() || strings.Contains(string(v.town.told[0].Answer), "\r") {
		t.Errorf("got %+v, sealed here: %+v", v.town.told, v.town.sealedHere)
	}
	if v.town.told[0].Kind != data.KindComment || v.town.told[0].Rating != data.RatedBad {
		t.Errorf("got %+v", v.town.told[0])
	}
}

func TestPhoneLosesNothingOfAWishThatIsRefused(t *testing.T) {
	v := visitSealed(t)
	for name, c := range map[string]struct {
		sent []string
		says []string
	}{
		"nobody":            {[]string{"words", "Чаках", "phone", "0888"}, []string{"Напишете името си", "Чаках</textarea>", `value="0888"`}},
		"nowhere":           {[]string{"words", "Чаках", "name", "Мария"}, []string{"иначе няма къде да отговорим", `value="Мария"`}},
		"no address":        {[]string{"words", "Чаках", "name", "Мария", "email", "maria"}, []string{"не прилича на имейл", `value="maria"`}},
		"a personal number": {[]string{"words", "Чаках", "name", "Мария", "phone", "7523169263"}, []string{"Това прилича на ЕГН", `value="Мария"`}},
		"no words":          {[]string{"rating", "2", "name", "Мария", "phone", "0888"}, []string{"Напишете и съобщението", `value="Мария"`}},
		"words of another":  {[]string{"words", "ЕГН 7523169263", "sealed", string(armour)}, []string{"прилича на ЕГН", "BEGIN AGE ENCRYPTED FILE", "вече заключени и са тук"}},
		"no seal":           {[]string{"words", "Чаках", "sealed", "нещо"}, []string{"иначе няма къде да отговорим"}},
	} {
		w := v.asks(c.sent...)
		t.Log(name)
		says(t, w, http.StatusUnprocessableEntity, append(c.says, `<details class="wish" open>`)...)
	}
	v.town.tooMany = true
	says(t, v.asks("words", "Чаках", "name", "Мария", "phone", "0888"), http.StatusTooManyRequests, "опитайте отново след 2 мин.", "0999 / 11 111", `value="Мария"`)
	if len(v.town.told) != 0 {
		t.Errorf("got %+v", v.town.told)
	}
}

func TestRefusedWishIsShownInTheOtherLanguageAsItWasTyped(t *testing.T) {
	w := visitSealed(t).asks("words", "Чаках", "name", "Мария")
	says(t, w, http.StatusUnprocessableEntity, `<form class="lang" method="post" action="/M"><input type="hidden" name="l" value="en">`, `<input type="hidden" name="name" value="Мария">`, `<input type="hidden" name="words" value="Чаках">`)
}

func TestScriptsRunOnThePageThatSealsAndOnNoOther(t *testing.T) {
	v := visitSealed(t)
	w := httptest.NewRecorder()
	v.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/M", nil))
	if got := w.Header().Get("Content-Security-Policy"); got != policy+"; script-src 'self'" {
		t.Errorf("got %s", got)
	}
	says(t, w, http.StatusOK, `data-office="age1office" data-recovery="age1recovery"`, `<script src="/answer.js" defer></script>`, "Заключват се, преди да се запишат")
	if strings.Count(w.Body.String(), "<script") != 1 {
		t.Errorf("got %s", w.Body)
	}
	for path, holds := range map[string]string{"/age.js": "age-encryption", "/answer.js": "age.Encrypter"} {
		w := httptest.NewRecorder()
		v.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") || !strings.Contains(w.Body.String(), holds) {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
	v.get("/P") // checks that there is none
	without := visit(t).get("/M").Body.String()
	if strings.Contains(without, "Искам отговор") || !strings.Contains(without, "няма да получи отговор") {
		t.Errorf("a town without keys: %s", without)
	}
}
