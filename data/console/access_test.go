package console

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// hire adds a person who can sign in by the same password as ana.
func (o *office) hire(name string, roles ...data.Role) *data.Account {
	a := &data.Account{ID: data.AccountID("of-" + name), Name: name, Roles: roles, Password: o.ana.Password}
	o.others = append(o.others, a)
	return a
}

func TestInvitedPersonGetsALinkThatIsShownOnce(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/access/new", "name", "", "role_editor", "yes").is(http.StatusUnprocessableEntity).says("попълнете това поле", `name="role_editor" value="yes" checked`)
	b.post("/access/new", "name", "ana", "no_roles", "yes").is(http.StatusUnprocessableEntity).says("вече съществува", `value="ana"`)
	o.failing["Access"] = errors.New("disk is full")
	b.post("/access/new", "name", "boris", "no_roles", "yes").is(http.StatusServiceUnavailable).says("нищо не е променено", `value="boris"`)
	delete(o.failing, "Access")
	a := b.post("/access/new", "name", " boris ", "role_editor", "yes", "role_auditor", "yes").is(http.StatusOK)
	a.says(o.server.URL + "/welcome/link-of-a2")
	if diff := cmp.Diff(data.Roles{data.Editor, data.Auditor}, o.others[0].Roles); diff != "" {
		t.Error(diff)
	}
	b.get("/access").says("boris", "още няма парола", "Редактор, Одитор").lacks("link-of")
	invited := o.browser()
	if got := invited.post("/welcome/link-of-a2", "password", goodPassword, "repeat", goodPassword).path; got != "/" {
		t.Errorf("the link led to %s", got)
	}
	invited.get("/access").is(http.StatusForbidden)
	o.browser().get("/welcome/link-of-a2").is(http.StatusNotFound)
}

func TestRolesAreChangedAndHoldAtOnce(t *testing.T) {
	o := openOffice(t)
	boris := o.hire("boris", data.Editor)
	theirs := o.browser()
	theirs.post("/sign-in", "name", "boris", "password", goodPassword)
	theirs.get("/cases").is(http.StatusForbidden)
	b := o.clerk()
	b.post("/access/of-boris/roles", "role_registrar", "yes").says("Правата са запазени")
	if diff := cmp.Diff(data.Roles{data.Registrar}, boris.Roles); diff != "" {
		t.Error(diff)
	}
	theirs.get("/cases").is(http.StatusOK)
	theirs.get("/notices").is(http.StatusForbidden)
	if last := o.deeds[len(o.deeds)-1]; last.What != data.DeedRolesChanged || last.Who != "ana" || last.Which != "of-boris" {
		t.Errorf("noted %+v", last)
	}
	b.get("/access/nobody").is(http.StatusNotFound)
	b.post("/access/nobody/roles").is(http.StatusNotFound)
	o.failing["Access"] = errors.New("disk is full")
	b.post("/access/of-boris/roles").says("нищо не е променено")
}

func TestLastAdministratorStaysOne(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/access/a1/roles", "role_editor", "yes").is(http.StatusUnprocessableEntity).says("последният администратор", `href="#roles"`)
	b.post("/access/a1/lock").is(http.StatusUnprocessableEntity).says("собствения си достъп не можете да заключите")
	b.get("/access/a1").lacks("/access/a1/lock")
	boris := o.hire("boris", data.Administrator)
	b.post("/access/of-boris/lock").says("Заключено.")
	if !boris.IsLocked() {
		t.Error("he is not locked")
	}
	b.post("/access/a1/roles", "role_editor", "yes").is(http.StatusUnprocessableEntity)
}

func TestLockUnlockEndAndRenew(t *testing.T) {
	o := openOffice(t)
	boris := o.hire("boris", data.Editor)
	boris.SecondFactor = phoneSecret
	theirs := o.browser()
	theirs.post("/sign-in", "name", "boris", "password", goodPassword)
	theirs.post("/sign-in/code", "code", o.code(phoneSecret, 0))
	b := o.clerk()
	b.post("/access/of-boris/sessions/end").says("Влизанията са прекратени.")
	if got := theirs.get("/").path; got != "/sign-in" {
		t.Errorf("his session goes on: at %s", got)
	}
	b.post("/access/of-boris/code/remove").says("Втората стъпка е махната.")
	if got := theirs.post("/sign-in", "name", "boris", "password", goodPassword).path; got != "/" {
		t.Errorf("without the second step: at %s", got)
	}
	b.post("/access/of-boris/link").is(http.StatusOK).says("/welcome/link-of-of-boris")
	b.post("/access/of-boris/lock").says("Заключено.", "Отключи")
	if got := theirs.get("/").path; got != "/sign-in" {
		t.Errorf("locked, and at %s", got)
	}
	b.post("/access/of-boris/link").says("първо го отключете")
	b.post("/access/of-boris/unlock").says("Отключено.")
	if got := theirs.post("/sign-in", "name", "boris", "password", goodPassword).path; got != "/" {
		t.Errorf("unlocked: at %s", got)
	}
	for _, want := range []data.Deed{
		data.DeedSessionsEnded, data.DeedSecondFactorRemoved, data.DeedInvited, data.DeedAccountLocked, data.DeedAccountUnlocked,
	} {
		if !slices.Contains(o.done(), want) {
			t.Errorf("not noted: %s", want)
		}
	}
}

