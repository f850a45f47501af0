package console

import (
	"errors"
	"net/http"
	"testing"
	"time"
)

func TestUnknownNameAndWrongPasswordGetTheSameAnswer(t *testing.T) {
	o := openOffice(t)
	wrong := o.browser().post("/sign-in", "name", "ana", "password", "не тази").is(http.StatusUnauthorized)
	o.ana.Name = "boris"
	unknown := o.browser().post("/sign-in", "name", "ana", "password", "не тази").is(http.StatusUnauthorized)
	if wrong.body != unknown.body {
		t.Error("the answer tells whether there is such a name")
	}
	unset := openOffice(t)
	unset.ana.Password = ""
	if got := unset.browser().post("/sign-in", "name", "ana", "password", "не тази"); got.body != wrong.body {
		t.Error("the answer tells that no password was set yet")
	}
}

func TestAccountWithoutPasswordOpensWithNone(t *testing.T) {
	o := openOffice(t)
	o.ana.Password = ""
	o.browser().post("/sign-in", "name", "ana", "password", "").is(http.StatusUnauthorized)
}

func TestGuessingIsSlowedDownEvenForTheRightPassword(t *testing.T) {
	o := openOffice(t)
	b := o.browser()
	for range freeTries {
		b.post("/sign-in", "name", "Ana", "password", "не тази").is(http.StatusUnauthorized)
	}
	a := b.post("/sign-in", "name", "ana", "password", goodPassword).is(http.StatusTooManyRequests).says("Опитайте отново след 1 мин.", `value="ana"`)
	if got := a.header.Get("Retry-After"); got != "30" {
		t.Errorf("Retry-After is %q, want 30", got)
	}
	o.wait(firstWait)
	b.post("/sign-in", "name", "ana", "password", "не тази").is(http.StatusUnauthorized)
	o.wait(firstWait)
	b.post("/sign-in", "name", "ana", "password", goodPassword).is(http.StatusTooManyRequests)
	o.wait(firstWait)
	if got := b.post("/sign-in", "name", "ana", "password", goodPassword).path; got != "/" {
		t.Errorf("after the wait the right password led to %s", got)
	}
}

func TestWaitDoublesUpToItsLimitAndIsForgotten(t *testing.T) {
	tried, now := newTries(), time.Unix(1_800_000_000, 0)
	for range freeTries {
		if wait := tried.count(now, "a"); wait != 0 {
			t.Fatalf("a free try had to wait %s", wait)
		}
	}
	for _, want := range []time.Duration{30 * time.Second, time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, longestWait, longestWait} {
		if got := tried.count(now, "a", "b"); got != want {
			t.Errorf("got wait %s, want %s", got, want)
		}
		now = now.Add(want)
		tried.count(now, "a")
	}
	now = now.Add(longestWait + forgetAfter + time.Second)
	for range freeTries {
		if wait := tried.count(now, "a"); wait != 0 {
			t.Errorf("an hour later a try had to wait %s", wait)
		}
	}
}

func TestAddressesOfOneNetworkCountTogether(t *testing.T) {
	if a, b := sourceKey("[2001:db8::1]:1"), sourceKey("[2001:db8::2]:2"); a != b {
		t.Errorf("%s and %s differ", a, b)
	}
	if a, b := sourceKey("192.0.2.1:1"), sourceKey("192.0.2.2:1"); a == b {
		t.Error("two addresses count as one")
	}
}

func TestFirstPasswordByInvitation(t *testing.T) {
	o := openOffice(t)
	o.ana.Password = ""
	b := o.browser()
	b.get("/welcome/" + invitation).is(http.StatusOK).says("ana")
	b.post("/welcome/"+invitation, "password", "къса", "repeat", "къса").is(http.StatusUnprocessableEntity).says("твърде кратко", "autofocus")
	b.post("/welcome/"+invitation, "password", goodPassword, "repeat", "друга").is(http.StatusUnprocessableEntity).
		says("двете пароли не са еднакви", "Паролата не е запазена").lacks("Въведеното от Вас е тук")
	if a := b.post("/welcome/"+invitation, "password", goodPassword, "repeat", goodPassword); a.path != "/" {
		t.Fatalf("the first password led to %s (%d)", a.path, a.status)
	}
	o.browser().get("/welcome/"+invitation).is(http.StatusNotFound).says("поискайте нова връзка", `<a href="/sign-in?l=bg">Към страницата за вход</a>`)
	if a := o.browser().post("/sign-in", "name", "ana", "password", goodPassword); a.path != "/" {
		t.Errorf("the first password does not open: at %s", a.path)
	}
}

