package console

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/hotp"

	"example.org/parter/data"
)

// phoneSecret is what ana's phone and the office share.
const phoneSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

// code is what the phone shows some steps from now.
func (o *office) code(secret string, steps int64) string {
	o.t.Helper()
	code, err := hotp.GenerateCode(secret, uint64(o.clock().Unix()/30+steps))
	if err != nil {
		o.t.Fatal(err)
	}
	return code
}

// withPhone gives ana a second factor and a recovery code.
func (o *office) withPhone() {
	o.ana.SecondFactor, o.ana.RecoveryCodes = phoneSecret, 1
	o.codes[o.ana.ID] = []string{"abcdefgh2345"}
}

func TestSecondStepComesOnlyAfterTheRightPassword(t *testing.T) {
	o := openOffice(t)
	wrong := o.browser().post("/sign-in", "name", "ana", "password", "не тази").is(http.StatusUnauthorized)
	o.withPhone()
	b := o.browser()
	if got := b.post("/sign-in", "name", "ana", "password", "не тази").is(http.StatusUnauthorized); got.body != wrong.body {
		t.Error("a wrong password tells that there is a second step")
	}
	a := b.post("/sign-in", "name", "ana", "password", goodPassword).is(http.StatusOK).says("Код от телефона", `action="/sign-in/code"`)
	if got := b.get("/").path; got != "/sign-in" {
		t.Errorf("the password alone opened %s", got)
	}
	fields := a.fields()
	fields["code"] = o.code(phoneSecret, 0)
	delete(fields, "other")
	if got := b.post("/sign-in/code", pairs(fields)...).path; got != "/" {
		t.Errorf("the code led to %s", got)
	}
	b.get("/account").is(http.StatusOK)
}

func TestWrongCodeSaysTheSameAsAWrongPassword(t *testing.T) {
	o := openOffice(t)
	o.withPhone()
	message := regexp.MustCompile(`<div class="message failed".*?</div>`)
	password := message.FindString(o.browser().post("/sign-in", "name", "ana", "password", "не тази").body)
	for name, code := range map[string]string{"wrong": "000000", "of long ago": o.code(phoneSecret, -3), "of no paper": "zzzz-zzzz-zzzz", "empty": ""} {
		b := o.browser()
		b.post("/sign-in", "name", "ana", "password", goodPassword)
		a := b.post("/sign-in/code", "code", code).is(http.StatusUnauthorized)
		if got := message.FindString(a.body); got != password {
			t.Errorf("%s: %q, after a wrong password %q", name, got, password)
		}
		o.wait(forgetAfter + longestWait)
	}
	b := o.browser()
	b.post("/sign-in", "name", "ana", "password", goodPassword)
	o.ana.Locked = o.clock()
	a := b.post("/sign-in/code", "code", o.code(phoneSecret, 0)).is(http.StatusUnauthorized)
	if got := message.FindString(a.body); got != password {
		t.Errorf("locked meanwhile: %q", got)
	}
	if got := o.browser().post("/sign-in", "name", "ana", "password", goodPassword); got.status != http.StatusUnauthorized || message.FindString(got.body) != password {
		t.Errorf("locked: %d %s", got.status, message.FindString(got.body))
	}
}

func TestCodeOpensOnceAndOneStepAround(t *testing.T) {
	o := openOffice(t)
	o.withPhone()
	enter := func(code string) string {
		b := o.browser()
		b.post("/sign-in", "name", "ana", "password", goodPassword)
		return b.post("/sign-in/code", "code", code).path
	}
	first := o.code(phoneSecret, 0)
	if got := enter(first[:3] + " " + first[3:]); got != "/" {
		t.Errorf("typed with a space: at %s", got)
	}
	if got := enter(first); got != "/sign-in/code" {
		t.Errorf("the same code again: at %s", got)
	}
	if got := enter(o.code(phoneSecret, 1)); got != "/" {
		t.Errorf("a phone half a minute ahead: at %s", got)
	}
	o.wait(3 * codeStep)
	if got := enter(o.code(phoneSecret, -1)); got != "/" {
		t.Errorf("a phone half a minute behind: at %s", got)
	}
	if got := enter("ABCD-EFGH-2345"); got != "/" {
		t.Errorf("a recovery code: at %s", got)
	}
	if got := enter("abcd-efgh-2345"); got != "/sign-in/code" {
		t.Errorf("the same recovery code again: at %s", got)
	}
	if !slices.Contains(o.done(), data.DeedRecoveryCodeUsed) || !slices.Contains(o.done(), data.DeedSignInRefused) {
		t.Errorf("noted %v", o.done())
	}
}

