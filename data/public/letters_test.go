package public

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// letterbox is a fake of what sends letters.
type letterbox struct {
	err        error
	subscribed []data.Email
	language   data.Language
	confirmed  []data.Token
	removed    []data.Token
}

func (l *letterbox) Subscribe(_ context.Context, t data.Token, address data.Email, in data.Language) error {
	if l.err != nil {
		return l.err
	}
	if t != goodToken {
		return data.ErrNotFound
	}
	l.subscribed, l.language = append(l.subscribed, address), in
	return nil
}

func (l *letterbox) ConfirmSubscription(_ context.Context, t data.Token) error {
	if t != goodToken {
		return data.ErrNotFound
	}
	l.confirmed = append(l.confirmed, t)
	return l.err
}

func (l *letterbox) SubscriptionToConfirm(_ context.Context, t data.Token) (data.Subscription, error) {
	s := data.Subscription{Address: "ivan@example.bg", Confirmed: l.confirmed != nil, Remove: "REMOVEREMOVE0000"}
	switch {
	case l.err != nil:
		return data.Subscription{}, l.err
	case t != goodToken || l.removed != nil:
		return data.Subscription{}, data.ErrNotFound
	case s.Confirmed:
		s.Number, s.Case = goodNumber, goodToken
	}
	return s, nil
}

func (l *letterbox) SubscriptionToRemove(ctx context.Context, t data.Token) (data.Subscription, error) {
	return l.SubscriptionToConfirm(ctx, t)
}

func (l *letterbox) RemoveSubscription(_ context.Context, t data.Token) error {
	l.removed = append(l.removed, t)
	return l.err
}

func (v visitor) sendTo(address string, pairs ...string) *httptest.ResponseRecorder {
	v.t.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return v.check(r)
}

func TestHolderOfTheSlipAsksForLetters(t *testing.T) {
	v := visit(t)
	page := "/P/" + goodToken
	says(t, v.get(page), http.StatusOK, "Писмо при забавяне", "До един ден след като преписката приключи, адресът се изтрива.", `type="email"`)
	says(t, v.sendTo(page+"/letters", "email", " ivan@example.org ", "agrees", "yes"), http.StatusOK, "Проверете пощата си", "<dd>ivan@example.org</dd>", "48 часа", `href="/P/`+goodToken+`"`)
	says(t, v.sendTo(page+"/letters", "email", "ann@example.org", "agrees", "yes", "l", "en"), http.StatusOK, "Check your mail")
	if len(v.letters.subscribed) != 2 || v.letters.subscribed[0] != "ivan@example.org" || v.letters.language != data.English {
		t.Errorf("subscribed %+v", v.letters)
	}
}

func TestAddressWithoutConsentIsNotTakenAndNothingTypedIsLost(t *testing.T) {
	v := visit(t)
	page := "/P/" + goodToken + "/letters"
	says(t, v.sendTo(page, "email", "ivan@example.org"), http.StatusUnprocessableEntity, "Без съгласието Ви", `value="ivan@example.org"`, goodNumber)
	says(t, v.sendTo(page, "email", "иван при пример", "agrees", "yes"), http.StatusUnprocessableEntity, "Напишете адреса докрай", `value="иван при пример"`, "checked")
	v.letters.err = data.Problems{{Field: "email", Reason: data.Taken}}
	says(t, v.sendTo(page, "email", "ivan@example.org", "agrees", "yes"), http.StatusUnprocessableEntity, "вече пишем на три адреса", `value="ivan@example.org"`)
	v.letters.err = errors.New("disk is full")
	says(t, v.sendTo(page, "email", "ivan@example.org", "agrees", "yes"), http.StatusServiceUnavailable, "Адресът не е записан", `value="ivan@example.org"`)
	if len(v.letters.subscribed) != 0 {
		t.Errorf("subscribed %v", v.letters.subscribed)
	}
	for _, secret := range []string{"ivan", goodToken, strings.ToLower(goodToken)} {
		if strings.Contains(v.log.String(), secret) {
			t.Errorf("the log holds %q:\n%s", secret, v.log)
		}
	}
	says(t, v.sendTo("/P/0000000000000000/letters", "email", "ivan@example.org", "agrees", "yes"), http.StatusNotFound, "Този адрес не отваря преписка")
}

// TestLettersAreOfferedOnlyToWhoHoldsTheSlipOfAnOpenCase, and where letters are sent.
func TestLettersAreOfferedOnlyToWhoHoldsTheSlipOfAnOpenCase(t *testing.T) {
	v := visit(t)
	offers := func(w *httptest.ResponseRecorder) bool { return strings.Contains(w.Body.String(), `name="email"`) }
	if !offers(v.get("/P/"+goodToken)) || offers(v.post(goodNumber, goodCode)) {
		t.Error("they are not offered to the slip, or to the number")
	}
	for _, stage := range data.Stages() {
		c := sampleCase(november(30), data.StageInProgress, stage)
		v.town.is = &c
		if got, want := offers(v.get("/P/"+goodToken)), !stage.Final() && stage != data.StageReady; got != want {
			t.Errorf("of a case in stage %s they are offered: %t", stage, got)
		}
	}
	v = visitWithout(t)
	if offers(v.get("/P/" + goodToken)) {
		t.Error("they are offered where none are sent")
	}
	says(t, v.sendTo("/P/"+goodToken+"/letters", "email", "ivan@example.org", "agrees", "yes"), http.StatusNotFound)
	says(t, v.sendTo("/S/"+goodToken), http.StatusNotFound)
}