func TestSignOutEndsTheSession(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	if got := b.post("/sign-out").path; got != "/sign-in" {
		t.Errorf("sign-out led to %s", got)
	}
	if got := b.get("/").path; got != "/sign-in" {
		t.Errorf("after sign-out: at %s", got)
	}
	b = o.clerk()
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if got := b.post("/sign-out").header.Get("Clear-Site-Data"); got != `"cache", "storage"` {
		t.Errorf("the browser is told to forget %s", got)
	}
}

func TestTextEnteredSurvivesASessionThatRanOut(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.wait(idleTime)
	a := b.post("/notices/new", "do", "save", "title", "Спиране на водата", "body", "От 9 часа", "from", "2026-11-23T09:00", "until", "2026-11-24T09:00")
	a.is(http.StatusUnauthorized).says("е запазено")
	fields := a.fields()
	fields["name"], fields["password"] = "ana", "не тази"
	a = b.post("/sign-in", pairs(fields)...).is(http.StatusUnauthorized)
	fields = a.fields()
	fields["password"] = goodPassword
	a = b.post("/sign-in", pairs(fields)...).is(http.StatusOK).says("Продължете")
	fields = a.fields()
	delete(fields, "l")
	delete(fields, "back")
	if got := b.post("/notices/new", pairs(fields)...).path; got != "/notices/n1" {
		t.Errorf("going on led to %s", got)
	}
	if got := o.notices["n1"].Title; got != "Спиране на водата" {
		t.Errorf("saved title %q", got)
	}
}

func TestSwitchOfLanguageAtTheDoorKeepsWhereToGo(t *testing.T) {
	o := openOffice(t)
	b := o.browser()
	b.get("/cases/c1").is(http.StatusOK).says(`<a href="/sign-in?next=%2Fcases%2Fc1&l=en" lang="en">English</a>`)
	b.get("/sign-in?next=%2Fcases%2Fc1&l=en").says("Staff sign-in", `name="next" value="/cases/c1"`, "Български")
	a := b.post("/sign-in", "l", "en", "next", "/cases/c1", "name", "ana", "password", "wrong")
	a.says(`<a href="/sign-in?next=%2Fcases%2Fc1&l=bg" lang="bg">Български</a>`)
	b.get("/welcome/used").says(`<a href="/welcome/used?l=en" lang="en">`)
	b.get("/welcome/used?l=en").says("To the sign-in page", `<html lang="en"`)
	b.post("/welcome/"+invitation, "password", "къса", "repeat", "къса").says(`<a href="/welcome/` + invitation + `?l=en" lang="en">`)
}

func TestSwitchOfLanguageLostTheTextOfASessionThatRanOut(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.wait(idleTime)
	a := b.post("/notices/new", with(water, "do", "save")...).says(`<button class="quiet" name="other" value="en"`).lacks("?l=en")
	a = b.post("/sign-in", append(pairs(a.fields()), "other", "en")...).is(http.StatusOK).says("Staff sign-in", `<html lang="en"`)
	if got := a.fields(); got["kept.title"] != water[1] || got["next"] != "/notices/new" {
		t.Errorf("the form lost what was entered: %v", got)
	}
}

func TestErrorPagesCanBeReadInTheOtherLanguage(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/nothing").is(http.StatusNotFound).says(`action="/language"`, `name="back" value="/nothing"`)
	b.post("/language", "l", "en", "back", "/nothing").is(http.StatusNotFound).says("There is nothing here")
	b.post("/cases/none/slip").is(http.StatusNotFound).says(`name="back" value="/"`)
	o.failing["FindSession"] = errors.New("disk I/O error")
	b.get("/notices").says(`<a href="/notices?l=en" lang="en">`)
	b.post("/notices/new").says(`<a href="/sign-in?l=en" lang="en">`)
}

func pairs(fields map[string]string) []string {
	var out []string
	for name, value := range fields {
		out = append(out, name, value)
	}
	return out
}

func TestUploadToTheDoorInTheOtherLanguageIsAnswered(t *testing.T) {
	b := openOffice(t).browser()
	b.upload("/sign-in", "x", "other", "en", "name", "ana").is(http.StatusOK).says("Sign in")
}