func TestGuessingTheCodeIsSlowedDownHoweverOftenOneSignsIn(t *testing.T) {
	o := openOffice(t)
	o.withPhone()
	b := o.browser()
	for range freeTries {
		b.post("/sign-in", "name", "ana", "password", goodPassword).is(http.StatusOK)
		b.post("/sign-in/code", "code", "000000").is(http.StatusUnauthorized)
	}
	o.wait(time.Second)
	for range 3 { // the address is forgiven by the right password, the account is not
		b.post("/sign-in", "name", "ana", "password", goodPassword)
	}
	a := b.post("/sign-in/code", "code", o.code(phoneSecret, 0)).is(http.StatusTooManyRequests).says("Опитайте отново след 1 мин.")
	if got := a.header.Get("Retry-After"); got != "29" {
		t.Errorf("Retry-After is %q, want 29", got)
	}
	o.wait(firstWait)
	if got := b.post("/sign-in/code", "code", o.code(phoneSecret, 0)).path; got != "/" {
		t.Errorf("after the wait: at %s", got)
	}
}

func TestTextEnteredSurvivesTheSecondStep(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.wait(idleTime)
	o.withPhone()
	fields := b.post("/notices/new", with(water, "do", "save")...).is(http.StatusUnauthorized).fields()
	delete(fields, "other")
	fields["name"], fields["password"] = "ana", goodPassword
	fields = b.post("/sign-in", pairs(fields)...).is(http.StatusOK).says("Код от телефона").fields()
	other := b.post("/sign-in/code", append(pairs(fields), "other", "en")...).is(http.StatusOK).says("Code from the phone", `<html lang="en"`)
	if got := other.fields()["kept.title"]; got != water[1] {
		t.Errorf("the other language lost the title: %q", got)
	}
	fields = other.fields()
	delete(fields, "other")
	fields["code"] = "000000"
	fields = b.post("/sign-in/code", pairs(fields)...).is(http.StatusUnauthorized).fields()
	delete(fields, "other")
	fields["code"] = o.code(phoneSecret, 0)
	a := b.post("/sign-in/code", pairs(fields)...).is(http.StatusOK).says("What you entered is kept and has not been sent yet.")
	b.post("/notices/new", pairs(resumed(a))...)
	if got := o.notices["n1"].Title; got != water[1] {
		t.Errorf("saved title %q", got)
	}
}

func TestTextEnteredSurvivesASecondStepThatTookTooLong(t *testing.T) {
	o := openOffice(t)
	o.withPhone()
	b := o.browser()
	fields := b.post("/sign-in", "name", "ana", "password", goodPassword, "next", "/notices/new", "kept.title", "Вода").fields()
	o.wait(codeTime)
	delete(fields, "other")
	fields["code"] = o.code(phoneSecret, 0)
	a := b.post("/sign-in/code", pairs(fields)...).is(http.StatusUnauthorized).says(`action="/sign-in"`)
	if got := a.fields(); got["kept.title"] != "Вода" || got["next"] != "/notices/new" {
		t.Errorf("lost: %v", got)
	}
}

// resumed are the fields of the page that goes on, without those of the frame.
func resumed(a answer) map[string]string {
	fields := a.fields()
	for _, name := range []string{"l", "back", "other"} {
		delete(fields, name)
	}
	return fields
}

// networked is an office whose console is reached over the network.
func networked(t *testing.T) *office {
	t.Helper()
	o, options := staffOffice(t)
	options.Networked = true
	o.serve(options)
	return o
}