// A console that was left open changes nobody's rights.
func TestSensitiveChangeAsksForThePasswordAgain(t *testing.T) {
	o := openOffice(t)
	boris := o.hire("boris", data.Editor)
	b := o.clerk()
	o.wait(sureFor)
	b.get("/access/of-boris").is(http.StatusOK)
	for _, path := range []string{"/access/new", "/access/of-boris/roles", "/access/of-boris/lock", "/access/of-boris/unlock", "/access/of-boris/sessions/end", "/access/of-boris/code/remove", "/access/of-boris/link", "/access/tokens", "/account/code", "/account/code/renew", "/account/code/remove", "/account/sessions/end", "/account/sessions/s1/end"} {
		b.post(path).is(http.StatusUnauthorized).says("Потвърдете, че сте Вие", `action="`+path+`"`)
	}
	a := b.post("/access/of-boris/roles", "role_editor", "yes", "role_registrar", "yes").is(http.StatusUnauthorized)
	fields := resumed(a)
	fields["own_password"] = "не тази"
	a = b.post("/access/of-boris/roles", pairs(fields)...).is(http.StatusUnauthorized).says("Паролата не е вярна. Нищо не е променено.").lacks("не тази")
	fields = resumed(a)
	if len(boris.Roles) != 1 {
		t.Fatal("changed without the password")
	}
	fields["own_password"] = goodPassword
	b.post("/access/of-boris/roles", pairs(fields)...).is(http.StatusOK).says("Правата са запазени")
	if diff := cmp.Diff(data.Roles{data.Editor, data.Registrar}, boris.Roles); diff != "" {
		t.Error(diff)
	}
	b.post("/access/of-boris/roles", "role_editor", "yes").says("Правата са запазени") // within five minutes
	o.wait(sureFor)
	b.post("/access/of-boris/roles").is(http.StatusUnauthorized)
}

func TestNoPageSaysAPasswordOrACodeBack(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.wait(idleTime)
	a := b.post("/account/password", "old", "СТАРА-ТАЙНА", "password", "НОВА-ТАЙНА", "repeat", "НОВА-ТАЙНА").is(http.StatusUnauthorized)
	a.lacks("СТАРА-ТАЙНА", "НОВА-ТАЙНА")
	b.post("/sign-in", "name", "ana", "password", "ГРЕШНА-ТАЙНА").lacks("ГРЕШНА-ТАЙНА")
	if strings.Contains(o.log.String(), "ТАЙНА") {
		t.Error("the log holds a password")
	}
}

// Whoever forgot to tick a right made an account that could do nothing, and it could
// not be taken back.
func TestInvitationWithoutARightIsAskedAboutAndCanBeDeleted(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/access/new", "name", "vera").is(http.StatusUnprocessableEntity).says("изберете поне едно право", `value="vera"`, `href="#roles"`)
	if len(o.others) != 0 {
		t.Fatal("an account was made silently")
	}
	b.post("/access/new", "name", "vera", "no_roles", "yes").is(http.StatusOK).says("няма да се отвори от друг")
	id := string(o.others[0].ID)
	b.get("/access/" + id).says("Изтрий поканата")
	b.post("/access/" + id + "/uninvite").says("Поканата е изтрита.")
	if len(o.others) != 0 || !slices.Contains(o.done(), data.DeedInvitationRemoved) {
		t.Errorf("still there: %+v, done %v", o.others, o.done())
	}
	o.hire("boris", data.Editor)
	b.get("/access/of-boris").lacks("/uninvite")
	b.post("/access/of-boris/uninvite").says("вече е използван")
}

func TestLinkOverTheNetworkDoesNotSayItOpensHereOnly(t *testing.T) {
	o, options := staffOffice(t)
	options.Networked = true
	o.serve(options)
	o.withPhone()
	b := o.browser()
	b.post("/sign-in", "name", "ana", "password", goodPassword)
	b.post("/sign-in/code", "code", o.code(phoneSecret, 0))
	b.post("/access/new", "name", "vera", "role_editor", "yes").lacks("няма да се отвори от друг")
}

// The list of what waits was linked from nowhere.
func TestApprovalsAreInTheNavigationWithTheirNumber(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/").says(`href="/approvals"`).lacks("чакат: ")
	group := datatest.Town().Groups[0]
	b.postForm("/entries/group/"+string(group.ID), o.formOf(group, 0), "name", "Друго име", "do", "ask")
	b.get("/").says("чакат: 1")
	b.get("/access").says(`href="/approvals#four-eyes"`)
	b.get("/approvals").says("всеки издател")
	o.ana.Roles = data.Roles{data.Registrar}
	b.get("/").lacks(`href="/approvals"`)
}
