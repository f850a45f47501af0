package console

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"example.org/parter/data"
)

func TestEasyPasswordsAreRefused(t *testing.T) {
	for _, password := range []string{
		"password", "Password1", "P@ssw0rd!", "passwordpassword", "letmein123", "iloveyou", "admin2026", "Summer2026!",
		"парола123", "Парола2026!", "моятапарола", "parola12", "P@rola2026", "obichamte", "обичам те", "bulgaria1", "България!", "levski1914",
		"12345678", "87654321", "11111111", "abababab", "аааааааа", "qwertyuiop", "asdfghjk", "1q2w3e4r", "явертъуи", "йцукенгш", "qwerty123456", "abcdefgh", "абвгдежз",
		"Примерово1", "община примерово", "primerovo2026", "кметство1", "партер2026", "ana-parola1", "IvanovA-2026",
	} {
		if !easilyGuessed(password, "ana", "Община Примерово", "Primerovo Municipality", "ivanova") {
			t.Errorf("%q was accepted", password)
		}
	}
	for _, password := range []string{
		goodPassword, "столова ложка мед", "правилен кон батерия", "xK9#mQ2$vL", "зелен чайник 7", "три врабчета на жицата", strings.Repeat("дълга ", 21) + "фраза",
		"тиха вода, стар мост", "77 овце в София пасат",
	} {
		if easilyGuessed(password, "ana", "Община Примерово", "Primerovo Municipality", "ivanova") {
			t.Errorf("%q was refused", password)
		}
	}
}

func TestPasswordMayBeLongAndOfAnySigns(t *testing.T) {
	long := strings.Repeat("аб1 ", 32) + "край" // 132 characters
	if got := checkPasswords(long, long); got != nil {
		t.Errorf("132 characters: %v", got)
	}
	for password, want := range map[string]data.Reason{
		"": data.Missing, "къса": data.TooShort, strings.Repeat("много дълга ", 100): data.TooLong, "парола123": data.TooCommon,
	} {
		if got := checkPasswords(password, password).Of("password"); got != want {
			t.Errorf("%q: %s, want %s", password, got, want)
		}
	}
}

func TestFirstPasswordMayNotBeTheTown(t *testing.T) {
	o := openOffice(t)
	o.ana.Password = ""
	o.browser().post("/welcome/"+invitation, "password", "Примерово2026", "repeat", "Примерово2026").is(http.StatusUnprocessableEntity).says("лесно се отгатва")
}

func TestPasswordIsChangedWithTheOldOne(t *testing.T) {
	o := openOffice(t)
	there, b := o.clerk(), o.clerk()
	const next = "три врабчета на жицата"
	b.post("/account/password", "old", "не тази", "password", next, "repeat", next).is(http.StatusUnprocessableEntity).
		says("сегашната парола не е вярна", "Паролата не е сменена").lacks(next)
	b.post("/account/password", "old", goodPassword, "password", next, "repeat", "друга").is(http.StatusUnprocessableEntity).says("не са еднакви")
	b.post("/account/password", "old", goodPassword, "password", "парола123", "repeat", "парола123").is(http.StatusUnprocessableEntity).says("лесно се отгатва")
	before := o.ana.Password
	b.post("/account/password", "old", goodPassword, "password", next, "repeat", next).says("Паролата е сменена.")
	if o.ana.Password == before {
		t.Error("the password is the old one")
	}
	if got := b.get("/account").path; got != "/account" {
		t.Errorf("the session that changed it ended: at %s", got)
	}
	if got := there.get("/").path; got != "/sign-in" {
		t.Errorf("another session goes on: at %s", got)
	}
	o.browser().post("/sign-in", "name", "ana", "password", goodPassword).is(http.StatusUnauthorized)
	if got := o.browser().post("/sign-in", "name", "ana", "password", next).path; got != "/" {
		t.Errorf("the new password led to %s", got)
	}
}

func TestGuessingTheOldPasswordIsSlowedDown(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for range freeTries {
		b.post("/account/password", "old", "не тази").is(http.StatusUnprocessableEntity)
	}
	b.post("/account/password", "old", goodPassword, "password", "x", "repeat", "x").is(http.StatusTooManyRequests).says("след 30 секунди")
	if got := o.done(); !slices.Contains(got, data.DeedSignInRefused) {
		t.Errorf("noted %v", got)
	}
}

func TestGuessingThePasswordAgainIsSlowedDown(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.wait(sureFor)
	for range freeTries {
		b.post("/account/sessions/end", "own_password", "не тази").is(http.StatusUnauthorized)
	}
	b.post("/account/sessions/end", "own_password", goodPassword).is(http.StatusTooManyRequests).says("Твърде много опити")
	if got := o.done(); !slices.Contains(got, data.DeedSignInRefused) {
		t.Errorf("noted %v", got)
	}
}

func TestOwnSessionsAreSeenAndEnded(t *testing.T) {
	o := openOffice(t)
	phone, other := o.browser(), o.clerk()
	phone.do(http.MethodPost, "/sign-in", form("name", "ana", "password", goodPassword), "User-Agent", "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/149.0 Mobile Safari/537.36")
	b := o.clerk()
	b.get("/account").says("Chrome · Android", "непознат браузър", "тук")
	b.post("/account/sessions/s2/end").says("Прекратено е")
	if got := phone.get("/").path; got != "/sign-in" {
		t.Errorf("the ended session is at %s", got)
	}
	if got := other.get("/").path; got != "/" {
		t.Errorf("the other session ended: at %s", got)
	}
	o.wait(sureFor)
	a := b.post("/account/sessions/end").is(http.StatusUnauthorized).says("Потвърдете, че сте Вие")
	fields := resumed(a)
	fields["own_password"] = goodPassword
	b.post("/account/sessions/end", pairs(fields)...).says("Влизанията са прекратени.")
	if got := other.get("/").path; got != "/sign-in" {
		t.Errorf("the other session goes on: at %s", got)
	}
	b.get("/account").lacks("Прекрати всички други")
}

func TestLockedAccountLosesItsSessionAtOnce(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.ana.Locked = o.clock()
	if got := b.get("/notices").path; got != "/sign-in" {
		t.Errorf("at %s", got)
	}
}