func TestOverTheNetworkASecondStepIsSetUpFirst(t *testing.T) {
	o := networked(t)
	b := o.browser()
	a := b.post("/sign-in", "name", "ana", "password", goodPassword, "next", "/notices")
	if a.path != "/account/code" {
		t.Fatalf("sign-in led to %s", a.path)
	}
	a.says("нужен и код от Вашия телефон").lacks("<nav", "Не сега")
	for _, path := range []string{"/", "/notices", "/account", "/access"} {
		if got := b.get(path).path; got != "/account/code" {
			t.Errorf("%s opened before the second step was set up: at %s", path, got)
		}
	}
	if got := b.get("/screens/now", "HX-Request", "true").is(http.StatusForbidden).header.Get("HX-Redirect"); got != "/account/code" {
		t.Errorf("htmx sent to %q", got)
	}
	secret := strings.ReplaceAll(regexp.MustCompile(`class="secret">([A-Z2-7 ]+)<`).FindStringSubmatch(a.body)[1], " ", "")
	b.post("/account/code", "next", "/notices", "code", "").is(http.StatusUnprocessableEntity).says("въведете шестте цифри")
	b.post("/account/code", "next", "/notices", "code", "000000").is(http.StatusUnprocessableEntity).says("кодът не е верен", inGroups(secret, " "))
	a = b.post("/account/code", "next", "/notices", "code", o.code(secret, 0)).is(http.StatusOK).says("Резервни кодове", `href="/notices"`)
	shown := regexp.MustCompile(`<code>([a-z2-7-]+)</code>`).FindAllStringSubmatch(a.body, -1)
	if len(shown) != recoveryCodes || len(o.codes["a1"]) != recoveryCodes || plain(shown[0][1]) != o.codes["a1"][0] {
		t.Errorf("shown %v, stored %v", shown, o.codes["a1"])
	}
	if got := b.get("/notices").path; got != "/notices" {
		t.Errorf("set up, and at %s", got)
	}
	b.post("/account/code/remove").says("не може да се махне")
	if o.ana.SecondFactor == "" {
		t.Error("it was removed over the network")
	}
}

func TestTextEnteredSurvivesSettingUp(t *testing.T) {
	o := networked(t)
	b := o.browser()
	a := b.post("/sign-in", "name", "ana", "password", goodPassword, "next", "/notices/new", "kept.title", "Вода", "kept.body", "Няма").says("QR код")
	secret := strings.ReplaceAll(regexp.MustCompile(`class="secret">([A-Z2-7 ]+)<`).FindStringSubmatch(a.body)[1], " ", "")
	late := b.post("/notices/new", with(water, "do", "save")...).is(http.StatusForbidden) // before the second step
	if got := late.fields()["kept.title"]; got != water[1] {
		t.Errorf("a form that came too early lost its title: %q", got)
	}
	o.wait(sureFor)
	fields := resumed(a)
	fields["code"] = o.code(secret, 0)
	a = b.post("/account/code", pairs(fields)...).is(http.StatusUnauthorized).says("Потвърдете, че сте Вие")
	fields = resumed(a)
	fields["own_password"] = goodPassword
	a = b.post("/account/code", pairs(fields)...).is(http.StatusUnprocessableEntity) // no page says a code back
	fields = resumed(a)
	fields["code"] = o.code(secret, 0)
	a = b.post("/account/code", pairs(fields)...).is(http.StatusOK).says("Резервни кодове", `action="/notices/new"`)
	if got := resumed(a); got["title"] != "Вода" || got["body"] != "Няма" {
		t.Errorf("lost: %v", got)
	}
}

func TestOnTheMachineItselfASecondStepIsOffered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/account").says("Настрой код от телефона")
	a := b.get("/account/code").says("Не сега", "<nav")
	secret := strings.ReplaceAll(regexp.MustCompile(`class="secret">([A-Z2-7 ]+)<`).FindStringSubmatch(a.body)[1], " ", "")
	b.get("/account/code").says(inGroups(secret, " ")) // opened twice, it is the same
	b.post("/account/code", "code", o.code(secret, 0)).says("Резервни кодове")
	b.get("/account").says("Неизползвани резервни кодове: 10", "Нови резервни кодове")
	before := o.codes["a1"][0]
	b.post("/account/code/renew").is(http.StatusOK).says("Резервни кодове")
	if o.codes["a1"][0] == before {
		t.Error("the codes are the old ones")
	}
	b.post("/account/code/remove").says("Втората стъпка е махната.")
	b.post("/account/code/renew").is(http.StatusNotFound)
}

func TestLinkForAPasswordStillAsksForTheCode(t *testing.T) {
	o := openOffice(t)
	o.withPhone()
	b := o.browser()
	b.post("/welcome/"+invitation, "password", "съвсем друга", "repeat", "съвсем друга").is(http.StatusOK).says("Код от телефона")
	if got := b.get("/").path; got != "/sign-in" {
		t.Errorf("the link alone opened %s", got)
	}
	if got := b.post("/sign-in/code", "code", o.code(phoneSecret, 0)).path; got != "/" {
		t.Errorf("the code led to %s", got)
	}
}

func TestTokenIsNewAfterEachStep(t *testing.T) {
	o := openOffice(t)
	o.withPhone()
	b := o.browser()
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	first := b.post("/sign-in", "name", "ana", "password", goodPassword).header.Get("Set-Cookie")
	second := b.post("/sign-in/code", "code", o.code(phoneSecret, 0)).header.Get("Set-Cookie")
	if first == "" || second == "" || first == second {
		t.Errorf("after the password %q, after the code %q", first, second)
	}
}