// TestOpeningTheAddressOfALetterChangesNothing: programs open it before people do.
func TestOpeningTheAddressOfALetterChangesNothing(t *testing.T) {
	v := visit(t)
	for range 2 {
		says(t, v.get("/S/"+goodToken), http.StatusOK, "Да, пишете ми")
		says(t, v.get("/X/"+goodToken+"?l=en"), http.StatusOK, "Delete my address")
	}
	if v.letters.confirmed != nil || v.letters.removed != nil {
		t.Fatalf("changed %+v", v.letters)
	}
	says(t, v.sendTo("/s/"+strings.ToLower(goodToken)), http.StatusOK, "Ще Ви пишем")
	says(t, v.sendTo("/S/0000000000000000"), http.StatusNotFound, "вече не важи")
	says(t, v.sendTo("/X/"+goodToken, "List-Unsubscribe", "One-Click"), http.StatusOK, "Адресът е изтрит")
	unknown, known := v.sendTo("/X/0000000000000000"), v.sendTo("/X/"+goodToken)
	if unknown.Body.String() != strings.ReplaceAll(known.Body.String(), strings.ToLower(goodToken), strings.Repeat("0", 16)) {
		t.Error("the answers differ")
	}
	if len(v.letters.confirmed) != 1 || v.letters.removed[0] != goodToken {
		t.Errorf("changed %+v", v.letters)
	}
	for _, address := range []string{"/S/" + goodToken, "/x/" + goodToken} {
		if got := v.get(address).Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control is %q", address, got)
		}
	}
}

// TestAddressesOfLettersSayWhatIsDoneAlready: each page names the address and, to whoever
// confirmed it, the case, and what was done once is not asked for again.
func TestAddressesOfLettersSayWhatIsDoneAlready(t *testing.T) {
	v := visit(t)
	begin, end, ofCase := "/S/"+goodToken, "/X/"+goodToken, `href="/P/`+goodToken
	before := []*httptest.ResponseRecorder{v.get(begin), v.get(end)}
	says(t, before[0], http.StatusOK, "Да Ви пишем ли на този адрес", "<dd>i…@example.bg</dd>", "Коя е преписката, ще видите, след като потвърдите", "<button>Да, пишете ми")
	says(t, before[1], http.StatusOK, "но никой не потвърди", "<dd>i…@example.bg</dd>", "<button>Изтрийте адреса ми")
	for _, w := range before {
		if strings.Contains(w.Body.String(), ofCase) || strings.Contains(w.Body.String(), goodNumber) {
			t.Errorf("whoever did not confirm learns of the case:\n%s", w.Body)
		}
	}
	for _, w := range []*httptest.ResponseRecorder{v.sendTo(begin), v.get(begin), v.sendTo(begin)} {
		says(t, w, http.StatusOK, "Ще Ви пишем", "<dd>"+goodNumber+"</dd>", "<dd>i…@example.bg</dd>", ofCase, "Към преписката", `href="/X/REMOVEREMOVE0000"`)
		if strings.Contains(w.Body.String(), "<button>") {
			t.Errorf("it is asked again:\n%s", w.Body)
		}
	}
	says(t, v.get(begin+"?l=en"), http.StatusOK, "We will write to you", ofCase+"?l=en")
	says(t, v.get(end), http.StatusOK, "изтрием адреса Ви", "<dd>i…@example.bg</dd>", "<dd>"+goodNumber+"</dd>", ofCase, "<button>")
	for _, w := range []*httptest.ResponseRecorder{v.sendTo(end), v.get(end), v.get("/X/0000000000000000"), v.get("/X/нищо")} {
		says(t, w, http.StatusOK, "Адресът е изтрит")
		if strings.Contains(w.Body.String(), "<button>") {
			t.Errorf("it is asked again:\n%s", w.Body)
		}
	}
	says(t, v.get(begin), http.StatusNotFound, "вече не важи")
	v.letters.err = errors.New("disk is full")
	says(t, v.get(begin), http.StatusServiceUnavailable)
	says(t, v.get(end), http.StatusServiceUnavailable)
	v = visitWithout(t)
	says(t, v.get(begin), http.StatusNotFound, "вече не важи")
}

// TestConsentIsKeptWithTheVersionOfItsWords: who changes the words gives them the next
// version, so that it is known for good to what each person agreed.
func TestConsentIsKeptWithTheVersionOfItsWords(t *testing.T) {
	versions := map[int]string{
		1: "Съгласявам се общината да пази този адрес само за тези писма. Щом преписката приключи, адресът се изтрива. Мога да се откажа по всяко време от връзката в писмото.",
		2: "Съгласявам се общината да пази този адрес само за тези писма. До един ден след като преписката приключи, адресът се изтрива. Мога да се откажа по всяко време от връзката в писмото.",
	}
	if got := phrases.In(data.Bulgarian, phrases.PublicLettersConsent); got != versions[data.ConsentWords] {
		t.Errorf("version %d says %q", data.ConsentWords, got)
	}
}
